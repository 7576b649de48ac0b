// What a run says of itself: the style report in three forms, and the manifest.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "prose/fix.h"
#include "publish/build.h"
#include "style/brand.h"
#include "style/theme.h"

namespace galley::publish {

using OutputFiles = std::map<std::string, std::string>;  // bytes by path below out/

// Whether the page that the style report fills can be read: `report.template`.
void check_report_page(const Files& files, Diagnostics& diagnostics);

// style-report.json, .sarif and, where the styles and the page could be read, .html.
[[nodiscard]] OutputFiles style_reports(const BuildReport& report, const std::optional<style::Brand>& brand,
                                        const std::optional<style::Theme>& theme);

// The sentences of the run's alerts as style-report.json gives them; `report` must stay.
[[nodiscard]] prose::SentenceOf sentence_of(const BuildReport& report);

// The JSON and SARIF forms alone, for the terminal.
[[nodiscard]] std::string report_json(const BuildReport& report);
[[nodiscard]] std::string report_sarif(const BuildReport& report);

// manifest.json (galley.manifest/1) for the files of this run.
[[nodiscard]] std::string manifest_json(const BuildReport& report, const OutputFiles& files);

// Midnight UTC of the publication's date: the only time that outputs carry.
[[nodiscard]] std::int64_t publication_time(const sources::Publication& publication);

}  // namespace galley::publish
