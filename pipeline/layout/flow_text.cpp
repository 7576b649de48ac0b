// Text in a frame: broken into lines, and each line a strip.
#include "layout/flow.h"

#include <algorithm>

namespace galley::layout {
namespace {

constexpr int hyphen_penalty = 150;  // of a page that ends inside a word

bool ends_in_hyphen(const Strip& line) {
  const auto* run = line.items.empty() ? nullptr : std::get_if<GlyphRun>(&line.items.back());
  return run != nullptr && run->soft_hyphen;
}

}  // namespace

bool Flow::is_right_to_left(std::string_view language) const {
  const std::string_view code = language.substr(0, language.find('-'));
  return code == "ar" || code == "fa" || code == "he" || code == "ur" || code == "ps" || code == "dv" || code == "yi";
}

double Flow::set_line(const std::string& text, const CharacterStyle& style, ElementId element, double x,
                      std::vector<Item>& items) {
  LineBreaking one;
  one.nowrap = true;
  one.right_to_left = false;
  std::vector<SetLine> lines = setter_.set({text_piece(text, style, element)}, links_, one);
  if (lines.empty()) return 0;
  join_line(lines.front());
  for (Item& item : lines.front().items) {
    move_item(item, x, 0);
    items.push_back(std::move(item));
  }
  return lines.front().width;
}

void Flow::join_line(SetLine& line) {
  if (!mirrored_) return;
  ++line_count_;
  for (Item& item : line.items) {
    if (auto* run = std::get_if<GlyphRun>(&item)) run->line = line_count_;
    else if (auto* path = std::get_if<PathItem>(&item)) path->line = line_count_;
  }
  for (LinkArea& link : line.links) link.line = line_count_;
}

int Flow::line_strip(SetLine&& line, const TextStyle& style, double x) {
  join_line(line);
  const int index = new_strip(style.leading());
  Strip& target = strip(index);
  const Font& font = *fonts_.at(style.plain.font);
  // Half of the leading above and below the font's own height, as CSS does.
  const double em = style.row->size / font.units_per_em();
  const double baseline = (style.leading() - (font.ascent() - font.descent()) * em) / 2 + font.ascent() * em;
  target.items = std::move(line.items);
  for (Item& item : target.items) move_item(item, x, baseline);
  for (LinkArea& link : line.links) {
    link.box.x += x;
    link.box.y += baseline;
    target.links.push_back(std::move(link));
  }
  for (auto& [name, at] : line.anchors) target.anchors.emplace_back(std::move(name), 0);
  target.notes = std::move(line.notes);
  return index;
}

std::vector<int> Flow::text_strips(const std::vector<Piece>& content, const TextStyle& style, Frame frame,
                                   double indent, bool on_dark) {
  LineBreaking breaking;
  breaking.measure = frame.width;
  breaking.indent = indent;
  breaking.justify = theme_.pdf.align == style::TextAlign::justify && style.row->widow_control;
  breaking.hang = style.row->widow_control;
  breaking.balance = style.balanced;
  breaking.mirrored = mirrored_;
  breaking.right_to_left = is_right_to_left(
      content.empty() || content.front().language.empty() ? document_.metadata.language : content.front().language);
  // A quoted passage of its own stands at the right edge; a heading or an item keeps to its number or bullet.
  const bool item = parent_ >= 0 && pages_.structure[static_cast<std::size_t>(parent_)].role == "LBody";
  if (!style.row->keep_with_next && !item && mostly_right_to_left(content)) breaking.right_to_left = true;
  std::vector<int> result;
  for (SetLine& line : setter_.set(content, links_, breaking, on_dark))
    result.push_back(line_strip(std::move(line), style, frame.x));
  return result;
}

void Flow::push_lines(const std::vector<int>& lines, const TextStyle& style) {
  const std::size_t count = lines.size();
  const style::ParagraphStyle& row = *style.row;
  for (std::size_t i = 0; i < count; ++i) {
    const bool first = i == 0, last = i + 1 == count;
    const double after = row.after, before = row.before;
    if (first) gap_before(before);
    Node& node = push(lines[i]);
    before_ = last ? after : 0;
    const auto above = i + 1, below = count - i - 1;
    const bool forbidden =
        last ? row.keep_with_next
             : row.keep_lines || (row.widow_control && (above < static_cast<std::size_t>(theme_.breaking.orphans) ||
                                                        below < static_cast<std::size_t>(theme_.breaking.widows)));
    if (forbidden) node.penalty = forbid_break;
    else if (!last) node.penalty = std::max(node.penalty, ends_in_hyphen(strip(lines[i])) ? hyphen_penalty : 3);
  }
}

void Flow::add_text(const document::Inlines& content, std::string_view style_name, std::string_view role) {
  const TextStyle& text = style(style_name);
  const ElementId element = add_element(std::string(role), parent_);
  push_lines(text_strips(pieces(content, text, element), text, frame_), text);
}

double Flow::stack(Strip& target, std::vector<Node>& nodes, double y) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    append(target, std::move(strip(nodes[i].strip)), 0, y);
    y += nodes[i].height + (i + 1 < nodes.size() ? nodes[i].gap : 0);
  }
  return y;
}

// A number beside a title, a label over it: whoever reads the element aloud needs a word
// space between the two, where the page has room instead.
void Flow::end_with_space(Strip& line) const {
  for (auto item = line.items.rbegin(); item != line.items.rend(); ++item) {
    auto* run = std::get_if<GlyphRun>(&*item);
    if (run == nullptr) continue;
    if (run->element == artifact || run->right_to_left || run->complex || run->soft_hyphen || run->text.ends_with(' '))
      return;
    const std::uint32_t space = run->font->glyph(U' ');
    if (space == 0) return;
    const auto end = static_cast<std::uint32_t>(run->text.size());
    run->text += ' ';
    run->glyphs.push_back({space, static_cast<float>(run->size * 0.26), 0, 0, end, end + 1});
    return;
  }
}

double Flow::stack_text(Strip& target, const std::vector<Piece>& content, const TextStyle& style, Frame frame, double y,
                        bool on_dark) {
  std::vector<int> lines = text_strips(content, style, frame, 0, on_dark);
  if (!lines.empty()) end_with_space(strip(lines.back()));
  for (const int line : lines) {
    append(target, std::move(strip(line)), 0, y);
    y += style.leading();
  }
  return y;
}

}  // namespace galley::layout
