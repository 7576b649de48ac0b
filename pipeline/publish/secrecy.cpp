#include "publish/secrecy.h"

#include <algorithm>

#include <fmt/format.h>

#include "publish/extract.h"

namespace galley::publish {
namespace {

constexpr std::string_view withheld_text = "(withheld)";
constexpr std::string_view withheld_message = "(withheld: the message repeats confidential text)";

// What a reader could get from a file; PDF text is that of the pages it was written from.
Result<std::string> extract(const std::string& path, const std::string& bytes, const BuildReport& report) {
  const auto output = std::find_if(report.outputs.begin(), report.outputs.end(),
                                   [&](const FinishedOutput& finished) { return finished.path == path; });
  const std::string composed = output == report.outputs.end() ? std::string() : output->text;
  if (path.ends_with(".docx") || path.ends_with(".pptx")) {
    TRY(const std::string text, text_of_package(bytes));
    return text + composed;
  }
  if (path.ends_with(".pdf")) {
    if (composed.empty()) return failure("nothing is known of its text");
    return composed;
  }
  if (path.ends_with(".md")) return text_of_markdown(bytes) + "\n" + bytes;
  if (path.ends_with(".json") || path.ends_with(".sarif")) return text_of_json(bytes);
  return path.ends_with(".csv") ? bytes : text_of_markup(bytes);
}

}  // namespace

bool must_withhold(const Diagnostic& diagnostic, const Files& files, const check::ConfidentialText& secrets) {
  if (secrets.empty()) return false;
  if (diagnostic.rule.starts_with("confidential.")) return true;
  const Place place = files.place(diagnostic.span);
  std::string shown = diagnostic.message + "\n" + diagnostic.text;
  for (const std::string& hint : diagnostic.hints) shown += "\n" + hint;
  for (const Fix& fix : diagnostic.fixes) shown += "\n" + fix.text;
  if (!place.path.empty()) {
    const Span origin = files.origin(diagnostic.span);
    shown += "\n" + std::string(files.text(origin));
    for (std::uint32_t line = place.line; line <= place.end_line; ++line)
      shown += "\n" + std::string(files.line(origin.file, line));
  }
  return secrets.find(shown).has_value();
}

bool hold_back_secrets(BuildReport& report, OutputFiles& files) {
  const check::ConfidentialText secrets(report.corpus);
  if (secrets.empty()) return false;
  std::vector<check::ExtractedText> texts;
  std::vector<std::string> held_back;
  for (const auto& [path, bytes] : files) {
    auto text = extract(path, bytes, report);
    if (text) {
      texts.push_back({"", path, std::move(*text)});
      continue;
    }
    held_back.push_back(path);
    report.diagnostics.error(
        "confidential.unsearched", {},
        fmt::format("{} could not be searched for confidential text: {}", path, text.error().message),
        "Nothing was written. This is a fault of Galley; please report it.");
  }
  const std::vector<std::string> leaking = check::check_confidential(secrets, texts, report.diagnostics);
  held_back.insert(held_back.end(), leaking.begin(), leaking.end());
  for (const std::string& path : held_back) files.erase(path);
  return !held_back.empty();
}

void withhold_secrets(BuildReport& report) {
  const check::ConfidentialText secrets(report.corpus);
  if (secrets.empty()) return;
  const Files& files = report.project.files;
  for (Diagnostic& diagnostic : report.diagnostics.all()) {
    if (!must_withhold(diagnostic, files, secrets)) continue;
    diagnostic.text = withheld_text;
    diagnostic.fixes.clear();
    if (secrets.find(diagnostic.message)) diagnostic.message = withheld_message;
    std::erase_if(diagnostic.hints, [&](const std::string& hint) { return secrets.find(hint).has_value(); });
    // Where the name of the file tells, the place cannot be given.
    if (secrets.find(files.place(diagnostic.span).path)) diagnostic.span = {};
  }
}

bool is_withheld(const Diagnostic& diagnostic) { return diagnostic.text == withheld_text; }

}  // namespace galley::publish
