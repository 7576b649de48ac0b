// The alerts of a report by rule, and how much of each the page can hold.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "html/style_report.h"

namespace galley::html {

// Errors, warnings, suggestions; waived alerts come last.
inline constexpr std::size_t level_count = 4;
[[nodiscard]] std::size_t level_of(const ReportAlert& alert);

// The alerts of one rule at one level.
struct AlertGroup {
  std::size_t level = 0;
  std::string rule;
  std::vector<const ReportAlert*> alerts;  // by place
  std::size_t in_full = 0;                 // of them; the others are given by their place alone
};

// By level; within a level, rules that speak seldom come first, since a rule that speaks a
// hundred times is one decision.
[[nodiscard]] std::vector<AlertGroup> group_alerts(const std::vector<ReportAlert>& alerts);

// Sets in_full so that the alerts take about `bytes` of the page: each group in turn, from
// the most severe on.
void share_out(std::vector<AlertGroup>& groups, std::size_t bytes);

// What the checks are about, for the reader who asks "and the spelling?".
struct Area {
  std::string title;
  std::string engine;  // without which it is not checked; empty: Galley itself
  std::array<std::size_t, level_count> count{};
};
[[nodiscard]] std::vector<Area> areas_of(const std::vector<ReportAlert>& alerts);

}  // namespace galley::html
