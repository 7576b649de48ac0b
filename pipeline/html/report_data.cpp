// The style report for tools: galley.style-report/1 and SARIF 2.1.0.
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "html/json_writer.h"
#include "html/style_report.h"

namespace galley::html {
namespace {

void put(JsonWriter& json, std::string_view key, const std::string& value) {
  if (!value.empty()) json.member(key, value);
}

void put(JsonWriter& json, std::string_view key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  json.key(key).array([&] {
    for (const std::string& value : values) json.string(value);
  });
}

void put_bytes(JsonWriter& json, std::uint32_t begin, std::uint32_t end) {
  json.key("bytes").array([&] {
    json.number(begin);
    json.number(end);
  });
}

void put_place(JsonWriter& json, const ReportPlace& place) {
  json.member("file", place.file);
  json.member("line", place.line);
  json.member("column", place.column);
  json.member("end_line", place.end_line);
  json.member("end_column", place.end_column);
  put_bytes(json, place.begin, place.end);
}

void put_diagnostic(JsonWriter& json, const ReportAlert& alert) {
  json.member("rule", alert.rule);
  json.member("severity", name(alert.severity));
  json.member("message", alert.message);
  put(json, "hints", alert.hints);
  if (!alert.place.file.empty()) put_place(json, alert.place);
  put(json, "text", alert.text);
  if (alert.line_text != alert.text) put(json, "sentence", alert.line_text);
  put(json, "outputs", alert.outputs);
  put(json, "engine", alert.engine);
  put(json, "link", alert.link);
  if (!alert.fixes.empty())
    json.key("fixes").array([&] {
      for (const ReportFix& fix : alert.fixes)
        json.object([&] {
          put_bytes(json, fix.begin, fix.end);
          json.member("text", fix.text);
        });
    });
  if (alert.waiver)
    json.key("waiver").object([&] {
      json.member("reason", alert.waiver->reason);
      json.member("by", alert.waiver->by);
      put(json, "until", alert.waiver->until);
    });
}

void put_counts(JsonWriter& json, const ReportModel& model) {
  std::array<int, 3> open{};
  int waived = 0;
  for (const ReportAlert& alert : model.alerts) ++(alert.waiver ? waived : open[static_cast<std::size_t>(alert.severity)]);
  json.member("error", open[0]);
  json.member("warning", open[1]);
  json.member("suggestion", open[2]);
  json.member("waived", waived);
}

void put_limit(JsonWriter& json, const ReportLimit& limit) {
  json.member("output", limit.output);
  json.member("limit", limit.limit);
  json.member("used", limit.used);
  if (limit.min) json.member("min", *limit.min);
  if (limit.max) json.member("max", *limit.max);
  put(json, "unit", limit.unit);
  if (limit.parts.empty()) return;
  json.key("parts").array([&] {
    for (const ReportPart& part : limit.parts)
      json.object([&] {
        json.member("id", part.id);
        json.member("used", part.used);
      });
  });
}

// One figure an entry, so that a reader of the file need not know which figures there are.
void put_readability(JsonWriter& json, const ReportReadability& section) {
  const std::string title = section.output.empty() ? section.section : section.output + ": " + section.section;
  const auto add = [&](std::string_view metric, double value) {
    json.object([&] {
      json.member("section", title);
      json.member("metric", metric);
      json.member("value", std::round(value * 10) / 10);
    });
  };
  add("words", static_cast<double>(section.words));
  add("words per sentence", section.words_per_sentence);
  add("grade", section.grade);
}

void put_waiver(JsonWriter& json, const ReportWaiver& waiver) {
  json.member("rule", waiver.rule);
  put(json, "file", waiver.file);
  put(json, "quote", waiver.quote);
  json.member("reason", waiver.reason);
  json.member("by", waiver.by);
  put(json, "until", waiver.until);
  json.member("used", waiver.used);
}

// An array of objects, one for each of `items`.
template <class Items, class Put>
void put_list(JsonWriter& json, std::string_view key, const Items& items, Put put_item) {
  json.key(key).array([&] {
    for (const auto& item : items) json.object([&] { put_item(json, item); });
  });
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

// The file whose bytes are spoken of.
void put_artifact(JsonWriter& json, const ReportPlace& place) {
  json.key("artifactLocation").object([&] {
    json.member("uri", uri(place.file));
    json.member("uriBaseId", "PROJECT");
  });
}

void put_text(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key).object([&] { json.member("text", text); });
}

void put_region(JsonWriter& json, const ReportPlace& place, const std::string& snippet) {
  json.member("startLine", place.line);
  json.member("startColumn", place.column);
  json.member("endLine", place.end_line);
  json.member("endColumn", place.end_column);
  json.member("byteOffset", place.begin);
  json.member("byteLength", place.end - place.begin);
  if (!snippet.empty()) put_text(json, "snippet", snippet);
}

void put_locations(JsonWriter& json, const ReportAlert& alert) {
  json.key("locations").array([&] {
    json.object([&] {
      json.key("physicalLocation").object([&] {
        put_artifact(json, alert.place);
        json.key("region").object([&] { put_region(json, alert.place, alert.text); });
      });
    });
  });
}

void put_suppression(JsonWriter& json, const Waiver& waiver) {
  json.key("suppressions").array([&] {
    json.object([&] {
      json.member("kind", "external");
      json.member("status", "accepted");
      json.member("justification", fmt::format("{} ({})", waiver.reason, waiver.by));
    });
  });
}

void put_replacement(JsonWriter& json, const ReportFix& fix) {
  json.key("deletedRegion").object([&] {
    json.member("byteOffset", fix.begin);
    json.member("byteLength", fix.end - fix.begin);
  });
  put_text(json, "insertedContent", fix.text);
}

void put_fixes(JsonWriter& json, const ReportAlert& alert) {
  json.key("fixes").array([&] {
    json.object([&] {
      json.key("artifactChanges").array([&] {
        json.object([&] {
          put_artifact(json, alert.place);
          put_list(json, "replacements", alert.fixes, put_replacement);
        });
      });
    });
  });
}

void put_result(JsonWriter& json, const ReportAlert& alert, std::size_t rule_index) {
  std::string message = alert.message;
  for (const std::string& hint : alert.hints) message += "\n" + hint;
  json.member("ruleId", alert.rule);
  json.member("ruleIndex", rule_index);
  json.member("level", level(alert.severity));
  put_text(json, "message", message);
  if (!alert.place.file.empty()) put_locations(json, alert);
  if (alert.waiver) put_suppression(json, *alert.waiver);
  if (!alert.fixes.empty() && !alert.place.file.empty()) put_fixes(json, alert);
  if (alert.outputs.empty() && alert.engine.empty()) return;
  json.key("properties").object([&] {
    put(json, "outputs", alert.outputs);
    put(json, "engine", alert.engine);
  });
}

// Each rule that gave an alert, with the first page that explains it.
std::map<std::string, std::string> links_of_rules(const ReportModel& model) {
  std::map<std::string, std::string> links;
  for (const ReportAlert& alert : model.alerts) {
    std::string& link = links[alert.rule];
    if (link.empty() && alert.link.starts_with("http")) link = alert.link;
  }
  return links;
}

void put_tool(JsonWriter& json, const ReportModel& model, const std::map<std::string, std::string>& rules) {
  json.key("driver").object([&] {
    json.member("name", "Galley");
    put_list(json, "rules", rules, [&](JsonWriter& out, const auto& rule) {
      out.member("id", rule.first);
      const auto known = model.rules.find(rule.first);
      if (known != model.rules.end() && !known->second.title.empty())
        put_text(out, "shortDescription", known->second.title);
      put(out, "helpUri", rule.second);
    });
  });
  if (model.engines.empty()) return;
  put_list(json, "extensions", model.engines, [](JsonWriter& out, const ReportEngine& engine) {
    out.member("name", engine.name);
    put(out, "version", engine.version);
  });
}

void put_run(JsonWriter& json, const ReportModel& model) {
  const std::map<std::string, std::string> rules = links_of_rules(model);
  std::map<std::string_view, std::size_t> index;
  for (const auto& [rule, link] : rules) index.emplace(rule, index.size());
  json.key("tool").object([&] { put_tool(json, model, rules); });
  json.member("columnKind", "unicodeCodePoints");
  json.key("originalUriBaseIds").object([&] {
    json.key("PROJECT").object([&] { put_text(json, "description", "The folder of the project"); });
  });
  put_list(json, "results", model.alerts,
           [&](JsonWriter& out, const ReportAlert& alert) { put_result(out, alert, index.at(alert.rule)); });
}

}  // namespace

std::string style_report_json(const ReportModel& model) {
  JsonWriter json;
  json.object([&] {
    json.member("schema", "galley.style-report/1");
    json.member("publication", model.publication);
    put(json, "draft", model.draft);
    json.member("source_hash", model.source_hash);
    json.member("status", model.status);
    put_list(json, "engines", model.engines, [](JsonWriter& out, const ReportEngine& engine) {
      out.member("name", engine.name);
      out.member("version", engine.version);
    });
    json.key("counts").object([&] { put_counts(json, model); });
    put_list(json, "limits", model.limits, put_limit);
    json.key("readability").array([&] {
      for (const ReportReadability& section : model.readability) put_readability(json, section);
    });
    put_list(json, "diagnostics", model.alerts, put_diagnostic);
    put_list(json, "waivers", model.waivers, put_waiver);
    put_list(json, "review", model.review, [](JsonWriter& out, const ReportReview& review) {
      out.member("draft", review.draft);
      out.member("reviewer", review.reviewer);
      out.member("open", review.open);
    });
  });
  return json.take();
}

std::string style_report_sarif(const ReportModel& model) {
  JsonWriter json;
  json.object([&] {
    json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.member("version", "2.1.0");
    json.key("runs").array([&] { json.object([&] { put_run(json, model); }); });
  });
  return json.take();
}

}  // namespace galley::html
