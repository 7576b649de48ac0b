#include "unicode/unicode.h"

#include <algorithm>
#include <cctype>

#include <gmock/gmock.h>

#include <gtest/gtest.h>

namespace galley::unicode {
namespace {

using testing::ElementsAre;

std::vector<std::string> pieces(std::string_view text, const std::vector<Range>& ranges) {
  std::vector<std::string> result;
  for (const Range& range : ranges) result.emplace_back(text.substr(range.begin, range.end - range.begin));
  return result;
}

TEST(Direction, OfAPassageIsThatOfMostLetters) {
  EXPECT_TRUE(mostly_right_to_left("UNODC: الاتجار بالأشخاص 2000"));
  EXPECT_FALSE(mostly_right_to_left("The law says الاتجار in one word"));
  EXPECT_FALSE(mostly_right_to_left("2000"));
}

TEST(Words, AreSegmentsWithALetterOrDigit) {
  const std::string_view text = "TikTok’s 39,863 “requests” – 99.7% met.";
  EXPECT_THAT(pieces(text, words(text)), ElementsAre("TikTok’s", "39,863", "requests", "99.7", "met"));
  EXPECT_EQ(count_words("… – ! "), 0U);
  EXPECT_EQ(count_words(""), 0U);
}

// English text in ASCII is cut without ICU; other languages go through it.
TEST(Words, OfAsciiAreThoseOfIcu) {
  const std::string_view letters = "abZ019 ..,,;;:''_-  \r\n\t()/@\"%#$&*+=<>?[]^`{|}~!\\";
  std::uint32_t seed = 7;
  const auto below = [&](std::size_t count) { return (seed = seed * 1664525U + 1013904223U, seed >> 8) % count; };
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (std::size_t left = 1 + below(12); left > 0; --left) text += letters[below(letters.size())];
    const auto fast = segment_words(text, "en"), slow = segment_words(text, "fr");
    ASSERT_EQ(fast.size(), slow.size()) << testing::PrintToString(text);
    for (std::size_t k = 0; k < fast.size(); ++k) {
      ASSERT_EQ(fast[k].range, slow[k].range) << testing::PrintToString(text);
      ASSERT_EQ(fast[k].word, slow[k].word) << testing::PrintToString(text);
    }
  }
}

TEST(Words, OfThaiComeFromADictionary) {
  EXPECT_EQ(count_words("ภาษาไทย", "th"), 2U);  // "language", "Thai"
}

TEST(Sentences, KeepTheirTrailingSpace) {
  const std::string_view text = "One step. Two steps? Three.";
  EXPECT_THAT(pieces(text, sentences(text)), ElementsAre("One step. ", "Two steps? ", "Three."));
}

TEST(Graphemes, KeepMarksWithTheirLetter) {
  const std::string_view text = "e\u0301a";
  EXPECT_EQ(graphemes(text).size(), 2U);
}

TEST(LineBreaks, AreBeforeBytesAndEndTheText) {
  const auto breaks = line_breaks("a bc\nd");
  ASSERT_EQ(breaks.size(), 3U);
  EXPECT_EQ(breaks[0].offset, 2U);
  EXPECT_FALSE(breaks[0].mandatory);
  EXPECT_EQ(breaks[1].offset, 5U);
  EXPECT_TRUE(breaks[1].mandatory);
  EXPECT_TRUE(breaks[2].mandatory);
  EXPECT_GT(line_breaks("ប្រទេសកម្ពុជា", "km").size(), 1U);
}

TEST(ScriptRuns, JoinCommonCharactersToTheirNeighbour) {
  const std::string_view text = "“Lao” ລາວ 1";
  const auto runs = script_runs(text);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].script, "Latn");
  EXPECT_EQ(runs[1].script, "Laoo");
  EXPECT_EQ(runs[1].range.end, text.size());
  EXPECT_EQ(script_runs("12")[0].script, "Zyyy");
  EXPECT_EQ(script_long_name("Deva"), "Devanagari");
}

TEST(BidiRuns, ComeInVisualOrder) {
  const auto runs = bidi_runs("ab \u05D0\u05D1", 0);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].level, 0);
  EXPECT_EQ(runs[1].level, 1);
  EXPECT_EQ(runs[1].range, (Range{3, 7}));
  EXPECT_EQ(bidi_runs("\u05D0 a")[0].level, 2);  // the letter stands left of the Hebrew one
}

TEST(Case, FollowsTheLanguage) {
  EXPECT_EQ(fold_case("Straße ÉTÉ"), "strasse été");
  EXPECT_EQ(to_upper("title", "tr"), "TİTLE");
  EXPECT_EQ(to_upper("title"), "TITLE");
  EXPECT_EQ(to_lower("ABC"), "abc");
  EXPECT_EQ(capitalize("“électronique”"), "“Électronique”");
  EXPECT_EQ(capitalize("12"), "12");
}

TEST(Order, IsThatOfADictionary) {
  std::vector<std::string> names{"Zalo", "étude", "eBay", "Éa", "Discord"};
  std::sort(names.begin(), names.end(),
            [](const auto& a, const auto& b) { return sort_key(a) < sort_key(b); });
  EXPECT_THAT(names, ElementsAre("Discord", "Éa", "eBay", "étude", "Zalo"));
}

TEST(NormalForm, Composes) {
  EXPECT_EQ(nfc("e\u0301"), "é");
  EXPECT_FALSE(is_nfc("e\u0301"));
  EXPECT_TRUE(is_nfc("é"));
}

TEST(CodePoints, AreReadAndWritten) {
  std::string written;
  for (const char32_t code_point : {U'a', U'é', U'ກ', U'😀'}) append_utf8(written, code_point);
  EXPECT_EQ(written, "aéກ😀");
  std::size_t at = 6;
  EXPECT_EQ(next_code_point(written, at), U'😀');
  EXPECT_EQ(at, 10U);
  at = 0;
  EXPECT_EQ(next_code_point("\xFF", at), char32_t{0xFFFD});
  EXPECT_TRUE(is_letter(U'ກ'));
  EXPECT_TRUE(is_digit(U'๓'));
  EXPECT_TRUE(is_space(U'\u00A0'));
  EXPECT_TRUE(is_default_ignorable(U'\u00AD'));
}

TEST(Unicode, ReadsAsciiAsItReadsAllElse) {
  for (char32_t letter = 0; letter < 0x80; ++letter) {
    const int code = static_cast<int>(letter);
    EXPECT_EQ(is_letter(letter), std::isalpha(code) != 0) << code;
    EXPECT_EQ(is_digit(letter), std::isdigit(code) != 0) << code;
    EXPECT_EQ(is_upper(letter), std::isupper(code) != 0) << code;
    EXPECT_EQ(is_lower(letter), std::islower(code) != 0) << code;
    EXPECT_EQ(is_space(letter), std::isspace(code) != 0) << code;
    EXPECT_FALSE(is_mark(letter)) << code;
    EXPECT_FALSE(is_default_ignorable(letter)) << code;
    // Beside a letter that is not ASCII, ICU's tables are asked.
    const std::string alone(1, static_cast<char>(letter)), beside = alone + "é";
    EXPECT_EQ(to_lower(alone) + "é", to_lower(beside)) << code;
    EXPECT_EQ(fold_case(alone) + "é", fold_case(beside)) << code;
  }
}

TEST(Unicode, KeepsTheCaseOfTurkish) {
  EXPECT_EQ(to_lower("ISI", "tr"), "ısı");
  EXPECT_EQ(to_lower("ISI", "en"), "isi");
}

}  // namespace
}  // namespace galley::unicode
