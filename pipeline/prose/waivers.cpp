#include "prose/waivers.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "prose/quote_search.h"
#include "prose/waiver_index.h"
#include "prose/waivers_in_text.h"
#include "unicode/unicode.h"
#include "yaml/reader.h"
#include "yaml/yaml.h"

namespace galley::prose {
namespace {

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

// What no waiver may hide: errors of Galley's own checks (a limit, a citation, a file that
// cannot be read), mistakes of waivers themselves, secrets.
bool can_be_waived(const Diagnostic& diagnostic) {
  if (diagnostic.rule.starts_with("waiver.") || diagnostic.rule.starts_with("confidential.")) return false;
  return !diagnostic.engine.empty() || diagnostic.severity != Severity::error;
}

// ---- Waivers in styles/waivers.yml -------------------------------------------------------

// Whether any of the rules that spoke is the one, or begins as the star says.
bool has_spoken(const std::string& pattern, const std::set<std::string>& rules) {
  if (!pattern.ends_with('*')) return rules.contains(pattern);
  const std::string_view begin = std::string_view(pattern).substr(0, pattern.size() - 1);
  const auto first = rules.lower_bound(std::string(begin));
  return first != rules.end() && first->starts_with(begin);
}

// A name that is none of the rules, though its style has rules or it names no style: the nearest one, or nothing.
struct UnknownRule {
  std::optional<std::string> nearest;
};
std::optional<UnknownRule> unknown_rule(const std::string& rule, const std::vector<std::string>& rules) {
  const auto begins_some = [&](const std::string& begin, bool any_case) {
    return std::any_of(rules.begin(), rules.end(), [&](const std::string& known) {
      const std::string same_size = known.substr(0, begin.size());
      return (any_case ? unicode::to_lower(same_size) : same_size) == begin;
    });
  };
  if (rules.empty() || std::find(rules.begin(), rules.end(), rule) != rules.end()) return std::nullopt;
  if (rule.ends_with('*')) {  // "House.*" where the style is "house"
    const std::string begin = rule.substr(0, rule.size() - 1), small = unicode::to_lower(begin);
    if (begins_some(begin, false) || !begins_some(small, true)) return std::nullopt;
    return UnknownRule{nearest(rule, {small + "*"})};
  }
  const std::size_t point = rule.find('.');
  if (point == std::string::npos) {
    const auto named =
        std::find_if(rules.begin(), rules.end(), [&](const std::string& known) { return known.ends_with("." + rule); });
    return UnknownRule{named == rules.end() ? nearest(rule, rules) : std::optional(*named)};
  }
  if (!begins_some(unicode::to_lower(rule.substr(0, point + 1)), true)) return std::nullopt;
  return UnknownRule{nearest(rule, rules)};
}

// Says why waivers cover nothing; each name is compared with the rules once.
class IdleReport {
 public:
  IdleReport(const WaiverContext& context, Diagnostics& diagnostics) : context_(context), diagnostics_(diagnostics) {}

  void add(const std::string& rule, const Span& place, bool refused, std::string hint) {
    if (refused) {
      diagnostics_.error("waiver.refused", place, "an error of " + rule + " cannot be waived",
                         "put it right, and take the waiver out");
      return;
    }
    const auto [unknown, is_new] = unknown_.try_emplace(rule);
    if (is_new) unknown->second = unknown_rule(rule, context_.rules);
    if (unknown->second) {
      const auto& meant = unknown->second->nearest;
      diagnostics_.warning("waiver.unused", place, "the waiver covers no alert: there is no rule " + rule,
                           meant ? "did you mean '" + *meant + "'?" : "write the name as the style report gives it");
    } else if (context_.complete) {
      diagnostics_.warning("waiver.unused", place, "the waiver of " + rule + " covers no alert", std::move(hint));
    }
  }

 private:
  const WaiverContext& context_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::optional<UnknownRule>> unknown_;
};

void report_text_waivers(const std::vector<TextWaiver>& waivers, IdleReport& idle, Diagnostics& diagnostics) {
  for (const TextWaiver& waiver : waivers) {
    if (!waiver.complete())
      diagnostics.error("waiver.reason", waiver.place, "a waiver needs a rule, a reason and a name",
                        "write <!-- waive RULE: reason -- NAME -->");
    else if (waiver.used == 0)
      idle.add(waiver.rule, waiver.place, waiver.refused,
               "it holds for its own paragraph, else for the next: move it there, or take it out");
  }
}

// What became of an entry of styles/waivers.yml.
struct FileWaiverState {
  int used = 0;
  bool refused = false;
  bool has_file = false;
  bool stands = false;  // the quote is in its file
};

// Why an entry covers nothing.
std::string why_unused(const FileWaiver& entry, const FileWaiverState& state) {
  if (!state.has_file) return "there is no file " + entry.file;
  if (!state.stands) return "“" + entry.quote + "” is not in " + entry.file;
  return "the words draw no such alert any more";
}

// All waivers, and which of them cover a place.
class Waivers {
 public:
  Waivers(const std::vector<FileWaiver>& entries, const WaiverContext& context, const Files& files,
          const Diagnostics& alerts)
      : entries_(entries), files_(files), in_text_(collect_text_waivers(context.documents, files, text_index_)),
        states_(entries.size()) {
    std::set<std::string> rules;
    for (const Diagnostic& alert : alerts.all()) rules.insert(alert.rule);
    std::map<FileId, std::vector<std::size_t>> by_file;
    for (std::size_t number = 0; number < entries.size(); ++number)
      if (const auto file = files.find(entries[number].file)) by_file[*file].push_back(number);
    for (const auto& [file, numbers] : by_file) find_quotes(file, numbers, rules, context.today);
    for (WaiverIndex* index : {&text_index_, &current_, &expired_}) index->prepare();
  }

  void apply(Diagnostic& alert) {
    const Span origin = files_.origin(alert.span);
    waive_in_text(alert, origin);
    if (!origin || alert.waiver) return;
    // A file that was read twice has two numbers and one path.
    const Span place{files_.find(files_.path(origin.file)).value_or(origin.file), origin.begin, origin.end};
    if (!waive_by_entry(alert, current_.touching(alert.rule, place), true))
      static_cast<void>(waive_by_entry(alert, expired_.touching(alert.rule, place), false));
  }

  [[nodiscard]] const std::vector<TextWaiver>& in_text() const { return in_text_; }
  [[nodiscard]] const std::vector<FileWaiverState>& states() const { return states_; }  // of the entries

 private:
  // Of several entries with the same rule and quote the first that holds is used.
  void find_quotes(FileId file, const std::vector<std::size_t>& numbers, const std::set<std::string>& rules,
                   const std::string& today) {
    QuoteSearch search;
    std::vector<std::vector<std::size_t>> by_quote;  // numbers of entries
    std::set<std::tuple<std::string, std::size_t, bool>> known;
    std::vector<std::size_t> quote_of;
    for (const std::size_t number : numbers) {
      const FileWaiver& entry = entries_[number];
      const std::size_t quote = search.add(entry.quote);
      quote_of.push_back(quote);
      if (quote == by_quote.size()) by_quote.emplace_back();
      if (has_spoken(entry.rule, rules) && known.emplace(entry.rule, quote, entry.expired(today)).second)
        by_quote[quote].push_back(number);
    }
    std::vector<char> stands(by_quote.size(), 0);
    search.find(files_.text(file), [&](std::size_t quote, std::size_t begin, std::size_t end) {
      stands[quote] = 1;
      const Span place{file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
      for (const std::size_t number : by_quote[quote])
        (entries_[number].expired(today) ? expired_ : current_).add(entries_[number].rule, place, number);
    });
    for (std::size_t place = 0; place < numbers.size(); ++place) {
      states_[numbers[place]].has_file = true;
      states_[numbers[place]].stands = stands[quote_of[place]] != 0;
    }
  }

  void waive_in_text(Diagnostic& alert, const Span& origin) {
    std::vector<std::size_t> covering = text_index_.enclosing(alert.rule, alert.span);
    if (covering.empty()) covering = text_index_.enclosing(alert.rule, origin);
    // An alert over several pieces begins in one of them.
    if (covering.empty()) covering = text_index_.enclosing(alert.rule, {origin.file, origin.begin, origin.begin});
    if (covering.empty()) return;
    if (!can_be_waived(alert)) {
      for (const std::size_t number : covering) in_text_[number].refused = true;
      return;
    }
    TextWaiver& waiver = in_text_[covering.front()];
    if (is_new(true, covering.front(), alert.rule, origin)) ++waiver.used;
    alert.waiver = Waiver{waiver.reason, waiver.by, {}};
  }

  // Whether an entry covers the alert; one that has expired lets it stand.
  [[nodiscard]] bool waive_by_entry(Diagnostic& alert, const std::vector<std::size_t>& covering, bool holds) {
    if (covering.empty()) return false;
    if (!can_be_waived(alert)) {
      for (const std::size_t number : covering) states_[number].refused = true;
      return true;
    }
    const FileWaiver& entry = entries_[covering.front()];
    if (is_new(false, covering.front(), alert.rule, files_.origin(alert.span))) ++states_[covering.front()].used;
    if (holds) alert.waiver = Waiver{entry.reason, entry.by, entry.until};
    return true;
  }

  // An alert that shows in several outputs counts once.
  bool is_new(bool in_text, std::size_t number, const std::string& rule, const Span& origin) {
    return counted_.emplace(in_text, number, rule, origin).second;
  }

  const std::vector<FileWaiver>& entries_;
  const Files& files_;
  std::set<std::tuple<bool, std::size_t, std::string, Span>> counted_;
  WaiverIndex text_index_, current_, expired_;
  std::vector<TextWaiver> in_text_;
  std::vector<FileWaiverState> states_;
};

std::vector<WaiverUse> uses_of(const std::vector<TextWaiver>& in_text, const std::vector<FileWaiver>& waivers,
                               const std::vector<FileWaiverState>& states, const std::string& today, const Files& files) {
  std::vector<WaiverUse> uses;
  for (const TextWaiver& waiver : in_text)
    if (waiver.complete())
      uses.push_back({waiver.rule, std::string(files.path(waiver.place.file)), {}, waiver.reason, waiver.by, {}, waiver.place,
                      waiver.used, false});
  for (std::size_t place = 0; place < waivers.size(); ++place) {
    const FileWaiver& waiver = waivers[place];
    uses.push_back({waiver.rule, waiver.file, waiver.quote, waiver.reason, waiver.by, waiver.until, waiver.span,
                    states[place].used, waiver.expired(today)});
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
                        "write house.Countries, or house.*");
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
  Waivers all(waivers, context, files, diagnostics);
  for (Diagnostic& diagnostic : diagnostics.all())
    if (!diagnostic.waiver && diagnostic.span) all.apply(diagnostic);
  IdleReport idle(context, diagnostics);
  report_text_waivers(all.in_text(), idle, diagnostics);
  for (std::size_t place = 0; place < waivers.size(); ++place) {
    const FileWaiver& waiver = waivers[place];
    if (waiver.expired(context.today))
      diagnostics.error("waiver.expired", waiver.span, "the waiver of " + waiver.rule + " held until " + waiver.until,
                        "mend the text, or agree on a new date");
    else if (all.states()[place].used == 0)
      idle.add(waiver.rule, waiver.span, all.states()[place].refused,
               why_unused(waiver, all.states()[place]) + ": take the waiver out");
  }
  return uses_of(all.in_text(), waivers, all.states(), context.today, files);
}

}  // namespace galley::prose
