#include "check/evidence.h"

#include <gtest/gtest.h>

#include "check/citations.h"
#include "check_corpus.h"

namespace galley::check {
namespace {

constexpr std::int64_t november_2026 = 1795392000;

std::string run(CheckCorpus& corpus, std::optional<int> max_age = std::nullopt) {
  Diagnostics diagnostics;
  style::Limits limits;
  limits.max_age_months = max_age;
  check_evidence(corpus.corpus, limits, november_2026, diagnostics);
  check_use_of_sources({}, corpus.corpus, diagnostics);
  return rules(diagnostics);
}

TEST(Evidence, ASoundFindingPasses) {
  CheckCorpus corpus;
  corpus.fact("F-1", "x");
  corpus.finding("one", {"F-1"}, "It is so [@F-1].\n\nAnd so [@F-1].").key = sources::Located<int>{1, {}};
  EXPECT_EQ(run(corpus), "");
}

TEST(Evidence, AParagraphWithoutCitationIsAnErrorAtThatParagraph) {
  CheckCorpus corpus;
  corpus.fact("F-1", "x");
  corpus.finding("one", {"F-1"}, "It is so [@F-1].\n\nAnd this is bare.");
  Diagnostics diagnostics;
  check_evidence(corpus.corpus, {}, november_2026, diagnostics);
  ASSERT_EQ(rules(diagnostics), "evidence.uncited");
  EXPECT_EQ(corpus.files.text(diagnostics.all()[0].span), "And this is bare.");
}

TEST(Citations, AnUnknownKeyIsFoundInAFindingThatNothingPrints) {
  CheckCorpus corpus;
  corpus.fact("meta-2024", "x");
  corpus.finding("one", {"meta-2024"}, "It is so [@meta-2042; @meta-2024].");
  Diagnostics diagnostics;
  check_cited_in_findings(corpus.corpus, diagnostics);
  ASSERT_EQ(rules(diagnostics), "citation.unknown");
  EXPECT_EQ(corpus.files.text(diagnostics.all()[0].span), "@meta-2042");
  EXPECT_EQ(diagnostics.all()[0].hints[0], "did you mean 'meta-2024'?");
}

TEST(Evidence, AFindingWithoutEvidenceIsAnError) {
  CheckCorpus corpus;
  corpus.finding("one", {}, "");
  EXPECT_EQ(run(corpus), "evidence.missing");
}

TEST(Evidence, KnownFactsCannotCarryAKeyFinding) {
  CheckCorpus corpus;
  corpus.fact("F-1", "x").confidence = sources::Confidence::known;
  corpus.finding("one", {"F-1"}, "It is so [@F-1].");
  EXPECT_EQ(run(corpus), "evidence.known-only");
  corpus.corpus.findings["one"].key = sources::Located<int>{1, {}};
  Diagnostics diagnostics;
  check_use_of_sources({}, corpus.corpus, diagnostics);
  EXPECT_TRUE(diagnostics.has_errors());
}

TEST(Evidence, AKeyFindingOnCaveatsAloneIsAWarning) {
  CheckCorpus corpus;
  corpus.fact("F-1", "x").note = corpus.text("reposted");
  corpus.finding("one", {"F-1"}, "It is so [@F-1].").key = sources::Located<int>{1, {}};
  EXPECT_EQ(run(corpus), "evidence.caveats-only");
}

TEST(Evidence, AFactCitedButNotListedIsAWarning) {
  CheckCorpus corpus;
  corpus.fact("F-1", "x");
  corpus.fact("F-2", "y");
  corpus.finding("one", {"F-1"}, "It is so [@F-1; @F-2].");
  EXPECT_EQ(run(corpus), "evidence.unlisted");
}

TEST(Evidence, OldSourcesAndRepostsAreSaid) {
  CheckCorpus corpus;
  corpus.fact("F-1", "x");
  corpus.corpus.references["source-of-F-1"].issued = {2023, 1, 1, {}};
  corpus.corpus.references["source-of-F-1"].source_type = corpus.text("press");
  corpus.finding("one", {"F-1"}, "It is so [@F-1].");
  EXPECT_EQ(run(corpus, 24), "evidence.old evidence.primary-wanted");
}

TEST(Evidence, UnusedReferencesAreSaid) {
  CheckCorpus corpus;
  corpus.corpus.references["lonely"].key = corpus.text("lonely");
  EXPECT_EQ(run(corpus), "reference.unused");
}

TEST(Confirmations, AreErrorsOnlyOutsideASample) {
  CheckCorpus corpus;
  corpus.corpus.front_matter["imprint"].confirm.push_back({corpus.text("ISBN"), corpus.text("RSO")});
  corpus.corpus.publication.kind = corpus.text("sample");
  Diagnostics sample, release;
  check_confirmations(corpus.corpus, sample);
  EXPECT_FALSE(sample.has_errors());
  corpus.corpus.publication.kind = corpus.text("publication");
  check_confirmations(corpus.corpus, release);
  EXPECT_TRUE(release.has_errors());
}

TEST(Register, LeavesOutWhatIsConfidentialAndDefusesFormulas) {
  CheckCorpus corpus;
  corpus.fact("F-1", "=cmd()").quote = corpus.text("He said \"no\", twice");
  corpus.fact("F-2", "an officer told us so in private").confidential = true;
  corpus.finding("one", {"F-1", "F-2"}, "x [@F-1].");
  const std::string csv = evidence_register_csv(corpus.corpus);
  EXPECT_NE(csv.find(",'=cmd(),\"He said \"\"no\"\", twice\","), std::string::npos) << csv;
  EXPECT_EQ(csv.find("officer"), std::string::npos);
}

}  // namespace
}  // namespace galley::check
