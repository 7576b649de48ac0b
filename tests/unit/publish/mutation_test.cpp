// Mistakes that nobody thought of: the files of the minimal project are changed at random,
// from a fixed seed, and each run must end with a report, whatever it was given.
// GALLEY_MUTATIONS says how many (make fuzz takes thousands), GALLEY_SEED which.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "support/minimal_project.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;
using test::MinimalProject;

// Pieces that mean something to one of the readers.
constexpr std::array pieces = {
    "[", "]", "{", "}", "{{", "}}", "{{#findings}}\n", "{{/findings}}\n", "{{brief}}", ":::", "::: callout\n", "::::",
    "*", "**", "_", "`",
    "```", "```chart\nanswered\n```\n", "```table\nmatrix\n```\n", "|", "|---|\n", "\n\n", "\n", "---\n", "# ",
    "###### ", "> ", "- ", "1. ",
    "    ", "\t", ":", ": ", "&a ", "*a", "!x ", "'", "\"", "\\", "<", "<!-- ", " -->", "<!-- waive a.b: c -- D -->",
    "[^a]", "[^a]: x\n",
    "[@", "[@AU-01]", "[@fig:answered]", "![](", "![a](sources/a.png)", "](", "{#a .b c=\"d\"}", "{.", "\xFF",
    "\xE2\x80", "\xEF\xBB\xBF",
    "\r\n", "\r", "\x01", "-1", "1e999", "99999999999999999999", "0.0000001", "null", "true", "2026-02-30", "../../x",
    "/etc/passwd", ",",
    ";", "=", "%", "ไทย", "العربية", "한국어", "e\xCC\x81\xCC\x81\xCC\x81", "\xE2\x80\xAE", "\xC2\xAD", "AU-01", "forum",
    "answers"};

class Mutation {
 public:
  Mutation(const MinimalProject& project, std::mt19937& random) : project_(project), random_(random) {
    for (const char* folder : {"sources", "templates", "styles"})
      for (const auto& entry : fs::recursive_directory_iterator(project.path() / folder))
        if (entry.is_regular_file()) files_.push_back(fs::relative(entry.path(), project.path()).generic_string());
    // The parts of Office files are the program's own; they are many and would draw every turn.
    std::erase_if(files_, [](const std::string& file) {
      return file.starts_with("templates/docx") || file.starts_with("templates/pptx") ||
             file.starts_with("templates/html");
    });
    std::sort(files_.begin(), files_.end());
  }

  // What was done, for the message of a failure.
  std::string apply() {
    const std::string file = files_[below(files_.size())];
    std::string text = project_.read(file);
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = std::min(text.size() - at, below(below(4) == 0 ? 400 : 12));
    const auto line_begin = [&](std::size_t from) { return from == 0 ? 0 : text.rfind('\n', from - 1) + 1; };
    const std::size_t line = line_begin(at);
    const std::size_t line_end = std::min(text.find('\n', line), text.size());
    const std::size_t kind = below(9);
    switch (kind) {
      case 0: text.erase(at, length); break;
      case 1: text.insert(at, pieces[below(pieces.size())]); break;
      case 2: text.insert(line, pieces[below(pieces.size())]); break;
      case 3: text.erase(line, line_end - line); break;
      case 4: text.insert(line, text.substr(line, line_end - line) + "\n"); break;
      case 5: text.resize(at); break;
      case 6: text.replace(at, length, pieces[below(pieces.size())]); break;
      case 7: text.insert(at, repeated(pieces[below(pieces.size())])); break;
      default: text.insert(at, project_.read(files_[below(files_.size())])); break;
    }
    project_.write(file, text);
    return file + " at byte " + std::to_string(at) + ", change " + std::to_string(kind);
  }

 private:
  std::size_t below(std::size_t count) { return count == 0 ? 0 : random_() % count; }
  std::string repeated(const std::string& piece) {
    std::string text;
    for (std::size_t times = below(300); times > 0; --times) text += piece;
    return text;
  }

  const MinimalProject& project_;
  std::mt19937& random_;
  std::vector<std::string> files_;
};

// Every message is one that an author can act on.
void expect_sound(const BuildReport& report) {
  for (const Diagnostic& diagnostic : report.diagnostics.all()) {
    EXPECT_FALSE(diagnostic.message.empty()) << diagnostic.rule;
    EXPECT_NE(diagnostic.rule.find('.'), std::string::npos) << diagnostic.rule;
    const Place place = report.project.files.place(diagnostic.span);
    EXPECT_FALSE(place.path.starts_with("out/")) << diagnostic.rule << ": " << diagnostic.message;
  }
}

std::size_t number_from(const char* name, std::size_t otherwise) {
  const char* given = std::getenv(name);
  return given == nullptr ? otherwise : std::strtoul(given, nullptr, 10);
}

TEST(Mutation, EveryRunEndsWithAReport) {
  const std::size_t count = number_from("GALLEY_MUTATIONS", 60);
  const std::size_t seed = number_from("GALLEY_SEED", 1);
  std::size_t blocked = 0;
  for (std::size_t turn = 0; turn < count && !::testing::Test::HasFailure(); ++turn) {
    std::mt19937 random(static_cast<std::mt19937::result_type>(seed * 1000003 + turn));
    const MinimalProject project;
    project.write("out/style-report.json", "{}");
    project.write("out/report.pdf", "the publication before");
    std::string done = "GALLEY_SEED=" + std::to_string(seed) + " turn " + std::to_string(turn);
    Mutation mutation(project, random);
    for (std::size_t change = 0; change <= turn % 4; ++change) done += "; " + mutation.apply();
    SCOPED_TRACE(done);
    const auto report = project.build();
    ASSERT_TRUE(report) << report.error().message;
    expect_sound(*report);
    if (!report->blocked) continue;
    ++blocked;
    EXPECT_EQ(project.read("out/report.pdf"), "the publication before");
  }
  EXPECT_GT(blocked, count / 4) << "the changes are too gentle to find anything";
}

}  // namespace
}  // namespace galley::publish
