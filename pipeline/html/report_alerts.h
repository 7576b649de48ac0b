// The alerts of the report, as values for the page's outline. Internal.
#pragma once

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <kainjow/mustache.hpp>

#include "html/report_groups.h"
#include "style/theme.h"

namespace galley::html {

struct Level {
  std::string id, title, plural, icon;
};
using Levels = std::array<Level, level_count>;  // error, warning, suggestion, waived
using OutputTitles = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] Levels report_levels(const style::HtmlTheme& theme);
[[nodiscard]] kainjow::mustache::data level_data(const Level& level);  // class and icon

// Sets `groups`, `shown` and, where alerts are given by place alone, `left_out`.
void add_alerts(kainjow::mustache::data& root, const std::vector<AlertGroup>& groups, const Levels& levels,
                const OutputTitles& titles, const std::map<std::string, ReportRule>& rules);

// What a rule is called: the title its file gives it, else its name in words.
[[nodiscard]] std::string rule_title(const std::string& rule, const std::map<std::string, ReportRule>& rules);

}  // namespace galley::html
