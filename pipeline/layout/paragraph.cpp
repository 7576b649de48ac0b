// Building the units of a paragraph and finding its breaks; line.cpp sets the lines.
#include "layout/paragraph.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "unicode/unicode.h"

namespace galley::layout {
namespace {

constexpr double forbidden = 1e9;
constexpr double emergency_penalty = 3000;   // inside a word that no line can hold
constexpr double tie_penalty = 80;           // between a number and its unit, after a one-letter word

bool may_run_right_to_left(std::string_view text) {
  // Hebrew and Arabic begin at U+0590, lead byte D6; higher planes and marks are looked at by ICU.
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0xD6 && byte <= 0xDF) || byte == 0xEF || byte == 0xF0;
  });
}

bool ends_in_digit(std::string_view word) { return !word.empty() && word.back() >= '0' && word.back() <= '9'; }
bool is_tied(std::string_view before, std::string_view after) {
  if (before.size() == 1 && (before[0] == 'a' || before[0] == 'A' || before[0] == 'I')) return true;
  if (before == "No." || before == "no." || before == "p." || before == "pp." || before == "Dr") return true;
  if (after.empty()) return false;
  const bool counts = after[0] >= '0' && after[0] <= '9';
  if (counts && (before == "page" || before == "table" || before == "figure" || before == "section" || before == "chapter")) return true;
  if (!ends_in_digit(before)) return false;
  return before.size() <= 7 && after[0] >= 'a' && after[0] <= 'z';
}

}  // namespace

bool mostly_right_to_left(const std::vector<Piece>& pieces) {
  std::string text;
  bool some = false;
  for (const Piece& piece : pieces) {
    some = some || may_run_right_to_left(piece.text);
    text += piece.text;
  }
  return some && unicode::mostly_right_to_left(text);
}

ParagraphSetter::ParagraphSetter(Shaper& shaper, const style::Theme& theme, const style::Brand& brand,
                                 std::string language, Diagnostics& diagnostics)
    : shaper_(shaper), theme_(theme), brand_(brand), language_(std::move(language)), diagnostics_(diagnostics) {}

void ParagraphSetter::report_missing(const ShapedWord& word, const Piece& piece) {
  for (const auto& [offset, letter] : word.missing) {
    Span span = piece.source;
    const std::size_t at = piece.text.find(word.text);
    if (at != std::string::npos && span.end - span.begin == piece.text.size()) {
      span.begin = span.begin + static_cast<std::uint32_t>(at) + offset;
      span.end = std::min(piece.source.end, span.begin + 4);
    }
    std::string shown;
    unicode::append_utf8(shown, letter);
    char code[16];
    std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(letter));
    diagnostics_.error("layout.missing-glyph", span, "no font of the theme has the character '" + shown + "' (" + code + ")",
                       "name a font for its script under 'fallback' in styles/theme.yml, or write it otherwise");
  }
}

void ParagraphSetter::set_levels(const std::vector<Piece>& pieces, bool right_to_left) {
  bidirectional_ = right_to_left;
  for (const Piece& piece : pieces) bidirectional_ = bidirectional_ || may_run_right_to_left(piece.text);
  levels_.clear();
  level_offset_ = 0;
  if (!bidirectional_) return;
  std::string text;
  for (const Piece& piece : pieces)
    text += piece.kind == Piece::Kind::text ? piece.text : std::string(piece.kind == Piece::Kind::symbol ? "\xEF\xBF\xBC" : " ");
  levels_.assign(text.size(), right_to_left ? 1 : 0);
  for (const unicode::BidiRun& run : unicode::bidi_runs(text, right_to_left ? 1 : 0))
    std::fill(levels_.begin() + static_cast<std::ptrdiff_t>(run.range.begin),
              levels_.begin() + static_cast<std::ptrdiff_t>(run.range.end), static_cast<std::int8_t>(run.level));
}

void ParagraphSetter::add_word(std::string_view text, const Piece& piece, int index, int level, double measure) {
  const std::string_view language = piece.language.empty() ? std::string_view(language_) : std::string_view(piece.language);
  const ShapedWord& word = shaper_.word(text, piece.style.font, language, (level & 1) != 0);
  if (!word.missing.empty()) report_missing(word, piece);
  Unit box;
  box.piece = index;
  box.word = &word;
  box.level = static_cast<std::int8_t>(level);
  const double size = piece.style.size;
  const auto whole = static_cast<std::uint32_t>(word.text.size());
  if (word.breaks.empty() && word.width * size <= measure) {
    box.width = word.width * size;
    box.end = whole;
    units_.push_back(box);
    return;
  }
  std::vector<WordBreak> breaks = word.breaks;
  if (word.width * size > measure) {
    // Longer than a line, a web address perhaps: rather break it anywhere than stand out.
    double before = 0;
    for (const ShapedRun& run : word.runs)
      for (const ShapedGlyph& glyph : run.glyphs) {
        const bool known = std::any_of(breaks.begin(), breaks.end(), [&](const WordBreak& b) { return b.offset == glyph.begin; });
        if (glyph.begin > 0 && glyph.begin < glyph.end && !known && !word.right_to_left && !run.complex)
          breaks.push_back({glyph.begin, false, true, before});
        before += glyph.advance / static_cast<double>(shaper_.fonts().at(run.font)->units_per_em());
      }
    std::sort(breaks.begin(), breaks.end(), [](const auto& a, const auto& b) { return a.offset < b.offset; });
  }
  double before = 0;
  for (const WordBreak& at : breaks) {
    box.end = at.offset;
    box.width = (at.width_before - before) * size;
    units_.push_back(box);
    Unit penalty;
    penalty.kind = Kind::penalty;
    penalty.piece = index;
    penalty.hyphen = at.hyphen;
    penalty.level = box.level;
    const bool native = std::any_of(word.breaks.begin(), word.breaks.end(), [&](const WordBreak& b) { return b.offset == at.offset; });
    penalty.penalty = at.hyphen ? theme_.breaking.hyphen_penalty : !native ? emergency_penalty : at.dash ? tie_penalty : 0;
    penalty.width = at.hyphen ? size * 0.3 : 0;
    units_.push_back(penalty);
    box.begin = at.offset;
    before = at.width_before;
  }
  box.end = whole;
  box.width = (word.width - before) * size;
  units_.push_back(box);
}

void ParagraphSetter::add_text(const Piece& piece, int index, double measure) {
  const std::string_view text = piece.text;
  std::size_t begin = 0;
  const auto flush = [&](std::size_t end) {
    while (begin < end) {
      std::size_t stop = end;
      int level = 0;
      if (bidirectional_) {
        level = levels_[level_offset_ + begin];
        stop = begin;
        while (stop < end && levels_[level_offset_ + stop] == level) ++stop;
      }
      add_word(text.substr(begin, stop - begin), piece, index, level, measure);
      begin = stop;
    }
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != ' ' && text[i] != '\n' && text[i] != '\t') continue;
    flush(i);
    begin = i + 1;
    if (units_.empty() || units_.back().kind == Kind::glue || units_.back().kind == Kind::forced) continue;
    Unit glue;
    glue.kind = Kind::glue;
    glue.piece = index;
    glue.width = shaper_.space(piece.style.font) * piece.style.size;
    glue.stretch = glue.width * 0.5;
    glue.shrink = glue.width / 3;
    glue.level = bidirectional_ ? levels_[level_offset_ + i] : std::int8_t{0};
    units_.push_back(glue);
  }
  flush(text.size());
}

void ParagraphSetter::build(const std::vector<Piece>& pieces, const LineBreaking& breaking) {
  units_.clear();
  set_levels(pieces, breaking.right_to_left || mostly_right_to_left(pieces));
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    const int index = static_cast<int>(i);
    if (piece.kind == Piece::Kind::text) {
      add_text(piece, index, breaking.nowrap ? std::numeric_limits<double>::infinity() : breaking.measure);
      level_offset_ += piece.text.size();
      continue;
    }
    Unit unit;
    unit.piece = index;
    unit.kind = piece.kind == Piece::Kind::line_break ? Kind::forced : Kind::box;
    unit.width = piece.width;
    unit.level = bidirectional_ && level_offset_ < levels_.size() ? levels_[level_offset_] : std::int8_t{0};
    units_.push_back(unit);
    level_offset_ += piece.kind == Piece::Kind::symbol ? 3 : 1;
  }
  while (!units_.empty() && units_.back().kind != Kind::box) units_.pop_back();
  if (theme_.breaking.ragged_stretch > 0)
    for (std::size_t i = 1; i + 1 < units_.size(); ++i)
      if (units_[i].kind == Kind::glue && units_[i - 1].word != nullptr && units_[i + 1].word != nullptr &&
          is_tied(units_[i - 1].word->text, units_[i + 1].word->text))
        units_[i].penalty = tie_penalty;
}

std::vector<std::size_t> ParagraphSetter::fit(const LineBreaking& breaking, double em, double measure) const {
  const style::Breaking& theme = theme_.breaking;
  const std::size_t count = units_.size();
  struct Node { std::size_t unit, start; double width, stretch, shrink; int lines; double demerits; int previous; bool hyphen; int fitness; };
  std::vector<Node> nodes;
  nodes.push_back({0, 0, -breaking.indent, 0, 0, 0, 0, -1, false, 1});
  double width = 0, stretch = 0, shrink = 0;
  std::size_t first = 0;  // of the nodes that can still begin a line
  const double rag = std::max(1.0, theme.ragged_stretch * em);
  const auto consider = [&](std::size_t at, bool last, bool forced) {
    const Unit* unit = at < count ? &units_[at] : nullptr;
    const bool hyphen = unit != nullptr && unit->kind == Kind::penalty && unit->hyphen;
    const double penalty = unit != nullptr && !forced ? unit->penalty : 0;
    // The best way here for each class of last line: tight, even, loose, very loose.
    std::array<Node, 4> best;
    best.fill({at, 0, 0, 0, 0, std::numeric_limits<int>::max(), 0, -1, hyphen, 1});
    bool reached = false;
    for (std::size_t i = nodes.size(); i-- > first;) {
      const Node& from = nodes[i];
      const double natural = width - from.width + (hyphen ? unit->width : 0);
      const double give = breaking.justify ? shrink - from.shrink : 0;
      const bool over = natural - give > measure + 0.01;
      if (over && reached) break;
      double badness = 0, excess = 0;
      int fitness = 1;
      if (over) {
        badness = 1e6 + (natural - measure) * 1e4;
      } else if (last || forced) {
        if (natural < theme.short_last_line * measure && from.previous >= 0) excess += theme.short_last_line_demerits;
        if (natural > measure && give > 0) badness = 100 * std::pow((natural - measure) / give, 3);
        if (from.hyphen) excess += theme.last_hyphen_demerits;
      } else if (breaking.justify) {
        const double room = measure - natural;
        const double flex = room >= 0 ? stretch - from.stretch : give;
        const double ratio = std::abs(room) < 0.01 ? 0 : flex > 0 ? std::abs(room) / flex : 1e3;
        badness = std::min(1e5, 100 * ratio * ratio * ratio);
        fitness = room < 0 && ratio > 0.5 ? 0 : room <= 0 || ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
      } else {
        const double ratio = (measure - natural) / rag;
        badness = 100 * ratio * ratio * ratio;
      }
      if (breaking.justify && std::abs(fitness - from.fitness) > 1) excess += theme.fitness_demerits;
      if (hyphen && from.hyphen) excess += theme.hyphen_pair_demerits;
      const double line = theme.line_penalty + badness;
      const double demerits = from.demerits + line * line + penalty * penalty + excess;
      const int lines = from.lines + 1;
      // Ragged text takes no more lines than it must; justified text may.
      Node& known = best[static_cast<std::size_t>(fitness)];
      const bool better = known.previous < 0 || (!breaking.justify && lines != known.lines ? lines < known.lines : demerits < known.demerits);
      if (better) {
        known.lines = lines;
        known.demerits = demerits;
        known.previous = static_cast<int>(i);
        known.fitness = fitness;
      }
      reached = true;
    }
    std::size_t start = at;
    while (start < count && units_[start].kind != Kind::box && (start == at || units_[start].kind != Kind::forced)) ++start;
    double ahead = width, more = stretch, less = shrink;
    for (std::size_t k = at; k < start && k < count; ++k)
      if (units_[k].kind == Kind::glue) { ahead += units_[k].width; more += units_[k].stretch; less += units_[k].shrink; }
    const std::size_t before = nodes.size();
    for (Node& node : best) {
      if (node.previous < 0) continue;
      node.start = start;
      node.width = ahead;
      node.stretch = more;
      node.shrink = less;
      nodes.push_back(node);
    }
    if (forced) first = before;
    while (first + 1 < nodes.size() && width - nodes[first].width - (shrink - nodes[first].shrink) > measure + 0.01) ++first;
  };
  for (std::size_t i = 0; i < count; ++i) {
    const Unit& unit = units_[i];
    if (unit.kind == Kind::box) {
      width += unit.width;
    } else if (unit.kind == Kind::forced) {
      consider(i, false, true);
    } else {
      if (i > 0 && units_[i - 1].kind == Kind::box && unit.penalty < forbidden) consider(i, false, false);
      if (unit.kind == Kind::glue) { width += unit.width; stretch += unit.stretch; shrink += unit.shrink; }
    }
  }
  consider(count, true, false);
  // Of the ways to the end, the one of least demerits.
  auto last = nodes.size() - 1;
  for (std::size_t i = nodes.size() - 1; i > 0 && nodes[i].unit == count; --i)
    if (nodes[i].demerits < nodes[last].demerits) last = i;
  std::vector<std::size_t> breaks;
  for (int at = static_cast<int>(last); at > 0; at = nodes[static_cast<std::size_t>(at)].previous)
    breaks.push_back(nodes[static_cast<std::size_t>(at)].unit);
  std::reverse(breaks.begin(), breaks.end());
  return breaks;
}

std::vector<std::size_t> ParagraphSetter::break_lines(const LineBreaking& breaking, double em) const {
  if (units_.empty()) return {};
  if (breaking.nowrap) return {units_.size()};
  std::vector<std::size_t> breaks = fit(breaking, em, breaking.measure);
  const auto lines = breaks.size();
  if (!breaking.balance || lines < 2 || static_cast<int>(lines) > theme_.breaking.balance_lines) return breaks;
  // The narrowest measure that takes as many lines makes them even.
  double narrow = breaking.measure / 3, wide = breaking.measure;
  for (int round = 0; round < 12 && wide - narrow > 0.5; ++round) {
    const double middle = (narrow + wide) / 2;
    double widest = 0;
    std::vector<std::size_t> attempt = fit(breaking, em, middle);
    std::size_t begin = 0;
    for (const std::size_t end : attempt) {
      double width = 0;
      while (begin < end && units_[begin].kind != Kind::box) ++begin;
      for (; begin < end; ++begin) if (units_[begin].kind != Kind::penalty) width += units_[begin].width;
      widest = std::max(widest, width);
    }
    if (attempt.size() == lines && widest <= middle + 0.01) {
      breaks = std::move(attempt);
      wide = middle;
    } else {
      narrow = middle;
    }
  }
  return breaks;
}

std::vector<SetLine> ParagraphSetter::set(const std::vector<Piece>& pieces, const std::vector<LinkTarget>& links,
                                          const LineBreaking& breaking, bool on_dark) {
  build(pieces, breaking);
  const double em = pieces.empty() ? 10 : pieces.front().style.size;
  std::vector<SetLine> lines;
  std::size_t begin = 0;
  const std::vector<std::size_t> breaks = break_lines(breaking, em);
  lines.reserve(breaks.size());
  for (std::size_t i = 0; i < breaks.size(); ++i) {
    const bool last = i + 1 == breaks.size();
    lines.push_back(compose(pieces, links, begin, breaks[i], breaking, i == 0, last, on_dark));
    begin = breaks[i];
    if (lines.back().overfull && !pieces.empty())
      diagnostics_.warning("layout.overfull", pieces.front().source, "a line is wider than its column",
                           "shorten the longest word, or let it break");
  }
  return lines;
}

ParagraphSetter::Widths ParagraphSetter::widths(const std::vector<Piece>& pieces) {
  LineBreaking one;
  one.nowrap = true;
  build(pieces, one);
  Widths result;
  double word = 0, line = 0;
  for (const Unit& unit : units_) {
    if (unit.kind == Kind::box) word += unit.width;
    else { result.least = std::max(result.least, word); word = 0; }
    if (unit.kind == Kind::forced) { result.most = std::max(result.most, line); line = 0; }
    else if (unit.kind != Kind::penalty) line += unit.width;
  }
  result.least = std::max(result.least, word);
  result.most = std::max(result.most, line);
  return result;
}

}  // namespace galley::layout
