#include "prose/waivers.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "document/walk.h"
#include "unicode/unicode.h"
#include "yaml/reader.h"
#include "yaml/yaml.h"

namespace galley::prose {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

// "2026-12-31", a day that is in the calendar.
bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  int year = 0;
  unsigned month = 0, day = 0;
  const auto read = [&](std::size_t begin, std::size_t end, auto& value) {
    const auto [at, error] = std::from_chars(text.data() + begin, text.data() + end, value);
    return error == std::errc{} && at == text.data() + end;
  };
  if (!read(0, 4, year) || !read(5, 7, month) || !read(8, 10, day)) return false;
  return std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}}.ok();
}

bool rule_matches(std::string_view pattern, std::string_view rule) {
  if (!pattern.empty() && pattern.back() == '*')
    return rule.substr(0, pattern.size() - 1) == pattern.substr(0, pattern.size() - 1);
  return pattern == rule;
}

// A waiver names one rule, or a style with a star: what covers everything explains nothing.
bool names_a_rule(std::string_view rule) { return !rule.empty() && rule.front() != '*'; }

// What no waiver may hide: errors of Galley's own checks (a limit, a citation, a file that
// cannot be read), mistakes of waivers themselves, secrets.
bool can_be_waived(const Diagnostic& diagnostic) {
  if (diagnostic.rule.starts_with("waiver.") || diagnostic.rule.starts_with("confidential.")) return false;
  return !diagnostic.engine.empty() || diagnostic.severity != Severity::error;
}

// ---- Waivers in the text -----------------------------------------------------------

struct TextWaiver {
  std::string rule, reason, by;
  Span place;                 // of the comment, in its source
  std::vector<Span> covered;  // in sources
  std::vector<Span> blocks;   // in manuscripts
  int used = 0;
  bool refused = false;       // covers only what cannot be waived
  [[nodiscard]] bool complete() const { return names_a_rule(rule) && !reason.empty() && !by.empty(); }
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

constexpr std::string_view blanks = " \t\r\n";

bool is_blank(char letter) { return blanks.find(letter) != std::string_view::npos; }

// The end of `quote` where it begins at `at`, any run of blanks being as good as another:
// a quotation goes on over the lines of a file. 0 if it does not stand there.
std::size_t quote_end(std::string_view text, std::size_t at, std::string_view quote) {
  for (std::size_t place = 0; place < quote.size();) {
    if (is_blank(quote[place])) {
      if (at >= text.size() || !is_blank(text[at])) return 0;
      place = std::min(quote.find_first_not_of(blanks, place), quote.size());
      at = std::min(text.find_first_not_of(blanks, at), text.size());
    } else if (at < text.size() && text[at] == quote[place]) {
      ++place;
      ++at;
    } else {
      return 0;
    }
  }
  return at;
}

// Whether the quote stands in the file; with a span, so that it touches those bytes.
bool holds_quote(std::string_view text, std::string_view quote, const std::optional<Span>& span) {
  for (std::size_t at = text.find(quote.front()); at != std::string_view::npos; at = text.find(quote.front(), at + 1)) {
    if (span && at > span->end) return false;
    const std::size_t end = quote_end(text, at, quote);
    if (end == 0) continue;
    if (!span || (span->begin < end && (at < span->end || at == span->begin))) return true;
  }
  return false;
}

bool covers(const FileWaiver& waiver, const Diagnostic& diagnostic, const Files& files) {
  if (!rule_matches(waiver.rule, diagnostic.rule)) return false;
  const Span origin = files.origin(diagnostic.span);
  if (!origin || files.path(origin.file) != waiver.file) return false;
  return holds_quote(files.text(origin.file), waiver.quote, origin);
}

// Why a waiver of styles/waivers.yml covers nothing.
std::string why_unused(const FileWaiver& waiver, const Files& files) {
  const auto file = files.find(waiver.file);
  if (!file) return "there is no file " + waiver.file;
  if (!holds_quote(files.text(*file), waiver.quote, std::nullopt)) return "“" + waiver.quote + "” is not in " + waiver.file;
  return "the words draw no such alert any more";
}

// A name that is none of the rules, though its style has rules or it names no style: the nearest one, or nothing.
struct UnknownRule {
  std::optional<std::string> nearest;
};
std::optional<UnknownRule> unknown_rule(const std::string& rule, const std::vector<std::string>& rules) {
  if (rules.empty() || rule.ends_with('*') || std::find(rules.begin(), rules.end(), rule) != rules.end()) return std::nullopt;
  const std::size_t point = rule.find('.');
  if (point == std::string::npos) {
    const auto named = std::find_if(rules.begin(), rules.end(), [&](const std::string& known) { return known.ends_with("." + rule); });
    return UnknownRule{named == rules.end() ? nearest(rule, rules) : std::optional(*named)};
  }
  const std::string style = unicode::to_lower(rule.substr(0, point + 1));
  const bool of_style = std::any_of(rules.begin(), rules.end(), [&](const std::string& known) {
    return unicode::to_lower(known.substr(0, style.size())) == style;
  });
  return of_style ? std::optional(UnknownRule{nearest(rule, rules)}) : std::nullopt;
}

void report_idle(const std::string& rule, const Span& place, bool refused, const WaiverContext& context, std::string hint,
                 Diagnostics& diagnostics) {
  if (refused) {
    diagnostics.error("waiver.refused", place, "an error of " + rule + " cannot be waived", "put it right, and take the waiver out");
  } else if (const auto unknown = unknown_rule(rule, context.rules)) {
    diagnostics.warning("waiver.unused", place, "the waiver covers no alert: there is no rule " + rule,
                        unknown->nearest ? "did you mean '" + *unknown->nearest + "'?" : "write the name as the style report gives it");
  } else if (context.complete) {
    diagnostics.warning("waiver.unused", place, "the waiver of " + rule + " covers no alert", std::move(hint));
  }
}

void report_text_waivers(const std::vector<TextWaiver>& waivers, const WaiverContext& context, Diagnostics& diagnostics) {
  for (const TextWaiver& waiver : waivers) {
    if (!waiver.complete())
      diagnostics.error("waiver.reason", waiver.place, "a waiver needs a rule, a reason and a name",
                        "write <!-- waive RULE: reason -- NAME -->");
    else if (waiver.used == 0)
      report_idle(waiver.rule, waiver.place, waiver.refused, context,
                  "it holds for its own paragraph, else for the next: move it there, or take it out", diagnostics);
  }
}

// The waiver in the text that covers the alert, if any.
void waive_in_text(std::vector<TextWaiver>& waivers, const Files& files, Diagnostic& diagnostic) {
  for (TextWaiver& waiver : waivers) {
    if (!waiver.complete() || !covers(waiver, diagnostic, files)) continue;
    if (!can_be_waived(diagnostic)) {
      waiver.refused = true;
      continue;
    }
    ++waiver.used;
    diagnostic.waiver = Waiver{waiver.reason, waiver.by, {}};
    return;
  }
}

// What became of an entry of styles/waivers.yml.
struct FileWaiverState {
  int used = 0;
  bool refused = false;
};

void waive_by_file(const std::vector<FileWaiver>& waivers, const std::string& today, const Files& files,
                   std::vector<FileWaiverState>& states, Diagnostic& diagnostic) {
  for (std::size_t place = 0; place < waivers.size() && !diagnostic.waiver; ++place) {
    const FileWaiver& waiver = waivers[place];
    if (!covers(waiver, diagnostic, files)) continue;
    if (!can_be_waived(diagnostic)) {
      states[place].refused = true;
      continue;
    }
    ++states[place].used;
    if (!waiver.expired(today)) diagnostic.waiver = Waiver{waiver.reason, waiver.by, waiver.until};
  }
}

std::vector<WaiverUse> uses_of(const std::vector<TextWaiver>& in_text, const std::vector<FileWaiver>& waivers,
                               const std::vector<FileWaiverState>& states, const Files& files) {
  std::vector<WaiverUse> uses;
  for (const TextWaiver& waiver : in_text)
    if (waiver.complete())
      uses.push_back({waiver.rule, std::string(files.path(waiver.place.file)), {}, waiver.reason, waiver.by, {}, waiver.place,
                      waiver.used});
  for (std::size_t place = 0; place < waivers.size(); ++place) {
    const FileWaiver& waiver = waivers[place];
    uses.push_back({waiver.rule, waiver.file, waiver.quote, waiver.reason, waiver.by, waiver.until, waiver.span,
                    states[place].used});
  }
  return uses;
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
    if (!names_a_rule(waiver.rule)) {
      diagnostics.error("waiver.rule", node.span, "a waiver names one rule, or one style with a star",
                        "write House.Terms, or House.*");
    } else if (waiver.reason.empty() || waiver.by.empty()) {
      diagnostics.error("waiver.reason", node.span, "a waiver needs a reason and a name", "give `reason` and `by`");
    } else if (!waiver.until.empty() && !is_date(waiver.until)) {
      diagnostics.error("waiver.date", node.span, "`until` is no date: " + waiver.until, "write it as 2026-12-31");
    } else {
      result.push_back(std::move(waiver));
    }
  }
  return result;
}

std::vector<WaiverUse> apply_waivers(const std::vector<FileWaiver>& waivers, const WaiverContext& context,
                                     const Files& files, Diagnostics& diagnostics) {
  std::vector<TextWaiver> in_text = collect(context.documents, files);
  std::vector<FileWaiverState> states(waivers.size());
  for (Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.waiver || !diagnostic.span) continue;
    waive_in_text(in_text, files, diagnostic);
    waive_by_file(waivers, context.today, files, states, diagnostic);
  }
  report_text_waivers(in_text, context, diagnostics);
  for (std::size_t place = 0; place < waivers.size(); ++place) {
    const FileWaiver& waiver = waivers[place];
    if (waiver.expired(context.today))
      diagnostics.error("waiver.expired", waiver.span, "the waiver of " + waiver.rule + " held until " + waiver.until,
                        "mend the text, or agree on a new date");
    else if (states[place].used == 0)
      report_idle(waiver.rule, waiver.span, states[place].refused, context,
                  why_unused(waiver, files) + ": take the waiver out", diagnostics);
  }
  return uses_of(in_text, waivers, states, files);
}

}  // namespace galley::prose
