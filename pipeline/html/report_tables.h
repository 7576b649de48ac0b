// The tables of the report, as values for the page's outline: what the limits leave, how hard each
// section is to read, and what was waived, checked and reviewed. Internal to html.
#pragma once

#include <kainjow/mustache.hpp>

#include "html/report_alerts.h"
#include "html/style_report.h"

namespace galley::html {

// Each sets the entries that its name says, and `has_…` where a table may be empty.
void add_limits(kainjow::mustache::data& root, const ReportModel& model, const Levels& levels, const OutputTitles& titles);
// `readability`: every section; `hardest`: those of the summary.
void add_readability(kainjow::mustache::data& root, const ReportModel& model, const OutputTitles& titles);
void add_waivers(kainjow::mustache::data& root, const ReportModel& model);
void add_engines(kainjow::mustache::data& root, const ReportModel& model);
void add_reviews(kainjow::mustache::data& root, const ReportModel& model);

}  // namespace galley::html
