// Figures: charts drawn from data and images, each with its caption above and source below.
#include "layout/flow.h"

#include <algorithm>

#include "base/files.h"
#include "chart/draw.h"

namespace galley::layout {

double Flow::add_caption(Strip& target, const std::string& label, const document::Inlines& title,
                         const std::string& subtitle, Frame frame, ElementId parent) {
  const TextStyle& small = style("figure_label");
  const TextStyle& large = style("figure_title");
  const TextStyle& sub = style("figure_sub");
  const style::Rule& rule = theme_.pdf.table.top;
  target.items.push_back(rule_item(frame.x, rule.width / 2, frame.width, rule.width, brand_.colour(rule.colour)));
  double y = rule.width + small.row->before;
  const ElementId caption = add_element("Caption", parent);
  if (!label.empty())
    y = stack_text(target, {text_piece(label, small.plain, caption)}, small, frame, y) + small.row->after;
  if (!title.empty()) y = stack_text(target, pieces(title, large, caption), large, frame, y) + large.row->after;
  if (!subtitle.empty()) y = stack_text(target, {text_piece(subtitle, sub.plain, caption)}, sub, frame, y);
  return y + sub.row->after;
}

void Flow::add_drawing(Strip& target, chart::Drawing&& drawing, double x, double y, ElementId element) {
  for (chart::Mark& mark : drawing.marks) {
    if (auto* shape = std::get_if<chart::Shape>(&mark)) {
      Item item = PathItem{std::move(*shape), element};
      move_item(item, x, y);
      target.items.push_back(std::move(item));
      continue;
    }
    const auto& label = std::get<chart::Label>(mark);
    CharacterStyle style;
    style.font = fonts_.find({label.family, label.weight, false});
    style.size = label.size;
    style.colour = label.colour;
    std::vector<Item> items;
    const double width = set_line(label.text, style, element, 0, items);
    const double left = x + label.at.x -
                        (label.anchor == chart::Anchor::end      ? width
                         : label.anchor == chart::Anchor::middle ? width / 2
                                                                 : 0);
    if (label.halo && label.halo_width > 0) {
      Item halo = filled_box(left - label.halo_width / 2, y + label.at.y - label.size * 0.8, width + label.halo_width,
                             label.size * 1.05, *label.halo);
      std::get<PathItem>(halo).element = element;
      target.items.push_back(std::move(halo));
    }
    Strip words;
    words.items = std::move(items);
    end_with_space(words);
    append(target, std::move(words), left, y + label.at.y);
  }
}

void Flow::push_float(Strip&& content, double height) {
  clear_side();
  const int index = new_strip(to_grid(height));
  const double grid_height = strip(index).height;
  strip(index) = std::move(content);
  strip(index).height = grid_height;
  gap_before(2 * theme_.pdf.block_gap, theme_.pdf.block_gap, theme_.pdf.block_gap);
  const bool whole = height <= page_height();
  Node& node = push(index);
  node.floats = !nested_ && whole;
  before_ = 2 * theme_.pdf.block_gap;
  shrink_ = theme_.pdf.block_gap;
}

void Flow::add_chart(const document::Chart& chart, const document::Block& block) {
  if (!document_.resources) return;
  const auto found = document_.resources->figures.find(chart.figure);
  if (found == document_.resources->figures.end()) return;  // resolve() has said so
  const document::FigureData& data = found->second;
  const bool narrow = nested_ || chart.attributes.has("column");
  const Frame frame = narrow ? frame_ : Frame{theme_.pdf.frames.full.x, theme_.pdf.frames.full.width};
  Strip target;
  const ElementId group = add_element("Sect", parent_);
  const document::Inlines title{{document::Text{data.title}, data.span}};
  double y = add_caption(target, figure_label(chart.number), title, data.subtitle, frame, group);
  const ElementId element = add_element("Figure", group);
  pages_.structure.back().alt = data.alt;
  pages_.structure.back().title = data.title;
  const chart::TextMeasure measure = [this](std::string_view text, std::string_view family, int weight, double size) {
    CharacterStyle style;
    style.font = fonts_.find({std::string(family), weight, false});
    style.size = size;
    return setter_.widths({text_piece(std::string(text), style, artifact)}).most;
  };
  chart::Drawing drawing = chart::draw(data, theme_, brand_, frame.width, measure, diagnostics_);
  target.figures.emplace_back(element, Box{frame.x, y, drawing.width, drawing.height});
  const double height = drawing.height;
  add_drawing(target, std::move(drawing), frame.x, y, element);
  y += height;
  if (!data.note.empty() || !data.source.empty()) {
    const TextStyle& text = style("source");
    const ElementId paragraph = add_element("P", group);
    CharacterStyle strong = text.strong;
    strong.colour = brand_.colour("foreground");
    std::vector<Piece> content;
    if (!data.note.empty()) {
      content.push_back(text_piece(words_.note + " ", strong, paragraph));
      content.push_back(text_piece(data.note + " ", text.plain, paragraph));
    }
    if (!data.source.empty()) {
      content.push_back(text_piece(words_.source + " ", strong, paragraph));
      content.push_back(text_piece(data.source, text.plain, paragraph));
    }
    y = stack_text(target, content, text, frame, y + text.row->before);
  }
  last_frame_ = frame;
  add_destination(target, destination_of(block));
  push_float(std::move(target), y);
}

void Flow::report_image(const std::string& path, bool there, Span span) {
  if (there) {
    diagnostics_.error(
        "layout.image", span,
        "the image '" + path + "' cannot be read: it is no PNG, is damaged, or has over 40 million pixels",
        "export it again as PNG, at 300 pixels an inch or fewer");
    return;
  }
  std::vector<std::string> paths;
  if (document_.resources)
    for (const auto& [known, image] : document_.resources->images) paths.push_back(known);
  const auto meant = nearest(path, paths);
  diagnostics_.error("layout.image", span, "the image '" + path + "' is not there",
                     meant
                         ? "did you mean '" + *meant + "'?"
                         : "add the file, as PNG, and name it from the project's folder, as in sources/images/map.png");
}

void Flow::add_figure(const document::Figure& figure, const document::Block& block) {
  const Frame frame = nested_ ? frame_ : Frame{theme_.pdf.frames.full.x, theme_.pdf.frames.full.width};
  const document::ImageData* data = nullptr;
  if (document_.resources)
    if (const auto found = document_.resources->images.find(figure.image.path);
        found != document_.resources->images.end())
      data = &found->second;
  const bool readable = data != nullptr && data->width > 0 && data->height > 0;
  if (!readable) report_image(figure.image.path, data != nullptr, block.span);
  Strip target;
  const ElementId group = add_element("Sect", parent_);
  double y = add_caption(target, figure_label(figure.number), figure.caption, "", frame, group);
  if (!readable) {  // its place stays, so that what refers to it leads somewhere
    add_destination(target, destination_of(block));
    push_float(std::move(target), y);
    return;
  }
  const ElementId element = add_element("Figure", group);
  pages_.structure.back().alt = figure.image.alt;
  constexpr int least_pixels = 60;  // a centimetre in print
  if (data->width < least_pixels && data->height < least_pixels)
    diagnostics_.warning("layout.image-small", block.span,
                         "the image '" + figure.image.path + "' has only " + std::to_string(data->width) + " × " +
                             std::to_string(data->height) + " pixels: it will hardly be seen",
                         "export it larger: 2,000 pixels fill the width of the page");
  // At most 150 pixels an inch are made of it, and it never takes more than half a page.
  double width = std::min(frame.width, data->width * 72.0 / 150.0);
  double height = width * data->height / data->width;
  const double most = theme_.pdf.text_area.height / 2;
  if (height > most) {
    width *= most / height;
    height = most;
  }
  target.items.emplace_back(ImageItem{figure.image.path, frame.x, y, width, height, element});
  target.figures.emplace_back(element, Box{frame.x, y, width, height});
  add_destination(target, destination_of(block));
  push_float(std::move(target), y + height);
}

}  // namespace galley::layout
