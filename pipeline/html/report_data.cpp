// The style report for tools: galley.style-report/1 and SARIF 2.1.0.
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "html/style_report.h"

namespace galley::html {
namespace {

using Json = nlohmann::ordered_json;

std::string print(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

// Whole numbers without a decimal point, so that a reader of the file sees counts as counts.
Json number(double value) {
  const auto whole = static_cast<std::int64_t>(value);
  if (static_cast<double>(whole) == value) return Json(whole);
  return Json(value);
}

void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

Json diagnostic(const ReportAlert& alert) {
  Json json = {{"rule", alert.rule}, {"severity", name(alert.severity)}, {"message", alert.message}};
  if (!alert.hints.empty()) json["hints"] = alert.hints;
  if (!alert.place.file.empty()) {
    json["file"] = alert.place.file;
    json["line"] = alert.place.line;
    json["column"] = alert.place.column;
    json["end_line"] = alert.place.end_line;
    json["end_column"] = alert.place.end_column;
    json["bytes"] = {alert.place.begin, alert.place.end};
  }
  put(json, "text", alert.text);
  if (!alert.outputs.empty()) json["outputs"] = alert.outputs;
  put(json, "engine", alert.engine);
  put(json, "link", alert.link);
  for (const ReportFix& fix : alert.fixes) json["fixes"].push_back({{"bytes", {fix.begin, fix.end}}, {"text", fix.text}});
  if (alert.waiver) {
    Json waiver = {{"reason", alert.waiver->reason}, {"by", alert.waiver->by}};
    put(waiver, "until", alert.waiver->until);
    json["waiver"] = std::move(waiver);
  }
  return json;
}

Json counts(const ReportModel& model) {
  std::array<int, 3> open{};
  int waived = 0;
  for (const ReportAlert& alert : model.alerts) {
    if (alert.waiver) {
      ++waived;
    } else {
      ++open[static_cast<std::size_t>(alert.severity)];
    }
  }
  return {{"error", open[0]}, {"warning", open[1]}, {"suggestion", open[2]}, {"waived", waived}};
}

Json limit(const ReportLimit& value) {
  Json json = {{"output", value.output}, {"limit", value.limit}, {"used", number(value.used)}};
  if (value.min) json["min"] = number(*value.min);
  if (value.max) json["max"] = number(*value.max);
  put(json, "unit", value.unit);
  if (value.parts.empty()) return json;
  Json parts = Json::array();
  for (const ReportPart& part : value.parts) parts.push_back({{"id", part.id}, {"used", number(part.used)}});
  json["parts"] = std::move(parts);
  return json;
}

// One figure an entry, so that a reader of the file need not know which figures there are.
Json readability(const ReportModel& model) {
  Json list = Json::array();
  for (const ReportReadability& section : model.readability) {
    const std::string title = section.output.empty() ? section.section : section.output + ": " + section.section;
    const auto add = [&](const char* metric, double value) {
      list.push_back({{"section", title}, {"metric", metric}, {"value", number(std::round(value * 10) / 10)}});
    };
    add("words", static_cast<double>(section.words));
    add("words per sentence", section.words_per_sentence);
    add("grade", section.grade);
  }
  return list;
}

// ---- SARIF ------------------------------------------------------------------------

std::string_view level(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::suggestion: return "note";
  }
  return "none";
}

// A path as a URI reference (RFC 3986, section 4.2).
std::string uri(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned>(byte));
    }
  }
  return out;
}

Json location(const ReportPlace& place, const std::string& snippet) {
  Json region = {{"startLine", place.line},     {"startColumn", place.column}, {"endLine", place.end_line},
                 {"endColumn", place.end_column}, {"byteOffset", place.begin},   {"byteLength", place.end - place.begin}};
  if (!snippet.empty()) region["snippet"] = {{"text", snippet}};
  return {{"physicalLocation", {{"artifactLocation", {{"uri", uri(place.file)}, {"uriBaseId", "PROJECT"}}}, {"region", std::move(region)}}}};
}

Json result(const ReportAlert& alert, std::size_t rule_index) {
  std::string message = alert.message;
  for (const std::string& hint : alert.hints) message += "\n" + hint;
  Json json = {{"ruleId", alert.rule}, {"ruleIndex", rule_index}, {"level", level(alert.severity)}, {"message", {{"text", message}}}};
  if (!alert.place.file.empty()) json["locations"] = Json::array({location(alert.place, alert.text)});
  if (alert.waiver) json["suppressions"] = Json::array({{{"kind", "external"}, {"status", "accepted"}, {"justification", alert.waiver->reason + " (" + alert.waiver->by + ")"}}});
  if (!alert.fixes.empty() && !alert.place.file.empty()) {
    Json replacements = Json::array();
    for (const ReportFix& fix : alert.fixes) {
      replacements.push_back({{"deletedRegion", {{"byteOffset", fix.begin}, {"byteLength", fix.end - fix.begin}}}, {"insertedContent", {{"text", fix.text}}}});
    }
    Json change = {{"artifactLocation", {{"uri", uri(alert.place.file)}, {"uriBaseId", "PROJECT"}}}, {"replacements", std::move(replacements)}};
    json["fixes"] = Json::array({{{"artifactChanges", Json::array({std::move(change)})}}});
  }
  Json properties = Json::object();
  if (!alert.outputs.empty()) properties["outputs"] = alert.outputs;
  put(properties, "engine", alert.engine);
  if (!properties.empty()) json["properties"] = std::move(properties);
  return json;
}

}  // namespace

std::string style_report_json(const ReportModel& model) {
  Json json = {{"schema", "galley.style-report/1"}, {"publication", model.publication}};
  put(json, "draft", model.draft);
  json["source_hash"] = model.source_hash;
  json["status"] = model.status;
  json["engines"] = Json::array();
  for (const ReportEngine& engine : model.engines) json["engines"].push_back({{"name", engine.name}, {"version", engine.version}});
  json["counts"] = counts(model);
  json["limits"] = Json::array();
  for (const ReportLimit& value : model.limits) json["limits"].push_back(limit(value));
  json["readability"] = readability(model);
  json["diagnostics"] = Json::array();
  for (const ReportAlert& alert : model.alerts) json["diagnostics"].push_back(diagnostic(alert));
  json["waivers"] = Json::array();
  for (const ReportWaiver& waiver : model.waivers) {
    Json entry = {{"rule", waiver.rule}};
    put(entry, "file", waiver.file);
    put(entry, "quote", waiver.quote);
    entry["reason"] = waiver.reason;
    entry["by"] = waiver.by;
    put(entry, "until", waiver.until);
    entry["used"] = waiver.used;
    json["waivers"].push_back(std::move(entry));
  }
  json["review"] = Json::array();
  for (const ReportReview& review : model.review) json["review"].push_back({{"draft", review.draft}, {"reviewer", review.reviewer}, {"open", review.open}});
  return print(json);
}

std::string style_report_sarif(const ReportModel& model) {
  std::map<std::string, std::size_t> index;
  for (const ReportAlert& alert : model.alerts) index.emplace(alert.rule, 0);
  Json rules = Json::array();
  for (auto& [rule, position] : index) {
    position = rules.size();
    Json entry = {{"id", rule}};
    for (const ReportAlert& alert : model.alerts) {
      if (alert.rule != rule || !alert.link.starts_with("http")) continue;
      entry["helpUri"] = alert.link;
      break;
    }
    rules.push_back(std::move(entry));
  }
  Json results = Json::array();
  for (const ReportAlert& alert : model.alerts) results.push_back(result(alert, index.at(alert.rule)));
  Json extensions = Json::array();
  for (const ReportEngine& engine : model.engines) {
    Json extension = {{"name", engine.name}};
    put(extension, "version", engine.version);
    extensions.push_back(std::move(extension));
  }
  Json tool = {{"driver", {{"name", "Galley"}, {"rules", std::move(rules)}}}};
  if (!extensions.empty()) tool["extensions"] = std::move(extensions);
  Json run = {{"tool", std::move(tool)},
              {"columnKind", "unicodeCodePoints"},
              {"originalUriBaseIds", {{"PROJECT", {{"description", {{"text", "The folder of the project"}}}}}}},
              {"results", std::move(results)}};
  return print({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}});
}

}  // namespace galley::html
