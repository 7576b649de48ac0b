#include "publish/consequences.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "base/ascii.h"
#include "unicode/unicode.h"

namespace galley::publish {
namespace {

using Rules = std::set<std::string, std::less<>>;

// After one of these the file's records, or its text, are not there.
const Rules unreadable = {"file.unreadable",    "json.syntax",    "markdown.front-matter",
                          "source.kind",        "text.conflict",  "text.control",
                          "text.empty",         "text.large",     "text.long",
                          "text.utf8",          "yaml.control",   "yaml.depth",
                          "yaml.duplicate-key", "yaml.forbidden", "yaml.size",
                          "yaml.space",         "yaml.syntax"};
// After one of these it is there, under a name that nobody asks for.
const Rules misnamed = {"id.duplicate", "id.file", "id.form", "source.unknown-file"};
// These name something that is not there.
const Rules leads_nowhere = {"citation.unknown",         "image.missing",       "outline.unknown-name",
                             "output.template-missing",  "record.unknown",      "reference.unknown",
                             "reference.unknown-figure", "source.missing-file", "table.unknown"};

// These miss what a file that was lost may have held.
const Rules missed = {"coverage.gap", "evidence.caveats-only", "evidence.count-differs", "evidence.date-differs",
                      "evidence.date-unsupported", "evidence.number-differs", "evidence.number-unsupported",
                      "outline.empty-loop", "scope.uncovered"};

// A second voice on a place that the first has spoken of.
struct Pair {
  std::string_view cause, consequence;
};
constexpr std::array same_place = {
    Pair{"markdown.image", "image.missing"},    Pair{"markdown.image", "image.format"},
    Pair{"markdown.image", "layout.image"},     Pair{"image.missing", "layout.image"},
    Pair{"image.missing", "docx.image"},        Pair{"image.missing", "slide.image"},
    Pair{"image.format", "layout.image"},       Pair{"image.format", "docx.image"},
    Pair{"image.format", "slide.image"},        Pair{"markdown.empty-heading", "heading.empty"},
    Pair{"heading.skipped", "heading.level"},   Pair{"file.unreadable", "source.unknown-file"},
    Pair{"file.unread", "source.unknown-file"},
};

bool is_of_id(char c) { return c == '-' || ascii::is_alphanumeric(c); }

bool holds_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_of_id(text[at - 1])) && (end == text.size() || !is_of_id(text[end]))) return true;
  }
  return false;
}

std::string_view stem(std::string_view path) {
  path = path.substr(path.rfind('/') + 1);
  return path.substr(0, path.find('.'));
}

// The id that a message speaks of: the first words it quotes, without what says their kind.
std::string_view quoted_id(std::string_view message) {
  const std::size_t open = message.find('\'');
  if (open == std::string_view::npos) return {};
  std::string_view id = message.substr(open + 1);
  id = id.substr(0, id.find('\''));
  for (const std::string_view prefix : {"fig:", "tbl:", "sec:"})
    if (id.starts_with(prefix)) id.remove_prefix(prefix.size());
  constexpr std::string_view chapters = "chapters.";  // "chapters.summary.body", of an outline
  if (id.starts_with(chapters)) id = id.substr(chapters.size(), id.find('.', chapters.size()) - chapters.size());
  return id;
}

// Whether a hint names what was meant.
bool names_another(const Diagnostic& diagnostic) {
  return std::any_of(diagnostic.hints.begin(), diagnostic.hints.end(),
                     [](const std::string& hint) { return hint.starts_with("did you mean"); });
}

class Consequences {
 public:
  Consequences(const Diagnostics& diagnostics, const Files& files, const sources::Corpus& corpus)
      : files_(files), corpus_(corpus) {
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      const Span span = files.origin(diagnostic.span);
      said_.emplace(diagnostic.rule, span);
      begins_.emplace(diagnostic.rule, span.file, span.begin);
      if (diagnostic.severity != Severity::error) continue;
      if (span && unreadable.contains(diagnostic.rule)) lost_.insert(span.file);
      if (span && misnamed.contains(diagnostic.rule)) misnamed_.insert(span.file);
      if (diagnostic.rule == "source.missing-key" || diagnostic.rule.starts_with("section.")) key_missing_ = true;
      const bool of_library = !span || files.path(span.file) == "sources/references.json";
      if (diagnostic.rule == "source.missing-file" && of_library && corpus.references.empty() && !corpus.facts.empty())
        library_missing_ = true;
    }
  }

  [[nodiscard]] bool is_explained(const Diagnostic& diagnostic) const {
    const Span span = files_.origin(diagnostic.span);
    for (const Pair& pair : same_place)
      if (diagnostic.rule == pair.consequence && begins_.contains({std::string(pair.cause), span.file, span.begin}))
        return true;
    // A fact whose source is unknown is reported with the fact, not at each citation of it.
    if (diagnostic.rule == "citation.unknown" &&
        (library_missing_ || corpus_.fact(quoted_id(diagnostic.message)) != nullptr))
      return true;
    if (diagnostic.rule == "figure.column" && encloses_another(diagnostic.rule, span)) return true;
    if (key_missing_ && diagnostic.rule == "markdown.empty-heading" && files_.path(span.file).starts_with("templates/"))
      return true;
    if (lost_.empty() && misnamed_.empty()) return false;
    if (missed.contains(diagnostic.rule)) return true;
    return leads_nowhere.contains(diagnostic.rule) && is_lost(quoted_id(diagnostic.message));
  }

  // What to mend first, for what may follow from it: the file that shares the id's first
  // letters (AU-01 stands in AU.yml), the only one, or any of several.
  [[nodiscard]] std::string possible_cause(const Diagnostic& diagnostic) const {
    const bool may_follow =
        diagnostic.rule == "output.failed" || (leads_nowhere.contains(diagnostic.rule) && !names_another(diagnostic));
    if (!may_follow || lost_.empty()) return {};
    const std::string_view id = quoted_id(diagnostic.message);
    const auto akin =
        std::find_if(lost_.begin(), lost_.end(), [&](FileId file) { return id.starts_with(stem(files_.path(file))); });
    if (akin == lost_.end() && lost_.size() > 1)
      return "this may follow from files that could not be read: mend those first";
    return fmt::format("this may follow from {}, which could not be read: mend that file first",
                       files_.path(akin == lost_.end() ? *lost_.begin() : *akin));
  }

 private:
  // Whether a file that is lost or misnamed goes by this id, or holds it.
  [[nodiscard]] bool is_lost(std::string_view word) const {
    const auto is_it = [&](FileId file) {
      return word == files_.path(file) || unicode::fold_case(stem(files_.path(file))) == unicode::fold_case(word) ||
             holds_word(files_.text(file), word);
    };
    return !word.empty() &&
           (std::any_of(lost_.begin(), lost_.end(), is_it) || std::any_of(misnamed_.begin(), misnamed_.end(), is_it));
  }

  [[nodiscard]] bool encloses_another(const std::string& rule, Span span) const {
    return std::any_of(said_.begin(), said_.end(), [&](const auto& said) {
      const Span& inner = said.second;
      return said.first == rule && inner.file == span.file && inner != span && inner.begin >= span.begin &&
             inner.end <= span.end;
    });
  }

  const Files& files_;
  const sources::Corpus& corpus_;
  std::set<std::pair<std::string, Span>> said_;
  std::set<std::tuple<std::string, FileId, std::uint32_t>> begins_;
  std::set<FileId> lost_, misnamed_;
  bool key_missing_ = false;
  bool library_missing_ = false;
};

}  // namespace

void drop_consequences(Diagnostics& diagnostics, const Files& files, const sources::Corpus& corpus) {
  const Consequences consequences(diagnostics, files, corpus);
  std::erase_if(diagnostics.all(), [&](const Diagnostic& diagnostic) { return consequences.is_explained(diagnostic); });
  for (Diagnostic& diagnostic : diagnostics.all())
    if (std::string cause = consequences.possible_cause(diagnostic); !cause.empty())
      diagnostic.hints = {std::move(cause)};
}

void cap_repeated(Diagnostics& diagnostics, const Files& files) {
  constexpr std::size_t most = 300;
  std::map<std::pair<std::string, FileId>, std::size_t> counts;
  std::map<std::pair<std::string, FileId>, std::size_t> last;  // index of the last one kept
  Diagnostics kept;
  for (Diagnostic& diagnostic : diagnostics.all()) {
    const std::pair<std::string, FileId> kind{diagnostic.rule, files.origin(diagnostic.span).file};
    if (++counts[kind] > most) continue;
    last[kind] = kept.all().size();
    kept.add(std::move(diagnostic));
  }
  for (const auto& [kind, count] : counts)
    if (count > most)
      kept.all()[last[kind]].hints.push_back(
          fmt::format("{} more of this kind in this file are not listed", count - most));
  diagnostics = std::move(kept);
}

}  // namespace galley::publish
