// The style report as one page: the model in the words and figures of
// templates/html/style-report.html. Mustache escapes every value.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

#include "html/style_report.h"

namespace galley::html {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

constexpr std::size_t largest_page = 490'000;  // bytes
constexpr std::size_t longest_text = 600;      // bytes of one message or hint
constexpr std::array<std::string_view, 13> words = {"No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"};

std::string in_words(std::size_t count) { return count < words.size() ? std::string(words[count]) : fmt::format("{}", count); }

// "1,234.5"
std::string figure(double value) {
  std::string text = fmt::format("{:.2f}", value);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  const std::size_t point = std::min(text.find('.'), text.size());
  for (std::size_t at = point; at > 3 && text[at - 4] != '-'; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::string shortened(std::string text) {
  if (text.size() <= longest_text) return text;
  std::size_t end = longest_text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + " …";
}

std::string share(double value, double whole) { return fmt::format("{:.1f}", whole > 0 ? std::clamp(value / whole * 100, 0.0, 100.0) : 0.0); }

std::string capitalized(std::string text) {
  std::replace(text.begin(), text.end(), '_', ' ');
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

struct Level { std::string id, title, plural, icon; };

class Page {
 public:
  Page(const ReportModel& model, const style::Brand& brand, const style::Theme& theme) : model_(model), brand_(brand), theme_(theme) {
    for (const ReportAlert& alert : model_.alerts) alerts_.push_back(&alert);
    std::stable_sort(alerts_.begin(), alerts_.end(), [](const ReportAlert* a, const ReportAlert* b) { return order(*a) < order(*b); });
    for (const ReportAlert* alert : alerts_) ++counts_[order(*alert)];
    for (const auto& [id, title] : model_.outputs) output_titles_[id] = title;
  }

  std::string render(std::string_view page, std::size_t most_alerts) {
    data root = data::type::object;
    looks(root);
    verdict(root);
    rules(root);
    limits(root);
    filters(root);
    alerts(root, most_alerts);
    tables(root);
    mustache outline{std::string(page)};
    return outline.render(root);
  }

  [[nodiscard]] std::size_t size() const { return alerts_.size(); }

 private:
  // Waived alerts come last.
  static std::size_t order(const ReportAlert& alert) { return alert.waiver ? 3 : static_cast<std::size_t>(alert.severity); }

  [[nodiscard]] Level level(std::size_t index) const {
    const style::HtmlTheme& html = theme_.html;
    switch (index) {
      case 0: return {"error", "Error", "Errors", html.error.icon};
      case 1: return {"warning", "Warning", "Warnings", html.warning.icon};
      case 2: return {"suggestion", "Suggestion", "Suggestions", html.suggestion.icon};
      default: return {"waived", "Waived", "Waived", html.passed.icon};
    }
  }

  [[nodiscard]] std::string output_title(const std::string& id) const {
    const auto found = output_titles_.find(id);
    return found == output_titles_.end() ? capitalized(id) : found->second;
  }

  static std::string stack(const std::string& family, std::string_view generic) { return fmt::format("\"{}\",{}", family, generic); }

  void looks(data& root) {
    data palette = data::type::list;
    for (const auto& [name, colour] : brand_.palette) {
      data entry;
      entry.set("name", name);
      entry.set("colour", "#" + style::hex(colour));
      palette.push_back(entry);
    }
    root.set("palette", palette);
    root.set("sans", stack(brand_.base.family, "system-ui,-apple-system,\"Segoe UI\",sans-serif"));
    root.set("serif", stack(brand_.headings.family, "Georgia,serif"));
    root.set("mono", stack(brand_.monospace.family, "ui-monospace,Consolas,monospace"));
    const auto variable = [&](const char* key, const style::ReportLevel& found) { root.set(key, fmt::format("--{}", brand_.palette_name(found.colour))); };
    variable("level_error", theme_.html.error);
    variable("level_warning", theme_.html.warning);
    variable("level_suggestion", theme_.html.suggestion);
    variable("level_passed", theme_.html.passed);
    root.set("title", model_.title.empty() ? model_.publication : model_.title);
    if (!model_.draft.empty()) root.set("draft", model_.draft);
    if (!model_.date.empty()) root.set("date", model_.date);
    root.set("source_hash", model_.source_hash);
    root.set("status_line", fmt::format("Publication {}: {}.", model_.publication, model_.status));
    data sections = data::type::list;
    const auto section = [&](const char* id, const char* title) {
      data entry;
      entry.set("id", id);
      entry.set("title", title);
      sections.push_back(entry);
    };
    section("alerts", "Alerts");
    if (!model_.limits.empty()) section("limits", "Limits");
    if (!model_.readability.empty()) section("readability", "Readability");
    if (!model_.waivers.empty()) section("waivers", "Waivers");
    section("checks", "Checks");
    root.set("sections", sections);
  }

  void verdict(data& root) {
    const std::size_t errors = counts_[0];
    if (errors > 0) {
      root.set("verdict", fmt::format("{} {} publication", in_words(errors), errors == 1 ? "error blocks" : "errors block"));
      root.set("lede", fmt::format("Put {} right and run again. Warnings and suggestions do not block.", errors == 1 ? "it" : "them"));
      root.set("first", "Open first error");
    } else if (counts_[1] + counts_[2] > 0) {
      root.set("verdict", "No error blocks publication");
      root.set("lede", fmt::format("{} {} and {} {} ask for a decision by a person.", figure(static_cast<double>(counts_[1])), counts_[1] == 1 ? "warning" : "warnings",
                                   figure(static_cast<double>(counts_[2])), counts_[2] == 1 ? "suggestion" : "suggestions"));
      root.set("first", "Open first alert");
    } else {
      root.set("verdict", "No rule gave an alert");
      root.set("lede", "The rules found nothing. Whether the text is good remains for its readers to say.");
    }
    data counts = data::type::list;
    const std::array<std::string, 4> notes = {errors == 0 ? "nothing blocks publication" : errors == 1 ? "blocks publication" : "block publication", "to weigh and settle", "to consider", "with a reason and a name"};
    for (std::size_t i = 0; i < 4; ++i) {
      const Level found = level(i);
      data entry;
      entry.set("class", found.id);
      entry.set("icon", found.icon);
      entry.set("title", found.plural);
      entry.set("number", figure(static_cast<double>(counts_[i])));
      entry.set("note", notes[i]);
      counts.push_back(entry);
    }
    root.set("counts", counts);
  }

  void rules(data& root) {
    struct Count { std::string rule; std::size_t number = 0, level = 3; };
    std::map<std::string, Count> by_rule;
    for (const ReportAlert* alert : alerts_) {
      if (alert->waiver) continue;
      Count& count = by_rule[alert->rule];
      count.rule = alert->rule;
      ++count.number;
      count.level = std::min(count.level, order(*alert));
    }
    std::vector<Count> sorted;
    for (const auto& [rule, count] : by_rule) sorted.push_back(count);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Count& a, const Count& b) { return a.number != b.number ? a.number > b.number : a.level < b.level; });
    const std::size_t open = counts_[0] + counts_[1] + counts_[2];
    constexpr std::size_t most = 12;
    std::size_t rest = 0;
    data list = data::type::list;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      if (i >= most) {
        rest += sorted[i].number;
        continue;
      }
      const Level found = level(sorted[i].level);
      data entry;
      entry.set("class", found.id);
      entry.set("level", found.title);
      entry.set("icon", found.icon);
      entry.set("rule", sorted[i].rule);
      entry.set("number", figure(static_cast<double>(sorted[i].number)));
      // The bar leaves room for its figure.
      entry.set("share", share(static_cast<double>(sorted[i].number) * 0.8, static_cast<double>(sorted.front().number)));
      list.push_back(entry);
    }
    root.set("rules", list);
    root.set("rules_title", sorted.empty() ? "No rule gave an alert"
                                           : fmt::format("{} {} all {} {}", in_words(sorted.size()), sorted.size() == 1 ? "rule gives" : "rules give", figure(static_cast<double>(open)), open == 1 ? "alert" : "alerts"));
    std::string note = sorted.empty() ? "" : "Number of alerts by rule; the icon gives the level.";
    if (rest > 0) note += fmt::format(" {} more rules give {} alerts.", sorted.size() - most, rest);
    if (model_.rules_checked > 0) note += fmt::format(" {} rules were applied.", figure(model_.rules_checked));
    if (!note.empty()) root.set("rules_note", note);
  }

  void limits(data& root) {
    root.set("has_limits", !model_.limits.empty());
    data list = data::type::list;
    for (const ReportLimit& limit : model_.limits) list.push_back(limit_row(limit));
    root.set("limits", list);
  }

  data limit_row(const ReportLimit& limit) {
    const bool over = limit.max && limit.used > *limit.max;
    const bool under = limit.min && limit.used < *limit.min;
    const double scale = std::max({limit.used, limit.max.value_or(0), limit.min.value_or(0)}) * 1.05;
    data row;
    std::string what = limit.limit;
    std::replace(what.begin(), what.end(), '_', ' ');
    row.set("title", fmt::format("{}, {}", output_title(limit.output), what));
    row.set("used", figure(limit.used));
    std::string allowed = limit.min && limit.max ? fmt::format("{} to {}", figure(*limit.min), figure(*limit.max)) : limit.max ? figure(*limit.max) : limit.min ? fmt::format("{} or more", figure(*limit.min)) : "–";
    row.set("allowed", allowed);
    row.set("share", share(limit.used, scale));
    row.set("over", over || under);
    if (limit.max || limit.min) row.set("mark", share(limit.max ? *limit.max : *limit.min, scale));
    const Level error = level(0);
    row.set("class", over || under ? error.id : "passed");
    row.set("icon", over || under ? error.icon : theme_.html.passed.icon);
    row.set("result", over ? "Over" : under ? "Under" : "Within");
    data parts = data::type::list;
    double largest = 0;
    for (const ReportPart& part : limit.parts) largest = std::max(largest, part.used);
    for (const ReportPart& part : limit.parts) {
      data entry;
      entry.set("title", part.title.empty() ? part.id : part.title);
      entry.set("used", figure(part.used));
      entry.set("share", share(part.used, largest));
      parts.push_back(entry);
    }
    row.set("has_parts", !limit.parts.empty());
    row.set("parts", parts);
    return row;
  }

  static data names(const std::set<std::string>& all) {
    data list = data::type::list;
    for (const std::string& name : all) {
      data entry;
      entry.set("name", name);
      list.push_back(entry);
    }
    return list;
  }

  void filters(data& root) {
    std::set<std::string> rule_names, files, outputs;
    for (const ReportAlert* alert : alerts_) {
      rule_names.insert(alert->rule);
      if (!alert->place.file.empty()) files.insert(alert->place.file);
      outputs.insert(alert->outputs.begin(), alert->outputs.end());
    }
    root.set("rule_names", names(rule_names));
    root.set("files", names(files));
    const auto option = [](data& list, const std::string& id, const std::string& title) {
      data entry;
      entry.set("id", id);
      entry.set("title", title);
      list.push_back(entry);
    };
    data output_list = data::type::list;
    for (const std::string& id : outputs) option(output_list, id, output_title(id));
    root.set("outputs", output_list);
    data levels = data::type::list;
    for (std::size_t i = 0; i < 4; ++i) {
      if (counts_[i] > 0) option(levels, level(i).id, level(i).plural);
    }
    root.set("levels", levels);
  }

  void alerts(data& root, std::size_t most) {
    data list = data::type::list;
    const std::size_t count = std::min(most, alerts_.size());
    for (std::size_t i = 0; i < count; ++i) list.push_back(alert_entry(*alerts_[i], i + 1));
    root.set("alerts", list);
    root.set("shown", count == 1 ? "1 alert" : fmt::format("{} alerts", count));
    if (count < alerts_.size()) {
      root.set("left_out", fmt::format("To keep this page small, {} less severe alerts are left out here. All {} stand in style-report.json.", alerts_.size() - count, alerts_.size()));
    }
  }

  data alert_entry(const ReportAlert& alert, std::size_t number) {
    const Level found = level(order(alert));
    data entry;
    entry.set("number", fmt::format("{}", number));
    entry.set("level", found.id);
    entry.set("level_title", found.title);
    entry.set("icon", found.icon);
    entry.set("rule", alert.rule);
    entry.set("message", shortened(alert.message));
    entry.set("file", alert.place.file);
    entry.set("line", fmt::format("{}", alert.place.line));
    entry.set("column", fmt::format("{}", alert.place.column));
    place_line(alert, entry);
    fixes(alert, entry);
    data hints = data::type::list;
    for (const std::string& hint : alert.hints) {
      data item;
      item.set("text", shortened(hint));
      hints.push_back(item);
    }
    entry.set("hints", hints);
    if (alert.waiver) {
      std::string text = shortened(alert.waiver->reason) + " (" + alert.waiver->by + (alert.waiver->until.empty() ? "" : ", until " + alert.waiver->until) + ")";
      entry.set("waiver", text);
    }
    if (alert.link.starts_with("https://") || alert.link.starts_with("http://")) entry.set("link", alert.link);
    if (!alert.engine.empty()) entry.set("engine", alert.engine);
    std::string ids, titles;
    for (const std::string& id : alert.outputs) {
      ids += (ids.empty() ? "" : " ") + id;
      titles += (titles.empty() ? "" : ", ") + output_title(id);
    }
    entry.set("output_ids", ids);
    if (!titles.empty()) entry.set("output_titles", titles);
    return entry;
  }

  static void place_line(const ReportAlert& alert, data& entry) {
    const std::string& line = alert.line_text;
    const std::size_t begin = std::min<std::size_t>(alert.mark_begin, line.size());
    const std::size_t end = std::clamp<std::size_t>(alert.mark_end, begin, line.size());
    entry.set("has_line", !line.empty());
    entry.set("before", line.substr(0, begin));
    entry.set("marked", line.substr(begin, end - begin));
    entry.set("after", line.substr(end));
  }

  static void fixes(const ReportAlert& alert, data& entry) {
    data diffs = data::type::list;
    if (alert.fixes.size() == 1 && !alert.text.empty() && alert.fixes.front().begin == alert.place.begin && alert.fixes.front().end == alert.place.end) {
      data item;
      item.set("was", shortened(alert.text));
      item.set("new", alert.fixes.front().text.empty() ? "(leave out)" : shortened(alert.fixes.front().text));
      diffs.push_back(item);
    }
    entry.set("diffs", diffs);
  }

  void tables(data& root) {
    readability(root);
    data waivers = data::type::list;
    for (const ReportWaiver& waiver : model_.waivers) {
      data row;
      row.set("rule", waiver.rule);
      row.set("reason", shortened(waiver.reason));
      if (!waiver.file.empty()) row.set("file", waiver.file);
      if (!waiver.quote.empty()) row.set("quote", shortened(waiver.quote));
      row.set("by", waiver.by);
      row.set("until", waiver.until.empty() ? "–" : waiver.until);
      row.set("used", fmt::format("{}", waiver.used));
      waivers.push_back(row);
    }
    root.set("has_waivers", !model_.waivers.empty());
    root.set("waivers", waivers);
    data engines = data::type::list;
    for (const ReportEngine& engine : model_.engines) {
      data row;
      row.set("name", engine.name);
      row.set("version", engine.version);
      engines.push_back(row);
    }
    root.set("engines", engines);
    data reviews = data::type::list;
    for (const ReportReview& review : model_.review) {
      data row;
      row.set("draft", fmt::format("{}", review.draft));
      row.set("reviewer", review.reviewer);
      row.set("open", fmt::format("{} {}", review.open, review.open == 1 ? "comment" : "comments"));
      reviews.push_back(row);
    }
    root.set("review", reviews);
  }

  void readability(data& root) {
    std::vector<std::string> metrics, sections;
    std::map<std::pair<std::string, std::string>, double> values;
    const auto once = [](std::vector<std::string>& list, const std::string& item) {
      if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
    };
    for (const ReportReadability& value : model_.readability) {
      once(metrics, value.metric);
      once(sections, value.section);
      values[{value.section, value.metric}] = value.value;
    }
    data heads = data::type::list;
    for (const std::string& metric : metrics) {
      data entry;
      entry.set("name", capitalized(metric));
      heads.push_back(entry);
    }
    data rows = data::type::list;
    for (const std::string& section : sections) {
      data row;
      row.set("section", section);
      data cells = data::type::list;
      for (const std::string& metric : metrics) {
        const auto found = values.find({section, metric});
        data cell;
        cell.set("metric", capitalized(metric));
        cell.set("value", found == values.end() ? "–" : figure(std::round(found->second * 10) / 10));
        cells.push_back(cell);
      }
      row.set("values", cells);
      rows.push_back(row);
    }
    root.set("has_readability", !model_.readability.empty());
    root.set("metrics", heads);
    root.set("readability", rows);
  }

  const ReportModel& model_;
  const style::Brand& brand_;
  const style::Theme& theme_;
  std::vector<const ReportAlert*> alerts_;
  std::array<std::size_t, 4> counts_{};
  std::map<std::string, std::string> output_titles_;
};

}  // namespace

std::string style_report_html(const ReportModel& model, std::string_view page, const style::Brand& brand, const style::Theme& theme) {
  Page report(model, brand, theme);
  // A first guess that is cheap to render; the rest is left to the JSON file.
  std::size_t most = std::min<std::size_t>(report.size(), 600);
  std::string text = report.render(page, most);
  while (text.size() > largest_page && most > 0) {
    most = std::min(most - 1, most * largest_page / text.size());
    text = report.render(page, most);
  }
  return text;
}

}  // namespace galley::html
