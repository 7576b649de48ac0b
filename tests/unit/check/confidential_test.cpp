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

TEST(Confidential, APersonIsNotNamedUnlessTheyAgreed) {
  CheckCorpus corpus;
  sources::Consultation& consultation = corpus.corpus.consultations["C-1"];
  consultation.person = corpus.text("Ana Example");
  consultation.organization = corpus.text("Border Service");
  consultation.attribution = sources::Attribution::organization;
  EXPECT_TRUE(ConfidentialText(corpus.corpus).find("interview with Ana Example, 2026"));
  EXPECT_FALSE(ConfidentialText(corpus.corpus).find("Border Service"));
  consultation.attribution = sources::Attribution::name;
  EXPECT_FALSE(ConfidentialText(corpus.corpus).find("interview with Ana Example, 2026"));
}

TEST(Confidential, ALeakIsAnErrorThatNamesTheFileAndWithholdsTheWords) {
  Fixture corpus;
  Diagnostics diagnostics;
  const auto leaking = check_confidential(
      corpus.corpus,
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
