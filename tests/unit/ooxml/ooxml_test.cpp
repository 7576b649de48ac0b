#include <gtest/gtest.h>

#include "ooxml/chart.h"
#include "ooxml/theme.h"
#include "ooxml/workbook.h"
#include "support/office.h"
#include "support/project.h"

namespace galley::ooxml {
namespace {

struct Look {
  Files files;
  Diagnostics diagnostics;
  std::optional<style::Brand> brand;
  std::optional<style::Theme> theme;
  Look() {
    galley::test::load_folder(files, std::filesystem::path(GALLEY_SOURCE_DIR) / "tests" / "support" / "look", "styles");
    brand = style::read_brand(files, diagnostics);
    theme = style::read_theme(files, *brand, diagnostics);
  }
};

document::FigureData figure(std::string kind) {
  document::FigureData data;
  data.id = "f";
  data.kind = std::move(kind);
  data.x = data.kind == "slope"      ? "period"
           : data.kind == "timeline" ? "date"
           : data.kind == "heat"     ? "column"
                                     : "value";
  data.y = data.kind == "slope" ? "value" : "category";
  if (data.kind == "slope") data.series = "category";
  if (data.kind == "stacked") data.series = "series";
  data.unit = "hours";
  data.alt = "Alternative.";
  data.description = "Description.";
  data.columns = {"category", "series", "state", "value", "label", "period", "date", "event", "column", "extended"};
  data.rows = {{{"India", "Yes", "yes", "3", "3 hours", "2024", "2024-02-01", "Act", "Law", ""}, {}},
               {{"India", "No", "none", "4", "", "2025", "2026-12-31", "Treaty", "Duty", "9"}, {}}};
  return data;
}

TEST(Chart, WritesEachKindWithItsWorkbook) {
  const Look look;
  for (const char* kind : {"bar", "stacked", "dot", "slope", "timeline"}) {
    opc::Package package;
    const auto name = add_chart(package, "word", 1, figure(kind), *look.theme, *look.brand, {});
    ASSERT_TRUE(name) << name.error().message;
    galley::test::expect_golden(std::string("cases/docx/charts/") + kind + ".xml",
                                galley::test::lined(package.find(*name)->bytes));
    const auto* book = package.related(*name, "package");
    ASSERT_NE(book, nullptr);
    const auto sheet = opc::read_package(book->bytes);
    ASSERT_TRUE(sheet) << sheet.error().message;
    EXPECT_NE(sheet->find("/xl/worksheets/sheet1.xml")->bytes.find("India"), std::string::npos);
  }
}

std::string chart_of(const document::FigureData& data) {
  const Look look;
  opc::Package package;
  const auto name = add_chart(package, "ppt", 1, data, *look.theme, *look.brand, {});
  return name ? package.find(*name)->bytes : name.error().message;
}

TEST(Chart, KeepsLabelsOfASlopeApart) {
  document::FigureData data = figure("slope");
  data.rows = {{{"North", "", "", "100", "", "2024", "", "", "", ""}, {}},
               {{"South", "", "", "100", "", "2024", "", "", "", ""}, {}},
               {{"North", "", "", "20", "", "2025", "", "", "", ""}, {}},
               {{"South", "", "", "90", "", "2025", "", "", "", ""}, {}}};
  const std::string xml = chart_of(data);
  // Two labels at 100 are moved, those at 20 and 90 are not.
  std::size_t moved = 0;
  for (auto at = xml.find("<c:manualLayout><c:x val=\"0\"/>"); at != std::string::npos;
       at = xml.find("<c:manualLayout><c:x val=\"0\"/>", at + 1))
    ++moved;
  EXPECT_EQ(moved, 1U) << xml;
}

TEST(Chart, GivesEachSeriesOfADotPlotItsMark) {
  document::FigureData data = figure("dot");
  data.series = "series";
  data.columns.push_back("mark");
  for (auto& row : data.rows) row.cells.push_back("");
  data.rows.push_back({{"Limit", "Reference", "", "2", "", "", "", "", "", "", "reference"}, {}});
  const std::string xml = chart_of(data);
  EXPECT_NE(xml.find("<c:symbol val=\"circle\"/>"), std::string::npos);
  EXPECT_NE(xml.find("<c:symbol val=\"square\"/>"), std::string::npos);
  EXPECT_NE(xml.find("<a:t>Limit</a:t>"), std::string::npos);
  EXPECT_NE(xml.find("<c:legendEntry>"), std::string::npos);
  EXPECT_NE(xml.find("<a:t>Hours</a:t>"), std::string::npos) << "the title of the axis";
}

TEST(Chart, KeepsLabelsOffReferenceLines) {
  document::FigureData data = figure("dot");
  data.columns.push_back("mark");
  data.rows = {{{"Near", "", "", "60", "60 days", "", "", "", "", "", ""}, {}},
               {{"Far", "", "", "300", "300 days", "", "", "", "", "", ""}, {}},
               {{"Limit", "", "", "70", "", "", "", "", "", "", "reference"}, {}}};
  const std::string xml = chart_of(data);
  const auto side_of = [&](const std::string& words) {
    return xml.substr(xml.find("<c:dLblPos val=\"", xml.find(words)) + 16, 1);
  };
  EXPECT_EQ(side_of("60 days"), "l");
  EXPECT_EQ(side_of("300 days"), "r");
}

TEST(Chart, HasAnAxisWithALengthWhateverTheData) {
  for (const char* value : {"0", "", "-3"}) {
    document::FigureData data = figure("dot");
    for (auto& row : data.rows) row.cells[3] = value;
    const std::string xml = chart_of(data);
    EXPECT_EQ(xml.find("<c:max val=\"0\"/>"), std::string::npos) << value;
    EXPECT_EQ(xml.find("nan"), std::string::npos) << value;
  }
}

TEST(Chart, NamesItsSeriesInTheLanguageOfTheDocument) {
  const Look look;
  ChartLook french;
  french.words.past = "Passé";
  french.words.to_come = "À venir";
  opc::Package package;
  auto data = figure("timeline");
  data.rows[1].cells[2] = "to-come";
  const auto name = add_chart(package, "word", 1, data, *look.theme, *look.brand, french);
  ASSERT_TRUE(name) << name.error().message;
  for (const char* series : {"<c:v>Passé</c:v>", "<c:v>À venir</c:v>"})
    EXPECT_NE(package.find(*name)->bytes.find(series), std::string::npos) << series;
}

TEST(Chart, TurnsAHeatMapIntoATable) {
  const auto table = heat_table(figure("heat"), "Not found");
  EXPECT_EQ(table.header.size(), 3U);
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(document::plain_text(table.rows[0][1].content), "3 hours");
  EXPECT_EQ(document::plain_text(table.rows[0][2].content), "4");
  auto data = figure("heat");
  data.rows.pop_back();
  data.rows.push_back({{"Nepal", "", "", "1", "", "", "", "", "Duty", ""}, {}});
  const auto gaps = heat_table(data, "Aucune donnée");
  ASSERT_EQ(gaps.rows.size(), 2U);
  EXPECT_EQ(document::plain_text(gaps.rows[0][2].content), "Aucune donnée");
}

TEST(Chart, DescribesItself) { EXPECT_EQ(chart_alt(figure("bar")), "Alternative. Description."); }

TEST(Theme, NamesTheSlotOfAColour) {
  const Look look;
  EXPECT_EQ(theme_slot(*look.brand, "primary"), "accent1");
  EXPECT_EQ(theme_slot(*look.brand, "rule"), "");
  EXPECT_EQ(slot_hex(*look.brand, "text1"), style::hex(look.brand->colour("foreground")));
}

TEST(Workbook, NamesColumnsAsSheetsDo) {
  EXPECT_EQ(column_letters(0), "A");
  EXPECT_EQ(column_letters(25), "Z");
  EXPECT_EQ(column_letters(26), "AA");
}

}  // namespace
}  // namespace galley::ooxml
