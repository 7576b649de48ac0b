// The style report: what was checked, by what, and what was found, as one HTML page
// for reviewers, as JSON (galley.style-report/1) and as SARIF 2.1.0 (OASIS) for tools.
//
// publish fills a ReportModel; the writers here are functions of it. Any text in it may
// be hostile: it is escaped for where it lands.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "style/brand.h"
#include "style/theme.h"

namespace galley::html {

// Where an alert is, as formats.md writes it: lines and columns from 1, columns in code
// points, ends exclusive, bytes of the file.
struct ReportPlace {
  std::string file;              // relative to the project; empty: no place
  std::uint32_t line = 1, column = 1, end_line = 1, end_column = 1;
  std::uint32_t begin = 0, end = 0;
};

struct ReportFix {
  std::uint32_t begin = 0, end = 0;  // bytes of the alert's file
  std::string text;
};

struct ReportAlert {
  Severity severity = Severity::error;
  std::string rule, message;
  std::vector<std::string> hints;
  ReportPlace place;
  std::string text;              // the words it is about
  std::string line_text;         // the sentence they stand in, over its lines, shortened if long
  std::uint32_t mark_begin = 0, mark_end = 0;  // bytes of line_text
  std::vector<std::string> outputs;
  std::string engine, link;
  std::vector<ReportFix> fixes;
  std::optional<Waiver> waiver;
};

struct ReportEngine { std::string name, version, about; };  // about: what it looks at

struct ReportPart { std::string id, title; double used = 0; };
struct ReportLimit {
  std::string output, limit;     // "policy-mapping", "pages"
  double used = 0;
  std::optional<double> min, max;
  std::string unit;              // "pages", "words"
  std::vector<ReportPart> parts; // what takes how much; may be empty
};

struct ReportReadability {
  std::string output, section;
  std::size_t words = 0;
  double words_per_sentence = 0;
  double grade = 0;              // years of school
};

struct ReportWaiver {
  std::string rule, file, quote, reason, by, until;
  int used = 0;                  // alerts it covers
  std::uint32_t line = 0;        // of one in the text; 0: of styles/waivers.yml
  bool expired = false;
};

// What a rule's file says of it; any may be empty.
struct ReportRule {
  std::string title, usages, authority;
};

struct ReportReview { int draft = 0; std::string reviewer; int open = 0; };

struct ReportModel {
  std::string publication;       // id
  std::string title;
  std::string draft;
  std::string date;  // of publication, in words
  std::string source_hash;
  std::string status;            // complete | blocked | released
  bool is_draft = false;         // written with its errors, each page marked
  std::vector<ReportEngine> engines;
  int rules_checked = 0;         // house-style rules that were applied; 0: not counted
  std::map<std::string, ReportRule> rules;                   // by name, those that say something of themselves
  std::vector<std::pair<std::string, std::string>> outputs;  // id, title: for the filter
  std::vector<ReportLimit> limits;
  std::vector<ReportReadability> readability;
  std::vector<ReportAlert> alerts;
  std::vector<ReportWaiver> waivers;
  std::vector<ReportReview> review;
};

// An alert from a diagnostic: place, line and marked words from `files`. With `withhold`
// (confidential sources) the words and the line are left out.
[[nodiscard]] ReportAlert make_alert(const Diagnostic& diagnostic, const Files& files, bool withhold = false);

// What is wrong with the tags of a page, and at which byte of it.
struct PageMistake {
  std::string message;
  std::size_t at = 0;
};
[[nodiscard]] std::optional<PageMistake> find_page_mistake(std::string_view page);

// `page` is templates/html/style-report.html, without a mistake. The result needs nothing beside it.
[[nodiscard]] std::string style_report_html(const ReportModel& model, std::string_view page, const style::Brand& brand, const style::Theme& theme);
[[nodiscard]] std::string style_report_json(const ReportModel& model);
[[nodiscard]] std::string style_report_sarif(const ReportModel& model);

}  // namespace galley::html
