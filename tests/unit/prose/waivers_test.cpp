#include "prose/waivers.h"

#include <algorithm>

#include <gmock/gmock.h>

#include "document/parse.h"

namespace galley::prose {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> rules(const Diagnostics& diagnostics) {
  std::vector<std::string> result;
  for (const Diagnostic& diagnostic : diagnostics.all())
    result.push_back(diagnostic.rule + (diagnostic.waiver ? " waived" : ""));
  return result;
}

class WaiversTest : public testing::Test {
 protected:
  // One file that is its own manuscript.
  void read(const std::string& text) {
    file_ = files_.add("sources/findings/a.md", text);
    document_ = document::parse_document(files_.text(file_), file_, parsed_);
  }
  Span words(std::string_view text) const {
    const auto at = static_cast<std::uint32_t>(files_.text(file_).find(text));
    return {file_, at, at + static_cast<std::uint32_t>(text.size())};
  }
  void alert(const std::string& rule, Span span, const std::string& message) {
    diagnostics_.error(rule, span, message).engine = "house-style";
  }
  std::vector<std::string> known_rules_;
  void apply(const std::string& waivers = "", const std::string& today = "2026-11-23", bool complete = true) {
    const FileId yaml = files_.add("styles/waivers.yml", waivers);
    const auto listed = read_waivers(yaml, files_, diagnostics_);
    uses_ = apply_waivers(listed, {{{&document_, file_}}, today, complete, known_rules_}, files_, diagnostics_);
  }
  Files files_;
  FileId file_ = FileId::none;
  document::Document document_;
  Diagnostics parsed_, diagnostics_;
  std::vector<WaiverUse> uses_;
};

TEST_F(WaiversTest, ACommentHoldsForTheNextBlockOnly) {
  read("<!-- waive House.Terms: quoted from the statute -- AB -->\n\nThe illegal migrant.\n\nAn illegal entry.\n");
  alert("House.Terms", words("illegal migrant"), "no");
  alert("House.Terms", words("illegal entry"), "no");
  alert("House.Dates", words("illegal migrant"), "no");
  apply();
  EXPECT_THAT(rules(diagnostics_), ElementsAre("House.Terms waived", "House.Terms", "House.Dates"));
  EXPECT_EQ(diagnostics_.all()[0].waiver->by, "AB");
  EXPECT_EQ(diagnostics_.all()[0].waiver->reason, "quoted from the statute");
}

TEST_F(WaiversTest, WithoutReasonOrNameNothingIsWaived) {
  read("<!-- waive House.Terms: -- AB -->\n\nThe illegal migrant.\n\n<!-- waive House.Terms: said so -->\n\nMore.\n");
  alert("House.Terms", words("illegal migrant"), "no");
  apply();
  EXPECT_THAT(rules(diagnostics_), ElementsAre("House.Terms", "waiver.reason", "waiver.reason"));
}

TEST_F(WaiversTest, AnUnusedWaiverIsReported) {
  read("<!-- waive House.Terms: quoted -- AB -->\n\nAll is well.\n");
  apply("- {rule: House.Dates, file: sources/findings/a.md, quote: nothing, reason: r, by: AB}\n");
  EXPECT_THAT(rules(diagnostics_), ElementsAre("waiver.unused", "waiver.unused"));
}

TEST_F(WaiversTest, AMisspeltRuleIsSaidToBeOne) {
  known_rules_ = {"house.Countries", "house.Dates"};
  read("<!-- waive house.Countires: quoted -- AB -->\n\nWell.\n\n<!-- waive Dates: quoted -- AB -->\n\nWell.\n\n"
       "<!-- waive House.*: quoted -- AB -->\n\nWell.\n\n<!-- waive evidence.old: quoted -- AB -->\n\nWell.\n");
  apply();
  std::vector<std::string> hints;
  for (const Diagnostic& diagnostic : diagnostics_.all()) hints.push_back(diagnostic.hints.at(0));
  ASSERT_EQ(hints.size(), 4U);
  EXPECT_EQ(hints[0], "did you mean 'house.Countries'?");
  EXPECT_EQ(hints[1], "did you mean 'house.Dates'?");
  EXPECT_EQ(hints[2], "did you mean 'house.*'?");
  EXPECT_EQ(hints[3].find("did you mean"), std::string::npos) << "a rule of another check";
}

TEST_F(WaiversTest, AFileWaiverIsFoundByItsQuote) {
  read("The law says illegal migrant, and illegal entry.\n");
  alert("House.Terms", words("illegal migrant"), "no");
  alert("House.Terms", words("illegal entry"), "no");
  apply(
      "- {rule: 'House.*', file: sources/findings/a.md, quote: illegal migrant, reason: the law, by: AB, until: 2026-11-23}\n");
  EXPECT_THAT(rules(diagnostics_), ElementsAre("House.Terms waived", "House.Terms"));
  EXPECT_EQ(diagnostics_.all()[0].waiver->until, "2026-11-23");
}

TEST_F(WaiversTest, AWaiverThatHoldsComesBeforeOneThatHasExpired) {
  read("The law says illegal migrant.\n");
  alert("House.Terms", words("illegal migrant"), "no");
  const std::string entry =
      "- {rule: House.Terms, file: sources/findings/a.md, quote: illegal migrant, reason: the law, by: AB, until: ";
  apply(entry + "2026-01-01}\n" + entry + "2027-01-01}\n");
  EXPECT_THAT(rules(diagnostics_), ElementsAre("House.Terms waived", "waiver.expired"));
  EXPECT_EQ(diagnostics_.all()[0].waiver->until, "2027-01-01");
}

// Each alert once looked at each waiver, and each waiver at each block.
TEST_F(WaiversTest, TensOfThousandsAreAppliedAtOnce) {
  constexpr int many = 20'000;
  std::string text, entries;
  for (int number = 0; number < many; ++number) {
    const std::string name = std::to_string(100'000 + number);
    text += "<!-- waive House.*: quoted -- AB -->\n\nThe illegal migrant " + name + ".\n\n";
    text += "An irregular one " + name + ".\n\n";
    if (number >= 10'000) continue;
    entries += "- {rule: Plain.A, file: sources/findings/a.md, quote: one " + name + ", reason: r, by: AB}\n";
  }
  read(text);
  for (std::size_t at = text.find("illegal"); at != std::string::npos; at = text.find("illegal", at + 1))
    alert("House.Terms", {file_, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 7)}, "no");
  for (std::size_t at = text.find("one 1"); at != std::string::npos; at = text.find("one 1", at + 1))
    alert("Plain.A", {file_, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 10)}, "no");
  apply(entries);
  const auto& all = diagnostics_.all();
  const auto waived = [](const Diagnostic& one) { return one.waiver.has_value(); };
  EXPECT_EQ(std::count_if(all.begin(), all.end(), waived), many + 10'000);
  EXPECT_EQ(all.size(), 2U * many);
}

// A block within a block, and a table with several waivers: the nearest leaf counts.
TEST_F(WaiversTest, ACommentInsideAListHoldsForItsItem) {
  read("- The illegal migrant.\n- <!-- waive House.Terms: quoted -- AB -->\n\n  An illegal entry.\n\nIllegal ones.\n");
  alert("House.Terms", words("illegal migrant"), "no");
  alert("House.Terms", words("illegal entry"), "no");
  alert("House.Terms", words("Illegal ones"), "no");
  apply();
  EXPECT_THAT(rules(diagnostics_), ElementsAre("House.Terms", "House.Terms waived", "House.Terms"));
}

TEST_F(WaiversTest, AnExpiredWaiverWaivesNothing) {
  read("The law says illegal migrant.\n");
  alert("House.Terms", words("illegal migrant"), "no");
  apply(
      "- {rule: House.Terms, file: sources/findings/a.md, quote: illegal, reason: the law, by: AB, until: 2026-11-22}\n");
  EXPECT_THAT(rules(diagnostics_), ElementsAre("House.Terms", "waiver.expired"));
}

TEST_F(WaiversTest, EntriesThatLackSomethingAreErrors) {
  read("Text.\n");
  apply("- {rule: A.B, file: f, quote: q, by: AB}\n- {rule: A.B, file: f, quote: q, reason: r, by: AB, until: soon}\n"
        "- {rule: A.B, file: f, quote: q, reason: r, by: AB, until: 2026-02-30}\n");
  EXPECT_THAT(rules(diagnostics_), ElementsAre("waiver.reason", "waiver.date", "waiver.date"));
}

TEST_F(WaiversTest, ErrorsOfOtherChecksCannotBeWaived) {
  read("<!-- waive confidential.source: fine -- AB -->\n\n<!-- waive limit.pages: fine -- AB -->\n\nThe name.\n");
  diagnostics_.error("confidential.source", words("name"), "no");
  diagnostics_.error("limit.pages", words("name"), "no");
  diagnostics_.warning("limit.pages-fragile", words("name"), "perhaps");
  apply("- {rule: limit.pages-fragile, file: sources/findings/a.md, quote: name, reason: counted by hand, by: AB}\n");
  EXPECT_THAT(rules(diagnostics_), ElementsAre("confidential.source", "limit.pages", "limit.pages-fragile waived",
                                               "waiver.refused", "waiver.refused"));
}

TEST_F(WaiversTest, WhatCoversEverythingIsNoWaiver) {
  read("The illegal migrant.\n\n<!-- waive *: quoted -- AB -->\n\nThe illegal entry.\n");
  alert("House.Terms", words("illegal migrant"), "no");
  alert("House.Terms", words("illegal entry"), "no");
  apply("- {rule: '*', file: sources/findings/a.md, quote: illegal, reason: the law, by: AB}\n");
  EXPECT_THAT(rules(diagnostics_), ElementsAre("House.Terms", "House.Terms", "waiver.rule", "waiver.reason"));
}

TEST_F(WaiversTest, AQuoteGoesOnOverTheLinesOfAFile) {
  read("The law of 1952 says an illegal\n  migrant, and illegal\nentry.\n");
  alert("House.Terms", words("illegal\n  migrant"), "no");
  alert("House.Terms", words("illegal\nentry"), "no");
  apply("- {rule: House.Terms, file: sources/findings/a.md, quote: an illegal migrant, reason: the law, by: AB}\n");
  EXPECT_THAT(rules(diagnostics_), ElementsAre("House.Terms waived", "House.Terms"));
}

TEST_F(WaiversTest, SaysHowOftenAWaiverIsUsed) {
  read("<!-- waive House.Terms: quoted -- AB -->\n\nThe illegal migrant and illegal entry.\n");
  alert("House.Terms", words("illegal migrant"), "no");
  alert("House.Terms", words("illegal entry"), "no");
  alert("House.Terms", words("illegal entry"), "the same, of another output");
  apply("- {rule: House.Dates, file: sources/findings/a.md, quote: The, reason: r, by: CD, until: 2027-01-31}\n",
        "2026-11-23", false);
  ASSERT_EQ(uses_.size(), 2U);
  EXPECT_EQ(uses_[0].used, 2);
  EXPECT_EQ(uses_[0].file, "sources/findings/a.md");
  EXPECT_EQ(uses_[1].used, 0);
  EXPECT_EQ(uses_[1].until, "2027-01-31");
  // A run of one output cannot tell that a waiver is unused.
  EXPECT_THAT(rules(diagnostics_), ElementsAre("House.Terms waived", "House.Terms waived", "House.Terms waived"));
}

TEST_F(WaiversTest, ASpanLedToItsSourceIsCoveredThroughTheMap) {
  file_ = files_.add("sources/findings/b.md", "An illegal entry.");
  MappedText text("<!-- waive House.Terms: law -- AB -->\n\n", Span{files_.add("templates/t.md", "x"), 0, 1},
                  Origin::outline);
  text.append("An illegal entry.", Span{file_, 0, 17}, Origin::copy);
  const FileId manuscript = files_.add_mapped("m.md", text);
  document_ = document::parse_document(files_.text(manuscript), manuscript, parsed_);
  alert("House.Terms", words("illegal"), "no");
  EXPECT_EQ(apply_waivers({}, {{{&document_, manuscript}}, "2026-11-23", true}, files_, diagnostics_).size(), 1U);
  EXPECT_THAT(rules(diagnostics_), ElementsAre("House.Terms waived"));
}

}  // namespace
}  // namespace galley::prose
