#include "html/report_alerts.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "html/report_text.h"

namespace galley::html {
namespace {

using kainjow::mustache::data;
using List = kainjow::mustache::list;  // copied where it is set, with all in it; a `data` that grows copies itself each time

constexpr std::size_t shown_at_once = 10;   // alerts of a group; the others unfold
// What alerts given by their place may take of the page; those beyond are given by number.
constexpr std::size_t bytes_of_places = 150'000, bytes_of_place = 9, bytes_of_file = 60;

class AlertList {
 public:
  AlertList(const std::vector<AlertGroup>& groups, const Levels& levels, const OutputTitles& titles,
            const std::map<std::string, ReportRule>& rules)
      : groups_(groups), levels_(levels), titles_(titles), rules_(rules) {}

  List groups() {
    List list;
    list.reserve(groups_.size());
    for (const AlertGroup& group : groups_) list.push_back(group_entry(group, list.size() + 1));
    return list;
  }

  [[nodiscard]] std::size_t total() const { return total_; }
  [[nodiscard]] std::size_t by_place() const { return by_place_; }

 private:
  data group_entry(const AlertGroup& group, std::size_t number) {
    data entry = level_data(levels_[group.level]);
    entry["id"] = fmt::format("g{}", number);
    entry["level"] = levels_[group.level].id;
    entry["level_title"] = levels_[group.level].title;
    entry["rule"] = visible(group.rule);
    entry["rule_title"] = visible(rule_title(group.rule, rules_));
    entry["count"] = counted(group.alerts.size(), "alert");
    about(group, entry);
    const bool say_hints = !shared_hints(group);
    List first, rest;
    first.reserve(std::min(group.in_full, shown_at_once));
    rest.reserve(group.in_full - first.capacity());
    for (std::size_t index = 0; index < group.in_full; ++index)
      (index < shown_at_once ? first : rest).push_back(alert_entry(*group.alerts[index], say_hints));
    entry["has_first"] = group.in_full > 0;
    entry["first"] = first;
    if (group.in_full > shown_at_once) {
      entry["has_rest"] = true;
      entry["rest_title"] = fmt::format("{} more", figure(static_cast<double>(group.in_full - shown_at_once)));
      entry["rest"] = rest;
    }
    if (group.in_full < group.alerts.size()) places(group, entry);
    total_ += group.alerts.size();
    return entry;
  }

  // What holds for all alerts of a group is said once.
  static bool shared_hints(const AlertGroup& group) {
    const std::vector<std::string>& hints = group.alerts.front()->hints;
    return group.alerts.size() > 1 && !hints.empty() &&
           std::all_of(group.alerts.begin(), group.alerts.end(), [&](const ReportAlert* alert) { return alert->hints == hints; });
  }

  void about(const AlertGroup& group, data& entry) const {
    const auto rule = rules_.find(group.rule);
    if (rule != rules_.end() && !rule->second.usages.empty()) entry["usages"] = visible(rule->second.usages);
    for (const ReportAlert* alert : group.alerts) {
      const std::string host = host_of(alert->link);
      if (host.empty()) continue;
      entry["link"] = alert->link;
      const bool named = rule != rules_.end() && !rule->second.authority.empty();
      entry["host"] = visible(named ? rule->second.authority : host);
      break;
    }
    std::set<std::string> engines;
    for (const ReportAlert* alert : group.alerts) engines.insert(alert->engine.empty() ? "Galley's own checks" : alert->engine);
    std::string found_by;
    for (const std::string& engine : engines) found_by += (found_by.empty() ? "" : "; ") + visible(engine);
    entry["engine"] = found_by;
    data advice = data::type::list;
    if (shared_hints(group))
      for (const std::string& hint : group.alerts.front()->hints) {
        data item;
        item["text"] = shortened(hint);
        advice.push_back(item);
      }
    entry["advice"] = std::move(advice);
  }

  [[nodiscard]] std::string output_numbers(const std::vector<std::string>& outputs) const {
    std::string numbers;
    for (std::size_t index = 0; index < titles_.size(); ++index)
      if (std::find(outputs.begin(), outputs.end(), titles_[index].first) != outputs.end())
        numbers += fmt::format("{}{}", numbers.empty() ? "" : " ", index);
    return numbers;
  }

  data alert_entry(const ReportAlert& alert, bool say_hints) {
    data entry;
    entry["number"] = fmt::format("{}", ++number_);
    entry["message"] = as_sentence(shortened(alert.message));
    if (!alert.place.file.empty()) entry["file"] = visible(alert.place.file);
    entry["line"] = fmt::format("{}", alert.place.line);
    entry["column"] = fmt::format("{}", alert.place.column);
    sentence(alert, entry);
    difference(alert, entry);
    data hints = data::type::list;
    if (say_hints)
      for (const std::string& hint : alert.hints) {
        if (alert.message.find(hint) != std::string::npos) continue;  // said already
        data item;
        item["text"] = shortened(hint);
        hints.push_back(item);
      }
    entry["hints"] = std::move(hints);
    if (alert.waiver) {
      const std::string until = alert.waiver->until.empty() ? "" : ", until " + alert.waiver->until;
      entry["waiver"] = shortened(alert.waiver->reason) + visible(" (" + alert.waiver->by + until + ")");
    }
    std::string titles;
    for (const std::string& id : alert.outputs)
      for (const auto& [known, title] : titles_)
        if (known == id) titles += (titles.empty() ? "" : ", ") + visible(title);
    entry["outputs"] = output_numbers(alert.outputs);
    if (!titles.empty()) entry["output_titles"] = titles;
    return entry;
  }

  static void sentence(const ReportAlert& alert, data& entry) {
    const std::string& line = alert.line_text;
    const std::size_t begin = std::min<std::size_t>(alert.mark_begin, line.size());
    const std::size_t end = std::clamp<std::size_t>(alert.mark_end, begin, line.size());
    entry["has_line"] = !line.empty();
    entry["before"] = visible(line.substr(0, begin));
    entry["marked"] = visible(line.substr(begin, end - begin));
    entry["after"] = visible(line.substr(end));
  }

  static void difference(const ReportAlert& alert, data& entry) {
    data diffs = data::type::list;
    const bool whole = alert.fixes.size() == 1 && !alert.text.empty() && alert.fixes.front().begin == alert.place.begin &&
                       alert.fixes.front().end == alert.place.end;
    if (whole) {
      data item;
      item["was"] = shortened(alert.text);
      item["new"] = alert.fixes.front().text.empty() ? "(leave out)" : shortened(alert.fixes.front().text);
      diffs.push_back(item);
    }
    entry["diffs"] = std::move(diffs);
  }

  // The alerts that the page has no room for in full, by file.
  void places(const AlertGroup& group, data& entry) {
    struct InFile {
      std::string places;
      std::size_t count = 0;
      std::vector<std::string> outputs;
    };
    std::map<std::string, InFile> files;
    std::size_t beyond = 0;
    for (std::size_t index = group.in_full; index < group.alerts.size(); ++index) {
      const ReportAlert& alert = *group.alerts[index];
      if (place_bytes_ >= bytes_of_places) {
        ++beyond;
        continue;
      }
      ++by_place_;
      const auto [at, is_new] = files.try_emplace(alert.place.file);
      place_bytes_ += bytes_of_place + (is_new ? bytes_of_file + alert.place.file.size() : 0);
      InFile& file = at->second;
      file.places += fmt::format("{}{}:{}", file.places.empty() ? "" : ", ", alert.place.line, alert.place.column);
      ++file.count;
      file.outputs.insert(file.outputs.end(), alert.outputs.begin(), alert.outputs.end());
    }
    data list = data::type::list;
    for (const auto& [path, file] : files) {
      data row;
      row["file"] = path.empty() ? "no file" : visible(path);
      row["places"] = path.empty() ? fmt::format("{} times", file.count) : file.places;
      row["count"] = fmt::format("{}", file.count);
      row["outputs"] = output_numbers(file.outputs);
      list.push_back(row);
    }
    entry["has_places"] = true;
    const std::size_t listed = group.alerts.size() - group.in_full - beyond;
    entry["places_title"] = fmt::format("{} more of this rule, by line and column", figure(static_cast<double>(listed)));
    entry["places"] = std::move(list);
    if (beyond > 0)
      entry["beyond"] = fmt::format("{} further ones stand in style-report.json only.", figure(static_cast<double>(beyond)));
  }

  const std::vector<AlertGroup>& groups_;
  const Levels& levels_;
  const OutputTitles& titles_;
  const std::map<std::string, ReportRule>& rules_;
  std::size_t number_ = 0, total_ = 0, by_place_ = 0, place_bytes_ = 0;
};

}  // namespace

Levels report_levels(const style::HtmlTheme& theme) {
  return {{{"error", "Error", "Errors", theme.error.icon},
           {"warning", "Warning", "Warnings", theme.warning.icon},
           {"suggestion", "Suggestion", "Suggestions", theme.suggestion.icon},
           {"waived", "Waived", "Waived", theme.passed.icon}}};
}

data level_data(const Level& level) {
  data entry;
  entry["class"] = level.id;
  entry["icon"] = level.icon;
  return entry;
}

std::string rule_title(const std::string& rule, const std::map<std::string, ReportRule>& rules) {
  const auto known = rules.find(rule);
  return known == rules.end() || known->second.title.empty() ? rule_in_words(rule) : known->second.title;
}

void add_alerts(data& root, const std::vector<AlertGroup>& groups, const Levels& levels, const OutputTitles& titles,
                const std::map<std::string, ReportRule>& rules) {
  AlertList list(groups, levels, titles, rules);
  root["groups"] = list.groups();
  // Counted apart, as at the head of the page.
  std::size_t waived = 0;
  for (const AlertGroup& group : groups)
    if (group.level + 1 == level_count) waived += group.alerts.size();
  root["shown"] = counted(list.total() - waived, "alert") +
                  (waived > 0 ? fmt::format(" and {} waived", figure(static_cast<double>(waived))) : "");
  if (list.by_place() > 0)
    root["left_out"] = fmt::format("To keep this page small, {} are given by their place alone, after those of the same rule "
                                   "that are given in full. style-report.json gives all of them in full.",
                                   counted(list.by_place(), "alert"));
}

}  // namespace galley::html
