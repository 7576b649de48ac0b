#include "layout/trace.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace galley::layout {
namespace {

std::string number(double value) {
  std::string text = fmt::format("{:.2f}", value);
  return text == "-0.00" ? "0.00" : text;
}

std::string role(const Pages& pages, ElementId element) {
  return element < 0 ? "artifact"
                     : fmt::format("{}#{}", pages.structure[static_cast<std::size_t>(element)].role, element);
}

Box bounds(const chart::Shape& shape) {
  double left = std::numeric_limits<double>::max(), top = left, right = -left, bottom = -left;
  const auto cover = [&](chart::Point p) {
    left = std::min(left, p.x);
    right = std::max(right, p.x);
    top = std::min(top, p.y);
    bottom = std::max(bottom, p.y);
  };
  for (const chart::PathStep& step : shape.path) {
    if (const auto* to = std::get_if<chart::MoveTo>(&step)) cover(to->to);
    else if (const auto* line = std::get_if<chart::LineTo>(&step)) cover(line->to);
    else if (const auto* curve = std::get_if<chart::CurveTo>(&step)) cover(curve->to);
  }
  return {left, top, right - left, bottom - top};
}

void trace_item(const Pages& pages, const Item& item, std::string& out) {
  if (const auto* run = std::get_if<GlyphRun>(&item)) {
    double width = 0;
    for (const Glyph& glyph : run->glyphs) width += static_cast<double>(glyph.advance);
    const std::string& file = run->font->file().name;
    out += fmt::format("  text {} {} +{} {} {} {}{}{} \"{}\"\n", number(run->x), number(run->baseline), number(width),
                       file.substr(0, file.rfind('.')), number(run->size), role(pages, run->element),
                       run->right_to_left ? " rtl" : "", run->language.empty() ? "" : " " + run->language, run->text);
  } else if (const auto* path = std::get_if<PathItem>(&item)) {
    const Box box = bounds(path->shape);
    const auto& colour = path->shape.fill ? path->shape.fill : path->shape.stroke;
    out += fmt::format("  {} {} {} {} x {} {} {}\n", path->shape.fill ? "fill" : "line", number(box.x), number(box.y),
                       number(box.width), number(box.height), colour ? style::hex(*colour) : "",
                       role(pages, path->element));
  } else {
    const auto& image = std::get<ImageItem>(item);
    out += fmt::format("  image {} {} {} x {} {} {}\n", number(image.x), number(image.y), number(image.width),
                       number(image.height), image.path, role(pages, image.element));
  }
}

void trace_elements(const Pages& pages, const std::vector<std::vector<ElementId>>& children, ElementId parent,
                    std::size_t depth, std::string& out) {
  for (const ElementId id : children[static_cast<std::size_t>(parent + 1)]) {
    const Element& element = pages.structure[static_cast<std::size_t>(id)];
    out += fmt::format("{}{}#{}", std::string(2 + 2 * depth, ' '), element.role, id);
    for (const auto& [name, value] : element.attributes) out += fmt::format(" {}={}", name, value);
    if (!element.alt.empty()) out += fmt::format(" alt=\"{}\"", element.alt);
    out += '\n';
    trace_elements(pages, children, id, depth + 1, out);
  }
}

}  // namespace

std::string trace(const Pages& pages) {
  std::string out;
  for (const Page& page : pages.pages) {
    out += fmt::format("page {} {} x {}\n", page.label, number(page.width), number(page.height));
    for (const Item& item : page.items) trace_item(pages, item, out);
    for (const LinkArea& link : page.links)
      out += fmt::format("  link {} {} {} x {} {}{} {}\n", number(link.box.x), number(link.box.y),
                         number(link.box.width), number(link.box.height), link.uri.empty() ? "#" : link.uri,
                         link.destination, role(pages, link.element));
  }
  std::vector<std::vector<ElementId>> children(pages.structure.size() + 1);
  for (std::size_t i = 0; i < pages.structure.size(); ++i)
    children[static_cast<std::size_t>(pages.structure[i].parent + 1)].push_back(static_cast<ElementId>(i));
  out += "structure\n";
  trace_elements(pages, children, artifact, 0, out);
  return out;
}

std::string text_of(const Page& page) {
  std::string out;
  double baseline = std::numeric_limits<double>::quiet_NaN(), left = 0, right = 0;  // of the run before
  for (const Item& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr || run->element == artifact) continue;
    if (!out.empty() && run->baseline != baseline && out.back() != ' ' && out.back() != '\n') out += '\n';
    double end = run->x;
    for (const Glyph& glyph : run->glyphs) end += static_cast<double>(glyph.advance);
    // Cells and labels on one line stand apart, whichever way the line runs.
    const bool apart = run->x - right > 1 || left - end > 1;
    if (!out.empty() && run->baseline == baseline && apart && out.back() != ' ') out += ' ';
    out += run->text;
    baseline = run->baseline;
    left = run->x;
    right = end;
  }
  return out;
}

}  // namespace galley::layout
