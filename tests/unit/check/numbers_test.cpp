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
using Values = std::vector<double>;

TEST(FindNumbers, ReadsSeparatorsDecimalsAndMultipliers) {
  EXPECT_EQ(values("39,863 requests, 99.7 per cent, US$ 43.8 billion and 6.8 million accounts"),
            (Values{39863, 99.7, 43.8e9, 6.8e6}));
  EXPECT_EQ(values("39\u00A0863 and 1\u202F234\u202F567 and 1,00,000 rupees"), (Values{39863, 1234567, 100000}));
  EXPECT_EQ(values("£18m, S$660bn, 40k users, 3 lakh, two crore"), (Values{18e6, 660e9, 40e3, 3e5, 2e7}));
  EXPECT_EQ(values("two hundred and fifty thousand people; a million more"), (Values{250e3, 1e6}));
}

TEST(FindNumbers, ReadsUnitsAndRanges) {
  const auto found =
      find_numbers("10 to 20 years, 6–24 hours, a 90-day period, 24h, ten days, one per cent, 5%", false);
  std::vector<std::pair<double, Measure>> seen;
  for (const NumberInText& number : found) seen.emplace_back(number.amount(), number.measure);
  EXPECT_EQ(seen, (std::vector<std::pair<double, Measure>>{{120, Measure::months}, {240, Measure::months},
                                                           {360, Measure::minutes},
                                                           {1440, Measure::minutes}, {90 * 1440, Measure::minutes},
                                                           {1440, Measure::minutes}, {10 * 1440, Measure::minutes},
                                                           {1, Measure::percent}, {5, Measure::percent}}));
}

TEST(FindNumbers, ReadsFractionsInWords) {
  EXPECT_EQ(values("half of them, one in four, two thirds, three quarters of the sites, a fifth of all"),
            (Values{50, 25, 2.0 / 3 * 100, 75, 20}));
  EXPECT_TRUE(values("the first half of 2024, in the last quarter of 2024, a third time, half an answer").empty());
}

TEST(FindNumbers, PassesOverWhatIsNoQuantity) {
  for (const char* text : {"On 25 December 2003 section 10 of Act 12 [@AU-02, p. 14] in 2021 and 1 July 2026",
                           "24/7 and 2024/25",
                           "COVID-19, UNSCR-2331, F-16",
                           "sections 10, 11 and 12",
                           "articles 3 to 5",
                           "pp. 4–9",
                           "the 3rd and the 21st",
                           "12–14 May and 3 and 4 June",
                           "in the 1990s",
                           "at 14:30",
                           "version 1.2.3",
                           "section 252B",
                           "a 5G network",
                           "`90 days`",
                           "[here](https://x.example/2024/90)",
                           "https://x.example/40",
                           "word[^12]",
                           "## Title {#sec-90}",
                           "2026-11-23",
                           "1. First\n2. Second",
                           "ISO-27001",
                           "G20",
                           "table 3",
                           "recommendation 4",
                           "<!-- waive 40 -->"})
    EXPECT_TRUE(values(text).empty()) << text << " gives " << values(text).front();
}

TEST(FindNumbers, AUnitBehindALawMakesAQuantity) {
  EXPECT_EQ(values("Under the Act 24 hours are given"), (Values{24}));
  EXPECT_EQ(values("of 1,950 requests in 1950"), (Values{1950}));
}

TEST(FindNumbers, ReadsNumberWordsWhereAsked) {
  EXPECT_EQ(values("ninety-nine of twenty-four and seven", true), (Values{99, 24, 7}));
  EXPECT_TRUE(values("seven platforms and no one").empty());
  EXPECT_EQ(values("within seven hours"), (Values{7}));
}

TEST(FindDates, ReadsDaysAndMonths) {
  const auto dates =
      find_dates("from 20 February 2026 to July 1, 2026, in November 2024, on 3 May, [@x] `1 June 2020`");
  ASSERT_EQ(dates.size(), 3U);
  EXPECT_EQ(dates[0].day, 20);
  EXPECT_EQ(dates[1].day, 1);
  EXPECT_EQ(dates[2].day, 0);
}

bool holds(std::string_view said, std::string_view truth) {
  return agrees(find_numbers(said, true).at(0), find_numbers(truth, true).at(0));
}

TEST(Agrees, FollowsHowTheNumberIsMeant) {
  EXPECT_TRUE(holds("39,863", "39863"));
  EXPECT_FALSE(holds("39,683", "39,863"));
  EXPECT_TRUE(holds("nearly 40,000", "39,863"));
  EXPECT_FALSE(holds("nearly 39,000", "39,863"));
  EXPECT_TRUE(holds("more than 150,000", "159,000"));
  EXPECT_FALSE(holds("more than 160,000", "159,000"));
  EXPECT_TRUE(holds("about 100,000", "98,000"));
  EXPECT_FALSE(holds("about 100,000", "60,000"));
  EXPECT_TRUE(holds("up to 24 hours", "24 hours"));
  EXPECT_TRUE(holds("at least 90 days", "90 days"));
  EXPECT_FALSE(holds("less than 90 days", "120 days"));
}

TEST(Agrees, RoundsWhatIsWrittenInMillionsOrDecimals) {
  EXPECT_TRUE(holds("6.8 million", "6,801,234"));
  EXPECT_FALSE(holds("6.8 million", "6,901,234"));
  EXPECT_TRUE(holds("53 per cent", "52.8 per cent"));
  EXPECT_FALSE(holds("53 per cent", "51.9 per cent"));
  EXPECT_FALSE(holds("99.7 per cent", "97.9 per cent"));
}

TEST(Agrees, ComparesUnits) {
  EXPECT_TRUE(holds("two days", "48 hours"));
  EXPECT_TRUE(holds("two years", "24 months"));
  EXPECT_TRUE(holds("three months", "90 days"));
  EXPECT_TRUE(holds("a 90-day period", "90 days"));
  EXPECT_FALSE(holds("24 days", "24 hours"));
  EXPECT_FALSE(holds("24 per cent", "24 hours"));
  EXPECT_TRUE(holds("half of them", "51 per cent"));
  EXPECT_FALSE(holds("half of them", "61 per cent"));
  EXPECT_TRUE(holds("nearly three quarters of them", "74 per cent"));
  EXPECT_TRUE(holds("one in three", "33 per cent"));
}

// What the check says of one sentence beside one fact.
std::string verdict(const std::string& fact, const std::string& sentence) {
  CheckCorpus corpus;
  corpus.fact("F-1", fact);
  corpus.finding("one", {"F-1"}, sentence + " [@F-1].");
  Diagnostics diagnostics;
  check_numbers(corpus.corpus, diagnostics);
  return rules(diagnostics);
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

struct Case {
  const char* fact;
  const char* sentence;
};

TEST(CheckNumbers, HonestSentencesPass) {
  for (const Case& one : std::initializer_list<Case>{
           {"The unit met 39,863 requests in 2025.", "It met almost 40,000 requests in 2025"},
           {"A share of 99.7 per cent was removed.", "It removed 99.7% of it"},
           {"Removal is due within 24 hours.", "It has a day, that is 24 hours, to remove it"},
           {"The penalty is 10 to 20 years.", "The penalty runs from 10 to 20 years"},
           {"Fines reach RM 10 million.", "Fines reach RM 10 million"},
           {"Fines reach 10,000,000 ringgit.", "Fines reach RM 10 million"},
           {"Detained victims made up 34 per cent.", "One in three was detained"},
           {"The list has twelve entries; 1,204 people answered.",
            "Some 1,200 people answered, and the list has twelve entries"},
           {"Logs are kept for two years.", "Logs are kept for 24 months"},
           {"The survey covered 4,785 people.", "The survey covered 4,785 people in three States, as table 4 shows"},
           {"In force since 20 February 2026.", "It has been in force since February 2026"},
           {"Up to 5.3 million accounts were suspended.", "Some 5.3 million accounts were suspended in four steps"},
           {"The rate was 65.9 per cent in 2018 and 68.4 per cent in 2019.", "It rose from 66 to 68 per cent"}})
    EXPECT_EQ(verdict(one.fact, one.sentence), "") << one.sentence;
}

TEST(CheckNumbers, WrongSentencesAreErrors) {
  for (const Case& one : std::initializer_list<Case>{
           {"The unit met 39,863 requests.", "It met 38,963 requests"},
           {"A share of 99.7 per cent was removed.", "It removed 97.9 per cent"},
           {"Removal is due within 24 hours.", "Removal is due within 28 hours"},
           {"The period is 90 days.", "The period is 80 days"},
           {"The survey covered 4,785 people.", "The survey covered 4,758 people"},
           {"Fines reach RM 10 million.", "Fines reach RM 12 million"}})
    EXPECT_EQ(verdict(one.fact, one.sentence), "evidence.number-differs") << one.sentence;
  EXPECT_EQ(verdict("In force since 20 February 2026.", "In force since 21 February 2026"), "evidence.date-differs");
  EXPECT_EQ(verdict("In force since 20 February 2026.", "In force since 20 February 2025"), "evidence.date-differs");
}

TEST(CheckNumbers, ANumberFromNowhereIsAWarning) {
  EXPECT_EQ(verdict("Telegram fulfilled some requests.", "Telegram fulfilled 512 requests"),
            "evidence.number-unsupported");
  EXPECT_EQ(verdict("The period is 90 days.", "Answers take 20 weeks"), "evidence.number-unsupported");
  EXPECT_EQ(verdict("The period is 90 days.", "Say it in under two minutes"), "");
  EXPECT_EQ(verdict("The law is new.", "In force since 3 March 2025"), "evidence.date-unsupported");
  EXPECT_EQ(verdict("The law is new.", "It takes three steps"), "");
}

TEST(CheckNumbers, ChaptersAreHeldAgainstWhatTheyCiteAndBoxesAreRead) {
  CheckCorpus corpus;
  corpus.fact("F-1", "There were 4,785 people.");
  sources::Chapter& chapter = corpus.corpus.chapters["context"];
  chapter.body = corpus.text(
      "There were 4,785 people [@F-1].\n\n::: pull-number\n**4,758** people were asked\n:::\n\n::: callout\nIt was 4,875 people [@F-1].\n:::\n");
  Diagnostics diagnostics;
  check_numbers(corpus.corpus, diagnostics);
  EXPECT_EQ(rules(diagnostics), "evidence.number-differs evidence.number-differs");
}

TEST(CheckNumbers, TalkingPointsRestOnTheEvidenceOfTheirFinding) {
  CheckCorpus corpus;
  corpus.fact("F-1", "There were 4,785 people.");
  corpus.finding("one", {"F-1"}, "There were people [@F-1].").talking_points.say =
      corpus.text("Think of 4,785 people. Or of 9,999.");
  Diagnostics diagnostics;
  check_numbers(corpus.corpus, diagnostics);
  ASSERT_EQ(rules(diagnostics), "evidence.number-unsupported");
  EXPECT_EQ(corpus.files.text(diagnostics.all()[0].span), "9,999");
}

TEST(CheckNumbers, TotalsAreThoseOfTheRecords) {
  CheckCorpus corpus;
  for (const char* id : {"a", "b", "c"}) corpus.corpus.platforms[id].id = corpus.text(id);
  sources::Chapter& chapter = corpus.corpus.chapters["summary"];
  chapter.body =
      corpus.text("Two of 3 platforms answer.\n\nAll 4 platforms were read.\n\nThe 2 platforms that answer are large.");
  Diagnostics diagnostics;
  check_numbers(corpus.corpus, diagnostics);
  ASSERT_EQ(rules(diagnostics), "evidence.count-differs");
  EXPECT_EQ(corpus.files.text(diagnostics.all()[0].span), "4");
  EXPECT_FALSE(diagnostics.has_errors());  // a record more must not stop a publication
}

TEST(CheckNumbers, MoreThanThereAreIsWrongAndAFactMayCountOthers) {
  CheckCorpus corpus;
  for (const char* id : {"AA", "BB"}) corpus.corpus.states[id].id = corpus.text(id);
  corpus.fact("F-1", "The Process has 45 Member States.");
  sources::Chapter& chapter = corpus.corpus.chapters["summary"];
  chapter.body =
      corpus.text("In the 19 States it is so.\n\nThe Process has 45 Member States [@F-1].\n\nThe 45 States differ.");
  Diagnostics diagnostics;
  check_numbers(corpus.corpus, diagnostics);
  ASSERT_EQ(rules(diagnostics), "evidence.count-differs");
  EXPECT_EQ(corpus.files.text(diagnostics.all()[0].span), "19");
}

TEST(CheckNumbers, AValueCountsWithItsUnit) {
  CheckCorpus corpus;
  corpus.fact("F-1", "The period is stated.").values.push_back({{90, {}}, corpus.text("90"), corpus.text("days"), {}});
  corpus.finding("one", {"F-1"}, "It answers within 90 minutes [@F-1]. It keeps them for 90 days [@F-1].");
  Diagnostics diagnostics;
  check_numbers(corpus.corpus, diagnostics);
  ASSERT_EQ(rules(diagnostics), "evidence.number-unsupported");
  EXPECT_EQ(corpus.files.text(diagnostics.all()[0].span), "90");
}

TEST(CheckNumbers, AFigureCitedInTheParagraphHoldsItsData) {
  CheckCorpus corpus;
  sources::Figure& figure = corpus.corpus.figures["f"];
  figure.unit = corpus.text("days");
  figure.data.rows.push_back({{corpus.text("Snap"), corpus.text("365")}, {}});
  sources::Chapter& chapter = corpus.corpus.chapters["summary"];
  chapter.body = corpus.text("It is kept for 365 days (see [@fig:f]).\n\nIt is kept for 366 days (see [@fig:f]).");
  Diagnostics diagnostics;
  check_numbers(corpus.corpus, diagnostics);
  EXPECT_EQ(rules(diagnostics), "evidence.number-differs");
}

}  // namespace
}  // namespace galley::check
