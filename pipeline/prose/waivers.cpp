#include "prose/waivers.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "document/walk.h"
#include "yaml/reader.h"
#include "yaml/yaml.h"

namespace galley::prose {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t place : {0, 1, 2, 3, 5, 6, 8, 9})
    if (text[place] < '0' || text[place] > '9') return false;
  const int month = (text[5] - '0') * 10 + (text[6] - '0');
  const int day = (text[8] - '0') * 10 + (text[9] - '0');
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool rule_matches(std::string_view pattern, std::string_view rule) {
  if (!pattern.empty() && pattern.back() == '*')
    return rule.substr(0, pattern.size() - 1) == pattern.substr(0, pattern.size() - 1);
  return pattern == rule;
}

// What no waiver may hide: mistakes of waivers themselves, secrets, files that cannot be read.
bool can_be_waived(const std::string& rule) {
  return rule.rfind("waiver.", 0) != 0 && rule.rfind("confidential.", 0) != 0 && rule.rfind("yaml.", 0) != 0;
}

// ---- Waivers in the text -----------------------------------------------------------

struct TextWaiver {
  std::string rule, reason, by;
  Span place;                 // of the comment, in its source
  std::vector<Span> covered;  // in sources
  std::vector<Span> blocks;   // in manuscripts
  bool used = false;
  [[nodiscard]] bool complete() const { return !rule.empty() && !reason.empty() && !by.empty(); }
};

// "waive RULE: reason -- NAME"
std::optional<TextWaiver> read_directive(const std::string& text) {
  constexpr std::string_view word = "waive";
  const std::string whole = trimmed(text);
  if (whole.compare(0, word.size(), word) != 0) return std::nullopt;
  if (whole.size() > word.size() && whole[word.size()] != ' ' && whole[word.size()] != ':') return std::nullopt;
  TextWaiver waiver;
  const std::string_view rest = std::string_view(whole).substr(word.size());
  const std::size_t colon = rest.find(':');
  waiver.rule = trimmed(rest.substr(0, colon));
  if (colon == std::string_view::npos) return waiver;
  const std::string_view said = rest.substr(colon + 1);
  const std::size_t dashes = said.rfind("--");
  waiver.reason = trimmed(said.substr(0, dashes));
  if (dashes != std::string_view::npos) waiver.by = trimmed(said.substr(dashes + 2));
  return waiver;
}

bool is_leaf(const document::Block& block) {
  return std::holds_alternative<document::Paragraph>(block.node) ||
         std::holds_alternative<document::Heading>(block.node) || std::holds_alternative<document::Table>(block.node);
}

// The leaf that encloses the comment, else the first block behind it.
std::optional<Span> block_of(const document::Document& document, const Span& comment) {
  std::optional<Span> enclosing, next;
  document::walk_blocks(document.blocks, [&](const document::Block& block) {
    if (is_leaf(block) && block.span.begin <= comment.begin && comment.end <= block.span.end) enclosing = block.span;
    if (block.span.begin >= comment.end && (!next || block.span.begin < next->begin)) next = block.span;
    return true;
  });
  return enclosing ? enclosing : next;
}

// Where the letters of a manuscript's range came from, piece by piece.
std::vector<Span> sources_of(const Span& span, const Files& files) {
  const SourceMap* map = files.map(span.file);
  if (map == nullptr) return {span};
  std::vector<Span> result;
  const std::vector<Segment>& segments = map->segments();
  auto at = std::partition_point(segments.begin(), segments.end(),
                                 [&](const Segment& segment) { return segment.end <= span.begin; });
  for (; at != segments.end() && at->begin < span.end; ++at) {
    const std::uint32_t begin = std::max(at->begin, span.begin);
    const std::uint32_t end = std::min(at->end, span.end);
    const Span source = files.origin({span.file, begin, end});
    if (source) result.push_back(source);
  }
  return result;
}

bool inside(const Span& inner, const Span& outer) {
  return inner.file == outer.file && outer.begin <= inner.begin && inner.end <= outer.end;
}

std::vector<TextWaiver> collect(const std::vector<WaiverDocument>& documents, const Files& files) {
  std::vector<TextWaiver> result;
  std::map<Span, std::size_t> known;  // the same comment, shown in several deliverables, is one waiver
  for (const WaiverDocument& text : documents) {
    if (text.document == nullptr) continue;
    for (const document::Directive& directive : text.document->directives) {
      auto waiver = read_directive(directive.text);
      if (!waiver) continue;
      Span comment = directive.span;
      if (comment.file == FileId::none) comment.file = text.manuscript;
      waiver->place = files.origin(comment);
      const auto [at, is_new] = known.try_emplace(waiver->place, result.size());
      if (is_new) result.push_back(std::move(*waiver));
      auto block = block_of(*text.document, comment);
      if (!block) continue;
      if (block->file == FileId::none) block->file = text.manuscript;
      result[at->second].blocks.push_back(*block);
      for (const Span& source : sources_of(*block, files)) result[at->second].covered.push_back(source);
    }
  }
  return result;
}

bool covers(const TextWaiver& waiver, const Diagnostic& diagnostic, const Files& files) {
  if (!rule_matches(waiver.rule, diagnostic.rule)) return false;
  const auto holds = [](const std::vector<Span>& ranges, const Span& span) {
    return std::any_of(ranges.begin(), ranges.end(), [&](const Span& range) { return inside(span, range); });
  };
  if (holds(waiver.blocks, diagnostic.span)) return true;
  const Span origin = files.origin(diagnostic.span);
  if (holds(waiver.covered, origin)) return true;
  // An alert over several pieces begins in one of them.
  return holds(waiver.covered, {origin.file, origin.begin, origin.begin});
}

// ---- Waivers in styles/waivers.yml -------------------------------------------------------

// Whether the quote stands in the file so that it touches the alert's words.
bool touches_quote(std::string_view text, const std::string& quote, const Span& span) {
  for (std::size_t at = text.find(quote); at != std::string_view::npos; at = text.find(quote, at + 1)) {
    if (at > span.end) return false;
    if (span.begin < at + quote.size() && (at < span.end || at == span.begin)) return true;
  }
  return false;
}

bool covers(const FileWaiver& waiver, const Diagnostic& diagnostic, const Files& files) {
  if (!rule_matches(waiver.rule, diagnostic.rule)) return false;
  const Span origin = files.origin(diagnostic.span);
  if (!origin || files.path(origin.file) != waiver.file) return false;
  return touches_quote(files.text(origin.file), waiver.quote, origin);
}

void report_text_waivers(const std::vector<TextWaiver>& waivers, Diagnostics& diagnostics) {
  for (const TextWaiver& waiver : waivers) {
    if (!waiver.complete())
      diagnostics.error("waiver.reason", waiver.place, "a waiver needs a rule, a reason and a name",
                        "write <!-- waive RULE: reason -- NAME -->");
    else if (!waiver.used)
      diagnostics.warning("waiver.unused", waiver.place, "the waiver of " + waiver.rule + " covers no alert",
                          "take it out");
  }
}

}  // namespace

std::vector<FileWaiver> read_waivers(FileId file, const Files& files, Diagnostics& diagnostics) {
  std::vector<FileWaiver> result;
  const auto root = yaml::parse_yaml(file, files.text(file), diagnostics);
  if (!root || root->is_null()) return result;
  if (!root->is_sequence()) {
    diagnostics.error("waiver.wrong-kind", root->span, "waivers are a list of entries", "begin each with “- rule:”");
    return result;
  }
  for (const yaml::Node& node : root->items) {
    yaml::Mapping entry(node, "waiver", diagnostics);
    FileWaiver waiver;
    waiver.rule = entry.text("rule");
    waiver.file = entry.text("file");
    waiver.quote = entry.text("quote");
    waiver.reason = trimmed(entry.text_or("reason", ""));
    waiver.by = trimmed(entry.text_or("by", ""));
    waiver.until = entry.text_or("until", "");
    waiver.span = node.span;
    if (!node.is_mapping() || waiver.rule.empty() || waiver.file.empty() || waiver.quote.empty()) continue;
    if (waiver.reason.empty() || waiver.by.empty()) {
      diagnostics.error("waiver.reason", node.span, "a waiver needs a reason and a name", "give `reason` and `by`");
    } else if (!waiver.until.empty() && !is_date(waiver.until)) {
      diagnostics.error("waiver.date", node.span, "`until` is no date: " + waiver.until, "write it as 2026-12-31");
    } else {
      result.push_back(std::move(waiver));
    }
  }
  return result;
}

void apply_waivers(const std::vector<FileWaiver>& waivers, const std::vector<WaiverDocument>& documents,
                   const Files& files, const std::string& today, Diagnostics& diagnostics) {
  std::vector<TextWaiver> in_text = collect(documents, files);
  std::vector<bool> used(waivers.size(), false);
  const auto expired = [&](const FileWaiver& waiver) { return !waiver.until.empty() && waiver.until < today; };
  for (Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.waiver || !can_be_waived(diagnostic.rule) || !diagnostic.span) continue;
    for (TextWaiver& waiver : in_text) {
      if (!waiver.complete() || !covers(waiver, diagnostic, files)) continue;
      waiver.used = true;
      diagnostic.waiver = Waiver{waiver.reason, waiver.by, {}};
      break;
    }
    for (std::size_t place = 0; place < waivers.size() && !diagnostic.waiver; ++place) {
      if (!covers(waivers[place], diagnostic, files)) continue;
      used[place] = true;
      if (!expired(waivers[place]))
        diagnostic.waiver = Waiver{waivers[place].reason, waivers[place].by, waivers[place].until};
    }
  }
  report_text_waivers(in_text, diagnostics);
  for (std::size_t place = 0; place < waivers.size(); ++place) {
    const FileWaiver& waiver = waivers[place];
    if (expired(waiver))
      diagnostics.error("waiver.expired", waiver.span, "the waiver of " + waiver.rule + " held until " + waiver.until,
                        "mend the text, or agree on a new date");
    else if (!used[place])
      diagnostics.warning("waiver.unused", waiver.span, "the waiver of " + waiver.rule + " covers no alert",
                          "take it out");
  }
}

}  // namespace galley::prose
