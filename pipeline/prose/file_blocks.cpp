#include "prose/file_blocks.h"

#include <algorithm>
#include <array>

#include "prose/front_matter.h"
#include "prose/markdown_tokens.h"
#include "prose/scope.h"

namespace galley::prose {
namespace {

// `text` with each match of `pattern` put between `before` and `behind`: its first
// group, or nothing where it has none.
MappedText wrap_matches(const MappedText& text, const Regex& pattern, const std::string& before,
                        const std::string& behind) {
  MappedText result;
  std::size_t done = 0;
  for (const Captures& captures : pattern.find_all_captures(text.text)) {
    result.append(text.substr(done, captures[0].begin));
    const bool has_group = captures.size() > 1;
    const Capture inner = has_group ? captures[1] : Capture{};
    const std::size_t from = inner.took_part() ? inner.begin : captures[0].begin;
    const std::size_t to = inner.took_part() ? inner.end : captures[0].begin;
    result.append(before, text.span(from, from), Origin::changed);
    // Without a group Vale leaves a literal `$1`; code is masked, so nothing is lost.
    result.append(text.substr(from, to));
    result.append(behind, text.span(to, to), Origin::changed);
    done = captures[0].end;
  }
  if (done == 0) return text;
  result.append(text.substr(done, text.text.size()));
  return result;
}

class Preparer {
 public:
  Preparer(const Config& config, const std::string& extension, const std::string& normal_extension,
           Diagnostics& diagnostics)
      : config_(config), extension_(extension), normal_(normal_extension), diagnostics_(diagnostics) {}

  MappedText run(MappedText text) {
    // JSON is left in the text, as Vale leaves it.
    if (const auto front = find_front_matter(text.text); front && front->kind != FrontMatter::Kind::json) {
      MappedText fenced;
      fenced.append("\n```\n", text.span(0, 4), Origin::changed);
      fenced.append(text.substr(front->begin, front->end));
      fenced.append("\n```\n", text.span(front->end, front->behind), Origin::changed);
      fenced.append(text.substr(front->behind, text.text.size()));
      text = std::move(fenced);
    }
    each_section([&](const ConfigSection& section) {
      for (const std::string& pattern : section.block_ignores) text = wrap(text, pattern, "\n```\n", "\n```\n");
    });
    each_section([&](const ConfigSection& section) {
      for (const std::string& pattern : section.token_ignores) text = wrap(text, pattern, "`", "`");
    });
    if (extension_ == ".mdx") text = with_comments(std::move(text), {"{/*", "*/}"});
    each_section([&](const ConfigSection& section) {
      if (section.comment_delimiters) text = with_comments(std::move(text), *section.comment_delimiters);
    });
    return text;
  }

 private:
  template <class Visit>
  void each_section(const Visit& visit) {
    visit(config_.everywhere);
    for (const ConfigSection& section : config_.sections)
      if (section.glob.matches(normal_) || section.glob.matches(extension_)) visit(section);
  }

  MappedText wrap(const MappedText& text, const std::string& pattern, const char* before, const char* behind) {
    const auto regex = Regex::compile(pattern);
    if (!regex) {
      diagnostics_.error("prose.config", {}, config_.path + ": '" + pattern + "': " + regex.error().message);
      return text;
    }
    return wrap_matches(text, *regex, before, behind);
  }

  static MappedText with_comments(MappedText text, const std::pair<std::string, std::string>& marks) {
    const std::array<std::pair<std::string, const char*>, 2> replacements = {
        {{marks.first, "<!--"}, {marks.second, "-->"}}};
    for (const auto& [mark, comment] : replacements) {
      if (mark.empty() || text.text.find(mark) == std::string::npos) continue;
      MappedText result;
      std::size_t done = 0;
      for (std::size_t at = text.text.find(mark); at != std::string::npos; at = text.text.find(mark, done)) {
        result.append(text.substr(done, at));
        result.append(comment, text.span(at, at + mark.size()), Origin::changed);
        done = at + mark.size();
      }
      result.append(text.substr(done, text.text.size()));
      text = std::move(result);
    }
    return text;
  }

  const Config& config_;
  const std::string& extension_;
  const std::string& normal_;
  Diagnostics& diagnostics_;
};

void add_front_matter(const MappedText& text, FileId file, const std::string& extension, const Config& config,
                      WalkResult& result, Diagnostics& diagnostics) {
  const Selector ignored(config.ignored_scopes);
  for (FrontMatterField& field : front_matter_fields(text, file, diagnostics)) {
    std::string scope = "text.frontmatter." + field.key + extension;
    if (!ignored.matches(scope))
      result.blocks.push_back({{std::move(scope), std::move(field.value)}, Switches(), false, 0});
  }
}

}  // namespace

std::string extension_of(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  const std::size_t slash = path.rfind('/');
  if (dot == std::string::npos || (slash != std::string::npos && dot < slash)) return {};
  return path.substr(dot);
}

Format format_of(const std::string& extension, const Config& config) {
  std::string name = extension.empty() ? extension : extension.substr(1);
  if (const auto mapped = config.formats.find(name); mapped != config.formats.end()) name = mapped->second;
  static constexpr std::array markdown = {"md", "mdown", "markdown", "markdn", "mdx"};
  static constexpr std::array html = {"html", "htm", "shtml", "xhtml"};
  if (std::find(markdown.begin(), markdown.end(), name) != markdown.end()) return Format::markdown;
  if (std::find(html.begin(), html.end(), name) != html.end()) return Format::html;
  return name == "txt" ? Format::text : Format::lines;
}

WalkResult file_blocks(const FileSource& source, FileId file, const std::string& path, const Config& config,
                       const FileRules& rules, Diagnostics& diagnostics) {
  const std::string extension = extension_of(path);
  const Format format = format_of(extension, config);
  if (format == Format::text || format == Format::lines) {
    WalkResult result;
    result.blocks.push_back({{"text" + extension, source.text()}, Switches(), format == Format::text, 0});
    return result;
  }
  WalkOptions options{config.skipped_scopes, config.ignored_scopes, config.ignored_classes, rules.styles, extension};
  HtmlTokens tokens;
  if (format == Format::html) {
    tokenize_html(source.text(), tokens);
    return walk_tokens(tokens, options);
  }
  static const std::string normal = ".md";
  auto parsed = markdown_tokens(Preparer(config, extension, normal, diagnostics).run(source.text()));
  if (!parsed) {
    diagnostics.error("prose.text", source.text().span(0, 0), parsed.error().message);
    return {};
  }
  WalkResult front;
  add_front_matter(source.text(), file, extension, config, front, diagnostics);
  WalkResult result = walk_tokens(*parsed, options);
  result.blocks.insert(result.blocks.begin(), std::make_move_iterator(front.blocks.begin()),
                       std::make_move_iterator(front.blocks.end()));
  return result;
}

}  // namespace galley::prose
