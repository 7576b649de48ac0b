#include "html/report_sentence.h"

#include <gtest/gtest.h>

namespace galley::html {
namespace {

// The sentence with the words in brackets.
std::string around(const std::string& text, const std::string& words) {
  const std::size_t at = text.find(words);
  MarkedSentence sentence = sentence_around(text, at, at + words.size());
  sentence.text.insert(sentence.end, "]");
  sentence.text.insert(sentence.begin, "[");
  return sentence.text;
}

TEST(ReportSentence, IsTheSentenceOnly) {
  EXPECT_EQ(around("One is here. Two is there! Three.\n", "is there"), "Two [is there]!");
  EXPECT_EQ(around("He said “no.” Then he left. More.\n", "left"), "Then he [left].");
  EXPECT_EQ(around("At 3.5 per cent, e.g. of No. 7, it grew. More.\n", "grew"),
            "At 3.5 per cent, e.g. of No. 7, it [grew].");
}

TEST(ReportSentence, GoesOnOverTheLinesOfAParagraph) {
  EXPECT_EQ(around("First. The desk\ncloses on\nFriday. Last.\n", "closes"), "The desk [closes] on Friday.");
  EXPECT_EQ(around("# Head\n\nThe desk\r\ncloses.\r\n\nLast.\n", "closes"), "The desk [closes].");
  EXPECT_EQ(around("- one item\n- The desk\n  closes\n- three\n", "closes"), "- The desk [closes]");
  EXPECT_EQ(around("facts:\n  - id: A\n    statement: >-\n      The desk\n      closes.\n    note: x\n", "closes"),
            "The desk [closes].");
}

TEST(ReportSentence, IsShortenedAtWordsAndCodePoints) {
  std::string text;
  for (int word = 0; word < 100; ++word) text += "ünï ";
  text += "HERE ";
  for (int word = 0; word < 100; ++word) text += "cödé ";
  const std::string sentence = around(text, "HERE");
  EXPECT_TRUE(sentence.starts_with("… ünï "));
  EXPECT_TRUE(sentence.ends_with(" …"));
  EXPECT_NE(sentence.find("[HERE]"), std::string::npos);
  EXPECT_LT(sentence.size(), 400U);
}

TEST(ReportSentence, ARecordIsNoSentence) {
  const std::string record(400, 'x');
  EXPECT_TRUE(sentence_around(record, 0, record.size()).text.empty());
  EXPECT_TRUE(sentence_around("", 0, 0).text.empty());
  EXPECT_EQ(sentence_around("abc", 9, 99).text, "abc");
}

}  // namespace
}  // namespace galley::html
