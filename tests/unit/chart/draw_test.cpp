#include "chart/draw.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "chart/kinds.h"
#include "chart/svg.h"
#include "support/golden.h"

namespace galley::chart {
namespace {

using testing::ElementsAre;

style::Brand brand() {
  Files files;
  files.add(std::string(style::brand_file), test::read_text(std::string(GALLEY_SOURCE_DIR) + "/tests/support/look/styles/brand.yml"));
  Diagnostics diagnostics;
  return *style::read_brand(files, diagnostics);
}

const style::Theme& theme() {
  static const style::Theme it = [] {
    Files files;
    files.add(std::string(style::theme_file), test::read_text(std::string(GALLEY_SOURCE_DIR) + "/tests/support/look/styles/theme.yml"));
    Diagnostics diagnostics;
    return *style::read_theme(files, brand(), diagnostics);
  }();
  return it;
}

// About the widths of Noto Sans; layout measures the real ones.
double measure(std::string_view text, std::string_view, int weight, double size) {
  double width = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
    const bool narrow = std::string_view(" ,.:;'ijlftrI()").find(c) != std::string_view::npos;
    width += narrow ? 0.32 : (c >= 'A' && c <= 'Z') || c == 'm' || c == 'w' ? 0.74 : 0.6;
  }
  return width * size * (weight >= 600 ? 1.06 : 1);
}

// Quoted cells hold no line breaks in these tests.
std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    else if (c == ',' && !quoted) cells.emplace_back();
    else cells.back() += c;
  }
  return cells;
}

document::FigureData figure(std::string kind, const std::string& csv, std::string x = "value", std::string y = "category",
                            std::string series = "series", std::string unit = {}) {
  document::FigureData data;
  data.id = "test";
  data.kind = std::move(kind);
  data.x = std::move(x);
  data.y = std::move(y);
  data.series = std::move(series);
  data.unit = std::move(unit);
  std::istringstream in(csv);
  std::string line;
  std::getline(in, line);
  data.columns = split(line);
  for (std::uint32_t row = 1; std::getline(in, line); ++row) data.rows.push_back({split(line), {FileId{0}, row, row + 1}});
  return data;
}

std::string sample(const std::string& id) {
  return test::read_text(std::string(GALLEY_SOURCE_DIR) + "/tests/cases/chart/" + id + ".csv");
}

struct Drawn { Drawing drawing; Diagnostics diagnostics; };

Drawn drawn(const document::FigureData& data, double width = 500) {
  Drawn it;
  it.drawing = draw(data, theme(), brand(), width, measure, it.diagnostics);
  return it;
}

std::vector<std::string> rules(const Diagnostics& diagnostics) {
  std::vector<std::string> out;
  for (const Diagnostic& it : diagnostics.all()) out.push_back(it.rule);
  return out;
}

struct Extent { double left, top, right, bottom; std::string text; };

std::vector<Extent> labels(const Drawing& drawing) {
  std::vector<Extent> out;
  for (const Mark& mark : drawing.marks)
    if (const auto* it = std::get_if<Label>(&mark)) {
      const double width = measure(it->text, it->family, it->weight, it->size);
      const double left = it->at.x - (it->anchor == Anchor::end ? width : it->anchor == Anchor::middle ? width / 2 : 0);
      out.push_back({left, it->at.y - it->size * 0.72, left + width, it->at.y, it->text});
    }
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
  test::expect_golden("cases/chart/" + it.id + ".svg", to_svg(result.drawing));
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
    const std::vector<Extent> all = labels(result.drawing);
    EXPECT_FALSE(all.empty());
    for (std::size_t i = 0; i < all.size(); ++i) {
      EXPECT_GE(all[i].left, -0.5) << it.id << ' ' << width << ' ' << all[i].text;
      EXPECT_LE(all[i].right, width + 0.5) << it.id << ' ' << width << ' ' << all[i].text;
      EXPECT_GE(all[i].top, -0.5) << all[i].text;
      EXPECT_LE(all[i].bottom, result.drawing.height + 0.5) << it.id << ' ' << all[i].text;
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        const bool apart = all[i].right <= all[j].left + 0.01 || all[j].right <= all[i].left + 0.01 ||
                           all[i].bottom <= all[j].top + 0.01 || all[j].bottom <= all[i].top + 0.01;
        EXPECT_TRUE(apart) << it.id << " at " << width << ": '" << all[i].text << "' meets '" << all[j].text << "'";
      }
    }
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

TEST(ChartSpread, MovesNoMoreThanItMust) {
  EXPECT_THAT(spread({10, 50}, 10, 0, 100), ElementsAre(10, 50));
  EXPECT_THAT(spread({50, 50}, 10, 0, 100), ElementsAre(45, 55));
  EXPECT_THAT(spread({0, 2, 100}, 10, 0, 100), ElementsAre(0, 10, 100));
  EXPECT_THAT(spread({99, 100, 98}, 10, 0, 100), ElementsAre(90, 100, 80));
}

TEST(ChartMistakes, AreAllReportedAtTheirPlace) {
  const Drawn it = drawn(figure("bar", "category,series,value,label,fact\nA,s,12,,x\nB,s,1,200,,x\nC,s,twelve,,x\nD,s,1e999,,x"));
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
  EXPECT_THAT(rules(drawn(figure("heat", "category,column,value,level,label,role,fact\nA,b,3,7,,,", "column", "category", "")).diagnostics),
              ElementsAre("figure.level"));
  EXPECT_THAT(rules(drawn(figure("slope", "category,period,value,label,fact\nA,2024,1,,\n", "period", "value", "category")).diagnostics),
              ElementsAre("figure.series"));
}

TEST(ChartMistakes, AnEmptyNumberPrintsItsLabelOnly) {
  const Drawn it = drawn(figure("dot", "category,series,value,extended,label,bold,mark,fact\nA,s,,,no period,,,\nB,s,3,,,,,"));
  EXPECT_TRUE(it.diagnostics.all().empty());
  EXPECT_THAT(to_svg(it.drawing), testing::HasSubstr(">no period</text>"));
}

TEST(ChartSvg, EscapesAndNames) {
  Drawing drawing{10, 5, {Label{.text = "a<b & \"c\"", .at = {1, 2}, .family = "F"}}};
  EXPECT_EQ(to_svg(drawing, "f", "T & U", "D"),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 5\" width=\"10\" height=\"5\" role=\"img\" "
            "aria-labelledby=\"f-title f-desc\">\n<title id=\"f-title\">T &amp; U</title>\n<desc id=\"f-desc\">D</desc>\n"
            "<text x=\"1\" y=\"2\" font-family=\"F\" font-size=\"8.5\" fill=\"#000000\">a&lt;b &amp; &quot;c&quot;</text>\n</svg>\n");
}

}  // namespace
}  // namespace galley::chart
