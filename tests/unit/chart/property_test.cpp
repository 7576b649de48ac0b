// Charts of data that nobody has looked at: whatever is in the file, labels neither meet nor leave
// the drawing, bars begin at zero, and every value that is written is a mark.
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "chart_look.h"
#include "chart/draw.h"
#include "chart/order.h"
#include "chart/table.h"

namespace galley::chart {
namespace {

using test::figure;

const std::vector<std::string> words = {
    "A", "India", "Viet Nam", "Bosnia and Herzegovina", "Requests for data in an emergency, first half of the year",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwe", "ประเทศไทยและการค้ามนุษย์ข้ามชาติ", "الاتجار بالأشخاص",
    "人口贩运和偷运移民",
    "မြန်မာနိုင်ငံ", "https://example.org/a/very/long/path?with=query&and=more", ""};

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t count) { return random_() % count; }
  bool chance(unsigned percent) { return below(100) < percent; }
  std::string word() { return words[below(words.size())]; }
  std::string name(std::size_t i) { return fmt::format("{} {}", word(), i); }
  std::string number(bool negative) {
    switch (below(8)) {
      case 0: return "";
      case 1: return "0";
      case 2: return "7";
      case 3: return "1000000000";
      case 4: return "0.0004";
      case 5: return negative ? "-250.5" : "250.5";
      default: return std::to_string(below(100));
    }
  }
  std::string date() { return fmt::format("{}-{:02}-{:02}", 1990 + below(40), 1 + below(12), 1 + below(28)); }
  std::size_t rows() { return chance(10) ? 1 : chance(10) ? 150 + below(200) : 2 + below(20); }

 private:
  std::mt19937 random_;
};

std::string csv(Maker& make, const std::string& kind, std::size_t rows) {
  std::string out;
  if (kind == "timeline") {
    out = "category,event,date,end,state,label\n";
    for (std::size_t i = 0; i < rows; ++i)
      out += fmt::format("\"{}\",\"{}\",{},{},{},\"{}\"\n", make.word(), make.name(i), make.date(),
                         make.chance(10) ? "2031" : "", make.chance(70) ? "done" : "to-come", make.word());
    return out;
  }
  if (kind == "slope") {
    out = "category,period,value,label\n";
    for (std::size_t i = 0; i < std::min<std::size_t>(rows, 8); ++i)
      for (const char* period : {"Before the act came into force in the whole of the country", "2024"})
        out += fmt::format("\"{}\",{},{},\"{}\"\n", fmt::format("{} {}", words[i], i), period, make.number(true),
                           make.chance(30) ? make.word() : "");
    return out;
  }
  if (kind == "heat") {
    out = "category,column,value\n";
    const std::size_t columns = 1 + make.below(9);
    for (std::size_t i = 0; i < std::min<std::size_t>(rows, 30); ++i)
      for (std::size_t j = 0; j < columns; ++j)
        out += fmt::format("\"{} {}\",\"{} {}\",{}\n", words[i % words.size()], i, words[j % 4], j, make.number(false));
    return out;
  }
  out = "category,series,value,label\n";
  const std::size_t series = 1 + make.below(5);
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string category = make.name(i);
    for (std::size_t j = 0; j < series; ++j)
      out += fmt::format("\"{}\",\"{} {}\",{},\"{}\"\n", category, words[j], j, make.number(kind == "dot"),
                         make.chance(20) ? make.word() : "");
  }
  return out;
}

document::FigureData data_of(const std::string& kind, const std::string& text, const std::string& unit) {
  if (kind == "timeline") return figure(kind, text, "date", "category", "");
  if (kind == "slope") return figure(kind, text, "period", "value", "category", unit);
  if (kind == "heat") return figure(kind, text, "column", "category", "", unit);
  return figure(kind, text, "value", "category", "series", unit);
}

class AnyData : public testing::TestWithParam<std::string> {};

TEST_P(AnyData, LabelsNeitherMeetNorLeaveTheDrawing) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    Maker make(seed);
    const std::string text = csv(make, GetParam(), make.rows());
    const std::string unit = make.chance(50)   ? "per cent"
                             : make.chance(50) ? "requests for every hundred thousand accounts in a year"
                                               : "";
    const double width = make.chance(50) ? 468 : make.chance(50) ? 240 : 330;
    const test::Drawn result = test::drawn(data_of(GetParam(), text, unit), width);
    for (const Diagnostic& it : result.diagnostics.all())
      EXPECT_THAT(it.rule, testing::AnyOf("figure.series", "figure.height", "figure.width", "figure.date"))
          << it.message;
    // Hundreds of lines that are refused for their height are compared only in part.
    const std::vector<std::string> faults = test::collisions(result.drawing, 400);
    EXPECT_TRUE(faults.empty()) << GetParam() << " seed " << seed << " at " << width << ": " << faults.size()
                                << " such as " << faults.front();
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, AnyData, testing::Values("bar", "stacked", "dot", "slope", "timeline", "heat"),
                         [](const auto& it) { return it.param; });

std::vector<std::string> categories(const document::FigureData& data) {
  std::vector<std::string> out;
  for (const document::FigureRow& row : data.rows) out.push_back(row.cells.front());
  return out;
}

TEST(ChartOrder, BarsFallAndEventsFollowTheirDates) {
  document::FigureData bars = figure("bar", "category,value\nA,2\nB,9\nC,\nD,5", "value", "category", "");
  sort_rows(bars);
  EXPECT_THAT(categories(bars), testing::ElementsAre("B", "D", "A", "C"));
  document::FigureData events =
      figure("timeline", "category,date\nA,2025-02\nB,2024\nC,2026-01-03", "date", "category", "");
  sort_rows(events);
  EXPECT_THAT(categories(events), testing::ElementsAre("B", "A", "C"));
}

TEST(ChartOrder, KeepsWhatTheAuthorOrdered) {
  for (const char* text : {"category,value\nA,1\nB,2\nC,3", "category,value\n2019,4\n2020,9\n2021,2"}) {
    document::FigureData data = figure("bar", text, "value", "category", "");
    const auto before = categories(data);
    sort_rows(data);
    EXPECT_EQ(categories(data), before);
  }
  document::FigureData grouped = figure("bar", "category,series,value\nA,x,1\nA,y,5\nB,x,3\nB,y,2");
  const auto before = categories(grouped);
  sort_rows(grouped);
  EXPECT_EQ(categories(grouped), before);
}

TEST(ChartText, ADateWithoutALabelStandsAsItIsWritten) {
  std::string shown;
  for (const test::Extent& it : test::labels(
           test::drawn(figure("timeline", "category,date\nA,2024\nB,2025-03-01", "date", "category", "")).drawing))
    shown += it.text + '|';
  EXPECT_THAT(shown, testing::HasSubstr("|2024|"));
  EXPECT_THAT(shown, testing::HasSubstr("2025-03-01|"));
}

TEST(ChartAxis, ReachesBelowZero) {
  EXPECT_THAT(ticks(-30, 55, ""), testing::ElementsAre(-40, -20, 0, 20, 40, 60));
  EXPECT_THAT(ticks(-5, 0, ""), testing::ElementsAre(-5, -4, -3, -2, -1, 0));
  EXPECT_THAT(ticks(0, 10, ""), testing::ElementsAre(0, 2, 4, 6, 8, 10));
}

TEST(ChartMistakes, MoreRowsThanAPageHoldsAreRefused) {
  std::string text = "category,value\n";
  for (int i = 0; i < 300; ++i) text += fmt::format("Name {},{}\n", i, i);
  const test::Drawn it = test::drawn(figure("bar", text, "value", "category", ""));
  ASSERT_EQ(it.diagnostics.all().size(), 1U);
  EXPECT_EQ(it.diagnostics.all()[0].rule, "figure.height");
}

}  // namespace
}  // namespace galley::chart
