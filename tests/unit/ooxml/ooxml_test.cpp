#include <gtest/gtest.h>

#include "ooxml/chart.h"
#include "ooxml/theme.h"
#include "ooxml/workbook.h"
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
  data.x = data.kind == "slope" ? "period" : data.kind == "timeline" ? "date" : data.kind == "heat" ? "column" : "value";
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

std::string lined(std::string xml) {
  for (std::size_t at = xml.find("><"); at != std::string::npos; at = xml.find("><", at + 1)) xml.insert(at + 1, "\n");
  return xml + "\n";
}

TEST(Chart, WritesEachKindWithItsWorkbook) {
  const Look look;
  for (const char* kind : {"bar", "stacked", "dot", "slope", "timeline"}) {
    opc::Package package;
    const auto name = add_chart(package, "word", 1, figure(kind), *look.theme, *look.brand, {});
    ASSERT_TRUE(name) << name.error().message;
    galley::test::expect_golden(std::string("cases/docx/charts/") + kind + ".xml", lined(package.find(*name)->bytes));
    const auto* book = package.related(*name, "package");
    ASSERT_NE(book, nullptr);
    const auto sheet = opc::read_package(book->bytes);
    ASSERT_TRUE(sheet) << sheet.error().message;
    EXPECT_NE(sheet->find("/xl/worksheets/sheet1.xml")->bytes.find("India"), std::string::npos);
  }
}

TEST(Chart, TurnsAHeatMapIntoATable) {
  const auto table = heat_table(figure("heat"));
  EXPECT_EQ(table.header.size(), 3U);
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(document::plain_text(table.rows[0][1].content), "3 hours");
  EXPECT_EQ(document::plain_text(table.rows[0][2].content), "4");
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
