// The style report as one page: the model in the words and figures of
// templates/html/style-report.html. Mustache escapes every value.
#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

#include "html/plain_lines.h"
#include "html/report_alerts.h"
#include "html/report_tables.h"
#include "html/report_text.h"
#include "html/style_report.h"

namespace galley::html {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

constexpr std::size_t largest_page = 490'000;  // bytes
constexpr std::size_t most_bars = 12;          // rules in the summary

class Page {
 public:
  Page(const ReportModel& model, const style::Brand& brand, const style::Theme& theme)
      : model_(model), brand_(brand), theme_(theme), levels_(report_levels(theme.html)), groups_(group_alerts(model.alerts)) {
    for (const ReportAlert& alert : model_.alerts) ++counts_[level_of(alert)];
    for (const auto& [id, title] : model_.outputs) titles_.emplace_back(id, title);
    std::set<std::string> known;
    for (const auto& [id, title] : titles_) known.insert(id);
    for (const ReportAlert& alert : model_.alerts)
      for (const std::string& id : alert.outputs)
        if (known.insert(id).second) titles_.emplace_back(id, capitalized(id));
  }

  // `bytes` is what the alerts may take of the page.
  std::string render(std::string_view page, std::size_t bytes) {
    share_out(groups_, bytes);
    data root = data::type::object;
    looks(root);
    head(root);
    verdict(root);
    rules(root);
    areas(root);
    filters(root);
    add_limits(root, model_, levels_, titles_);
    add_alerts(root, groups_, levels_, titles_, model_.rules);
    add_readability(root, model_, titles_);
    add_waivers(root, model_);
    add_engines(root, model_);
    add_reviews(root, model_);
    const PlainLines plain(page);
    mustache outline{plain.page()};
    return plain.put_back(outline.render(root));
  }

 private:
  static std::string stack(const std::string& family, std::string_view generic) {
    return fmt::format("\"{}\",{}", family, generic);
  }

  void looks(data& root) {
    data palette = data::type::list;
    for (const auto& [name, colour] : brand_.palette) {
      data entry;
      entry["name"] = name;
      entry["colour"] = "#" + style::hex(colour);
      palette.push_back(entry);
    }
    root["palette"] = std::move(palette);
    root["sans"] = stack(brand_.base.family, "system-ui,-apple-system,\"Segoe UI\",sans-serif");
    root["serif"] = stack(brand_.headings.family, "Georgia,serif");
    root["mono"] = stack(brand_.monospace.family, "ui-monospace,Consolas,monospace");
    const auto variable = [&](const char* key, const style::ReportLevel& found) {
      root[key] = fmt::format("--{}", brand_.palette_name(found.colour));
    };
    variable("level_error", theme_.html.error);
    variable("level_warning", theme_.html.warning);
    variable("level_suggestion", theme_.html.suggestion);
    variable("level_passed", theme_.html.passed);
  }

  void head(data& root) {
    root["title"] = visible(model_.title.empty() ? model_.publication : model_.title);
    if (!model_.draft.empty()) root["draft"] = visible(model_.draft);
    if (!model_.date.empty()) root["date"] = visible(model_.date);
    root["source_hash"] = visible(model_.source_hash);
    root["status_line"] = visible(fmt::format("Publication {}: {}.", model_.publication, model_.status));
    data sections = data::type::list;
    const auto section = [&](const char* id, const char* title) {
      data entry;
      entry["id"] = id;
      entry["title"] = title;
      sections.push_back(entry);
    };
    if (!model_.limits.empty()) section("limits", "Limits");
    section("alerts", "Alerts");
    if (!model_.readability.empty()) section("readability", "Readability");
    if (!model_.waivers.empty()) section("waivers", "Waivers");
    section("checks", "Checks");
    root["sections"] = std::move(sections);
  }

  void verdict(data& root) {
    const std::size_t errors = counts_[0];
    if (model_.is_draft) root["draft_note"] = "This is a draft: it was written with its errors, and each page and slide is marked.";
    if (errors > 0) {
      root["verdict"] = fmt::format("{} {} publication", in_words(errors), errors == 1 ? "error blocks" : "errors block");
      root["lede"] = fmt::format("Put {} right and run again. Warnings and suggestions do not block.", errors == 1 ? "it" : "them");
      root["first"] = "Open first error";
    } else if (counts_[1] + counts_[2] > 0) {
      root["verdict"] = "No error blocks publication";
      root["lede"] = fmt::format("{} and {} ask for a decision by a person.", counted(counts_[1], "warning"),
                                 counted(counts_[2], "suggestion"));
      root["first"] = "Open first alert";
    } else {
      root["verdict"] = counts_[3] > 0 ? "No alert is open" : "No rule gave an alert";
      root["lede"] = counts_[3] > 0 ? "What rules found was waived, each with a reason and a name."
                                    : "The rules found nothing. Whether the text is good remains for its readers to say.";
    }
    data counts = data::type::list;
    const std::array<std::string, level_count> notes = {
        errors == 0 ? "nothing blocks publication" : errors == 1 ? "blocks publication" : "block publication",
        "to weigh and settle", "to consider", "with a reason and a name"};
    for (std::size_t index = 0; index < level_count; ++index) {
      data entry = level_data(levels_[index]);
      entry["title"] = levels_[index].plural;
      entry["number"] = figure(static_cast<double>(counts_[index]));
      entry["note"] = notes[index];
      counts.push_back(entry);
    }
    root["counts"] = std::move(counts);
  }

  // Rules that speak, the most severe first, then the most frequent.
  void rules(data& root) {
    std::vector<const AlertGroup*> sorted;
    std::size_t open = 0;
    for (const AlertGroup& group : groups_) {
      if (group.level + 1 == level_count) continue;
      sorted.push_back(&group);
      open += group.alerts.size();
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const AlertGroup* a, const AlertGroup* b) {
                       return a->level != b->level ? a->level < b->level : a->alerts.size() > b->alerts.size();
                     });
    std::size_t longest = 1;
    for (const AlertGroup* group : sorted) longest = std::max(longest, group->alerts.size());
    data list = data::type::list;
    for (std::size_t index = 0; index < std::min(sorted.size(), most_bars); ++index) {
      const AlertGroup& group = *sorted[index];
      data entry = level_data(levels_[group.level]);
      entry["level"] = levels_[group.level].title;
      entry["rule"] = visible(rule_title(group.rule, model_.rules));
      entry["group"] = fmt::format("g{}", &group - groups_.data() + 1);
      entry["number"] = figure(static_cast<double>(group.alerts.size()));
      // The bar leaves room for its figure.
      entry["share"] = share(static_cast<double>(group.alerts.size()) * 0.8, static_cast<double>(longest));
      list.push_back(entry);
    }
    root["rules"] = std::move(list);
    root["has_rules"] = !sorted.empty();
    root["has_alerts"] = !groups_.empty();
    root["rules_title"] = fmt::format("{} {} all {}", in_words(sorted.size()),
                                      sorted.size() == 1 ? "rule gives" : "rules give", counted(open, "alert"));
    std::string note = "Number of alerts by rule; the icon gives the level.";
    std::size_t rest = 0;
    for (std::size_t index = most_bars; index < sorted.size(); ++index) rest += sorted[index]->alerts.size();
    if (rest > 0) note += fmt::format(" {} more rules give {}.", sorted.size() - most_bars, counted(rest, "alert"));
    if (model_.rules_checked > 0) note += fmt::format(" {} rules of house style were applied.", figure(model_.rules_checked));
    if (!note.empty()) root["rules_note"] = note;
  }

  [[nodiscard]] bool has_run(std::string_view engine) const {
    return engine.empty() || std::any_of(model_.engines.begin(), model_.engines.end(),
                                         [&](const ReportEngine& known) { return known.name == engine; });
  }

  void areas(data& root) {
    data list = data::type::list;
    for (const Area& area : areas_of(model_.alerts)) {
      data row;
      row["title"] = area.title;
      data cells = data::type::list;
      const bool run = has_run(area.engine);
      for (std::size_t index = 0; index < level_count; ++index) {
        data cell;
        cell["level"] = levels_[index].plural;
        cell["number"] = run ? figure(static_cast<double>(area.count[index])) : "–";
        cell["some"] = area.count[index] > 0;
        cells.push_back(cell);
      }
      row["cells"] = std::move(cells);
      if (!run) row["not_run"] = "not checked";
      list.push_back(row);
    }
    root["areas"] = std::move(list);
  }

  // Rules as a reader looks for them.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> by_title(const std::set<std::string>& rules) const {
    std::vector<std::pair<std::string, std::string>> titled;
    for (const std::string& rule : rules) titled.emplace_back(visible(rule_title(rule, model_.rules)), rule);
    std::sort(titled.begin(), titled.end());
    return titled;
  }

  void filters(data& root) {
    std::set<std::string> rule_names, files;
    for (const ReportAlert& alert : model_.alerts) {
      rule_names.insert(visible(alert.rule));
      if (!alert.place.file.empty()) files.insert(visible(alert.place.file));
    }
    const auto names = [](const std::set<std::string>& all) {
      data list = data::type::list;
      for (const std::string& name : all) {
        data entry;
        entry["name"] = name;
        list.push_back(entry);
      }
      return list;
    };
    data rules = data::type::list;
    for (const auto& [title, name] : by_title(rule_names)) {
      data entry;
      entry["name"] = name;
      entry["title"] = title;
      rules.push_back(entry);
    }
    root["rule_names"] = std::move(rules);
    root["files"] = names(files);
    data outputs = data::type::list;
    for (std::size_t index = 0; index < titles_.size(); ++index) {
      data entry;
      entry["id"] = std::to_string(index);
      entry["title"] = visible(titles_[index].second);
      outputs.push_back(entry);
    }
    root["outputs"] = std::move(outputs);
    data levels = data::type::list;
    for (std::size_t index = 0; index < level_count; ++index) {
      if (counts_[index] == 0) continue;
      data entry;
      entry["id"] = levels_[index].id;
      entry["title"] = levels_[index].plural;
      levels.push_back(entry);
    }
    root["levels"] = std::move(levels);
  }

  const ReportModel& model_;
  const style::Brand& brand_;
  const style::Theme& theme_;
  Levels levels_;
  std::vector<AlertGroup> groups_;
  std::array<std::size_t, level_count> counts_{};
  OutputTitles titles_;
};

}  // namespace

std::optional<PageMistake> find_page_mistake(std::string_view page) {
  if (mustache(PlainLines(page).page()).is_valid()) return std::nullopt;
  // Said of the whole page, so that the place is right: "Unclosed section "open" at 123".
  std::string message = mustache(std::string(page)).error_message();
  constexpr std::string_view place = " at ";
  const std::size_t found = message.rfind(place);
  PageMistake mistake{message, 0};
  if (found == std::string::npos) return mistake;
  const char* digits = message.data() + found + place.size();
  if (std::from_chars(digits, message.data() + message.size(), mistake.at).ec == std::errc()) mistake.message.resize(found);
  mistake.at = std::min(mistake.at, page.size());
  return mistake;
}

std::string style_report_html(const ReportModel& model, std::string_view page, const style::Brand& brand,
                              const style::Theme& theme) {
  Page report(model, brand, theme);
  // What the alerts may take is estimated before they are escaped; too large a page is tried again.
  std::size_t bytes = largest_page - std::min(largest_page / 2, page.size() + 60'000);
  std::string text = report.render(page, bytes);
  while (text.size() > largest_page && bytes > 0) {
    bytes = bytes < 4'000 ? 0 : bytes * 3 / 4;
    text = report.render(page, bytes);
  }
  return text;
}

}  // namespace galley::html
