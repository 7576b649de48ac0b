// Setting one line of a paragraph: order of words, widths of spaces, glyph runs, links.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "layout/paragraph.h"

namespace galley::layout {

std::vector<ParagraphSetter::Placed> ParagraphSetter::gather(const LineRange& range, bool hyphen, Spacing spacing,
                                                             const std::vector<Piece>& pieces) {
  std::vector<Placed> placed;
  placed.reserve(range.end - range.begin);
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Unit& unit = units_[i];
    if (unit.kind == Kind::penalty || unit.kind == Kind::forced) continue;
    Placed item;
    item.unit = &unit;
    item.width = unit.width;
    if (unit.kind == Kind::glue) {
      item.width += unit.stretch * spacing.stretch - unit.shrink * spacing.shrink;
    } else if (unit.word != nullptr) {
      // Parts of a word that no line break divides are set as one, kerned and joined.
      std::uint32_t stop = unit.end;
      while (i + 2 < range.end && units_[i + 1].kind == Kind::penalty && units_[i + 2].word == unit.word &&
             units_[i + 2].begin == stop) {
        i += 2;
        stop = units_[i].end;
      }
      const std::string_view text = unit.word->text;
      const Piece& piece = pieces[static_cast<std::size_t>(unit.piece)];
      const bool whole = unit.begin == 0 && stop == text.size();
      item.word =
          whole ? unit.word
                : &shaper_.word(text.substr(unit.begin, stop - unit.begin), piece.style.font,
                                piece.language.empty() ? std::string_view(language_) : std::string_view(piece.language),
                                unit.word->right_to_left);
      item.width = item.word->width * piece.style.size;
    }
    placed.push_back(item);
  }
  while (!placed.empty() && placed.back().unit->kind == Kind::glue) placed.pop_back();
  if (hyphen && !placed.empty() && placed.back().word != nullptr) {
    const Piece& piece = pieces[static_cast<std::size_t>(placed.back().unit->piece)];
    placed.back().hyphen = true;
    placed.back().width += shaper_.word("-", piece.style.font, language_, false).width * piece.style.size;
  }
  return placed;
}

GlyphRun& ParagraphSetter::run_for(SetLine& line, const Piece& piece, int font, double x, bool right_to_left,
                                   bool complex) const {
  const auto& face = shaper_.fonts().at(font);
  if (!line.items.empty() && !right_to_left)
    if (auto* last = std::get_if<GlyphRun>(&line.items.back())) {
      const bool same = last->font == face && last->size == piece.style.size && last->colour == piece.style.colour &&
                        last->element == piece.element && !last->right_to_left && last->complex == complex &&
                        last->rise == piece.style.rise && last->language == piece.language && !last->soft_hyphen;
      if (same && std::abs(line.pen - x) < 0.01) {
        if (last->source.file == piece.source.file) last->source.end = std::max(last->source.end, piece.source.end);
        return *last;
      }
    }
  GlyphRun run;
  run.font = face;
  run.size = piece.style.size;
  run.x = x;
  run.rise = piece.style.rise;
  run.colour = piece.style.colour;
  run.right_to_left = right_to_left;
  run.complex = complex;
  run.language = piece.language;
  run.element = piece.element;
  run.source = piece.source;
  line.items.emplace_back(std::move(run));
  return std::get<GlyphRun>(line.items.back());
}

void ParagraphSetter::put_word(SetLine& line, const Piece& piece, const Placed& placed, const ShapedWord& word) const {
  double x = placed.x;
  const double size = piece.style.size;
  for (const ShapedRun& part : word.runs) {
    GlyphRun& run = run_for(line, piece, part.font, x, word.right_to_left, part.complex);
    const double scale = size / shaper_.fonts().at(part.font)->units_per_em();
    const auto shift = static_cast<std::uint32_t>(run.text.size());
    run.text.append(word.text, part.begin, part.end - part.begin);
    for (const ShapedGlyph& glyph : part.glyphs)
      run.glyphs.push_back({glyph.id, static_cast<float>(glyph.advance * scale),
                            static_cast<float>(glyph.x_offset * scale), static_cast<float>(glyph.y_offset * scale),
                            glyph.begin - part.begin + shift, glyph.end - part.begin + shift});
    x += part.width * size;
    line.pen = x;
  }
  if (!placed.hyphen) return;
  const ShapedWord& hyphen = shaper_.word("-", piece.style.font, language_, false);
  GlyphRun& run = run_for(line, piece, piece.style.font, x, false, false);
  const auto end = static_cast<std::uint32_t>(run.text.size());
  if (!hyphen.runs.empty() && !hyphen.runs.front().glyphs.empty())
    run.glyphs.push_back(
        {hyphen.runs.front().glyphs.front().id, static_cast<float>(hyphen.width * size), 0, 0, end, end});
  run.soft_hyphen = true;
}

void ParagraphSetter::put_space(SetLine& line, const Piece& piece, double x, double width, bool right_to_left) const {
  GlyphRun& run = run_for(line, piece, piece.style.font, x, right_to_left, false);
  const auto begin = static_cast<std::uint32_t>(run.text.size());
  run.text += ' ';
  run.glyphs.push_back(
      {shaper_.fonts().at(piece.style.font)->glyph(U' '), static_cast<float>(width), 0, 0, begin, begin + 1});
  line.pen = x + width;
}

// UAX #9, L2: from the highest level down to the lowest odd one, what is at or above it is reversed.
std::vector<std::size_t> ParagraphSetter::visual_order(const std::vector<Placed>& placed) const {
  std::vector<std::size_t> order(placed.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (!bidirectional_) return order;
  int highest = 0;
  for (const Placed& item : placed) highest = std::max<int>(highest, item.unit->level);
  for (int level = highest; level >= 1; --level)
    for (std::size_t i = 0; i < order.size();) {
      std::size_t stop = i;
      while (stop < order.size() && placed[order[stop]].unit->level >= level) ++stop;
      std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i), order.begin() + static_cast<std::ptrdiff_t>(stop));
      i = std::max(stop, i + 1);
    }
  return order;
}

SetLine ParagraphSetter::compose(const Content& content, LineRange range, const LineBreaking& breaking) {
  auto& [begin, end, first, last] = range;
  while (begin < end && units_[begin].kind != Kind::box) ++begin;
  const bool hyphen = end < units_.size() && units_[end].kind == Kind::penalty && units_[end].hyphen;
  const bool forced = end < units_.size() && units_[end].kind == Kind::forced;
  const double measure = breaking.measure - (first ? breaking.indent : 0);
  std::vector<Placed> placed = gather(range, hyphen, {}, content.pieces);
  double natural = 0, stretch = 0, shrink = 0;
  for (const Placed& item : placed) {
    natural += item.width;
    if (item.unit->kind == Kind::glue) { stretch += item.unit->stretch; shrink += item.unit->shrink; }
  }
  SetLine line;
  const bool at_right = breaking.right_to_left != breaking.mirrored;
  double start = first && !at_right ? breaking.indent : 0;
  std::size_t end_box = std::min(end, units_.size());
  while (end_box > begin && units_[end_box - 1].kind != Kind::box) --end_box;
  const double hang_before = placed.empty() ? 0 : placed.front().unit->hang_before;
  const double hang_after = hyphen ? units_[end].hang_after : end_box > begin ? units_[end_box - 1].hang_after : 0;
  const double room = measure + hang_before + hang_after - natural;
  if (breaking.justify) {
    if (room > 0 && stretch > 0 && !last && !forced)
      placed = gather(range, hyphen, {std::min(room / stretch, theme_.breaking.tolerance), 0}, content.pieces);
    if (room < 0 && shrink > 0) placed = gather(range, hyphen, {0, std::min(1.0, -room / shrink)}, content.pieces);
    natural = 0;
    for (const Placed& item : placed) natural += item.width;
  }
  natural -= hang_before + hang_after;
  start -= at_right ? hang_after : hang_before;
  line.width = natural;
  line.overfull = !breaking.nowrap && natural > measure + 0.05;
  if (at_right) start += measure - natural;

  const std::vector<std::size_t> order = visual_order(placed);
  double x = start;
  for (const std::size_t i : order) {
    placed[i].x = x;
    x += placed[i].width;
  }
  set_placed(line, placed, content);
  const bool at_space = end < units_.size() && units_[end].kind == Kind::glue;
  if (at_space && !bidirectional_ && !placed.empty() && placed.back().word != nullptr)
    put_space(line, content.pieces[static_cast<std::size_t>(placed.back().unit->piece)], x, units_[end].width, false);
  return line;
}

void ParagraphSetter::set_placed(SetLine& line, const std::vector<Placed>& placed, const Content& content) const {
  const auto& [pieces, links, on_dark] = content;
  int last_piece = -1;
  for (const Placed& item : placed) {
    const Piece& piece = pieces[static_cast<std::size_t>(item.unit->piece)];
    const bool right_to_left = (item.unit->level & 1) != 0;
    if (item.unit->piece != last_piece) {
      if (!piece.anchor.empty()) line.anchors.emplace_back(piece.anchor, item.x);
      if (piece.note >= 0) line.notes.push_back(piece.note);
      last_piece = item.unit->piece;
    }
    if (item.unit->kind == Kind::glue) put_space(line, piece, item.x, item.width, right_to_left);
    else if (item.word != nullptr) put_word(line, piece, item, *item.word);
    else if (piece.symbol != nullptr)
      draw_symbol(theme_.symbols, *piece.symbol,
                  {item.x, -piece.style.size * 0.73, piece.style.size,
                   brand_.colour(on_dark ? piece.symbol->on_dark : piece.symbol->colour), piece.element},
                  line.items);
    if (piece.link < 0) continue;
    const LinkTarget& link = links[static_cast<std::size_t>(piece.link)];
    const Box box{item.x, -piece.style.size * 0.95 - piece.style.rise, item.width, piece.style.size * 1.25};
    LinkArea* area = line.links.empty() ? nullptr : &line.links.back();
    if (area != nullptr && area->element == link.element && std::abs(area->box.x + area->box.width - box.x) < 0.01)
      area->box.width += box.width;
    else
      line.links.push_back({box, link.uri, link.destination, link.contents, link.element});
    if (!piece.style.underline) continue;
    chart::Shape rule;
    const double y = piece.style.size * 0.16;
    rule.path = {chart::MoveTo{{item.x, y}}, chart::LineTo{{item.x + item.width, y}}};
    rule.stroke = piece.style.colour;
    rule.stroke_width = theme_.pdf.link_underline;
    auto* before = line.items.size() < 2 ? nullptr : std::get_if<PathItem>(&line.items.front());
    if (before != nullptr && std::abs(std::get<chart::LineTo>(before->shape.path[1]).to.x - item.x) < 0.01)
      std::get<chart::LineTo>(before->shape.path[1]).to.x += item.width;
    else
      line.items.insert(line.items.begin(), PathItem{std::move(rule), artifact});
  }
}

void draw_symbol(const style::Symbols& symbols, const style::Symbol& symbol, const SymbolPlace& place,
                 std::vector<Item>& items) {
  const auto& [x, top, size, colour, element] = place;
  const double radius = symbols.radius * size;
  const double stroke = std::max(symbols.stroke * radius, symbols.stroke_min);
  const double cx = x + size / 2, cy = top + size / 2;
  chart::Shape shape;
  if (symbol.shape == style::SymbolShape::bar) {
    const double w = symbols.bar_width * radius, h = symbols.bar_height * stroke;
    shape.path = {chart::MoveTo{{cx - w / 2, cy - h / 2}}, chart::LineTo{{cx + w / 2, cy - h / 2}},
                  chart::LineTo{{cx + w / 2, cy + h / 2}}, chart::LineTo{{cx - w / 2, cy + h / 2}}, chart::ClosePath{}};
    shape.fill = colour;
    items.emplace_back(PathItem{std::move(shape), element});
    return;
  }
  const bool disc = symbol.shape == style::SymbolShape::disc;
  const double r = disc ? radius : radius - stroke / 2;
  // Four Bézier arcs; the constant makes each a quarter of a circle to 0.03%.
  const double k = 0.5522847498 * r;
  shape.path = {chart::MoveTo{{cx, cy - r}},
                chart::CurveTo{{cx + k, cy - r}, {cx + r, cy - k}, {cx + r, cy}},
                chart::CurveTo{{cx + r, cy + k}, {cx + k, cy + r}, {cx, cy + r}},
                chart::CurveTo{{cx - k, cy + r}, {cx - r, cy + k}, {cx - r, cy}},
                chart::CurveTo{{cx - r, cy - k}, {cx - k, cy - r}, {cx, cy - r}}, chart::ClosePath{}};
  if (disc) {
    shape.fill = colour;
  } else {
    shape.stroke = colour;
    shape.stroke_width = stroke;
  }
  items.emplace_back(PathItem{std::move(shape), element});
  if (symbol.shape != style::SymbolShape::half_disc) return;
  const double full = radius, c = 0.5522847498 * full;
  chart::Shape half;
  half.path = {chart::MoveTo{{cx, cy - full}},
               chart::CurveTo{{cx - c, cy - full}, {cx - full, cy - c}, {cx - full, cy}},
               chart::CurveTo{{cx - full, cy + c}, {cx - c, cy + full}, {cx, cy + full}}, chart::ClosePath{}};
  half.fill = colour;
  items.emplace_back(PathItem{std::move(half), element});
}

}  // namespace galley::layout
