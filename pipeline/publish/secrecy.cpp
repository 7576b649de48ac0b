#include "publish/secrecy.h"

#include <algorithm>

#include <fmt/format.h>

#include "publish/extract.h"

namespace galley::publish {
namespace {

// What a reader could get from a file; PDF text is that of the pages it was written from.
Result<std::string> extract(const std::string& path, const std::string& bytes, const BuildReport& report) {
  if (path.ends_with(".docx") || path.ends_with(".pptx")) return text_of_package(bytes);
  if (!path.ends_with(".pdf")) return text_of_markup(bytes);
  const auto output = std::find_if(report.outputs.begin(), report.outputs.end(),
                                   [&](const FinishedOutput& finished) { return finished.path == path; });
  if (output == report.outputs.end()) return failure("nothing is known of its text");
  return output->text;
}

}  // namespace

void hold_back_secrets(BuildReport& report, OutputFiles& files) {
  if (check::ConfidentialText(report.corpus).empty()) return;
  std::vector<check::ExtractedText> texts;
  std::vector<std::string> held_back;
  for (const auto& [path, bytes] : files) {
    auto text = extract(path, bytes, report);
    if (text) {
      texts.push_back({"", path, std::move(*text)});
      continue;
    }
    held_back.push_back(path);
    report.diagnostics.error("confidential.unsearched", {},
                             fmt::format("{} could not be searched for confidential text: {}", path, text.error().message),
                             "It was not written. This is a fault of Galley; please report it.");
  }
  const std::vector<std::string> leaking = check::check_confidential(report.corpus, texts, report.diagnostics);
  held_back.insert(held_back.end(), leaking.begin(), leaking.end());
  for (const std::string& path : held_back) {
    files.erase(path);
    std::erase_if(report.outputs, [&](const FinishedOutput& output) { return output.path == path; });
  }
}

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

}  // namespace galley::publish
