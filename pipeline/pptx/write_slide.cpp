#include "pptx/write_slide.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/length.h"
#include "ooxml/chart.h"
#include "pptx/directives.h"
#include "pptx/symbols.h"
#include "pptx/theme_colour.h"

namespace galley::pptx {
namespace {

constexpr std::string_view table_style =
    "{8A2C5C1E-3B7E-4F6B-9C35-5D0A8E2F7B41}";  // defined in templates/pptx/ppt/tableStyles.xml

void offset_and_extent(opc::XmlWriter& xml, std::string_view element, const style::Box& box) {
  xml.begin(element).begin("a:off").attribute("x", to_emu(box.x)).attribute("y", to_emu(box.y)).end();
  xml.begin("a:ext").attribute("cx", to_emu(box.width)).attribute("cy", to_emu(box.height)).end().end();
}

class SlideWriter {
 public:
  SlideWriter(Production& production, const Slide& slide, const Layout& layout, int number, std::string part)
      : production_(production), slide_(slide), layout_(layout), number_(number), part_(std::move(part)),
        theme_(*production.options.theme) {}

  Result<std::string> run() {
    xml_.begin("p:sld");
    write_namespaces(xml_);
    begin_shapes(xml_);
    // Reading order: title, what leads to the matter, the matter, source, footer.
    for (const int each : {place::title, place::line, place::figure, place::body, place::right}) text(each);
    parts();
    text(place::labels);
    TRY_VOID(data());
    pattern();
    strip();
    for (int each = place::legend_1; each < place::legend_1 + place::legends; ++each) text(each);
    legend_symbols();
    for (const int each : {place::callout, place::source}) text(each);
    running_lines();
    xml_.end().end();
    xml_.begin("p:clrMapOvr").empty("a:masterClrMapping").end();
    return xml_.end().take();
  }

 private:
  [[nodiscard]] const Words& words() const { return production_.document.metadata.words; }

  void begin_placeholder(const Placeholder& placeholder) {
    xml_.begin("p:sp").begin("p:nvSpPr").begin("p:cNvPr").attribute("id", id_++).attribute("name", placeholder.name)
        .end();
    xml_.begin("p:cNvSpPr").begin("a:spLocks").attribute("noGrp", 1).end().end();
    xml_.begin("p:nvPr");
    placeholder_reference(placeholder);
    xml_.end().end().empty("p:spPr").begin("p:txBody").empty("a:bodyPr").empty("a:lstStyle");
  }

  void placeholder_reference(const Placeholder& placeholder) {
    xml_.begin("p:ph").attribute("type", placeholder.type);
    if (placeholder.place != 0) xml_.attribute("idx", placeholder.place);
    xml_.end();
  }

  void text(int place) {
    const PlaceholderText* words = slide_.find(place);
    const Placeholder* placeholder = layout_.find(place);
    if (words == nullptr || placeholder == nullptr || words->paragraphs.empty()) return;
    begin_placeholder(*placeholder);
    for (const Paragraph& paragraph : words->paragraphs) write_paragraph(xml_, paragraph, production_, part_);
    xml_.end().end();
  }

  // Each with the rule that its layout keeps for it.
  void parts() {
    for (int number = 0; number < place::parts; ++number) {
      const std::string& rule = layout_.part_rules[static_cast<std::size_t>(number)];
      if (slide_.find(place::part_1 + number) == nullptr) continue;
      if (!rule.empty()) {
        xml_.begin("p:cxnSp").begin("p:nvCxnSpPr");
        shape_name(xml_, id_++, fmt::format("{} {}", rule_shape, number + 1), {});
        xml_.empty("p:cNvCxnSpPr").empty("p:nvPr").end().raw(rule).end();
      }
      text(place::part_1 + number);
    }
  }

  void running_lines() {
    const auto line = [&](int place, const std::string& words) {
      const Placeholder* placeholder = layout_.find(place);
      if (placeholder == nullptr || words.empty()) return;
      begin_placeholder(*placeholder);
      xml_.begin("a:p").begin("a:r").begin("a:rPr").attribute("lang", production_.language).attribute("dirty", 0).end()
          .element("a:t", words).end().end();
      xml_.end().end();
    };
    line(place::draft, production_.options.draft_label);
    line(place::footer, production_.footer);
    if (const Placeholder* placeholder = layout_.find(place::number)) {
      begin_placeholder(*placeholder);
      xml_.begin("a:p").begin("a:fld").attribute("id", "{6F3D1C58-0C1B-4E64-9E0B-6B7E61A20A01}")
          .attribute("type", "slidenum");
      xml_.begin("a:rPr").attribute("lang", production_.language).attribute("dirty", 0).end()
          .element("a:t", std::to_string(number_)).end().end();
      xml_.end().end();
    }
  }

  Result<void> data() {
    for (const Table& each : slide_.tables) {
      if (&each != &slide_.tables.front()) break;
      TRY_VOID(table(each));
    }
    for (const Chart& each : slide_.charts) {
      if (&each != &slide_.charts.front()) break;
      TRY_VOID(chart(each));
    }
    for (const Picture& each : slide_.pictures) picture(each);
    return {};
  }

  void begin_frame(std::string_view name, std::string_view alt, const Placeholder& placeholder, const style::Box& box) {
    xml_.begin("p:graphicFrame").begin("p:nvGraphicFramePr");
    shape_name(xml_, id_++, name, alt);
    xml_.begin("p:cNvGraphicFramePr").begin("a:graphicFrameLocks").attribute("noGrp", 1).end().end();
    xml_.begin("p:nvPr");
    placeholder_reference(placeholder);
    xml_.end().end();
    offset_and_extent(xml_, "p:xfrm", box);
  }

  static style::Box box_of(const Placeholder& placeholder) {
    return {from_emu(placeholder.frame.x), from_emu(placeholder.frame.y), from_emu(placeholder.frame.width),
            from_emu(placeholder.frame.height)};
  }

  Result<void> chart(const Chart& chart) {
    const Placeholder& placeholder = *layout_.find(place::chart);
    const style::Box box = box_of(placeholder);
    ooxml::ChartLook look;
    look.text = style::style(theme_.pptx.paragraph, "chart_text").size;
    look.axis = style::style(theme_.pptx.paragraph, "axis").size;
    look.width = box.width;
    look.height = box.height;
    look.language = production_.language;
    look.words = words();
    TRY(const std::string chart_part, ooxml::add_chart(production_.package, "ppt", ++production_.charts, *chart.figure,
                                                       theme_, *production_.options.brand, look));
    const std::string id = production_.package.relate(part_, "chart", chart_part);
    begin_frame(chart.figure->title.empty() ? slide_.title : chart.figure->title, ooxml::chart_alt(*chart.figure),
                placeholder, box);
    xml_.begin("a:graphic")
        .begin("a:graphicData")
        .attribute("uri", "http://schemas.openxmlformats.org/drawingml/2006/chart");
    xml_.begin("c:chart").attribute("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart")
        .attribute("r:id", id).end().end().end().end();
    return {};
  }

  void picture(const Picture& picture) {
    const auto& images = production_.document.resources->images;
    const auto found = images.find(picture.path);
    if (found == images.end() || found->second.width <= 0 || found->second.height <= 0) return;
    const document::ImageData& image = found->second;
    const std::string name = fmt::format("/ppt/media/image{}_{}.png", number_, id_);
    production_.package.add(name, "image/png", image.bytes);
    const std::string id = production_.package.relate(part_, "image", name);
    style::Box box = box_of(*layout_.find(place::chart));
    const double scale = std::min(box.width / image.width, box.height / image.height);
    box.width = image.width * scale;
    box.height = image.height * scale;
    xml_.begin("p:pic").begin("p:nvPicPr");
    shape_name(xml_, id_++, picture.name, picture.alt);
    xml_.begin("p:cNvPicPr").begin("a:picLocks").attribute("noChangeAspect", 1).end().end().empty("p:nvPr").end();
    xml_.begin("p:blipFill").begin("a:blip").attribute("r:embed", id).end().begin("a:stretch").empty("a:fillRect").end()
        .end();
    xml_.begin("p:spPr");
    offset_and_extent(xml_, "a:xfrm", box);
    xml_.begin("a:prstGeom").attribute("prst", "rect").empty("a:avLst").end().end().end();
  }

  Result<void> table(const Table& table) {
    const Placeholder& placeholder = *layout_.find(place::table);
    TRY(const TableLayout placed, lay_out_table(table, placeholder, theme_, production_.measurer));
    begin_frame(table.name, table.description, placeholder, placed.box);
    xml_.begin("a:graphic")
        .begin("a:graphicData")
        .attribute("uri", "http://schemas.openxmlformats.org/drawingml/2006/table");
    xml_.begin("a:tbl").begin("a:tblPr").attribute("firstRow", 1).attribute("firstCol", 1)
        .element("a:tableStyleId", table_style).end();
    xml_.begin("a:tblGrid");
    for (const double width : placed.columns) xml_.empty("a:gridCol", "w", to_emu(width));
    xml_.end();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      xml_.begin("a:tr").attribute("h", to_emu(placed.rows[row]));
      for (std::size_t column = 0; column < table.rows[row].size(); ++column) cell(table, row, column);
      xml_.end();
    }
    xml_.end().end().end().end();
    cell_symbols(table, placed);
    return {};
  }

  void cell(const Table& table, std::size_t row, std::size_t column) {
    const Cell& cell = table.rows[row][column];
    const style::ParagraphStyle& look = cell_style(table, row, column, theme_);
    xml_.begin("a:tc").begin("a:txBody").empty("a:bodyPr").empty("a:lstStyle").begin("a:p").begin("a:pPr");
    const bool turned = is_right_to_left(cell.runs);
    if (cell.align == document::Align::right || turned) xml_.attribute("algn", "r");
    if (cell.align == document::Align::centre) xml_.attribute("algn", "ctr");
    if (turned) xml_.attribute("rtl", 1);
    xml_.begin("a:lnSpc").empty("a:spcPts", "val", std::lround(look.leading * 100)).end().end();
    write_runs(xml_, cell.runs, production_, part_, &look);
    if (cell.runs.empty())
      xml_.begin("a:endParaRPr")
          .attribute("lang", production_.language)
          .attribute("sz", std::lround(look.size * 100))
          .end();
    const style::Insets& margin = theme_.pptx.cell_margin;
    const double left = cell.answer.empty() ? margin.left : symbol_space(theme_);
    xml_.end().end().begin("a:tcPr").attribute("marL", to_emu(left))
        .attribute("marR", to_emu(right_margin(table, column, theme_))).attribute("marT", to_emu(margin.top));
    xml_.attribute("marB", to_emu(margin.bottom)).attribute("anchor", row == 0 ? "b" : "ctr").end().end();
  }

  // The words in the cells say what the symbols show, so these are decorative.
  void cell_symbols(const Table& table, const TableLayout& placed) {
    SymbolGroup group{"Answer symbols", {}, theme_.symbols.radius * theme_.pptx.matrix_symbol, false, {}};
    double y = placed.box.y;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      double x = placed.box.x;
      for (std::size_t column = 0; column < table.rows[row].size(); ++column) {
        if (const std::string& answer = table.rows[row][column].answer; !answer.empty())
          group.symbols.push_back(
              {answer, x + theme_.pptx.cell_margin.left + theme_.pptx.matrix_symbol / 2, y + placed.rows[row] / 2});
        x += placed.columns[column];
      }
      y += placed.rows[row];
    }
    write_symbols(xml_, group, id_, theme_, *production_.options.brand);
  }

  void pattern() {
    const PatternPlace& where = layout_.pattern;
    if (slide_.pattern.rows.empty()) return;
    using Kind = PatternPlace::Kind;
    const auto rows = static_cast<double>(slide_.pattern.rows.size());
    SymbolGroup group{"Data pattern", {}, 12, where.dark, {}};
    double left = where.box.x, width = where.box.width, pitch = 0, first = 0;
    if (where.kind == Kind::grid) {
      pitch = rows > 1 ? (where.box.height - 2 * group.radius) / (rows - 1) : 0;
      first = where.box.y + group.radius;
    } else if (where.kind == Kind::row) {
      group.radius = where.box.height / 2;
      first = where.box.y + group.radius;
      group.alt = describe(slide_.pattern.rows.front());
    } else if (const Placeholder* labels = layout_.find(place::labels)) {
      const LevelStyle& style = labels->levels.front();
      group.radius = style.size / 200.0;
      pitch = (style.line_points + style.after) / 100.0;
      // The middle of lower-case letters: a third of the size above the baseline.
      const double baseline = style.size / 100.0 + style.line_points / 100.0 - 1.2 * style.size / 100.0;
      first = from_emu(labels->frame.y) + baseline - 0.36 * style.size / 100.0;
      left = from_emu(labels->frame.x + labels->frame.width);
      width = where.box.x + where.box.width - left;
    }
    for (std::size_t row = 0; row < slide_.pattern.rows.size(); ++row) {
      const auto& answers = slide_.pattern.rows[row].answers;
      const double step = answers.size() > 1 ? (width - 2 * group.radius) / static_cast<double>(answers.size() - 1) : 0;
      for (std::size_t mark = 0; mark < answers.size(); ++mark)
        if (!answers[mark].empty())
          group.symbols.push_back({answers[mark], left + group.radius + step * static_cast<double>(mark),
                                   first + pitch * static_cast<double>(row)});
    }
    write_symbols(xml_, group, id_, theme_, *production_.options.brand);
  }

  // "Smuggling named, 16 marks: 6 yes, in the text; 6 looked for, not found."
  [[nodiscard]] std::string describe(const PatternRow& row) const {
    std::string counts;
    for (const std::string_view answer : {"yes", "part", "none", "na"}) {
      const auto count = std::count(row.answers.begin(), row.answers.end(), answer);
      if (count == 0) continue;
      const std::string label = ascii::lower_first(theme_.symbols.find(answer)->label);
      counts += fmt::format("{}{} {}", counts.empty() ? "" : "; ", count, label);
    }
    return fill_in(words().marks, {row.label, std::to_string(row.answers.size()), counts});
  }

  void legend_symbols() {
    SymbolGroup group{"Legend symbols", {}, theme_.symbols.radius * theme_.pptx.matrix_symbol, false, {}};
    int place = place::legend_1;
    for (const std::string_view answer : {"yes", "part", "none", "na"}) {
      const Placeholder* words = layout_.find(place);
      if (words != nullptr && slide_.find(place) != nullptr)
        group.symbols.push_back({answer, from_emu(words->frame.x) - theme_.pptx.matrix_symbol / 2 - 7,
                                 from_emu(words->frame.y) + from_emu(words->frame.height) / 2});
      ++place;
    }
    write_symbols(xml_, group, id_, theme_, *production_.options.brand);
  }

  // All recommendations as boxes, this one filled.
  void strip() {
    if (!layout_.strip || slide_.strip.count < 2) return;
    const style::Box& box = *layout_.strip;
    constexpr double gap = 4;
    const double width = (box.width - gap * (slide_.strip.count - 1)) / slide_.strip.count;
    xml_.begin("p:grpSp").begin("p:nvGrpSpPr");
    shape_name(xml_, id_++, "Place among the recommendations",
               fill_in(words().recommendation_count,
                       {std::to_string(slide_.strip.current), std::to_string(slide_.strip.count)}));
    xml_.empty("p:cNvGrpSpPr").empty("p:nvPr").end().begin("p:grpSpPr").begin("a:xfrm");
    for (const auto& [offset, extent] : {std::pair{"a:off", "a:ext"}, {"a:chOff", "a:chExt"}}) {
      xml_.begin(offset).attribute("x", to_emu(box.x)).attribute("y", to_emu(box.y)).end();
      xml_.begin(extent).attribute("cx", to_emu(box.width)).attribute("cy", to_emu(box.height)).end();
    }
    xml_.end().end();
    for (int index = 1; index <= slide_.strip.count; ++index)
      strip_box(index, {box.x + (index - 1) * (width + gap), box.y, width, box.height});
    xml_.end();
  }

  void strip_box(int index, const style::Box& box) {
    xml_.begin("p:sp").begin("p:nvSpPr");
    shape_name(xml_, id_++, fmt::format("Box {}", index), {});
    xml_.empty("p:cNvSpPr").empty("p:nvPr").end().begin("p:spPr");
    offset_and_extent(xml_, "a:xfrm", box);
    xml_.begin("a:prstGeom").attribute("prst", "rect").empty("a:avLst").end();
    solid_fill(xml_, *production_.options.brand, index == slide_.strip.current ? "secondary" : "light");
    xml_.begin("a:ln").empty("a:noFill").end().end();
    xml_.end();
  }

  Production& production_;
  const Slide& slide_;
  const Layout& layout_;
  int number_;
  std::string part_;
  const style::Theme& theme_;
  opc::XmlWriter xml_;
  int id_ = 2;
};

}  // namespace

std::string layout_part(const SlideTemplate& slides, const Layout& layout) {
  return fmt::format("/ppt/slideLayouts/slideLayout{}.xml", &layout - slides.layouts.data() + 1);
}

Result<std::string> write_slide(Production& production, const Slide& slide, int number) {
  const Layout* layout = production.slides.find(slide.layout);
  if (layout == nullptr) layout = &production.slides.layouts.front();
  std::string part = fmt::format("/ppt/slides/slide{}.xml", number);
  opc::Part& written =
      production.package.add(part, "application/vnd.openxmlformats-officedocument.presentationml.slide+xml", {});
  production.package.relate(part, "slideLayout", layout_part(production.slides, *layout));
  write_notes(production, slide, number, part);
  TRY(written.bytes, SlideWriter(production, slide, *layout, number, part).run());
  return part;
}

}  // namespace galley::pptx
