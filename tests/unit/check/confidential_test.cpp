#include "check/confidential.h"

#include <gtest/gtest.h>

#include "check_corpus.h"

namespace galley::check {
namespace {

struct Fixture : CheckCorpus {
  Fixture() {
    fact("S-1", "An officer in the eastern border unit sees ten cases a week").confidential = true;
    fact("P-1", "Platforms sent the request to a unit in the capital");
  }
};

TEST(Confidential, FindsARunOfFiveWordsWhateverTheCaseAndPunctuation) {
  Fixture corpus;
  const ConfidentialText text(corpus.corpus);
  EXPECT_TRUE(text.find("We heard: \"the EASTERN border-unit sees ten\" and more"));
  EXPECT_FALSE(text.find("the eastern border unit"));  // four words may be chance
}

TEST(Confidential, WhatAPublicFactSaysToo_IsNoSecret) {
  Fixture corpus;
  corpus.fact("P-2", "Others report that the eastern border unit sees ten cases");
  EXPECT_FALSE(ConfidentialText(corpus.corpus).find("the eastern border unit sees ten"));
}

TEST(Confidential, AConfidentialSourceGuardsItsFacts) {
  CheckCorpus corpus;
  corpus.fact("S-1", "The desk closes every Friday at noon sharp");
  corpus.corpus.references["source-of-S-1"].confidential = true;
  EXPECT_TRUE(ConfidentialText(corpus.corpus).find("desk closes every friday at"));
}

TEST(Confidential, LettersTellAndNotHowTheyAreSet) {
  Fixture corpus;
  corpus.fact("S-2", "The officer\u2019s \uFB01rst \u201Cfiling\u201D con\u00ADfirmed it").confidential = true;
  const ConfidentialText text(corpus.corpus);
  EXPECT_TRUE(text.find("the officer's first \"filing\" confirmed"));
  EXPECT_TRUE(text.find("THE OFFICER\u2019S \uFB01RST FILING CONFIRMED"));
  EXPECT_TRUE(text.find("the officer's first fil-\ning con-\nfirmed"));
  EXPECT_TRUE(text.find("the\u00A0officer\u2019s\tfirst\n\n  filing, confirmed"));
  EXPECT_TRUE(text.find("in the east: easternborderunitseesten cases"));  // runs joined without a space
  EXPECT_FALSE(text.find("the officer's second filing confirmed"));
}

TEST(Confidential, ShortQuotationsAreGuardedWholeAndAtWordEnds) {
  CheckCorpus corpus;
  corpus.fact("S-1", "The desk closes every Friday at noon sharp").confidential = true;
  corpus.corpus.facts["S-1"].quote = corpus.text("an ace unit");
  corpus.corpus.facts["S-1"].locator = corpus.text("p. 4");
  const ConfidentialText text(corpus.corpus);
  EXPECT_TRUE(text.find("it is \u201CAn ace unit\u201D, they said"));
  EXPECT_TRUE(text.find("an ace\nun-\nit"));
  EXPECT_FALSE(text.find("Japan ace units"));   // the same letters inside other words
  EXPECT_FALSE(text.find("see p. 4 of the guide"));
}

TEST(Confidential, ScriptsWithoutSpacesAreFoundInsideASentence) {
  CheckCorpus corpus;
  corpus.fact("S-1", "\u0E40\u0E08\u0E49\u0E32\u0E2B\u0E19\u0E49\u0E32\u0E17\u0E35\u0E48\u0E25\u0E31\u0E1A")
      .confidential = true;
  EXPECT_TRUE(
      ConfidentialText(corpus.corpus)
          .find(
              "\u0E27\u0E48\u0E32\u0E40\u0E08\u0E49\u0E32\u0E2B\u0E19\u0E49\u0E32\u0E17\u0E35\u0E48\u0E25\u0E31\u0E1A\u0E41\u0E25\u0E30"));
}

TEST(Confidential, ASourceGuardsItsTitleAddressAndAuthors) {
  CheckCorpus corpus;
  corpus.fact("S-1", "x");
  sources::Reference& source = corpus.corpus.references["source-of-S-1"];
  source.title = corpus.text("Internal note on the northern desk");
  source.url = corpus.text("https://intranet.example/note-7");
  source.authors.push_back({"Example", "Ana Beatriz", ""});
  source.confidential = true;
  const ConfidentialText text(corpus.corpus);
  for (const char* leak : {"internal note on the northern", "https://intranet.example/note-7", "Ana Beatriz Example",
                           "Example, Ana Beatriz", "A. Example", "Inspector Example said"})
    EXPECT_TRUE(text.find(leak)) << leak;
  EXPECT_FALSE(text.find("for example, an analyst"));
}

TEST(Confidential, WithheldFieldsAreGuardedWhereTheRestIsPublic) {
  CheckCorpus corpus;
  corpus.fact("F-1", "The unit answers requests by email").withheld.push_back(corpus.text("ask for the night desk"));
  const ConfidentialText text(corpus.corpus);
  EXPECT_TRUE(text.find("Ask for the night desk"));
  EXPECT_FALSE(text.find("The unit answers requests by email"));
}

TEST(Confidential, APersonIsNamedAsFarAsTheRecordAllows) {
  using sources::Attribution;
  CheckCorpus corpus;
  sources::Consultation& consultation = corpus.corpus.consultations["C-1"];
  consultation.person = corpus.text("Ana Example");
  consultation.role = corpus.text("head of the night desk");
  consultation.organization = corpus.text("Border Service");
  const auto leaks = [&](Attribution attribution, const char* words) {
    consultation.attribution = attribution;
    return ConfidentialText(corpus.corpus).find(words).has_value();
  };
  EXPECT_TRUE(leaks(Attribution::none, "the Border Service"));
  EXPECT_FALSE(leaks(Attribution::organization, "the Border Service"));
  EXPECT_TRUE(leaks(Attribution::organization, "the head of the night desk"));
  EXPECT_FALSE(leaks(Attribution::role, "the head of the night desk"));
  EXPECT_TRUE(leaks(Attribution::role, "interview with Ana Example, 2026"));
  EXPECT_FALSE(leaks(Attribution::name, "interview with Ana Example, 2026"));
}

TEST(Confidential, AShortRoleTellsOnlyWithItsOrganization) {
  CheckCorpus corpus;
  sources::Consultation& consultation = corpus.corpus.consultations["C-1"];
  consultation.role = corpus.text("Desk officer");
  consultation.organization = corpus.text("Border Service");
  consultation.attribution = sources::Attribution::organization;
  const ConfidentialText text(corpus.corpus);
  EXPECT_TRUE(text.find("a desk officer of the Border Service"));
  EXPECT_FALSE(text.find("a desk officer"));
}

TEST(Confidential, ANameOfOneWordIsToldByItsCapital) {
  CheckCorpus corpus;
  corpus.corpus.consultations["C-1"].person = corpus.text("Rose");
  const ConfidentialText text(corpus.corpus);
  EXPECT_TRUE(text.find("so Rose said"));
  EXPECT_FALSE(text.find("the share rose; Roseville"));
}

TEST(Confidential, NamesOfPlatformsAndPublicTitlesAreNoSecret) {
  CheckCorpus corpus;
  corpus.corpus.platforms["m"].company = corpus.text("Meta Platforms");
  corpus.corpus.consultations["C-1"].organization = corpus.text("Meta Platforms");
  corpus.corpus.consultations["C-1"].confidential = true;
  EXPECT_FALSE(ConfidentialText(corpus.corpus).find("Meta Platforms answers"));
}

TEST(Confidential, ALeakInTheNameOfAFileIsOneToo) {
  Fixture corpus;
  Diagnostics diagnostics;
  const auto leaking =
      check_confidential(ConfidentialText(corpus.corpus), {{"", "the-eastern-border-unit-sees.pdf", ""}}, diagnostics);
  EXPECT_EQ(leaking.size(), 1U);
  ASSERT_EQ(rules(diagnostics), "confidential.leak");
  EXPECT_EQ(diagnostics.all()[0].message.find("eastern"), std::string::npos);
}

TEST(Confidential, ALeakIsAnErrorThatNamesTheFileAndWithholdsTheWords) {
  Fixture corpus;
  Diagnostics diagnostics;
  const auto leaking = check_confidential(
      ConfidentialText(corpus.corpus),
      {{"policy-brief", "policy-brief.docx", "a unit in the capital"},
       {"", "style-report.json", "…\"text\": \"officer in the eastern border unit\"…"}},
      diagnostics);
  EXPECT_EQ(leaking, std::vector<std::string>{"style-report.json"});
  ASSERT_EQ(rules(diagnostics), "confidential.leak");
  EXPECT_EQ(diagnostics.all()[0].text, "(withheld)");
  EXPECT_EQ(diagnostics.all()[0].message.find("eastern"), std::string::npos);
}

}  // namespace
}  // namespace galley::check
