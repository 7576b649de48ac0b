#include "check/numbers.h"

#include <gtest/gtest.h>

#include "check_corpus.h"

namespace galley::check {
namespace {

std::vector<double> values(std::string_view text, bool words = false) {
  std::vector<double> result;
  for (const NumberInText& number : find_numbers(text, words)) result.push_back(number.value);
  return result;
}

TEST(FindNumbers, ReadsSeparatorsDecimalsAndMultipliers) {
  EXPECT_EQ(values("39,863 requests, 99.7 per cent, US$ 43.8 billion and 6.8 million accounts"),
            (std::vector<double>{39863, 99.7, 43.8e9, 6.8e6}));
}

TEST(FindNumbers, PassesOverDatesYearsLawsAndCitations) {
  EXPECT_TRUE(values("On 25 December 2003 section 10 of Act 12 [@AU-02, p. 14] in 2021 and 1 July 2026").empty());
}

TEST(FindNumbers, ReadsNumberWordsWhereAsked) {
  EXPECT_EQ(values("ninety-nine of twenty-four and seven", true), (std::vector<double>{99, 24, 7}));
  EXPECT_TRUE(values("seven").empty());
}

TEST(Agrees, FollowsHowTheNumberIsMeant) {
  const auto said = [](std::string_view text) { return find_numbers(text, false).front(); };
  EXPECT_TRUE(agrees(said("39,863"), 39863));
  EXPECT_FALSE(agrees(said("39,683"), 39863));
  EXPECT_TRUE(agrees(said("nearly 40,000"), 39863));
  EXPECT_FALSE(agrees(said("nearly 39,000"), 39863));
  EXPECT_TRUE(agrees(said("more than 150,000"), 159000));
  EXPECT_FALSE(agrees(said("more than 160,000"), 159000));
  EXPECT_TRUE(agrees(said("about 100,000"), 98000));
  EXPECT_FALSE(agrees(said("about 100,000"), 60000));
}

TEST(CheckNumbers, ATransposedDigitIsAnErrorAtItsPlace) {
  CheckCorpus corpus;
  corpus.fact("F-1", "Telegram fulfilled 39,863 requests.");
  corpus.finding("one", {"F-1"}, "Telegram fulfilled 39,683 requests [@F-1].");
  Diagnostics diagnostics;
  check_numbers(corpus.corpus, diagnostics);
  ASSERT_EQ(rules(diagnostics), "evidence.number-differs");
  EXPECT_EQ(corpus.files.text(diagnostics.all()[0].span), "39,683");
}

TEST(CheckNumbers, ANumberFromNowhereIsAWarning) {
  CheckCorpus corpus;
  corpus.fact("F-1", "Telegram fulfilled some requests.");
  corpus.finding("one", {"F-1"}, "Telegram fulfilled 512 requests [@F-1].");
  Diagnostics diagnostics;
  check_numbers(corpus.corpus, diagnostics);
  EXPECT_EQ(rules(diagnostics), "evidence.number-unsupported");
}

TEST(CheckNumbers, RoundedAndExactNumbersPass) {
  CheckCorpus corpus;
  corpus.fact("F-1", "There were 39,863 requests within twenty-four hours.");
  corpus.finding("one", {"F-1"}, "Nearly 40,000 requests came within 24 hours [@F-1].");
  Diagnostics diagnostics;
  check_numbers(corpus.corpus, diagnostics);
  EXPECT_EQ(rules(diagnostics), "");
}

}  // namespace
}  // namespace galley::check
