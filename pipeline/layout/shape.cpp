#include "layout/shape.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "layout/font_implementation.h"
#include "unicode/unicode.h"

namespace galley::layout {
namespace {

// Letters, digits and inner punctuation between which UAX #14 has no break.
bool is_plain(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (ascii::is_alphanumeric(byte)) continue;
    const bool last = i + 1 == word.size();
    if (byte == '.' || byte == ',' || byte == '\'' || byte == ':' || byte == ';') continue;
    if ((byte == '-' || byte == '/' || byte == '!' || byte == '?') && last) continue;
    if ((byte == '(' || byte == '[') && i == 0) continue;
    if (byte == ')' || byte == ']') { if (last || !ascii::is_alphanumeric(word[i + 1])) continue; }
    return false;
  }
  return true;
}

// Scripts whose letters are stored in another order, or in other pieces, than drawn.
bool is_complex(std::string_view script) {
  static constexpr std::array<std::string_view, 16> scripts{"Beng", "Deva", "Gujr", "Guru", "Khmr", "Knda",
                                                            "Laoo", "Mlym", "Mymr", "Orya", "Sinh", "Taml",
                                                            "Telu", "Thai", "Tibt", "Lana"};
  return std::find(scripts.begin(), scripts.end(), script) != scripts.end();
}

// What a draft shows for a code point that no font has: number of the glyph, and its advance.
std::pair<std::uint32_t, std::int32_t> stand_in_glyph(const Font& font) {
  for (const char32_t sign : {U'\uFFFD', U'\u25A1', U'?'})
    if (const std::uint32_t glyph = font.glyph(sign); glyph != 0)
      return {glyph, hb_font_get_glyph_h_advance(font.implementation().font.get(), glyph)};
  return {0, font.units_per_em()};
}

bool follows_neighbour(char32_t code_point) {
  return unicode::is_mark(code_point) || unicode::is_default_ignorable(code_point);
}

}  // namespace

// ---- Fonts -------------------------------------------------------------------------

FontSet::FontSet(FontLoader loader, Fallbacks fallbacks)
    : loader_(std::move(loader)), fallbacks_(std::move(fallbacks)) {}

std::optional<int> FontSet::load(const FontRequest& request) {
  const auto known = numbers_.find(request);
  if (known != numbers_.end()) return known->second;
  std::optional<int>& number = numbers_[request];
  auto file = loader_(request);
  if (!file) {
    if (!error_) error_ = file.error();
    return number;
  }
  auto font = Font::load(std::move(*file), request);
  if (!font) {
    if (!error_) error_ = font.error();
    return number;
  }
  fonts_.push_back(std::move(*font));
  return number = static_cast<int>(fonts_.size()) - 1;
}

int FontSet::find(const FontRequest& request) { return load(request).value_or(0); }

std::optional<int> FontSet::first_with(const std::vector<std::string>& families, const FontRequest& wanted,
                                       char32_t code_point) {
  const std::optional<Error> before = error_;
  for (const std::string& family : families)
    // A script font seldom has every weight and slope: try the plainer ones.
    for (const FontRequest& attempt : {FontRequest{family, wanted.weight, wanted.italic},
                                       FontRequest{family, wanted.weight, false}, FontRequest{family, 400, false}}) {
      const std::optional<int> font = load(attempt);
      error_ = before;
      if (font && at(*font)->glyph(code_point) != 0) return font;
    }
  return std::nullopt;
}

int FontSet::substitute(int wanted, std::string_view script, char32_t code_point) {
  const FontRequest request = at(wanted)->request();
  for (const std::string& list : {unicode::script_long_name(script), std::string("Common")})
    if (const auto families = fallbacks_.find(list); families != fallbacks_.end())
      if (const auto font = first_with(families->second, request, code_point)) return *font;
  // A sign of no script may stand in the font of one: the baht in that of Thai.
  for (const auto& [list, families] : fallbacks_)
    if (const auto font = first_with(families, request, code_point)) return *font;
  return -1;
}

// ---- Words -------------------------------------------------------------------------

struct Shaper::Buffer {
  std::unique_ptr<hb_buffer_t, Release> buffer{hb_buffer_create()};
};

Shaper::Shaper(FontSet& fonts, Hyphenator* hyphenator)
    : fonts_(fonts), hyphenator_(hyphenator), buffer_(std::make_unique<Buffer>()) {
  words_.reserve(4096);
}
Shaper::~Shaper() = default;

double Shaper::space(int font) {
  const auto index = static_cast<std::size_t>(font);
  if (spaces_.size() <= index) spaces_.resize(index + 1, -1);
  if (spaces_[index] < 0) {
    const Font& face = *fonts_.at(font);
    spaces_[index] = hb_font_get_glyph_h_advance(face.implementation().font.get(), face.glyph(U' ')) /
                     static_cast<double>(face.units_per_em());
  }
  return spaces_[index];
}

const ShapedWord& Shaper::word(std::string_view text, int font, std::string_view language, bool right_to_left) {
  key_.assign(text);
  key_ += '\0';
  key_ += static_cast<char>(font + 1);
  key_ += right_to_left ? 'r' : 'l';
  key_ += language;
  const auto known = words_.find(key_);
  if (known != words_.end()) return *known->second;

  auto word = std::make_unique<ShapedWord>();
  word->text = text;
  word->right_to_left = right_to_left;
  const bool plain = is_plain(text);
  std::vector<Itemized> runs;
  if (plain)
    runs.push_back({0, static_cast<std::uint32_t>(text.size()), font, "Latn"});
  else
    itemize(*word, font, runs);
  if (right_to_left) std::reverse(runs.begin(), runs.end());
  for (const Itemized& run : runs) shape_run(*word, run, language);
  for (const ShapedRun& run : word->runs) word->width += run.width;
  find_breaks(*word, language, plain);
  return *words_.emplace(key_, std::move(word)).first->second;
}

void Shaper::itemize(ShapedWord& word, int font, std::vector<Itemized>& runs) {
  const std::string_view text = word.text;
  for (const unicode::ScriptRun& script : unicode::script_runs(text)) {
    std::size_t offset = script.range.begin;
    while (offset < script.range.end) {
      const auto begin = static_cast<std::uint32_t>(offset);
      const char32_t code_point = unicode::next_code_point(text, offset);
      const auto end = static_cast<std::uint32_t>(offset);
      int chosen = font;
      // A mark, or a space or digit amid a foreign script, stays with its neighbour's font.
      const bool continues = !runs.empty() && runs.back().script == script.script && runs.back().end == begin;
      if (continues && (follows_neighbour(code_point) || (fonts_.at(runs.back().font)->glyph(code_point) != 0 &&
                                                      runs.back().font != font && code_point > 0x7F)))
        chosen = runs.back().font;
      else if (fonts_.at(font)->glyph(code_point) == 0 && !follows_neighbour(code_point)) {
        chosen = fonts_.substitute(font, script.script, code_point);
        if (chosen < 0) {
          word.missing.emplace_back(begin, code_point);
          chosen = font;
        }
      }
      if (continues && runs.back().font == chosen)
        runs.back().end = end;
      else
        runs.push_back({begin, end, chosen, script.script});
    }
  }
}

void Shaper::shape_run(ShapedWord& word, const Itemized& item, std::string_view language) {
  hb_buffer_t* buffer = buffer_->buffer.get();
  hb_buffer_clear_contents(buffer);
  hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  hb_buffer_add_utf8(buffer, word.text.data(), static_cast<int>(word.text.size()), item.begin,
                     static_cast<int>(item.end - item.begin));
  hb_buffer_set_direction(buffer, word.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, hb_script_from_string(item.script.data(), static_cast<int>(item.script.size())));
  hb_buffer_set_language(buffer, hb_language_from_string(language.data(), static_cast<int>(language.size())));
  const Font& font = *fonts_.at(item.font);
  hb_shape(font.implementation().font.get(), buffer, nullptr, 0);

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  ShapedRun run;
  run.font = item.font;
  run.complex = is_complex(item.script);
  run.begin = item.begin;
  run.end = item.end;
  run.glyphs.reserve(count);
  std::int64_t sum = 0;
  for (unsigned i = 0; i < count; ++i) {
    if (infos[i].codepoint == 0) {  // reported as missing; a draft shows where
      const auto stand_in = stand_in_glyph(font);
      run.glyphs.push_back({stand_in.first, stand_in.second, 0, 0, infos[i].cluster, infos[i].cluster});
      sum += stand_in.second;
      continue;
    }
    run.glyphs.push_back({infos[i].codepoint, positions[i].x_advance, positions[i].x_offset, positions[i].y_offset,
                          infos[i].cluster, infos[i].cluster});
    sum += positions[i].x_advance;
  }
  run.width = static_cast<double>(sum) / font.units_per_em();
  // A cluster ends where the next one in the text begins; its first glyph in the order
  // of the text shows it all.
  std::uint32_t end = item.end, cluster_end = item.end;
  const auto close = [&](std::size_t i, bool first) {
    ShapedGlyph& glyph = run.glyphs[i];
    if (glyph.begin < end) { cluster_end = end; end = glyph.begin; }
    glyph.end = first ? cluster_end : glyph.begin;
  };
  const std::size_t size = run.glyphs.size();
  if (word.right_to_left)
    for (std::size_t i = 0; i < size; ++i) close(i, i + 1 == size || run.glyphs[i + 1].begin != run.glyphs[i].begin);
  else
    for (std::size_t i = size; i-- > 0;) close(i, i == 0 || run.glyphs[i - 1].begin != run.glyphs[i].begin);
  word.runs.push_back(std::move(run));
}

void Shaper::find_breaks(ShapedWord& word, std::string_view language, bool plain) {
  const std::string_view text = word.text;
  std::vector<WordBreak>& breaks = word.breaks;
  if (!plain)
    for (const unicode::LineBreak& at : unicode::line_breaks(text, language))
      if (at.offset < text.size()) {
        const char before = text[at.offset - 1];
        const bool dash = before == '-' || before == '/' || (at.offset >= 3 && text[at.offset - 3] == '\xE2');
        breaks.push_back({static_cast<std::uint32_t>(at.offset), false, dash, 0});
      }
  if (hyphenator_ != nullptr && !word.right_to_left && breaks.empty() && text.size() >= 6) {
    std::size_t begin = 0, end = text.size();
    while (begin < end && !ascii::is_letter(text[begin]) && static_cast<unsigned char>(text[begin]) < 0x80) ++begin;
    while (end > begin && !ascii::is_letter(text[end - 1]) && static_cast<unsigned char>(text[end - 1]) < 0x80) --end;
    for (const std::uint32_t point : hyphenator_->points(text.substr(begin, end - begin), language))
      breaks.push_back({static_cast<std::uint32_t>(begin) + point, true, false, 0});
  }
  for (WordBreak& at : breaks)
    for (const ShapedRun& run : word.runs)
      for (const ShapedGlyph& glyph : run.glyphs)
        if (glyph.begin < at.offset)
          at.width_before += glyph.advance / static_cast<double>(fonts_.at(run.font)->units_per_em());
}

}  // namespace galley::layout
