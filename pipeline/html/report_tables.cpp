#include "html/report_tables.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "html/report_text.h"

namespace galley::html {
namespace {

using kainjow::mustache::data;

constexpr double close_share = 0.95;         // of a limit
constexpr std::size_t hardest_sections = 6;  // in the summary of readability
constexpr std::size_t waivers_shown = 150;     // about 60 KB

double rounded(double value, double digits) { return std::round(value * digits) / digits; }

std::string title_of(const std::string& output, const OutputTitles& titles) {
  const auto found = std::find_if(titles.begin(), titles.end(), [&](const auto& known) { return known.first == output; });
  return found == titles.end() ? capitalized(output) : found->second;
}

std::string allowed(const ReportLimit& limit) {
  if (limit.min && limit.max) return fmt::format("{} to {}", figure(*limit.min), figure(*limit.max));
  if (limit.max) return figure(*limit.max);
  return limit.min ? fmt::format("{} or more", figure(*limit.min)) : "–";
}

// "words on the fullest slide"; the key of limits.yml where the check gives no words.
std::string limit_words(const ReportLimit& limit) {
  if (!limit.unit.empty()) return limit.unit;
  std::string key = limit.limit;
  std::replace(key.begin(), key.end(), '_', ' ');
  return key;
}

data part_rows(const std::vector<ReportPart>& parts) {
  double largest = 0;
  for (const ReportPart& part : parts) largest = std::max(largest, part.used);
  data rows = data::type::list;
  for (const ReportPart& part : parts) {
    data row;
    row["title"] = visible(part.title.empty() ? part.id : part.title);
    row["used"] = figure(rounded(part.used, 100));
    row["share"] = share(part.used, largest);
    rows.push_back(row);
  }
  return rows;
}

data limit_row(const ReportLimit& limit, const Levels& levels, const OutputTitles& titles) {
  const bool over = limit.max && limit.used > *limit.max;
  const bool under = limit.min && limit.used < *limit.min;
  const bool close = limit.max && limit.used >= *limit.max * close_share;
  const double scale = std::max({limit.used, limit.max.value_or(0), limit.min.value_or(0)}) * 1.05;
  data row = level_data(over || under ? levels[0] : close ? levels[1] : levels[3]);
  row["title"] = visible(fmt::format("{}, {}", title_of(limit.output, titles), limit_words(limit)));
  row["used"] = figure(rounded(limit.used, 100));
  row["allowed"] = allowed(limit);
  row["share"] = share(limit.used, scale);
  row["over"] = over || under;
  if (limit.max || limit.min) row["mark"] = share(limit.max ? *limit.max : *limit.min, scale);
  row["result"] = over ? "Over" : under ? "Under" : close ? "Close" : "Within";
  row["has_parts"] = !limit.parts.empty();
  row["parts"] = part_rows(limit.parts);
  return row;
}

// `top`: the highest grade, whose bar fills the cell.
data section_row(const ReportReadability& section, double top, const OutputTitles& titles) {
  data row;
  row["section"] = visible(section.section);
  row["output"] = title_of(section.output, titles);
  row["words"] = figure(static_cast<double>(section.words));
  row["sentence"] = figure(rounded(section.words_per_sentence, 10));
  row["grade"] = figure(rounded(section.grade, 10));
  row["share"] = share(section.grade, top);
  return row;
}

}  // namespace

void add_limits(data& root, const ReportModel& model, const Levels& levels, const OutputTitles& titles) {
  data rows = data::type::list;
  for (const ReportLimit& limit : model.limits) rows.push_back(limit_row(limit, levels, titles));
  root["has_limits"] = !model.limits.empty();
  root["limits"] = std::move(rows);
}

void add_readability(data& root, const ReportModel& model, const OutputTitles& titles) {
  std::vector<const ReportReadability*> hardest;
  for (const ReportReadability& section : model.readability) hardest.push_back(&section);
  std::stable_sort(hardest.begin(), hardest.end(),
                   [](const ReportReadability* a, const ReportReadability* b) { return a->grade > b->grade; });
  const double top = hardest.empty() ? 0 : hardest.front()->grade;
  data rows = data::type::list;
  for (const ReportReadability& section : model.readability) rows.push_back(section_row(section, top, titles));
  root["has_readability"] = !model.readability.empty();
  root["readability"] = std::move(rows);
  hardest.resize(std::min(hardest.size(), hardest_sections));
  data shown = data::type::list;
  for (const ReportReadability* section : hardest) shown.push_back(section_row(*section, top, titles));
  root["hardest"] = std::move(shown);
  root["hardest_title"] = model.readability.size() > hardest.size()
                              ? fmt::format("Hardest to read of {} sections", model.readability.size())
                              : "Readability by section";
}

// Expired waivers first, since they want a decision; beyond what a page holds, the JSON has them.
void add_waivers(data& root, const ReportModel& model) {
  std::vector<const ReportWaiver*> waivers;
  waivers.reserve(model.waivers.size());
  for (const ReportWaiver& waiver : model.waivers) waivers.push_back(&waiver);
  std::stable_partition(waivers.begin(), waivers.end(), [](const ReportWaiver* waiver) { return waiver->expired; });
  if (waivers.size() > waivers_shown) {
    root["waivers_left"] = counted(waivers.size() - waivers_shown, "waiver");
    waivers.resize(waivers_shown);
  }
  data rows = data::type::list;
  for (const ReportWaiver* listed : waivers) {
    const ReportWaiver& waiver = *listed;
    data row;
    row["rule"] = visible(waiver.rule);
    row["reason"] = shortened(waiver.reason);
    row["star"] = waiver.rule.ends_with('*');
    row["rule_title"] = visible(waiver.rule.ends_with('*') ? waiver.rule : rule_title(waiver.rule, model.rules));
    if (!waiver.file.empty()) row["file"] = visible(waiver.file);
    if (waiver.line > 0) row["line"] = fmt::format("{}", waiver.line);
    if (!waiver.quote.empty()) row["quote"] = shortened(waiver.quote);
    row["by"] = visible(waiver.by);
    row["until"] = waiver.until.empty() ? "no end" : visible(waiver.until);
    row["expired"] = waiver.expired;
    row["used"] = fmt::format("{}", waiver.used);
    rows.push_back(row);
  }
  root["has_waivers"] = !model.waivers.empty();
  root["waivers"] = std::move(rows);
}

void add_engines(data& root, const ReportModel& model) {
  data rows = data::type::list;
  for (const ReportEngine& engine : model.engines) {
    data row;
    row["name"] = visible(engine.name);
    row["version"] = visible(engine.version);
    if (!engine.about.empty()) row["about"] = engine.about;
    rows.push_back(row);
  }
  root["engines"] = std::move(rows);
}

void add_reviews(data& root, const ReportModel& model) {
  data rows = data::type::list;
  for (const ReportReview& review : model.review) {
    data row;
    row["draft"] = fmt::format("{}", review.draft);
    row["reviewer"] = visible(review.reviewer);
    row["open"] = counted(static_cast<std::size_t>(std::max(review.open, 0)), "comment");
    rows.push_back(row);
  }
  root["review"] = std::move(rows);
}

}  // namespace galley::html
