#include "html/report_groups.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace galley::html {
namespace {

// Bytes of markup around one alert, and around its place alone.
constexpr std::size_t markup_of_alert = 330, markup_of_place = 9;

std::size_t size_of(const ReportAlert& alert) {
  std::size_t size = markup_of_alert + alert.message.size() + alert.line_text.size() + alert.place.file.size();
  for (const std::string& hint : alert.hints) size += hint.size() + 40;
  for (const ReportFix& fix : alert.fixes) size += fix.text.size() + alert.text.size() + 100;
  if (alert.waiver) size += alert.waiver->reason.size() + 60;
  return size;
}

// Areas in the order in which they are shown.
enum : std::size_t { spelling, grammar, house, plain, consistency, sources, limits, other };
struct AreaName {
  const char *title, *engine;
};
constexpr std::array<AreaName, 8> area_names = {{{"Spelling", "house-style"},
                                                 {"Grammar", "grammar"},
                                                 {"House style", "house-style"},
                                                 {"Plain language", "house-style"},
                                                 {"Consistency", "consistency"},
                                                 {"Evidence and references", ""},
                                                 {"Limits and layout", ""},
                                                 {"Records and files", ""}}};

std::size_t area_of(const ReportAlert& alert) {
  const std::string_view rule = alert.rule;
  const std::string_view style = rule.substr(0, rule.find('.'));
  if (style != "Consistency" && rule.find(".Spelling") != std::string_view::npos) return spelling;
  if (style == "Grammar") return grammar;
  if (style == "plain") return plain;
  if (style == "Consistency") return consistency;
  if (!alert.engine.empty()) return house;
  for (const std::string_view name : {"evidence", "citation", "reference", "coverage", "number", "source", "confidential", "quote"})
    if (style == name) return sources;
  for (const std::string_view name : {"limit", "field", "docx", "pptx", "pdf", "layout", "figure", "table", "heading", "image"})
    if (style == name) return limits;
  return other;
}

}  // namespace

std::size_t level_of(const ReportAlert& alert) {
  return alert.waiver ? level_count - 1 : static_cast<std::size_t>(alert.severity);
}

std::vector<AlertGroup> group_alerts(const std::vector<ReportAlert>& alerts) {
  std::map<std::pair<std::size_t, std::string>, AlertGroup> by_rule;
  for (const ReportAlert& alert : alerts) {
    AlertGroup& group = by_rule[{level_of(alert), alert.rule}];
    group.level = level_of(alert);
    group.rule = alert.rule;
    group.alerts.push_back(&alert);
  }
  std::vector<AlertGroup> groups;
  for (auto& [key, group] : by_rule) {
    std::stable_sort(group.alerts.begin(), group.alerts.end(), [](const ReportAlert* a, const ReportAlert* b) {
      return std::tie(a->place.file, a->place.begin) < std::tie(b->place.file, b->place.begin);
    });
    group.in_full = group.alerts.size();
    groups.push_back(std::move(group));
  }
  std::stable_sort(groups.begin(), groups.end(), [](const AlertGroup& a, const AlertGroup& b) {
    return std::pair(a.level, a.alerts.size()) < std::pair(b.level, b.alerts.size());
  });
  return groups;
}

void share_out(std::vector<AlertGroup>& groups, std::size_t bytes) {
  std::size_t places = 0;
  for (const AlertGroup& group : groups) places += group.alerts.size() * markup_of_place;
  std::size_t left = bytes > places ? bytes - places : 0;
  for (AlertGroup& group : groups) {
    group.in_full = 0;
    for (const ReportAlert* alert : group.alerts) {
      const std::size_t size = size_of(*alert);
      if (size > left) break;
      left -= size;
      ++group.in_full;
    }
  }
}

std::vector<Area> areas_of(const std::vector<ReportAlert>& alerts) {
  std::vector<Area> areas;
  for (const AreaName& name : area_names) areas.push_back({name.title, name.engine, {}});
  for (const ReportAlert& alert : alerts) ++areas[area_of(alert)].count[level_of(alert)];
  return areas;
}

}  // namespace galley::html
