#include "cli/print.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "base/visible.h"
#include "publish/secrecy.h"

namespace galley::cli {
namespace {

constexpr std::size_t longest_line = 160;  // code points shown of an author's line

const char* colour_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "\033[1;31m";
    case Severity::warning: return "\033[1;33m";
    case Severity::suggestion: return "\033[1;34m";
  }
  return "";
}

// The code points [begin, end) of a line.
std::string_view part(std::string_view line, std::size_t begin, std::size_t end) {
  std::size_t from = line.size(), to = line.size(), count = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if ((static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U) continue;
    if (count == begin) from = at;
    if (count == end) {
      to = at;
      break;
    }
    ++count;
  }
  return from < to ? line.substr(from, to - from) : std::string_view{};
}

// The author's line, cut around the words where it is long, and the marks below it.
std::string quote_line(const Place& place, std::string_view line) {
  const std::size_t length = count_code_points(line);
  const std::size_t first = place.column - 1;
  std::size_t last = place.end_line == place.line ? place.end_column - 1 : length;
  last = std::clamp(last, std::min(first + 1, length), length);
  const std::size_t begin = first > longest_line / 2 && length > longest_line ? first - longest_line / 2 : 0;
  const std::size_t end = std::min(length, begin + longest_line);
  const std::string prefix = fmt::format("{:>5} | ", place.line);
  const std::string lead = begin > 0 ? "…" : "";
  std::string result = prefix + lead + visible(part(line, begin, end)) + (end < length ? "…" : "") + "\n";
  result += std::string(prefix.size() - 2, ' ') + "| " + std::string(begin > 0 ? 1 : 0, ' ');
  result += std::string(first - begin, ' ') +
            std::string(std::max<std::size_t>(1, std::min(last, end) - std::min(first, end)), '^');
  return result + "\n";
}

// What no waiver covers, by file and place; of one severity, or of all.
std::vector<const Diagnostic*> in_order(const Diagnostics& diagnostics, const Files& files,
                                        std::optional<Severity> severity) {
  using Key = std::tuple<std::string, std::uint32_t, std::uint32_t, const Diagnostic*>;
  std::vector<Key> order;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.waiver || (severity && diagnostic.severity != *severity)) continue;
    const Place place = files.place(diagnostic.span);
    order.emplace_back(std::string(place.path), place.line, place.column, &diagnostic);
  }
  std::stable_sort(order.begin(), order.end(), [](const Key& a, const Key& b) {
    return std::tie(std::get<0>(a), std::get<1>(a), std::get<2>(a)) <
           std::tie(std::get<0>(b), std::get<1>(b), std::get<2>(b));
  });
  std::vector<const Diagnostic*> result;
  for (const Key& key : order) result.push_back(std::get<3>(key));
  return result;
}

// "12 suggestions: 8 House.Terms, 4 spelling.unknown (in the style report; --all prints them)"
std::string sum_up(const std::vector<const Diagnostic*>& diagnostics, std::string_view noun, std::string_view more) {
  constexpr std::size_t most_rules = 5;
  if (diagnostics.empty()) return {};
  std::map<std::string, std::size_t> counts;
  for (const Diagnostic* diagnostic : diagnostics) ++counts[diagnostic->rule];
  std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string rules;
  std::size_t named = 0;
  for (std::size_t index = 0; index < std::min(most_rules, order.size()); ++index) {
    rules += fmt::format("{}{} {}", index > 0 ? ", " : "", order[index].second, visible(order[index].first));
    named += order[index].second;
  }
  if (named < diagnostics.size()) rules += fmt::format(", {} of other rules", diagnostics.size() - named);
  return fmt::format("{} {}{}{}: {}\n  each with its line in the style report; --all prints them here\n",
                     diagnostics.size(), more, noun, diagnostics.size() == 1 ? "" : "s", rules);
}

}  // namespace

std::string harmless_lines(std::string_view text) {
  std::string result;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    result += visible(line);
    if (end < text.size()) result += '\n';
    begin = end + 1;
  }
  return result;
}

std::string print_diagnostic(const Diagnostic& diagnostic, const Files& files, const PrintOptions& options) {
  const Place place = files.place(diagnostic.span);
  const char* strong = options.colour ? colour_of(diagnostic.severity) : "";
  const char* plain = options.colour ? "\033[0m" : "";
  std::string result;
  if (!place.path.empty()) {
    const Span origin = files.origin(diagnostic.span);
    // A span at the very start of an empty stand-in names the file or folder as a whole.
    const std::string path = visible(place.path);
    result = files.text(origin.file).empty() ? fmt::format("{}: ", path)
                                             : fmt::format("{}:{}:{}: ", path, place.line, place.column);
  }
  result += fmt::format("{}{}[{}]{}: {}\n", strong, name(diagnostic.severity), diagnostic.rule, plain,
                        visible(diagnostic.message));
  if (options.lines && !place.path.empty() && !publish::is_withheld(diagnostic)) {
    const std::string_view line = files.line(files.origin(diagnostic.span).file, place.line);
    if (!line.empty()) result += quote_line(place, line);
    for (const std::string& hint : diagnostic.hints) result += fmt::format("  hint: {}\n", visible(hint));
  } else if (options.lines) {
    for (const std::string& hint : diagnostic.hints) result += fmt::format("  hint: {}\n", visible(hint));
  }
  return result;
}

std::string print_diagnostics(const Diagnostics& diagnostics, const Files& files, const PrintOptions& options) {
  std::string result;
  for (const Diagnostic* diagnostic : in_order(diagnostics, files, std::nullopt))
    result += print_diagnostic(*diagnostic, files, options);
  return result;
}

std::string print_overview(const Diagnostics& diagnostics, const Files& files, const PrintOptions& options) {
  constexpr std::size_t most_warnings = 20, most_errors = 50;
  std::string result;
  if (options.suggestions) result = sum_up(in_order(diagnostics, files, Severity::suggestion), "suggestion", "");
  const auto in_full = [&](Severity severity, std::size_t most) {
    auto found = in_order(diagnostics, files, severity);
    const std::size_t shown = std::min(found.size(), most);
    for (std::size_t index = 0; index < shown; ++index) result += print_diagnostic(*found[index], files, options);
    found.erase(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown));
    result += sum_up(found, name(severity), "more ");
  };
  in_full(Severity::warning, most_warnings);
  in_full(Severity::error, most_errors);
  return result;
}

}  // namespace galley::cli
