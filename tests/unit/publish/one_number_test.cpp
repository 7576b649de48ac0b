// What is said once is said alike everywhere: a number that changes in sources/ changes in
// the report, the brief and the deck.
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "publish/build.h"
#include "publish/extract.h"
#include "support/project.h"
#include "support/temporary_folder.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

std::string text_of(const FinishedOutput& output) {
  if (!output.text.empty()) return output.text;
  const auto text = text_of_package(output.bytes);
  return text ? *text : std::string();
}

// Words alone: lines, pages and runs break differently in each format.
std::string words_of(const std::string& text) {
  std::istringstream in(text);
  std::string result;
  for (std::string word; in >> word;) result += word + " ";
  return result;
}

using Texts = std::map<std::string, std::string>;  // by output
Texts texts_of(const BuildReport& report) {
  Texts texts;
  for (const FinishedOutput& output : report.outputs) texts[output.id] = words_of(text_of(output));
  return texts;
}

Result<BuildReport> build_sample(const fs::path& project) {
  BuildRequest request;
  request.project = project;
  request.mode = Mode::draft;
  request.now = 1795392000;
  return build(request, [](std::string_view) {});
}

// The end of a recommendation's time frame that the deck shows; "Months 6 to 12".
const sources::Recommendation* shown_recommendation(const BuildReport& report, const Texts& texts) {
  for (const auto& [id, recommendation] : report.corpus.recommendations)
    if (recommendation.from_month.value > 0 &&
        texts.at("key-findings").find(recommendation.title.text) != std::string::npos)
      return &recommendation;
  return nullptr;
}

TEST(OneNumber, ChangesInReportBriefAndDeck) {
  test::TemporaryFolder folder;
  for (const char* part : {"sources", "styles", "templates"})
    fs::copy(fs::path(GALLEY_SOURCE_DIR) / part, folder.path() / part, fs::copy_options::recursive);
  const auto before = build_sample(folder.path());
  ASSERT_TRUE(before) << before.error().message;
  const Texts old_texts = texts_of(*before);
  const auto* recommendation = shown_recommendation(*before, old_texts);
  ASSERT_NE(recommendation, nullptr);
  const Span place = recommendation->to_month.span;
  const std::string path(before->project.files.path(place.file));
  std::string source = test::read_text(folder.path() / path);
  source.replace(place.begin, place.end - place.begin, "77");
  folder.write(path, source);
  const auto after = build_sample(folder.path());
  ASSERT_TRUE(after) << after.error().message;
  const Texts new_texts = texts_of(*after);
  const std::string shown = "Months " + std::to_string(recommendation->from_month.value) + " to 77";
  for (const char* output : {"policy-mapping", "policy-brief", "key-findings"}) {
    EXPECT_EQ(old_texts.at(output).find(shown), std::string::npos) << output;
    EXPECT_NE(new_texts.at(output).find(shown), std::string::npos) << output << ": " << shown;
  }
}

}  // namespace
}  // namespace galley::publish
