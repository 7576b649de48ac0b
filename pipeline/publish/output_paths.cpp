#include "publish/output_paths.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

// What a run, the review and the hand-off keep in out/.
constexpr std::array<std::string_view, 12> reserved = {
    "README.md",    ".gitignore",        "changes",           "evidence-register.csv", "handoff", "manifest.json",
    "manuscripts",  "release",           "review",            "style-report.html",     "style-report.json",
    "style-report.sarif"};

bool leads_out(const std::string& file) {
  const fs::path path(file);
  if (file.empty() || path.is_absolute() || file.find('\\') != std::string::npos) return true;
  return std::any_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".." || part == "." || part.empty(); });
}

}  // namespace

std::set<std::string> check_output_paths(const sources::Publication& publication, Diagnostics& diagnostics) {
  std::set<std::string> usable, taken;
  for (const sources::Output& output : publication.outputs) {
    const std::string& file = output.file.text;
    if (leads_out(file)) {
      diagnostics.error("output.path", output.file.span(), fmt::format("'{}' is not a path below out/", file),
                        "Write a file name such as policy-brief.docx.");
    } else if (std::find(reserved.begin(), reserved.end(), fs::path(file).begin()->string()) != reserved.end()) {
      diagnostics.error("output.path", output.file.span(), fmt::format("'{}' is kept for Galley's own files", file),
                        "Choose another name.");
    } else if (!taken.insert(file).second) {
      diagnostics.error("output.path", output.file.span(), fmt::format("another output is written to '{}' too", file),
                        "Give each output a file of its own.");
    } else {
      usable.insert(output.id.text);
    }
  }
  return usable;
}

}  // namespace galley::publish
