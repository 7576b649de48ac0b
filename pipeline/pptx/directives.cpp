#include "pptx/directives.h"

#include <charconv>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "base/length.h"
#include "opc/xml.h"
#include "pptx/theme_colour.h"
#include "style/theme_names.h"

namespace galley::pptx {
namespace {

constexpr int first_drawing_id = 900;  // above those of a layout's shapes

// `name first second key=value flag`
struct Directive {
  std::string_view name;
  std::vector<std::string_view> words;

  [[nodiscard]] std::string_view word(std::size_t index) const {
    return index < words.size() ? words[index] : std::string_view();
  }
  [[nodiscard]] bool has(std::string_view flag) const {
    for (const auto& each : words)
      if (each == flag) return true;
    return false;
  }
  [[nodiscard]] std::string_view value(std::string_view key) const {
    for (const auto& each : words)
      if (each.size() > key.size() && each.starts_with(key) && each[key.size()] == '=')
        return each.substr(key.size() + 1);
    return {};
  }
  [[nodiscard]] double number(std::string_view key, double otherwise) const {
    const std::string_view text = value(key);
    double result = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), result);
    return result;
  }
};

Directive parse(std::string_view text) {
  Directive directive;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = text.find_first_not_of(" \t\r\n", at);
    if (from == std::string_view::npos) break;
    at = std::min(text.find_first_of(" \t\r\n", from), text.size());
    if (directive.name.empty()) directive.name = text.substr(from, at - from);
    else directive.words.push_back(text.substr(from, at - from));
  }
  return directive;
}

class Expander {
 public:
  Expander(std::string_view file, const style::Theme& theme, const style::Brand& brand)
      : file_(file), theme_(theme), brand_(brand) {}

  Result<std::string> run(std::string_view xml) {
    std::size_t at = 0;
    for (;;) {
      const std::size_t open = xml.find("<?", at);
      if (open == std::string_view::npos) break;
      const std::size_t close = xml.find("?>", open);
      if (close == std::string_view::npos) return failure(fmt::format("templates/pptx/{}: '<?' without '?>'", file_));
      result_ += xml.substr(at, open - at);
      at = close + 2;
      const std::string_view inner = xml.substr(open + 2, close - open - 2);
      if (inner.starts_with("xml ")) {
        result_ += xml.substr(open, at - open);
        continue;
      }
      TRY_VOID(expand(parse(inner)));
    }
    result_ += xml.substr(at);
    return std::move(result_);
  }

 private:
  Result<void> expand(const Directive& directive) {
    const auto& name = directive.name;
    if (name == "box") return box(directive);
    if (name == "style") return paragraph_style(directive);
    if (name == "fill") return fill(directive);
    if (name == "line") return line(directive);
    if (name == "rule") return rule(directive);
    if (name == "pattern") return pattern(directive);
    if (name == "strip") return place_of_drawing(directive, std::string(strip_shape));
    return failure(fmt::format("templates/pptx/{}: there is no instruction '<?{} …?>'", file_, name),
                   "known are box, style, fill, line, rule, pattern and strip");
  }

  Result<const style::Box*> find_box(std::string_view name) {
    if (const auto found = theme_.pptx.boxes.find(name); found != theme_.pptx.boxes.end()) return &found->second;
    return failure(fmt::format("templates/pptx/{}: theme.yml has no box '{}'", file_, name));
  }

  Result<void> box(const Directive& directive) {
    TRY(const style::Box* const found, find_box(directive.word(0)));
    style::Box place = *found;
    // column=2/3: the second of three columns, with the grid's gutter between.
    if (const auto column = directive.value("column"); column.size() == 3) {
      const double count = column[2] - '0';
      const double gutter = theme_.pptx.grid_gutter;
      place.width = (place.width - gutter * (count - 1)) / count;
      place.x += (column[0] - '1') * (place.width + gutter);
    }
    place.x += directive.number("dx", 0);
    place.y += directive.number("dy", 0);
    place.width = directive.number("width", place.width);
    place.height = directive.number("height", place.height);
    opc::XmlWriter xml(true);
    xml.begin("a:xfrm").begin("a:off").attribute("x", to_emu(place.x)).attribute("y", to_emu(place.y)).end();
    xml.begin("a:ext").attribute("cx", to_emu(place.width)).attribute("cy", to_emu(place.height)).end().end();
    xml.begin("a:prstGeom").attribute("prst", directive.has("line") ? "line" : "rect").empty("a:avLst").end();
    result_ += xml.take();
    return {};
  }

  Result<void> paragraph_style(const Directive& directive) {
    const auto found = theme_.pptx.paragraph.find(directive.word(0));
    if (found == theme_.pptx.paragraph.end())
      return failure(fmt::format("templates/pptx/{}: theme.yml has no pptx style '{}'", file_, directive.word(0)));
    const style::ParagraphStyle& row = found->second;
    const int number = static_cast<int>(directive.number("level", 1));
    const auto colour = directive.value("colour").empty() ? std::string_view(row.colour) : directive.value("colour");
    if (!brand_.knows(colour))
      return failure(fmt::format("templates/pptx/{}: brand.yml has no colour '{}'", file_, colour));
    const bool bullet = directive.has("bullet");
    const double depth = directive.number("depth", 1);
    const double indent = directive.number("indent", bullet ? theme_.pptx.bullet_indent : 0);
    opc::XmlWriter xml(true);
    const std::string element = fmt::format("a:lvl{}pPr", number);
    xml.begin(element).attribute("marL", to_emu(indent * depth)).attribute("indent", to_emu(-indent));
    xml.attribute("algn", directive.value("align").empty() ? "l" : directive.value("align"));
    xml.attribute("defTabSz", 914400).attribute("rtl", 0).attribute("eaLnBrk", 1).attribute("latinLnBrk", 0)
        .attribute("hangingPunct", 0);
    const auto points = [&](std::string_view what, double value) {
      xml.begin(what).empty("a:spcPts", "val", std::lround(value * 100)).end();
    };
    points("a:lnSpc", row.leading);
    points("a:spcBef", row.before);
    points("a:spcAft", directive.number("after", row.after));
    if (bullet) {
      xml.begin("a:buClr");
      colour_reference(xml, brand_, theme_.pptx.bullet_colour);
      xml.end().begin("a:buFont").attribute("typeface", "Arial").end().empty("a:buChar", "char", "•");
    } else {
      xml.empty("a:buNone");
    }
    xml.begin("a:defRPr").attribute("sz", std::lround(row.size * 100)).attribute("b", row.weight >= 600 ? 1 : 0)
        .attribute("i", 0);
    xml.attribute("kern", 0);
    solid_fill(xml, brand_, colour);
    const std::string_view font = directive.has("major") ? "+mj" : "+mn";
    for (const auto& [tag, script] : {std::pair{"a:latin", "-lt"}, {"a:ea", "-ea"}, {"a:cs", "-cs"}})
      xml.empty(tag, "typeface", std::string(font) + script);
    result_ += xml.end().end().take();
    return {};
  }

  Result<void> fill(const Directive& directive) {
    const auto name = directive.word(0) == "light" ? std::string_view(theme_.pptx.background_light)
                      : directive.word(0) == "dark" ? std::string_view(theme_.pptx.background_dark) : directive.word(0);
    if (!brand_.knows(name))
      return failure(fmt::format("templates/pptx/{}: brand.yml has no colour '{}'", file_, name));
    opc::XmlWriter xml(true);
    solid_fill(xml, brand_, name);
    result_ += xml.take();
    return {};
  }

  Result<void> line(const Directive& directive) {
    const auto name = directive.word(0);
    if (!brand_.knows(name))
      return failure(fmt::format("templates/pptx/{}: brand.yml has no colour '{}'", file_, name));
    write_line({directive.number("width", 1), std::string(name)}, directive.has("dashed"));
    return {};
  }

  Result<void> rule(const Directive& directive) {
    const auto name = directive.word(0);
    const bool unseen = directive.has("unseen");
    if (name == "ask") write_line(theme_.pptx.ask_rule, false, unseen);
    else if (name == "recommendation") write_line(theme_.pptx.rec_rule, false, unseen);
    else if (name == "table") write_line(theme_.pptx.table_head_rule, false, unseen);
    else
      return failure(fmt::format("templates/pptx/{}: there is no rule '{}'", file_, name),
                     "known are ask, recommendation and table");
    return {};
  }

  void write_line(const style::Rule& value, bool dashed, bool unseen = false) {
    opc::XmlWriter xml(true);
    xml.begin("a:ln").attribute("w", to_emu(value.width));
    solid_fill(xml, brand_, value.colour, unseen);
    if (dashed) xml.empty("a:prstDash", "val", "dash");
    result_ += xml.end().take();
  }

  Result<void> pattern(const Directive& directive) {
    const auto kind = directive.word(1);
    if (kind != "grid" && kind != "rows" && kind != "row")
      return failure(fmt::format("templates/pptx/{}: a pattern is a grid, rows or a row, not '{}'", file_, kind));
    return place_of_drawing(directive,
                            fmt::format("{} {}{}", pattern_shape, kind, directive.has("dark") ? " dark" : ""));
  }

  // A shape that nobody sees: its name says what is drawn in its place, so that a template
  // that PowerPoint has saved still says so.
  Result<void> place_of_drawing(const Directive& directive, const std::string& name) {
    result_ += R"(<p:sp><p:nvSpPr>)";
    opc::XmlWriter xml(true);
    xml.begin("p:cNvPr").attribute("id", first_drawing_id + drawings_++).attribute("name", name).begin("a:extLst")
        .begin("a:ext");
    xml.attribute("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}").begin("adec:decorative");
    xml.attribute("xmlns:adec", "http://schemas.microsoft.com/office/drawing/2017/decorative").attribute("val", "1")
        .end().end().end().end();
    result_ += xml.take() + "<p:cNvSpPr/><p:nvPr userDrawn=\"1\"/></p:nvSpPr><p:spPr>";
    TRY_VOID(box(directive));
    result_ += "<a:noFill/><a:ln><a:noFill/></a:ln></p:spPr></p:sp>";
    return {};
  }

  std::string_view file_;
  const style::Theme& theme_;
  const style::Brand& brand_;
  std::string result_;
  int drawings_ = 0;
};

}  // namespace

Result<std::string> expand_directives(std::string_view xml, std::string_view file, const style::Theme& theme,
                                      const style::Brand& brand) {
  return Expander(file, theme, brand).run(xml);
}

}  // namespace galley::pptx
