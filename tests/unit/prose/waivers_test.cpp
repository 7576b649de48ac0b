#include "prose/waivers.h"

#include <gmock/gmock.h>

#include "document/parse.h"

namespace galley::prose {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> rules(const Diagnostics& diagnostics) {
  std::vector<std::string> result;
  for (const Diagnostic& diagnostic : diagnostics.all()) result.push_back(diagnostic.rule + (diagnostic.waiver ? " waived" : ""));
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
  void apply(const std::string& waivers = "", const std::string& today = "2026-11-23") {
    const FileId yaml = files_.add("styles/waivers.yml", waivers);
    const auto listed = read_waivers(yaml, files_, diagnostics_);
    apply_waivers(listed, {{&document_, file_}}, files_, today, diagnostics_);
  }
  Files files_;
  FileId file_ = FileId::none;
  document::Document document_;
  Diagnostics parsed_, diagnostics_;
};

TEST_F(WaiversTest, ACommentHoldsForTheNextBlockOnly) {
  read("<!-- waive House.Terms: quoted from the statute -- AB -->\n\nThe illegal migrant.\n\nAn illegal entry.\n");
  diagnostics_.error("House.Terms", words("illegal migrant"), "no");
  diagnostics_.error("House.Terms", words("illegal entry"), "no");
  diagnostics_.error("House.Dates", words("illegal migrant"), "no");
  apply();
  EXPECT_THAT(rules(diagnostics_), ElementsAre("House.Terms waived", "House.Terms", "House.Dates"));
  EXPECT_EQ(diagnostics_.all()[0].waiver->by, "AB");
  EXPECT_EQ(diagnostics_.all()[0].waiver->reason, "quoted from the statute");
}

TEST_F(WaiversTest, WithoutReasonOrNameNothingIsWaived) {
  read("<!-- waive House.Terms: -- AB -->\n\nThe illegal migrant.\n\n<!-- waive House.Terms: said so -->\n\nMore.\n");
  diagnostics_.error("House.Terms", words("illegal migrant"), "no");
  apply();
  EXPECT_THAT(rules(diagnostics_), ElementsAre("House.Terms", "waiver.reason", "waiver.reason"));
}

TEST_F(WaiversTest, AnUnusedWaiverIsReported) {
  read("<!-- waive House.Terms: quoted -- AB -->\n\nAll is well.\n");
  apply("- {rule: House.Dates, file: sources/findings/a.md, quote: nothing, reason: r, by: AB}\n");
  EXPECT_THAT(rules(diagnostics_), ElementsAre("waiver.unused", "waiver.unused"));
}

TEST_F(WaiversTest, AFileWaiverIsFoundByItsQuote) {
  read("The law says illegal migrant, and illegal entry.\n");
  diagnostics_.error("House.Terms", words("illegal migrant"), "no");
  diagnostics_.error("House.Terms", words("illegal entry"), "no");
  apply("- {rule: 'House.*', file: sources/findings/a.md, quote: illegal migrant, reason: the law, by: AB, until: 2026-11-23}\n");
  EXPECT_THAT(rules(diagnostics_), ElementsAre("House.Terms waived", "House.Terms"));
  EXPECT_EQ(diagnostics_.all()[0].waiver->until, "2026-11-23");
}

TEST_F(WaiversTest, AnExpiredWaiverWaivesNothing) {
  read("The law says illegal migrant.\n");
  diagnostics_.error("House.Terms", words("illegal migrant"), "no");
  apply("- {rule: House.Terms, file: sources/findings/a.md, quote: illegal, reason: the law, by: AB, until: 2026-11-22}\n");
  EXPECT_THAT(rules(diagnostics_), ElementsAre("House.Terms", "waiver.expired"));
}

TEST_F(WaiversTest, EntriesThatLackSomethingAreErrors) {
  read("Text.\n");
  apply("- {rule: A.B, file: f, quote: q, by: AB}\n- {rule: A.B, file: f, quote: q, reason: r, by: AB, until: soon}\n");
  EXPECT_THAT(rules(diagnostics_), ElementsAre("waiver.reason", "waiver.date"));
}

TEST_F(WaiversTest, WhatIsConfidentialCannotBeWaived) {
  read("<!-- waive confidential.source: fine -- AB -->\n\nThe name.\n");
  diagnostics_.error("confidential.source", words("name"), "no");
  apply();
  EXPECT_THAT(rules(diagnostics_), ElementsAre("confidential.source", "waiver.unused"));
}

TEST_F(WaiversTest, ASpanLedToItsSourceIsCoveredThroughTheMap) {
  file_ = files_.add("sources/findings/b.md", "An illegal entry.");
  MappedText text("<!-- waive House.Terms: law -- AB -->\n\n", Span{files_.add("templates/t.md", "x"), 0, 1}, Origin::outline);
  text.append("An illegal entry.", Span{file_, 0, 17}, Origin::copy);
  const FileId manuscript = files_.add_mapped("m.md", text);
  document_ = document::parse_document(files_.text(manuscript), manuscript, parsed_);
  diagnostics_.error("House.Terms", words("illegal"), "no");
  apply_waivers({}, {{&document_, manuscript}}, files_, "2026-11-23", diagnostics_);
  EXPECT_THAT(rules(diagnostics_), ElementsAre("House.Terms waived"));
}

}  // namespace
}  // namespace galley::prose
