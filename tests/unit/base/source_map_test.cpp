#include "base/source_map.h"

#include <gtest/gtest.h>

#include "base/files.h"

namespace galley {
namespace {

constexpr FileId first{0};
constexpr FileId second{1};

TEST(SourceMap, JoinsNeighbouringCopies) {
  MappedText text("abc", {first, 10, 13});
  text.append("def", {first, 13, 16}, Origin::copy);
  EXPECT_EQ(text.map.segments().size(), 1U);
  EXPECT_EQ(text.span(1, 5), (Span{first, 11, 15}));
}

TEST(SourceMap, LocatesAcrossSegmentsOfOneFile) {
  MappedText text("ab", {first, 0, 2});
  text.append("\\*", {first, 2, 3}, Origin::changed);
  text.append("cd", {first, 3, 5}, Origin::copy);
  EXPECT_EQ(text.span(1, 5), (Span{first, 1, 4}));
  EXPECT_EQ(text.span(2, 3), (Span{first, 2, 3}));
}

TEST(SourceMap, LocatesTheFirstFileWhereSeveralMeet) {
  MappedText text("ab", {first, 4, 6});
  text.append("cd", {second, 0, 2}, Origin::copy);
  EXPECT_EQ(text.span(1, 3), (Span{first, 5, 6}));
}

TEST(SourceMap, SlicesKeepTheirSources) {
  MappedText text("abcdef", {first, 100, 106});
  const MappedText part = text.substr(2, 4);
  EXPECT_EQ(part.text, "cd");
  EXPECT_EQ(part.span(), (Span{first, 102, 104}));
}

TEST(Files, PlacesCountCodePointsAndFollowMaps) {
  Files files;
  const FileId source = files.add("sources/a.md", "één\ntwee\n");
  const FileId composed = files.add_mapped("out/m.md", MappedText("twee", {source, 6, 10}));
  const Place place = files.place({composed, 1, 3});
  EXPECT_EQ(place.path, "sources/a.md");
  EXPECT_EQ(place.line, 2U);
  EXPECT_EQ(place.column, 2U);
  EXPECT_EQ(place.end_column, 4U);
  EXPECT_EQ(files.place({source, 5, 5}).column, 4U);  // behind "één": five bytes, three letters
  EXPECT_EQ(files.line(source, 2), "twee");
}

TEST(Utf8, FindsTheFirstMalformedByte) {
  EXPECT_FALSE(find_invalid_utf8("a\xC3\xA9\xF0\x9F\x98\x80"));
  EXPECT_EQ(find_invalid_utf8("ab\xC3"), 2U);
  EXPECT_EQ(find_invalid_utf8("\xC0\x80"), 0U);          // overlong
  EXPECT_EQ(find_invalid_utf8("x\xED\xA0\x80"), 1U);     // surrogate
}

TEST(Nearest, SuggestsOnlyWhatIsNear) {
  EXPECT_EQ(nearest("meta-2042", {"meta-2024", "tiktok"}), "meta-2024");
  EXPECT_FALSE(nearest("abc", {"xyzzy"}));
}

}  // namespace
}  // namespace galley
