// What outputs bring along of their own accord stands in the language of the publication.
#include <filesystem>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "publish/build.h"
#include "publish/extract.h"
#include "support/golden.h"
#include "support/temporary_folder.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

// The keys of styles/words.yml, each with its pattern.
std::vector<std::pair<std::string, std::string>> words_of_sample() {
  std::istringstream in(test::read_text(fs::path(GALLEY_SOURCE_DIR) / "styles/words.yml"));
  std::vector<std::pair<std::string, std::string>> words;
  for (std::string line; std::getline(in, line);)
    if (const std::size_t colon = line.find(": "); colon != std::string::npos && line.front() != '#')
      words.emplace_back(line.substr(0, colon), line.substr(colon + 2));
  return words;
}

// A language in which every word is its key: "Wtable_label {}".
std::string word_file(const std::vector<std::pair<std::string, std::string>>& words) {
  std::string file;
  for (const auto& [key, pattern] : words) {
    if (pattern.front() == '[') continue;  // a list of words
    std::string word = "W" + key;
    for (std::size_t at = pattern.find("{}"); at != std::string::npos; at = pattern.find("{}", at + 2)) word += " {}";
    file += key + ": \"" + word + "\"\n";
  }
  return file + "numbers: [Wnone, Wone, Wtwo, Wthree, Wfour, Wfive, Wsix, Wseven, Weight, Wnine]\n";
}

// All that readers of the outputs could get, lines joined.
std::string text_of(const BuildReport& report) {
  std::string text;
  for (const FinishedOutput& output : report.outputs) {
    const auto parts = output.path.ends_with(".pdf") ? Result<std::string>(output.text) : text_of_package(output.bytes);
    std::istringstream in(parts ? *parts : parts.error().message);
    for (std::string word; in >> word;) text += word + " ";
  }
  return text;
}

TEST(Language, EveryWordOfItsFileIsUsed) {
  test::TemporaryFolder folder;
  for (const char* part : {"sources", "styles", "templates"})
    fs::copy(fs::path(GALLEY_SOURCE_DIR) / part, folder.path() / part, fs::copy_options::recursive);
  const auto words = words_of_sample();
  ASSERT_GT(words.size(), 40U);
  folder.write("styles/words.yml", word_file(words));
  BuildRequest request;
  request.project = folder.path();
  request.mode = Mode::draft;
  request.now = 1795392000;  // 2026-11-23
  const auto report = build(request, [](std::string_view) {});
  ASSERT_TRUE(report) << report.error().message;
  const std::string text = text_of(*report);
  std::vector<std::string> unused;
  for (const auto& [key, pattern] : words)
    if (pattern.front() != '[' && text.find("W" + key) == std::string::npos) unused.push_back(key);
  // What the sample has no place for, or a link of a PDF says where no text is taken from.
  EXPECT_THAT(unused, testing::UnorderedElementsAre("chapter", "section", "not_found", "past", "to_come", "value",
                                                    "from_month", "one_second", "note_link", "untitled_table",
                                                    "table_summary"));
  EXPECT_EQ(text.find("not for citation"), std::string::npos);
}

}  // namespace
}  // namespace galley::publish
