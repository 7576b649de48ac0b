#include "chart/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace galley::chart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

document::FigureData figure(std::string kind, std::string x, std::string y, std::vector<std::string> columns,
                            const std::vector<std::vector<std::string>>& rows) {
  document::FigureData data;
  data.id = "meals";
  data.kind = std::move(kind);
  data.x = std::move(x);
  data.y = std::move(y);
  data.columns = std::move(columns);
  for (const auto& cells : rows) data.rows.push_back({cells, {}});
  return data;
}

std::vector<std::string> messages(const document::FigureData& data) {
  Diagnostics diagnostics;
  check_data(data, diagnostics);
  std::vector<std::string> out;
  for (const Diagnostic& it : diagnostics.all())
    out.push_back(it.rule + ": " + it.message + " (" + it.hints.at(0) + ")");
  return out;
}

TEST(ChartData, YearsAreNoLengths) {
  EXPECT_THAT(messages(figure("bar", "year", "country", {"year", "country"}, {{"1998", "Laos"}, {"2004", "Nepal"}})),
              ElementsAre("figure.years: figure 'meals' draws the years of its column 'year' as if they were amounts "
                          "(`x` names the column of values, `y` that of their names)"));
  EXPECT_THAT(messages(figure("bar", "meals", "year", {"year", "meals"}, {{"2023", "310"}, {"2024", "2010"}})),
              IsEmpty());
  EXPECT_THAT(messages(figure("dot", "year", "country", {"year", "country"}, {{"1998", "Laos"}, {"2004", "Nepal"}})),
              IsEmpty())
      << "the year of a law is a place on a scale";
}

TEST(ChartData, ColumnsNamedTheOtherWayRoundAreKnown) {
  EXPECT_TRUE(is_turned(figure("bar", "country", "meals", {"country", "meals"}, {{"Laos", "3"}, {"Nepal", ""}})));
  EXPECT_TRUE(is_turned(figure("stacked", "year", "meals", {"year", "meals"}, {{"2023", "310"}, {"2024", "420"}})));
  EXPECT_TRUE(is_turned(figure("slope", "meals", "year", {"year", "meals"}, {{"2023", "310"}, {"2024", "420"}})));
  EXPECT_FALSE(is_turned(figure("bar", "meals", "year", {"year", "meals"}, {{"2023", "310"}, {"2024", "2010"}})));
  EXPECT_FALSE(is_turned(figure("bar", "meals", "country", {"country", "meals"}, {{"Laos", "3"}, {"Nepal", "4"}})));
  EXPECT_FALSE(is_turned(figure("bar", "first", "last", {"first", "last"}, {{"2023", "2024"}, {"2025", "2026"}})));
  EXPECT_FALSE(is_turned(figure("heat", "country", "meals", {"country", "meals"}, {{"Laos", "3"}})));
}

TEST(ChartData, ANumberWithSeparatorsIsNamedAsItIsWritten) {
  EXPECT_THAT(
      messages(figure("dot", "meals", "country", {"country", "meals"},
                      {{"Laos", "41,200"}, {"Nepal", "37 500"}, {"Cuba", "many"}, {"Fiji", "3,5"}})),
      ElementsAre("figure.number: '41,200' is not a number (write 41200: thousands are set apart when it is drawn)",
                  "figure.number: '37 500' is not a number (write 37500: thousands are set apart when it is drawn)",
                  "figure.number: 'many' is not a number (write digits and a point, without a comma or a unit)",
                  "figure.number: '3,5' is not a number (write digits and a point, without a comma or a unit)"));
  EXPECT_THAT(
      messages(figure("heat", "column", "country", {"country", "column", "value"}, {{"Laos", "a", "1,000"}})),
      ElementsAre("figure.number: '1,000' is not a number (write 1000: thousands are set apart when it is drawn)"));
}

}  // namespace
}  // namespace galley::chart
