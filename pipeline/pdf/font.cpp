#include "pdf/font.h"

#include <array>
#include <cmath>

#include <fmt/format.h>
#include <hb-ot.h>
#include <hb-subset.h>

#include "base/hash.h"
#include "layout/font_implementation.h"

namespace galley::pdf {
namespace {

// Text for a glyph that continues a cluster: nothing that a reader sees or searches.
constexpr std::string_view word_joiner = "\u2060";

struct Release {
  void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
  void operator()(hb_subset_plan_t* plan) const { hb_subset_plan_destroy(plan); }
};

// What a CIDFontType2 program does without (ISO 32000-1, 9.9): codes, names and layout are the file's.
constexpr std::array dropped_tables{
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'),
    HB_TAG('J', 'S', 'T', 'F'), HB_TAG('M', 'A', 'T', 'H'), HB_TAG('C', 'O', 'L', 'R'), HB_TAG('C', 'P', 'A', 'L'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'), HB_TAG('c', 'm', 'a', 'p'),
    HB_TAG('O', 'S', '/', '2'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('h', 'd', 'm', 'x'),
    HB_TAG('V', 'D', 'M', 'X'), HB_TAG('L', 'T', 'S', 'H'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('S', 'T', 'A', 'T'),
    HB_TAG('f', 'v', 'a', 'r'), HB_TAG('g', 'v', 'a', 'r'), HB_TAG('a', 'v', 'a', 'r'), HB_TAG('H', 'V', 'A', 'R'),
    HB_TAG('M', 'V', 'A', 'R'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x')};

std::string_view bytes_of(hb_blob_t* blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob, &length);
  return {data, length};
}

using Blob = std::unique_ptr<hb_blob_t, layout::Release>;

std::string post_script_name(const layout::Font& font) {
  std::array<char, 128> buffer{};
  auto size = static_cast<unsigned>(buffer.size());
  hb_ot_name_get_utf8(font.implementation().face.get(), HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size,
                      buffer.data());
  std::string name(buffer.data(), size);
  return name.empty() ? font.file().name.substr(0, font.file().name.rfind('.')) : name;
}

// Six letters that tell subsets of one font apart (9.6.4).
std::string subset_tag(std::string_view program) {
  const Md5Digest digest = md5(program);
  std::string tag;
  for (std::size_t i = 0; i < 6; ++i) tag += static_cast<char>('A' + digest[i] % 26);
  return tag;
}

int big_endian(std::string_view table, std::size_t at) {
  if (at + 2 > table.size()) return 0;
  return static_cast<std::int16_t>((static_cast<unsigned char>(table[at]) << 8) |
                                   static_cast<unsigned char>(table[at + 1]));
}

// The font program with only the glyphs of `wanted`, and old to new glyph numbers.
struct Subset {
  Blob program;
  std::unique_ptr<hb_subset_plan_t, Release> plan;

  [[nodiscard]] std::uint32_t new_glyph(std::uint32_t old) const {
    return hb_map_get(hb_subset_plan_old_to_new_glyph_mapping(plan.get()), old);
  }
};

template <class Entries>
Result<Subset> make_subset(const layout::Font& font, const Entries& entries) {
  const std::unique_ptr<hb_subset_input_t, Release> input(hb_subset_input_create_or_fail());
  Subset subset;
  if (input) {
    hb_set_t* glyphs = hb_subset_input_glyph_set(input.get());
    for (const auto& entry : entries) hb_set_add(glyphs, entry.glyph);
    hb_set_t* drop = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const hb_tag_t tag : dropped_tables) hb_set_add(drop, tag);
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
    subset.plan.reset(hb_subset_plan_create_or_fail(font.implementation().face.get(), input.get()));
  }
  std::unique_ptr<hb_face_t, layout::Release> face;
  if (subset.plan) face.reset(hb_subset_plan_execute_or_fail(subset.plan.get()));
  if (!face) return failure("the font '" + font.file().name + "' cannot be cut down to the letters used");
  subset.program.reset(hb_face_reference_blob(face.get()));
  return subset;
}

}  // namespace

EmbeddedFont::EmbeddedFont(std::shared_ptr<const layout::Font> font, std::string resource)
    : font_(std::move(font)), resource_(std::move(resource)), entries_(1), widths_(1) {}

Cid EmbeddedFont::cid(std::uint32_t glyph, std::string_view text) {
  if (text.size() > 4 || glyph > 0xFFFF) {
    const auto found = long_texts_.find(std::pair(glyph, std::string(text)));
    if (found != long_texts_.end()) return found->second;
    return long_texts_[{glyph, std::string(text)}] = add(glyph, text);
  }
  std::uint64_t key = (static_cast<std::uint64_t>(glyph) << 40) | (static_cast<std::uint64_t>(text.size()) << 32);
  for (std::size_t i = 0; i < text.size(); ++i)
    key |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[i])) << (8 * i);
  const auto [found, fresh] = short_texts_.try_emplace(key, Cid{0});
  if (fresh) found->second = add(glyph, text);
  return found->second;
}

Cid EmbeddedFont::add(std::uint32_t glyph, std::string_view text) {
  entries_.push_back({glyph, std::string(text.empty() ? word_joiner : text)});
  const double advance = hb_font_get_glyph_h_advance(font_->implementation().font.get(), glyph);
  widths_.push_back(static_cast<int>(std::lround(advance * 1000 / font_->units_per_em())));
  // Beyond the last code the number wraps; check() refuses such a file.
  return static_cast<Cid>(entries_.size() - 1);
}

Result<void> EmbeddedFont::check() const {
  const std::string& file = font_->file().name;
  const Blob outlines(hb_face_reference_table(font_->implementation().face.get(), HB_TAG('g', 'l', 'y', 'f')));
  if (hb_blob_get_length(outlines.get()) == 0)
    return failure("the font '" + file + "' has no TrueType outlines", "name a TrueType font in styles/theme.yml");
  if (entries_.size() > 0xFFFF) return failure("the font '" + file + "' shows more than 65,534 different letters");
  for (std::size_t i = 1; i < entries_.size(); ++i)
    if (entries_[i].glyph == 0)
      return failure("the font '" + file + "' has no glyph for '" + entries_[i].text + "'",
                     "name a font that has it under `fallback` of styles/theme.yml");
  return {};
}

std::string EmbeddedFont::to_unicode() const {
  std::string out =
      "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
      "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
  constexpr std::size_t block = 100;  // the most that one operator takes
  for (std::size_t begin = 1; begin < entries_.size(); begin += block) {
    const std::size_t end = std::min(begin + block, entries_.size());
    out += fmt::format("{} beginbfchar\n", end - begin);
    for (std::size_t i = begin; i < end; ++i) {
      out += fmt::format("<{:04X}><", i);
      append_hex(out, to_utf16(entries_[i].text));
      out += ">\n";
    }
    out += "endbfchar\n";
  }
  return out + "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
}

std::string EmbeddedFont::descriptor(const std::string& font_name, ObjectId program) const {
  const double scale = 1000.0 / font_->units_per_em();
  const Blob head(hb_face_reference_table(font_->implementation().face.get(), HB_TAG('h', 'e', 'a', 'd')));
  const std::string_view table = bytes_of(head.get());
  std::string box;
  for (const std::size_t at : {36U, 38U, 40U, 42U}) {
    if (!box.empty()) box += ' ';
    append_number(box, big_endian(table, at) * scale, 0);
  }
  constexpr int symbolic = 4, italic = 64;
  const bool slanted = font_->request().italic;
  // The file does not say how thick stems are: an estimate that viewers use only for substitutes.
  const int stem = 80 + (font_->request().weight - 400) / 5;
  return fmt::format(
      "/Type/FontDescriptor/FontName{}/Flags {}/FontBBox[{}]/ItalicAngle {}/Ascent {}/Descent {}/CapHeight {}"
      "/StemV {}/FontFile2 {} 0 R",
      name(font_name), slanted ? symbolic | italic : symbolic, box, slanted ? -12 : 0,
      number(font_->ascent() * scale, 0), number(font_->descent() * scale, 0),
      number(font_->cap_height() * scale, 0), stem, program);
}

Result<ObjectId> EmbeddedFont::write(ObjectWriter& objects) const {
  TRY_VOID(check());
  TRY(const Subset subset, make_subset(*font_, entries_));
  const std::string_view program = bytes_of(subset.program.get());
  const std::string font_name = subset_tag(program) + '+' + post_script_name(*font_);

  std::string glyphs(2, '\0');
  std::string widths;
  for (std::size_t i = 1; i < entries_.size(); ++i) {
    const std::uint32_t glyph = subset.new_glyph(entries_[i].glyph);
    glyphs += static_cast<char>(glyph >> 8);
    glyphs += static_cast<char>(glyph & 0xFF);
    if (i > 1) widths += ' ';
    append_number(widths, widths_[i], 0);
  }
  const ObjectId program_id = objects.add_stream(fmt::format("/Length1 {}", program.size()), program);
  const ObjectId descriptor_id = objects.add(descriptor(font_name, program_id));
  const ObjectId map_id = objects.add_stream({}, glyphs);
  const ObjectId unicode_id = objects.add_stream("/Type/CMap/CMapName/Adobe-Identity-UCS/CIDSystemInfo"
                                                 "<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>",
                                                 to_unicode());
  const ObjectId descendant = objects.add(fmt::format(
      "/Type/Font/Subtype/CIDFontType2/BaseFont{}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
      "/FontDescriptor {} 0 R/CIDToGIDMap {} 0 R/W[1[{}]]",
      name(font_name), descriptor_id, map_id, widths));
  return objects.add(fmt::format(
      "/Type/Font/Subtype/Type0/BaseFont{}/Encoding/Identity-H/DescendantFonts[{} 0 R]/ToUnicode {} 0 R",
      name(font_name), descendant, unicode_id));
}

EmbeddedFont& FontTable::use(const std::shared_ptr<const layout::Font>& font) {
  const char* bytes = font->file().bytes.data();
  if (last_ != nullptr && last_->font().file().bytes.data() == bytes) return *last_;
  for (const auto& known : fonts_)
    if (known->font().file().bytes.data() == bytes) return *(last_ = known.get());
  fonts_.push_back(std::make_unique<EmbeddedFont>(font, fmt::format("F{}", fonts_.size())));
  return *(last_ = fonts_.back().get());
}

Result<std::string> FontTable::write(ObjectWriter& objects) const {
  std::string out;
  for (const auto& font : fonts_) {
    TRY(const ObjectId id, font->write(objects));
    out += '/' + font->resource() + ' ' + reference(id);
  }
  return out;
}

}  // namespace galley::pdf
