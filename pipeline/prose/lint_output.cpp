// The forms in which lint answers.
#include <array>
#include <cstdio>

#include "base/ascii.h"
#include "base/visible.h"
#include "prose/lint.h"

namespace galley::prose {
namespace {

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char letter : text) {
    switch (letter) {
      case '"': result += "\\\""; break;
      case '\\': result += "\\\\"; break;
      case '\n': result += "\\n"; break;
      case '\r': result += "\\r"; break;
      case '\t': result += "\\t"; break;
      default:
        if (static_cast<unsigned char>(letter) < 0x20) {
          std::array<char, 8> escape{};
          std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(letter));
          result += escape.data();
        } else {
          result += letter;
        }
    }
  }
  return result + '"';
}

// A path as a URI reference (RFC 3986, section 4.2).
std::string uri(std::string_view path) {
  std::string result;
  for (const char letter : path) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool plain = ascii::is_alphanumeric(byte) ||
                       std::string_view("-._~/").find(letter) != std::string_view::npos;
    std::array<char, 4> escape{};
    std::snprintf(escape.data(), escape.size(), "%%%02X", static_cast<unsigned>(byte));
    result += plain ? std::string(1, letter) : std::string(escape.data());
  }
  return result;
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string column(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

std::string json_alert(const LintAlert& alert) {
  std::string params = "null";
  if (!alert.action.params.empty()) {
    params = "[";
    for (const std::string& param : alert.action.params) params += (params.size() > 1 ? ", " : "") + quoted(param);
    params += "]";
  }
  return "    {\n      \"Action\": {\n        \"Name\": " + quoted(alert.action.name) +
         ",\n        \"Params\": " + params + "\n      },\n      \"Span\": [\n        " +
         std::to_string(alert.first_column) + ",\n        " + std::to_string(alert.last_column) +
         "\n      ],\n      \"Check\": " + quoted(alert.rule) +
         ",\n      \"Description\": " + quoted(alert.description) + ",\n      \"Link\": " + quoted(alert.link) +
         ",\n      \"Message\": " + quoted(alert.message) + ",\n      \"Severity\": " + quoted(name(alert.severity)) +
         ",\n      \"Match\": " + quoted(alert.match) + ",\n      \"Line\": " + std::to_string(alert.line) + "\n    }";
}

std::string_view sarif_level(Severity severity) {
  if (severity == Severity::error) return "error";
  return severity == Severity::warning ? "warning" : "note";
}

std::string sarif_result(const std::string& path, const LintAlert& alert) {
  return "{\"ruleId\":" + quoted(alert.rule) + ",\"level\":" + quoted(sarif_level(alert.severity)) +
         ",\"message\":{\"text\":" + quoted(alert.message) +
         "},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":" + quoted(uri(path)) +
         "},\"region\":{\"startLine\":" + std::to_string(alert.line) +
         ",\"startColumn\":" + std::to_string(alert.first_column) +
         ",\"endColumn\":" + std::to_string(alert.last_column + 1) + "}}}]}";
}

}  // namespace

std::string to_json(const LintReport& report) {
  std::string result = "{";
  bool first = true;
  for (const LintedFile& file : report.files) {
    if (file.alerts.empty()) continue;
    result += first ? "\n  " : ",\n  ";
    result += quoted(file.path) + ": [\n";
    for (std::size_t number = 0; number < file.alerts.size(); ++number)
      result += (number > 0 ? ",\n" : "") + json_alert(file.alerts[number]);
    result += "\n  ]";
    first = false;
  }
  return result + (first ? "}\n" : "\n}\n");
}

std::string to_lines(const LintReport& report) {
  std::string result;
  for (const LintedFile& file : report.files)
    for (const LintAlert& alert : file.alerts)
      result += visible(file.path) + ":" + std::to_string(alert.line) + ":" + std::to_string(alert.first_column) + ":" +
                visible(alert.rule) + ":" + visible(alert.message) + "\n";
  return result;
}

std::string to_page(const LintReport& report) {
  std::string result;
  for (const LintedFile& file : report.files) {
    if (file.alerts.empty()) continue;
    result += visible(file.path) + "\n";
    for (const LintAlert& alert : file.alerts)
      result += "  " + column(std::to_string(alert.line) + ":" + std::to_string(alert.first_column), 9) +
                column(std::string(name(alert.severity)), 12) + visible(alert.message) + "  [" +
                visible(alert.rule) + "]\n";
    result += "\n";
  }
  for (const std::string& note : report.notes) result += "note: " + note + "\n";
  result += counted(report.count(Severity::error), "error") + ", " +
            counted(report.count(Severity::warning), "warning") + " and " +
            counted(report.count(Severity::suggestion), "suggestion") + " in " + counted(report.files.size(), "file") +
            ".\n";
  return result;
}

std::string to_sarif(const LintReport& report) {
  std::string results;
  for (const LintedFile& file : report.files)
    for (const LintAlert& alert : file.alerts)
      results += (results.empty() ? "" : ",\n  ") + sarif_result(file.path, alert);
  return "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":"
         "{\"name\":\"galley\"}},\"columnKind\":\"unicodeCodePoints\",\"results\":[\n  " +
         results + "]}]}\n";
}

}  // namespace galley::prose
