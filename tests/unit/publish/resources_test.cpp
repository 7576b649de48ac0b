#include "publish/resources.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace galley::publish {
namespace {

using testing::ElementsAre;

sources::Figure figure(const char* kind, const char* x, const char* y, const char* series,
                       const std::vector<const char*>& columns) {
  const auto text = [](const char* words) { return MappedText(words, {}, Origin::changed); };
  sources::Figure result;
  result.kind = text(kind);
  result.x = text(x);
  result.y = text(y);
  result.series = text(series);
  for (const char* column : columns) result.data.columns.push_back(text(column));
  return result;
}

TEST(Resources, AColumnThatAFigureNamesIsNotTheOneAChartReadsByItsName) {
  const document::FigureData named =
      figure_data(figure("stacked", "meals", "state", "kind", {"state", "kind", "meals"}));
  EXPECT_EQ(named.y, "State");
  EXPECT_THAT(named.columns, ElementsAre("State", "kind", "meals"));
  const document::FigureData read =
      figure_data(figure("stacked", "meals", "country", "kind", {"country", "kind", "meals", "state"}));
  EXPECT_THAT(read.columns, ElementsAre("country", "kind", "meals", "state"));
}

TEST(Resources, BarsLieWhicheverWayTheirColumnsAreNamed) {
  sources::Figure upright = figure("bar", "country", "meals", "", {"country", "meals"});
  const auto row = [&](const char* country, const char* meals) {
    upright.data.rows.push_back(
        {{MappedText(country, {}, Origin::changed), MappedText(meals, {}, Origin::changed)}, {}});
  };
  row("Nepal", "4");
  row("Cuba", "");
  const document::FigureData data = figure_data(upright);
  EXPECT_EQ(data.x, "meals");
  EXPECT_EQ(data.y, "country");
}

TEST(Resources, AChartWithoutAnAxisSaysItsUnitUnderTheTitle) {
  sources::Figure slope = figure("slope", "year", "meals", "country", {"country", "year", "meals"});
  slope.unit = MappedText("million meals", {}, Origin::changed);
  EXPECT_EQ(figure_data(slope).subtitle, "Million meals");
  slope.subtitle = MappedText("Meals served", {}, Origin::changed);
  EXPECT_EQ(figure_data(slope).subtitle, "Meals served");
  sources::Figure bar = figure("bar", "meals", "country", "", {"country", "meals"});
  bar.unit = slope.unit;
  EXPECT_EQ(figure_data(bar).subtitle, "");
}

TEST(Resources, TheValuesOfAHeatMapMayStandUnderSeries) {
  const document::FigureData data = figure_data(figure("heat", "week", "state", "calls", {"state", "week", "calls"}));
  EXPECT_THAT(data.columns, ElementsAre("State", "week", "value"));
  EXPECT_EQ(data.series, "");
}

}  // namespace
}  // namespace galley::publish
