#include "prose/consistency.h"

#include <gmock/gmock.h>

#include "document/parse.h"
#include "document/resolve.h"

namespace galley::prose {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class ConsistencyTest : public testing::Test {
 protected:
  void configure(const std::string& yaml) {
    const FileId file = files_.add("styles/consistency.yml", yaml);
    auto rules = read_consistency(file, files_, diagnostics_);
    if (rules) rules_ = std::move(*rules);
  }
  // One more deliverable.
  void read(const std::string& text) {
    const std::string name = "output-" + std::to_string(documents_.size() + 1);
    const FileId file = files_.add(name + ".md", text);
    Diagnostics parsed;
    auto document = std::make_unique<document::Document>(document::parse_document(files_.text(file), file, parsed));
    document::resolve_document(*document, parsed);
    documents_.push_back(std::move(document));
    texts_.push_back({documents_.back().get(), file, name});
  }
  // "Rule: words" of each alert.
  std::vector<std::string> alerts() {
    Diagnostics found;
    check_consistency(texts_, rules_, files_, found);
    std::vector<std::string> result;
    for (const Diagnostic& diagnostic : found.all()) {
      std::string fix = diagnostic.fixes.empty() ? "" : " -> " + diagnostic.fixes[0].text;
      result.push_back(diagnostic.rule.substr(std::string("Consistency.").size()) + ": " + diagnostic.text + fix);
    }
    return result;
  }

  Files files_;
  Diagnostics diagnostics_;
  ConsistencyRules rules_;
  std::vector<std::unique_ptr<document::Document>> documents_;
  std::vector<ConsistencyText> texts_;
};

TEST_F(ConsistencyTest, NamesAndTermsAreOne) {
  configure(
      "names:\n  - {use: TikTok, not: [Tiktok]}\nterms:\n  - {use: end-to-end encryption, not: [end to end encryption]}\n");
  read("Tiktok and TikTok use end to end encryption. End to end encryption is one. The law says “Tiktok”.\n");
  EXPECT_THAT(alerts(), ElementsAre("Name: Tiktok -> TikTok", "Term: end to end encryption -> end-to-end encryption",
                                    "Term: End to end encryption -> End-to-end encryption"));
}

TEST_F(ConsistencyTest, TheRarerSpellingIsReportedAcrossDeliverables) {
  read("The adviser spoke. An adviser wrote.\n");
  read("One advisor came.\n");
  EXPECT_THAT(alerts(), ElementsAre("Spelling: advisor -> adviser"));
}

TEST_F(ConsistencyTest, HyphensAreTheSameBeforeTheSameNoun) {
  read(
      "A cross-border request and a cross-border case. A crossborder case.\n\nThe real time data and the real-time data.\n");
  EXPECT_THAT(alerts(), UnorderedElementsAre("Hyphenation: crossborder", "Hyphenation: real time"));
}

TEST_F(ConsistencyTest, BeforeAJoiningWordACompoundIsNoModifier) {
  read("Contacts between law-enforcement and judicial bodies. It helps law enforcement and courts.\n");
  EXPECT_THAT(alerts(), IsEmpty());
}

TEST_F(ConsistencyTest, AbbreviationsAreIntroducedOnceBeforeTheyAreUsed) {
  configure(
      "abbreviations:\n  - {short: UNODC, long: United Nations Office on Drugs and Crime}\n  - {short: UN, known: true}\n");
  read("The UNODC guide is of the UN.\n");
  read("The United Nations Office on Drugs and Crime (UNODC) helps. Then UNODC and UNODC again.\n");
  EXPECT_THAT(alerts(), ElementsAre("Abbreviation: UNODC"));
}

TEST_F(ConsistencyTest, AFreeWordMayVary) {
  configure("free_words: [advisor, adviser]\n");
  read("The adviser spoke. One advisor came.\n");
  EXPECT_THAT(alerts(), IsEmpty());
}

TEST_F(ConsistencyTest, QuotationMarksAndDatesAreOfOneKind) {
  read("He said “yes” and “no”. She said \"perhaps\".\n");
  EXPECT_THAT(alerts(), testing::Contains(testing::StartsWith("Quot")));
}

TEST_F(ConsistencyTest, WhatHouseStyleForbidsIsNeverTheCommonForm) {
  read("They co-operate, we co-operate, you cooperate; co-operation is 5% and 6% and 7 per cent.\n");
  Diagnostics found;
  const std::string_view text = files_.text(texts_[0].manuscript);
  for (const std::string_view wrong : {"co-operate", "co-operation", "5%", "6%"})
    for (std::size_t at = text.find(wrong); at != std::string_view::npos; at = text.find(wrong, at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at);
      found.error("house.Some", {texts_[0].manuscript, begin, begin + static_cast<std::uint32_t>(wrong.size())}, "wrong");
      found.all().back().engine = "house-style";
    }
  const std::size_t told = found.all().size();
  check_consistency(texts_, rules_, files_, found);
  EXPECT_EQ(found.all().size(), told);
}

TEST_F(ConsistencyTest, AMistakeInTheFileIsReported) {
  configure("names:\n  - {use: TikTok, nto: [Tiktok]}\n");
  EXPECT_TRUE(diagnostics_.has_errors());
  EXPECT_THAT(rules_.names, IsEmpty());
}

}  // namespace
}  // namespace galley::prose
