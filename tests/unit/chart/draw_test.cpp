#include "chart/draw.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "chart_look.h"
#include "chart/kinds.h"
#include "chart/svg.h"

namespace galley::chart {
namespace {

using test::drawn;
using test::Drawn;
using test::figure;
using testing::ElementsAre;

std::string sample(const std::string& id) {
  return galley::test::read_text(std::string(GALLEY_SOURCE_DIR) + "/tests/cases/chart/" + id + ".csv");
}

std::vector<std::string> rules(const Diagnostics& diagnostics) {
  std::vector<std::string> out;
  for (const Diagnostic& it : diagnostics.all()) out.push_back(it.rule);
  return out;
}

struct Sample { std::string id, kind, x, y, series, unit; };

const std::vector<Sample> samples{{"bar", "bar", "value", "category", "series", "hours"},
                                  {"stacked", "stacked", "value", "category", "series", "platforms"},
                                  {"dot", "dot", "value", "category", "series", "days"},
                                  {"slope", "slope", "period", "value", "category", "requests"},
                                  {"timeline", "timeline", "date", "category", "", ""},
                                  {"heat", "heat", "column", "category", "", "facts"}};

class Charts : public testing::TestWithParam<Sample> {};

TEST_P(Charts, LookAsTheyDid) {
  const Sample& it = GetParam();
  const Drawn result = drawn(figure(it.kind, sample(it.id), it.x, it.y, it.series, it.unit));
  EXPECT_TRUE(result.diagnostics.all().empty());
  galley::test::expect_golden("cases/chart/" + it.id + ".svg", to_svg(result.drawing));
}

TEST_P(Charts, LabelsNeitherMeetNorLeaveTheDrawing) {
  const Sample& it = GetParam();
  for (const double width : {500.0, 329.33, 244.0, 880.0}) {
    const Drawn result = drawn(figure(it.kind, sample(it.id), it.x, it.y, it.series, it.unit), width);
    if (!result.diagnostics.all().empty()) {
      EXPECT_EQ(rules(result.diagnostics), std::vector<std::string>{"figure.width"});
      EXPECT_LT(width, 500) << "only a narrow drawing may be refused";
      continue;
    }
    EXPECT_FALSE(test::labels(result.drawing).empty());
    EXPECT_THAT(test::collisions(result.drawing), testing::IsEmpty()) << it.id << " at " << width;
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, Charts, testing::ValuesIn(samples), [](const auto& it) { return it.param.id; });

TEST(ChartTicks, FitTheUnit) {
  EXPECT_THAT(ticks(365, "days"), ElementsAre(0, 90, 180, 270, 365));
  EXPECT_THAT(ticks(24, "hours"), ElementsAre(0, 6, 12, 18, 24));
  EXPECT_THAT(ticks(98.7, "per cent"), ElementsAre(0, 20, 40, 60, 80, 100));
  EXPECT_THAT(ticks(0.4, ""), testing::SizeIs(testing::Le(6U)));
  EXPECT_THAT(ticks(0, ""), ElementsAre(0, 1));
}

TEST(ChartText, ThousandsHaveCommas) {
  EXPECT_EQ(with_thousands("14641"), "14,641");
  EXPECT_EQ(with_thousands("-1234567.5"), "-1,234,567.5");
  EXPECT_EQ(with_thousands("999"), "999");
}

TEST(ChartText, NumbersOfAnAxisAreWrittenOut) {
  EXPECT_EQ(tick_text(150e9), "150,000,000,000");
  EXPECT_EQ(tick_text(0.00005), "0.00005");
  EXPECT_EQ(tick_text(3 * 0.1), "0.3");
  EXPECT_EQ(tick_text(-2500), "-2,500");
  EXPECT_EQ(tick_text(0), "0");
}

// A label for which the axis has left just enough room does not break for a rounding error.
TEST(ChartBars, ALabelThatFitsStandsOnOneLine) {
  for (double width = 300; width < 520; width += 3.7) {
    const Drawn result = drawn(figure("bar", sample("bar"), "value", "category", "series", "hours"), width);
    bool whole = false;
    for (const Mark& mark : result.drawing.marks)
      if (const auto* label = std::get_if<Label>(&mark)) whole = whole || label->text == "24 hours";
    EXPECT_TRUE(whole) << width;
  }
}

TEST(ChartSpread, MovesNoMoreThanItMust) {
  EXPECT_THAT(spread({10, 50}, 10, 0, 100), ElementsAre(10, 50));
  EXPECT_THAT(spread({50, 50}, 10, 0, 100), ElementsAre(45, 55));
  EXPECT_THAT(spread({0, 2, 100}, 10, 0, 100), ElementsAre(0, 10, 100));
  EXPECT_THAT(spread({99, 100, 98}, 10, 0, 100), ElementsAre(90, 100, 80));
}

TEST(ChartMistakes, AreAllReportedAtTheirPlace) {
  const Drawn it =
      drawn(figure("bar", "category,series,value,label,fact\nA,s,12,,x\nB,s,1,200,,x\nC,s,twelve,,x\nD,s,1e999,,x"));
  EXPECT_THAT(rules(it.diagnostics), ElementsAre("figure.number", "figure.number"));
  EXPECT_EQ(it.diagnostics.all()[0].span.begin, 3U);
  EXPECT_GT(it.drawing.marks.size(), 4U);
}

TEST(ChartMistakes, UnknownColumnsAndKinds) {
  EXPECT_THAT(rules(drawn(figure("pie", "category,value\nA,1")).diagnostics), ElementsAre("figure.kind"));
  const Drawn it = drawn(figure("bar", "category,series,value,label,fact\nA,s,12,,x", "valeu"));
  ASSERT_THAT(rules(it.diagnostics), ElementsAre("figure.column"));
  EXPECT_EQ(it.diagnostics.all()[0].hints, std::vector<std::string>{"did you mean 'value'?"});
}

TEST(ChartMistakes, StatesDatesAndLevels) {
  EXPECT_THAT(rules(drawn(figure("stacked", "category,series,state,value,fact\nA,Yes,maybe,3,")).diagnostics),
              ElementsAre("figure.state"));
  EXPECT_THAT(rules(drawn(figure("timeline", "category,event,date,end,state,label,fact\nA,b,2025-02-30,,done,x,\n"
                                             "A,b,2025,2024,later,x,", "date", "category", "")).diagnostics),
              ElementsAre("figure.date", "figure.state", "figure.date"));
  EXPECT_THAT(
      rules(drawn(figure("heat", "category,column,value,level,label,role,fact\nA,b,3,7,,,", "column", "category", ""))
                .diagnostics),
      ElementsAre("figure.level"));
  EXPECT_THAT(
      rules(drawn(figure("slope", "category,period,value,label,fact\nA,2024,1,,\n", "period", "value", "category"))
                .diagnostics),
      ElementsAre("figure.series"));
}

TEST(ChartMistakes, AnEmptyNumberPrintsItsLabelOnly) {
  const Drawn it =
      drawn(figure("dot", "category,series,value,extended,label,bold,mark,fact\nA,s,,,no period,,,\nB,s,3,,,,,"));
  EXPECT_TRUE(it.diagnostics.all().empty());
  EXPECT_THAT(to_svg(it.drawing), testing::HasSubstr(">no period</text>"));
}

TEST(ChartStacked, NumbersWithoutRoomStandBehindTheBar) {
  const Drawn it = drawn(figure("stacked", "category,series,value\nA,girls,300\nA,boys,290\nB,girls,1.5\nB,boys,2.5"));
  EXPECT_TRUE(it.diagnostics.all().empty());
  EXPECT_THAT(to_svg(it.drawing), testing::HasSubstr(">1.5, 2.5</text>"));
}

TEST(ChartSlope, ASeriesThatEndsEarlyIsNamedAtItsOnlyMark) {
  const Drawn it =
      drawn(figure("slope", "category,period,value\nA,2024,1\nA,2025,2\nB,2024,5\n", "period", "value", "category"));
  EXPECT_THAT(to_svg(it.drawing), testing::HasSubstr(">B 5</text>"));
}

TEST(ChartSvg, EscapesAndNames) {
  Drawing drawing{10, 5, {Label{.text = "a<b & \"c\"", .at = {1, 2}, .family = "F"}}};
  EXPECT_EQ(
      to_svg(drawing, "f", "T & U", "D"),
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 5\" width=\"10\" height=\"5\" role=\"img\" "
      "aria-labelledby=\"f-title f-desc\">\n<title id=\"f-title\">T &amp; U</title>\n<desc id=\"f-desc\">D</desc>\n"
      "<text x=\"1\" y=\"2\" font-family=\"F\" font-size=\"8.5\" fill=\"#000000\">a&lt;b &amp; &quot;c&quot;</text>\n</svg>\n");
}

}  // namespace
}  // namespace galley::chart
