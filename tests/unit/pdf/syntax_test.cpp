#include "pdf/syntax.h"

#include <gtest/gtest.h>

namespace galley::pdf {
namespace {

TEST(PdfSyntax, NumbersAreShortAndRounded) {
  EXPECT_EQ(number(0), "0");
  EXPECT_EQ(number(841.89), "841.89");
  EXPECT_EQ(number(-0.5), "-.5");
  EXPECT_EQ(number(0.004), "0");
  EXPECT_EQ(number(-0.004), "0");
  EXPECT_EQ(number(12.006), "12.01");
  EXPECT_EQ(number(99.999), "100");
  EXPECT_EQ(number(1.0 / 3, 3), ".333");
}

TEST(PdfSyntax, TextIsPlainWhereItCanBe) {
  EXPECT_EQ(text_string("A (b) \\"), "(A \\(b\\) \\\\)");
  EXPECT_EQ(text_string("é"), "<FEFF00E9>");
  EXPECT_EQ(text_string("😀"), "<FEFFD83DDE00>");
}

TEST(PdfSyntax, MalformedUtf8BecomesReplacements) {
  EXPECT_EQ(to_utf16("a\xFF" "b"), u"a\uFFFDb");
  EXPECT_EQ(to_utf16("\xE1\x80"), u"\uFFFD\uFFFD");
  EXPECT_EQ(to_utf16("\xED\xA0\x80"), u"\uFFFD");
}

TEST(PdfSyntax, NamesEscapeDelimiters) { EXPECT_EQ(name("A B#/é"), "/A#20B#23#2F#C3#A9"); }

TEST(PdfSyntax, BytesAreEscapedOnlyWhereNeeded) {
  EXPECT_EQ(byte_string(std::string_view("\0(\r\n", 4)), std::string_view("(\0\\(\\r\\n)", 9));
}

TEST(PdfSyntax, Dates) {
  EXPECT_EQ(pdf_date(1795392000), "D:20261123000000Z");
  EXPECT_EQ(iso_date(1795392000), "2026-11-23T00:00:00Z");
  EXPECT_EQ(iso_date(-1), "1969-12-31T23:59:59Z");
}

}  // namespace
}  // namespace galley::pdf
