#include "check/evidence.h"

#include <algorithm>

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
  corpus.finding("one", {"meta-2024"}, "It is so [@meta-2024; @meta-202].");
  Diagnostics diagnostics;
  check_cited_in_records(corpus.corpus, diagnostics);
  ASSERT_EQ(rules(diagnostics), "citation.unknown");
  EXPECT_EQ(corpus.files.text(diagnostics.all()[0].span), "@meta-202");
  EXPECT_EQ(diagnostics.all()[0].hints[0], "did you mean 'meta-2024'?");
}

TEST(Citations, InTheSourceOfAFigureAreHeldToo) {
  CheckCorpus corpus;
  corpus.fact("F-1", "x");
  corpus.fact("F-2", "x").confidential = true;
  corpus.corpus.figures["f"].source = corpus.text("Laws [@F-1; @F-3], letters [@F-2].");
  Diagnostics diagnostics;
  check_cited_in_records(corpus.corpus, diagnostics);
  EXPECT_EQ(rules(diagnostics), "citation.unknown citation.confidential");
  EXPECT_EQ(corpus.files.text(diagnostics.all()[0].span), "@F-3");
}

TEST(Citations, AReferenceToAFigureATableOrASectionIsNoCitation) {
  CheckCorpus corpus;
  corpus.fact("F-1", "x");
  corpus.finding("one", {"F-1"}, "As [@fig:landings], [@tbl:ports] and [@sec:method] show, it is so [@F-1].");
  Diagnostics diagnostics;
  check_cited_in_records(corpus.corpus, diagnostics);
  EXPECT_EQ(rules(diagnostics), "");
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

TEST(Evidence, AStatementOfAKeyFindingCannotRestOnKnownFactsAlone) {
  CheckCorpus corpus;
  corpus.fact("F-1", "x");
  corpus.fact("F-2", "y").confidence = sources::Confidence::known;
  corpus.finding("one", {"F-1", "F-2"}, "It is so [@F-1; @F-2].\n\nAnd more [@F-2].").key =
      sources::Located<int>{1, {}};
  Diagnostics diagnostics;
  check_evidence(corpus.corpus, {}, november_2026, diagnostics);
  ASSERT_EQ(rules(diagnostics), "evidence.known-in-key");
  EXPECT_EQ(corpus.files.text(diagnostics.all()[0].span), "And more [@F-2].");
  corpus.corpus.findings["one"].key.reset();
  EXPECT_EQ(run(corpus), "");
}

TEST(Evidence, EveryKindOfCaveatCounts) {
  const auto with = [](auto change) {
    CheckCorpus corpus;
    sources::Fact& fact = corpus.fact("F-1", "x");
    change(corpus, fact, corpus.corpus.references["source-of-F-1"]);
    corpus.finding("one", {"F-1"}, "It is so [@F-1].").key = sources::Located<int>{1, {}};
    return run(corpus);
  };
  EXPECT_EQ(with([](CheckCorpus& c, auto& fact, auto&) { fact.absence = c.text("the guide"); }),
            "evidence.caveats-only");
  EXPECT_EQ(with([](CheckCorpus& c, auto&, auto& source) { source.title_note = c.text("a copy"); }),
            "evidence.caveats-only");
  EXPECT_EQ(with([](CheckCorpus&, auto&, auto& source) { source.url_seen = false; }), "evidence.caveats-only");
  EXPECT_EQ(with([](CheckCorpus&, auto&, auto& source) { source.url_seen = true; }), "");
}

TEST(Evidence, BoxesAndLinesOfSpacesDoNotHideAParagraph) {
  CheckCorpus corpus;
  corpus.fact("F-1", "x");
  corpus.finding(
      "one", {"F-1"},
      "It is so [@F-1].\n \nBare one.\n\n::: callout\nBare two.\n:::\n\n### Heading\nBare three.\n\n```\ncode\n```\n");
  EXPECT_EQ(run(corpus), "evidence.uncited evidence.uncited evidence.uncited");
}

TEST(Evidence, ARecommendationRestsOnSomething) {
  CheckCorpus corpus;
  corpus.corpus.recommendations["R-1"].id = corpus.text("R-1");
  EXPECT_EQ(run(corpus), "evidence.missing");
}

TEST(Evidence, AFigureNamesItsSourceAndFactsAndDrawsNoSecret) {
  CheckCorpus corpus;
  corpus.fact("F-1", "x");
  corpus.fact("F-2", "y").confidential = true;
  sources::Figure& figure = corpus.corpus.figures["f"];
  figure.id = corpus.text("f");
  figure.data.columns = {corpus.text("name"), corpus.text("value")};
  figure.data.rows.push_back({{corpus.text("a"), corpus.text("1")}, {}});
  EXPECT_EQ(run(corpus), "figure.source-missing figure.facts-missing");
  figure.source = corpus.text("The Act");
  figure.data.columns[1] = corpus.text("fact");
  figure.data.rows[0].cells[1] = corpus.text("F-1");
  figure.data.rows.push_back({{corpus.text("b"), corpus.text("")}, {}});
  EXPECT_EQ(run(corpus), "figure.row-unsupported");
  figure.data.rows[1].cells[1] = corpus.text("F-1 F-2");
  EXPECT_EQ(run(corpus), "figure.confidential");
}

TEST(Evidence, AFigureDrawsTheValueOfTheFactItNames) {
  CheckCorpus corpus;
  sources::Fact& fact = corpus.fact("F-1", "x");
  fact.values.push_back({{118, {}}, corpus.text("118"), corpus.text("million"), {}});
  sources::Figure& figure = corpus.corpus.figures["f"];
  figure.id = corpus.text("f");
  figure.kind = corpus.text("bar");
  figure.x = corpus.text("value");
  figure.unit = corpus.text("million");
  figure.source = corpus.text("The Act");
  figure.data.columns = {corpus.text("name"), corpus.text("value"), corpus.text("fact")};
  figure.data.rows.push_back({{corpus.text("a"), corpus.text("118"), corpus.text("F-1")}, {}});
  EXPECT_EQ(run(corpus), "");
  figure.data.rows[0].cells[1] = corpus.text("181");
  EXPECT_EQ(run(corpus), "figure.value-differs");
  figure.unit = corpus.text("hours");
  fact.values = {{{8, {}}, corpus.text("8"), corpus.text("hours"), {}},
                 {{10, {}}, corpus.text("10"), corpus.text("days"), {}}};
  EXPECT_EQ(run(corpus), "") << "the value may be worked out from another";
}

TEST(Coverage, SaysWhatAStateLacksAndWhatIsWeak) {
  CheckCorpus corpus;
  for (const char* id : {"AA", "BB"}) {
    sources::State& state = corpus.corpus.states[id];
    state.id = corpus.text(id);
    state.name = corpus.text(std::string("State ") + id);
    for (const char* dimension : {"takedown", "penalty"}) {
      if (std::string(id) == "BB" && std::string(dimension) == "penalty") continue;
      const std::string fact_id = std::string(id) + "-" + dimension;
      corpus.fact(fact_id, "x").dimension = corpus.text(dimension);
      state.facts.push_back(fact_id);
    }
  }
  corpus.corpus.facts["BB-takedown"].confidence = sources::Confidence::known;
  Diagnostics diagnostics;
  check_coverage(corpus.corpus, diagnostics);
  ASSERT_EQ(rules(diagnostics), "coverage.gap");
  EXPECT_EQ(diagnostics.all()[0].message, "no evidence for State BB on: penalty; limited evidence alone on: takedown");
}

TEST(Coverage, HoldsTheScopeAgainstTheRecords) {
  CheckCorpus corpus;
  for (const char* id : {"a", "b"}) corpus.corpus.platforms[id].id = corpus.text(id);
  corpus.corpus.publication.scope_platforms = {corpus.text("a")};
  corpus.corpus.publication.kind = corpus.text("publication");
  Diagnostics diagnostics;
  check_coverage(corpus.corpus, diagnostics);
  EXPECT_EQ(rules(diagnostics), "scope.uncovered scope.beyond scope.not-agreed");
}

TEST(Evidence, AFactCitedButNotListedIsAWarning) {
  CheckCorpus corpus;
  corpus.fact("F-1", "x");
  corpus.fact("F-2", "y");
  corpus.finding("one", {"F-1"}, "It is so [@F-1; @F-2].");
  Diagnostics diagnostics;
  check_evidence(corpus.corpus, {}, november_2026, diagnostics);
  ASSERT_EQ(rules(diagnostics), "evidence.unlisted");
  EXPECT_EQ(corpus.files.text(diagnostics.all()[0].span), "@F-2");
}

TEST(Evidence, OldSourcesAndRepostsAreSaid) {
  CheckCorpus corpus;
  corpus.fact("F-1", "x");
  corpus.corpus.references["source-of-F-1"].issued = {2023, 1, 1, {}};
  corpus.corpus.references["source-of-F-1"].source_type = corpus.text("press");
  corpus.finding("one", {"F-1"}, "It is so [@F-1].");
  EXPECT_EQ(run(corpus, 24), "evidence.old evidence.primary-wanted");
}

TEST(Evidence, AnOldSourceIsSaidOnceForAllItsFacts) {
  CheckCorpus corpus;
  corpus.fact("F-1", "x");
  corpus.corpus.references["source-of-F-1"].issued = {2023, 1, 1, {}};
  for (const char* id : {"F-2", "F-3", "F-4", "F-5"}) corpus.fact(id, "x").source = corpus.corpus.facts["F-1"].source;
  corpus.finding("one", {"F-1", "F-2", "F-3", "F-4", "F-5"}, "It is so [@F-1; @F-2; @F-3; @F-4; @F-5].");
  Diagnostics diagnostics;
  style::Limits limits;
  limits.max_age_months = 24;
  check_evidence(corpus.corpus, limits, november_2026, diagnostics);
  ASSERT_EQ(rules(diagnostics), "evidence.old");
  EXPECT_EQ(diagnostics.all()[0].message,
            "F-1, F-2, F-3 and 2 more rest on a source of 1 January 2023, more than 24 months ago");
}

TEST(Evidence, WhatIsOldIsSaidOnceForEachRecord) {
  CheckCorpus corpus;
  const FileId record = corpus.files.add("sources/context.yml", "F-1 F-2");
  for (const char* id : {"F-1", "F-2"}) {
    corpus.fact(id, "x").id = MappedText(id, {record, id[2] == '1' ? 0U : 4U, id[2] == '1' ? 3U : 7U});
    sources::Reference& source = corpus.corpus.references["source-of-" + std::string(id)];
    source.issued = {2023, id[2] - '0', 1, {}};
    source.source_type = corpus.text("press");
    source.key = corpus.text("source-of-" + std::string(id));
  }
  corpus.finding("one", {"F-1", "F-2"}, "It is so [@F-1; @F-2].");
  Diagnostics diagnostics;
  style::Limits limits;
  limits.max_age_months = 24;
  check_evidence(corpus.corpus, limits, november_2026, diagnostics);
  std::vector<std::string> messages;
  for (const Diagnostic& diagnostic : diagnostics.all()) messages.push_back(diagnostic.message);
  EXPECT_EQ(messages,
            (std::vector<std::string>{
                "facts here rest on sources more than 24 months old: F-1 (1 January 2023); F-2 (1 February 2023)",
                "primary source wanted for F-1 (source-of-F-1, press); F-2 (source-of-F-2, press)"}));
}

TEST(Evidence, ALawAndAFactWithItsDateAreNotOld) {
  CheckCorpus corpus;
  corpus.fact("F-1", "x");
  corpus.fact("F-2", "So it was in 2023.");
  corpus.corpus.references["source-of-F-1"].issued = {2013, 1, 1, {}};
  corpus.corpus.references["source-of-F-1"].type = corpus.text("legislation");
  corpus.corpus.references["source-of-F-2"].issued = {2023, 1, 1, {}};
  corpus.finding("one", {"F-1", "F-2"}, "It is so [@F-1; @F-2].");
  EXPECT_EQ(run(corpus, 24), "");
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

TEST(Register, HasARowForEachFactAndEachSourceCitedWithoutOne) {
  CheckCorpus corpus;
  sources::Fact& fact = corpus.fact("F-1", "x");
  fact.confidence = sources::Confidence::known;
  fact.absence = corpus.text("the guide");
  fact.note = corpus.text("of 2015");
  corpus.corpus.references["source-of-F-1"].title_note = corpus.text("a copy");
  corpus.corpus.references["source-of-F-1"].url_seen = false;
  corpus.corpus.references["act"].key = corpus.text("act");
  corpus.corpus.references["secret"].key = corpus.text("secret");
  corpus.corpus.references["secret"].confidential = true;
  corpus.finding("one", {"F-1"}, "x [@F-1; @act, p. 4]. y [@act; @secret].");
  const std::string csv = evidence_register_csv(corpus.corpus);
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3) << csv;
  EXPECT_NE(csv.find("its text was not seen; looked for in: the guide; of 2015; a copy; the address was not seen"),
            std::string::npos)
      << csv;
  EXPECT_NE(csv.find("one,,,moderate,,,,,,act,"), std::string::npos) << csv;
  EXPECT_EQ(csv.find("secret"), std::string::npos);
}

TEST(Register, DefusesEveryLeadThatASpreadsheetTakesForAFormula) {
  for (const char* lead : {"=", "+", "-", "@", "\t"}) {
    CheckCorpus corpus;
    corpus.fact("F-1", std::string(lead) + "SUM(A1)");
    corpus.finding("one", {"F-1"}, "x");
    EXPECT_NE(evidence_register_csv(corpus.corpus).find(std::string(",'") + lead + "SUM(A1)"), std::string::npos)
        << lead;
  }
}

}  // namespace
}  // namespace galley::check
