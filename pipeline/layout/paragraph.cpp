// Building the units of a paragraph and finding its breaks; line.cpp sets the lines.
#include "layout/paragraph.h"

#include <algorithm>
#include <limits>

#include "base/ascii.h"
#include "unicode/unicode.h"

namespace galley::layout {
namespace {

constexpr double emergency_penalty = 3000;   // inside a word that no line can hold
constexpr double tie_penalty = 80;           // between a number and its unit, after a one-letter word

bool may_run_right_to_left(std::string_view text) {
  // Hebrew and Arabic begin at U+0590, lead byte D6; higher planes and marks are looked at by ICU.
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0xD6 && byte <= 0xDF) || byte == 0xEF || byte == 0xF0;
  });
}

bool ends_in_digit(std::string_view word) { return !word.empty() && ascii::is_digit(word.back()); }
// Of a sign's width, what may hang outside the measure: a stop hardly darkens the edge.
struct Hanging { std::string_view sign; double share; };
constexpr Hanging hanging_before[] = {{"\u201C", 0.6}, {"\u2018", 0.6}, {"\u201E", 0.6}, {"\"", 0.6},
                                      {"'", 0.6},      {"\u00AB", 0.4}, {"(", 0.3},      {"[", 0.2}};
constexpr Hanging hanging_after[] = {
    {".", 0.7}, {",", 0.7},      {"-", 0.7},      {"\u201D", 0.5}, {"\u2019", 0.5}, {"\"", 0.5},     {"'", 0.5},
    {":", 0.4}, {";", 0.4},      {"\u2013", 0.4}, {"\u00BB", 0.4}, {")", 0.3},      {"]", 0.2},      {"!", 0.2},
    {"?", 0.2}, {"\u060C", 0.7}, {"\u06D4", 0.7}, {"\u061B", 0.4}, {"\u3002", 0.5}, {"\u3001", 0.5}, {"\uFF0C", 0.5}};
constexpr std::size_t longest_tied = 12;     // bytes of a word that is kept with the next
constexpr double hyphen_width = 0.3;         // em, as long as the line is not set

double share_before(std::string_view text) {
  if (text.empty() || ascii::is_alphanumeric(text.front())) return 0;
  const auto* found =
      std::ranges::find_if(hanging_before, [&](const Hanging& each) { return text.starts_with(each.sign); });
  return found == std::end(hanging_before) ? 0 : found->share;
}

double share_after(std::string_view text) {
  if (text.empty() || ascii::is_alphanumeric(text.back())) return 0;
  const auto* found =
      std::ranges::find_if(hanging_after, [&](const Hanging& each) { return text.ends_with(each.sign); });
  return found == std::end(hanging_after) ? 0 : found->share;
}

// Em, of the glyph that shows a word's first or last letter.
double edge_advance(const ShapedWord& word, const FontSet& fonts, bool at_end) {
  if (word.runs.empty()) return 0;
  const bool right = at_end != word.right_to_left;
  const ShapedRun& run = right ? word.runs.back() : word.runs.front();
  if (run.glyphs.empty()) return 0;
  const ShapedGlyph& glyph = right ? run.glyphs.back() : run.glyphs.front();
  return glyph.advance / static_cast<double>(fonts.at(run.font)->units_per_em());
}

bool has_break(const std::vector<WordBreak>& breaks, std::uint32_t offset) {
  return std::any_of(breaks.begin(), breaks.end(), [&](const WordBreak& it) { return it.offset == offset; });
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
                                 const document::Metadata& metadata, Diagnostics& diagnostics)
    : shaper_(shaper), theme_(theme), brand_(brand), words_(metadata.words), language_(metadata.language),
      diagnostics_(diagnostics) {}

// "page 8", "90 days", "a way": no line ends between them if it can be helped.
bool ParagraphSetter::is_tied(std::string_view before, std::string_view after) const {
  const auto holds = [&](const std::vector<std::string>& words) {
    return std::ranges::find(words, before) != words.end();
  };
  if (before.size() <= longest_tied && holds(words_.kept_with_next)) return true;
  if (after.empty()) return false;
  const bool counts = ascii::is_digit(after[0]);
  if (counts && holds(words_.kept_with_number)) return true;
  if (!ends_in_digit(before)) return false;
  const bool small = ascii::is_lower(after[0]), capital = ascii::is_upper(after[0]);
  return (small && before.size() <= 7) || (capital && before.size() <= 2);  // "90 days", "1 July"
}

void ParagraphSetter::report_missing(const ShapedWord& word, const Piece& piece) {
  for (const auto& [offset, code_point] : word.missing) {
    Span span = piece.source;
    const std::size_t at = piece.text.find(word.text);
    if (at != std::string::npos && span.end - span.begin == piece.text.size()) {
      span.begin = span.begin + static_cast<std::uint32_t>(at) + offset;
      span.end = std::min(piece.source.end, span.begin + 4);
    }
    std::string shown;
    unicode::append_utf8(shown, code_point);
    char code[16];
    std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(code_point));
    diagnostics_.error("layout.missing-glyph", span,
                       "no font of the theme has the character '" + shown + "' (" + code + ")",
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
    text += piece.kind == Piece::Kind::text ? piece.text
                                            : std::string(piece.kind == Piece::Kind::symbol ? "\xEF\xBF\xBC" : " ");
  levels_.assign(text.size(), right_to_left ? 1 : 0);
  for (const unicode::BidiRun& run : unicode::bidi_runs(text, right_to_left ? 1 : 0))
    std::fill(levels_.begin() + static_cast<std::ptrdiff_t>(run.range.begin),
              levels_.begin() + static_cast<std::ptrdiff_t>(run.range.end), static_cast<std::int8_t>(run.level));
}

void ParagraphSetter::set_hanging(Unit& box, double size) const {
  const ShapedWord& word = *box.word;
  if (box.level != base_level_) return;  // it stands inside the line, wherever its passage ends
  if (const double share = hang_before_ && box.begin == 0 ? share_before(word.text) : 0; share > 0)
    box.hang_before = share * size * edge_advance(word, shaper_.fonts(), false);
  if (const double share = hang_after_ && box.end == word.text.size() ? share_after(word.text) : 0; share > 0)
    box.hang_after = share * size * edge_advance(word, shaper_.fonts(), true);
}

// Of a word that is longer than a line, a web address perhaps: rather break it at any glyph than
// let it stand out.
std::vector<WordBreak> ParagraphSetter::emergency_breaks(const ShapedWord& word) const {
  std::vector<WordBreak> breaks = word.breaks;
  double before = 0;
  for (const ShapedRun& run : word.runs)
    for (const ShapedGlyph& glyph : run.glyphs) {
      const bool cuts = glyph.begin > 0 && glyph.begin < glyph.end && !word.right_to_left && !run.complex;
      if (cuts && !has_break(breaks, glyph.begin)) breaks.push_back({glyph.begin, false, true, before});
      before += glyph.advance / static_cast<double>(shaper_.fonts().at(run.font)->units_per_em());
    }
  std::sort(breaks.begin(), breaks.end(), [](const auto& a, const auto& b) { return a.offset < b.offset; });
  return breaks;
}

void ParagraphSetter::add_word(std::string_view text, const Piece& piece, int index, int level, double measure) {
  const std::string_view language =
      piece.language.empty() ? std::string_view(language_) : std::string_view(piece.language);
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
    set_hanging(box, size);
    units_.push_back(box);
    return;
  }
  const std::vector<WordBreak> breaks = word.width * size > measure ? emergency_breaks(word) : word.breaks;
  double before = 0;
  for (const WordBreak& at : breaks) {
    box.end = at.offset;
    box.width = (at.width_before - before) * size;
    set_hanging(box, size);
    units_.push_back(box);
    box.hang_before = 0;
    Unit penalty;
    penalty.kind = Kind::penalty;
    penalty.piece = index;
    penalty.hyphen = at.hyphen;
    penalty.level = box.level;
    const bool native = has_break(word.breaks, at.offset);
    penalty.penalty = at.hyphen ? theme_.breaking.hyphen_penalty
                      : !native ? emergency_penalty
                      : at.dash ? tie_penalty
                                : 0;
    penalty.width = at.hyphen ? size * hyphen_width : 0;
    if (hang_after_) penalty.hang_after = penalty.width * share_after("-");
    units_.push_back(penalty);
    box.begin = at.offset;
    before = at.width_before;
  }
  box.end = whole;
  box.width = (word.width - before) * size;
  set_hanging(box, size);
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
  const bool right_to_left = breaking.right_to_left || mostly_right_to_left(pieces);
  base_level_ = right_to_left ? 1 : 0;
  hang_before_ = breaking.hang && right_to_left == breaking.right_to_left;
  hang_after_ = hang_before_ && breaking.justify;
  set_levels(pieces, right_to_left);
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

std::vector<std::size_t> ParagraphSetter::break_lines(const LineBreaking& breaking, double em) const {
  if (units_.empty()) return {};
  if (breaking.nowrap) return {units_.size()};
  LineShape shape{breaking.measure, breaking.indent, em, breaking.justify};
  std::vector<std::size_t> breaks = fit_lines(units_, theme_.breaking, shape);
  const auto lines = breaks.size();
  if (!breaking.balance || lines < 2 || static_cast<int>(lines) > theme_.breaking.balance_lines) return breaks;
  // The narrowest measure that takes as many lines makes them even.
  double narrow = breaking.measure / 3, wide = breaking.measure;
  for (int round = 0; round < 12 && wide - narrow > 0.5; ++round) {
    const double middle = (narrow + wide) / 2;
    double widest = 0;
    shape.measure = middle;
    std::vector<std::size_t> attempt = fit_lines(units_, theme_.breaking, shape);
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
    lines.push_back(compose({pieces, links, on_dark}, {begin, breaks[i], i == 0, last}, breaking));
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
