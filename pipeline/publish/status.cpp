#include "publish/status.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/files.h"

namespace galley::publish {
namespace {

constexpr std::size_t most_rules = 5;

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string bar(double share) {
  constexpr int width = 20;
  const int filled = std::clamp(static_cast<int>(std::lround(share * width)), 0, width);
  std::string result;
  for (int index = 0; index < width; ++index) result += index < filled ? "█" : "·";
  return result;
}

std::string number(double value) {
  return std::abs(value - std::round(value)) < 0.05 ? fmt::format("{:.0f}", value) : fmt::format("{:.1f}", value);
}

std::string limit_line(const check::LimitUse& use) {
  const bool over = (use.max && use.used > *use.max) || (use.min && use.used < *use.min);
  std::string allowed = use.max ? number(*use.max) : std::string{};
  if (use.min) allowed = number(*use.min) + (use.max ? "–" + allowed : " or more");
  const double scale = use.max ? *use.max : use.used;
  return fmt::format("  {:<16} {} {:>5} of {:<6} {}{}\n", use.output, bar(scale > 0 ? use.used / scale : 0),
                     number(use.used), allowed, use.unit, over ? "   ← outside the limit" : "");
}

std::optional<long> days_until(const sources::Date& date, std::int64_t now) {
  using namespace std::chrono;
  if (!date) return std::nullopt;
  const year_month_day day{year{date.year}, month{static_cast<unsigned>(std::max(1, date.month))},
                           std::chrono::day{static_cast<unsigned>(std::max(1, date.day))}};
  if (!day.ok()) return std::nullopt;
  const auto today = floor<days>(sys_seconds{seconds{now}});
  return (sys_days{day} - today).count();
}

std::string due_text(long days) {
  if (days < 0) return counted(static_cast<std::size_t>(-days), "day") + " late";
  return days == 0 ? "due today" : counted(static_cast<std::size_t>(days), "day") + " left";
}

// At most `most` code points, the last of them "…" where some are left out.
std::string shortened(std::string_view text, std::size_t most) {
  if (count_code_points(text) <= most) return std::string(text);
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size(); ++end)
    if ((static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U && ++count == most) break;
  return std::string(text.substr(0, end)) + "…";
}

std::string deliverables(const BuildReport& report, std::int64_t now) {
  std::string result;
  for (const sources::Deliverable& deliverable : report.corpus.publication.deliverables) {
    const auto days = days_until(deliverable.due, now);
    result += fmt::format("  {:<44} {:<11} {}\n", shortened(deliverable.title.text, 44), deliverable.due.iso(),
                          days ? due_text(*days) : std::string("no date"));
  }
  return result;
}

std::string busiest_rules(const BuildReport& report) {
  std::map<std::string, int> counts;
  for (const Diagnostic& diagnostic : report.diagnostics.all())
    if (!diagnostic.waiver && diagnostic.severity != Severity::suggestion) ++counts[diagnostic.rule];
  std::vector<std::pair<std::string, int>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string result;
  for (std::size_t index = 0; index < std::min(most_rules, order.size()); ++index)
    result += fmt::format("  {:>4}  {}\n", order[index].second, order[index].first);
  return result;
}

// Records whose review is due, by id.
std::string overdue_line(const sources::Corpus& corpus, std::int64_t now) {
  std::vector<std::string> overdue;
  const auto look_at = [&](const auto& records) {
    for (const auto& [id, record] : records)
      if (const auto days = days_until(record.upkeep.review_by, now); days && *days < 0) overdue.push_back(id);
  };
  look_at(corpus.findings);
  look_at(corpus.recommendations);
  look_at(corpus.platforms);
  look_at(corpus.states);
  constexpr std::size_t most = 4;
  if (overdue.empty()) return {};
  const std::size_t count = overdue.size();
  overdue.resize(std::min(most, count));
  return fmt::format("  past the review date: {}{}\n", fmt::join(overdue, ", "),
                     count > most ? fmt::format(" and {} more", count - most) : "");
}

// What only the client can confirm, and records whose review is due.
std::string open_points(const BuildReport& report, std::int64_t now) {
  constexpr std::size_t most = 8;  // with the rest of the page, one screen
  std::string result;
  std::size_t count = 0;
  for (const auto& [id, page] : report.corpus.front_matter)
    for (const sources::Confirmation& point : page.confirm)
      if (++count <= most) result += fmt::format("  {}: {} ({})\n", id, point.field.text, point.who.text);
  if (count > most) result += fmt::format("  and {} more, under 'confirm' in sources/front-matter/\n", count - most);
  return result + overdue_line(report.corpus, now);
}

}  // namespace

std::string status_text(const BuildReport& report, std::int64_t now, bool colour) {
  const char* strong = colour ? "\033[1m" : "";
  const char* plain = colour ? "\033[0m" : "";
  const sources::Publication& publication = report.corpus.publication;
  std::string text = fmt::format("{}{}{}, draft {}\n", strong, publication.title.text, plain, publication.draft.value);
  const std::size_t errors = report.diagnostics.count(Severity::error);
  text += fmt::format("{}: {}, {}, {}\n\n", errors > 0 ? "Blocked" : "Ready to publish", counted(errors, "error"),
                      counted(report.diagnostics.count(Severity::warning), "warning"),
                      counted(report.diagnostics.count(Severity::suggestion), "suggestion"));
  text += fmt::format("{}Limits{}\n", strong, plain);
  for (const check::LimitUse& use : report.limits) text += limit_line(use);
  const auto section = [&](std::string_view title, const std::string& body) {
    if (!body.empty()) text += fmt::format("\n{}{}{}\n{}", strong, title, plain, body);
  };
  section("Due", deliverables(report, now));
  section("Rules that speak most", busiest_rules(report));
  section("Open: to be confirmed", open_points(report, now));
  return text;
}

}  // namespace galley::publish
