#include "publish/extract.h"

#include <gmock/gmock.h>

#include "document/parse.h"

namespace galley::publish {
namespace {

using testing::HasSubstr;

TEST(TextOfMarkup, JoinsRunsResolvesReferencesAndReadsAttributes) {
  const std::string text =
      text_of_markup("<w:t>east</w:t></w:r><w:r><w:t>ern unit&#x2019;s</w:t><a:alt descr=\"a &amp; b\"/>");
  EXPECT_THAT(text, HasSubstr("eastern unit\u2019s"));
  EXPECT_THAT(text, HasSubstr("a & b"));
}

TEST(TextOfMarkup, ReadsEscapedAddresses) {
  EXPECT_THAT(text_of_markup("<Relationship Target=\"https://x.example/night%20desk\"/>"),
              HasSubstr("x.example/night desk"));
}

TEST(TextOfMarkup, ABrokenReferenceIsNoHarm) {
  EXPECT_THAT(text_of_markup("a & b &#x110000; &#; <"), HasSubstr("a & b"));
}

TEST(TextOfJson, ResolvesEscapes) {
  EXPECT_EQ(text_of_json("{\"a\": \"unit\\u2019s \\\"first\\\"\\nline\"}"), "{\"a\": \"unit\u2019s \"first\" line\"}");
  EXPECT_EQ(text_of_json("\\"), "\\");
}

TEST(TextOfMarkdown, LeavesCitationsOut) {
  EXPECT_EQ(text_of_markdown("the eastern [@AU-02] unit [@x"), "the eastern  unit x");
}

TEST(TextOfDocument, KeepsASentenceTogether) {
  Diagnostics diagnostics;
  const std::string_view markdown =
      "The *eastern* unit [@a]\nsees.[^n]\n\n[^n]: A note.\n\n| A | B |\n|---|---|\n| c | d |\n";
  const document::Document document = document::parse_document(markdown, FileId{0}, diagnostics);
  const std::string text = text_of_document(document);
  EXPECT_THAT(text, HasSubstr("The eastern unit  sees."));
  EXPECT_THAT(text, HasSubstr("A note."));
  EXPECT_THAT(text, HasSubstr("c\nd\n"));
}

TEST(TextOfPackage, WhatIsNoPackageIsAnError) { EXPECT_FALSE(text_of_package("PK nothing")); }

}  // namespace
}  // namespace galley::publish
