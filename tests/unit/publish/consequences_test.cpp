#include "publish/consequences.h"

#include <gtest/gtest.h>

#include "support/project.h"

namespace galley::publish {
namespace {

struct Fixture {
  Files files;
  Diagnostics diagnostics;
  sources::Corpus corpus;
  FileId broken = files.add("sources/states/AU.yml", "id: AU\nfacts: [{id: AU-01}\n");
  FileId chapter = files.add("sources/chapters/a.md", "See [@AU-01] and [@AU-99] and [@NZ-01].\n");

  std::string rest() {
    drop_consequences(diagnostics, files, corpus);
    return test::describe(diagnostics, files);
  }
};

TEST(Consequences, ANameInAFileThatCannotBeReadIsNoMistakeOfItsOwn) {
  Fixture fixture;
  fixture.diagnostics.error("yaml.syntax", {fixture.broken, 7, 8}, "broken");
  fixture.diagnostics.error("citation.unknown", {fixture.chapter, 5, 11}, "no source has the key 'AU-01'");
  fixture.diagnostics.error("record.unknown", {fixture.chapter, 0, 1}, "there is no State 'AU'");
  EXPECT_EQ(fixture.rest(), "sources/states/AU.yml:2:1: error[yaml.syntax] broken\n");
}

TEST(Consequences, ANameThatTheFileDoesNotHoldIsKept) {
  Fixture fixture;
  fixture.diagnostics.error("yaml.syntax", {fixture.broken, 7, 8}, "broken");
  fixture.diagnostics.error("citation.unknown", {fixture.chapter, 18, 24}, "no source has the key 'AU-99'");
  fixture.diagnostics.error("citation.unknown", {fixture.chapter, 31, 37}, "no source has the key 'NZ-01'",
                            "did you mean 'NZ-02'?");
  EXPECT_EQ(
      fixture.rest(),
      "sources/states/AU.yml:2:1: error[yaml.syntax] broken\n"
      "sources/chapters/a.md:1:19: error[citation.unknown] no source has the key 'AU-99' (this may follow from "
      "sources/states/AU.yml, which could not be read: mend that file first)\n"
      "sources/chapters/a.md:1:32: error[citation.unknown] no source has the key 'NZ-01' (did you mean 'NZ-02'?)\n");
}

TEST(Consequences, WithoutACauseAllIsKept) {
  Fixture fixture;
  fixture.diagnostics.error("citation.unknown", {fixture.chapter, 5, 11}, "no source has the key 'AU-01'");
  fixture.diagnostics.warning("outline.empty-loop", {fixture.chapter, 0, 1}, "empty");
  EXPECT_NE(fixture.rest().find("citation.unknown"), std::string::npos);
  EXPECT_EQ(fixture.diagnostics.all().size(), 2U);
}

TEST(Consequences, ASlipMadeAThousandTimesIsListedAsFarAsItCanBeRead) {
  Fixture fixture;
  for (int count = 0; count < 1000; ++count)
    fixture.diagnostics.error("markdown.html", {fixture.chapter, 0, 1}, "HTML");
  fixture.diagnostics.error("citation.unknown", {fixture.chapter, 5, 11}, "no source has the key 'AU-01'");
  cap_repeated(fixture.diagnostics, fixture.files);
  ASSERT_EQ(fixture.diagnostics.all().size(), 301U);
  EXPECT_EQ(fixture.diagnostics.all()[299].hints.back(), "700 more of this kind in this file are not listed");
  EXPECT_EQ(fixture.diagnostics.all()[300].rule, "citation.unknown");
}

}  // namespace
}  // namespace galley::publish
