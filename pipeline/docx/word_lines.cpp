#include "docx/word_lines.h"

#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "layout/measure.h"
#include "unicode/unicode.h"

namespace galley::docx {
namespace {

constexpr std::string_view note_mark = "\xEF\xBF\xB9";  // U+FFF9, which joins the word before it, as LibreOffice has it
constexpr int note_size_percent = 58;
constexpr int pixels_per_twip = 6;
constexpr std::uint32_t longest_path = 66;    // characters before a slash that stay in one line
constexpr std::size_t longest_ligature = 3;   // characters: ffi

struct Portion {
  std::uint32_t begin = 0, end = 0;   // bytes of the flat text
  std::size_t first = 0, last = 0;    // clusters
  FontSet::Face* face = nullptr;
  int size = 0;                       // twips
  int line_height = 0;                // of the font, twips
  bool italic = false, shaped = false;
  bool made = false;                  // by the word processor from a mark or field: not cut out of the text
  int note = 0;

  // What an italic letter leans over its box; LibreOffice keeps that room at the end of a
  // line, and behind a portion it has made.
  [[nodiscard]] int lean() const { return italic ? line_height / 12 : 0; }
};

struct Cluster {
  std::uint32_t begin = 0;
  std::int64_t pixels = 0;
  bool space = false;
};

int to_twips(std::int64_t pixels) {
  return static_cast<int>(std::floor(static_cast<double>(pixels) / pixels_per_twip + 0.5));
}

bool is_hangul(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0xE1) return false;  // below U+1000
  const char32_t code_point = unicode::next_code_point(text, at);
  return (code_point >= 0xAC00 && code_point <= 0xD7A3) || (code_point >= 0x1100 && code_point <= 0x11FF) ||
         (code_point >= 0x3130 && code_point <= 0x318F);
}

bool ends_with_quotation(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  for (const std::string_view mark : {"’", "”", "‘", "“", "\"", "'", "»", "«"})
    if (text.ends_with(mark)) return true;
  return false;
}

class Breaker {
 public:
  Breaker(const Paragraph& paragraph, const StyleSheet& styles, FontSet& fonts, std::string_view language)
      : paragraph_(paragraph), styles_(styles), fonts_(fonts), style_(styles.paragraph(paragraph.style)),
        language_(language) {}

  Result<ParagraphLines> run(int available) {
    TRY_VOID(flatten());
    if (drawing_ != nullptr) {
      // It stands on the baseline; LibreOffice leaves the font's descent below where there is
      // more in the line: a content control's edge, or the object that it makes of a chart
      // without an alternative.
      TRY(const auto* face, fonts_.face(style_.font));
      const bool object = drawing_->kind == DrawingRun::Kind::chart && !drawing_->alternative;
      const int descent = object || !paragraph_.control.id.empty()
                              ? static_cast<int>(std::lround(face->descent * style_.size * 10))
                              : 0;
      out_.lines.push_back({drawing_->height + descent, {}, 0, 0});
      return std::move(out_);
    }
    find_breaks();
    std::size_t at = 0;
    const int first_line = paragraph_.list == ListKind::none ? style_.first_line : 0;
    do {
      const auto next = line(at, at == 0 ? available - first_line : available);
      close_line(at, next);
      at = next;
    } while (at < clusters_.size());
    // The page number of a contents entry takes a line of its own where it has no room.
    if (after_tab_ > 0 && width_of_last_line() + after_tab_ > available) close_line(clusters_.size(), clusters_.size());
    return std::move(out_);
  }

 private:
  enum class Break : std::uint8_t { none, slash, allowed, mandatory };

  Result<void> flatten();
  Result<void> add_text(std::string_view text, std::string_view character_style, bool made = false, int note = 0);
  void measure(Portion& portion);
  void find_breaks();
  [[nodiscard]] std::size_t line(std::size_t begin, int available) const;
  [[nodiscard]] std::size_t break_before(std::size_t begin, std::size_t cut) const;
  [[nodiscard]] std::size_t fitting(std::size_t first, std::size_t last, std::int64_t room) const;
  void close_line(std::size_t begin, std::size_t end);
  [[nodiscard]] int width_of_last_line() const;

  const Paragraph& paragraph_;
  const StyleSheet& styles_;
  FontSet& fonts_;
  const StyleProperties& style_;
  std::string_view language_;
  ParagraphLines out_;
  std::vector<Portion> portions_;
  std::vector<Cluster> clusters_;
  std::vector<Break> breaks_;          // before each cluster; one more at the end
  const DrawingRun* drawing_ = nullptr;
  int after_tab_ = 0;                  // width of what follows a tab, twips
};

// A no-break space or hyphen is a portion of its own.
Result<void> Breaker::add_text(std::string_view text, std::string_view character_style, bool made, int note) {
  for (const std::string_view mark : {"\u00A0", "\u2011"}) {
    const auto at = text.find(mark);
    if (at == std::string_view::npos) continue;
    if (text.size() == mark.size()) {
      made = true;
      continue;
    }
    TRY_VOID(add_text(text.substr(0, at), character_style));
    TRY_VOID(add_text(text.substr(at, mark.size()), character_style, true));
    return add_text(text.substr(at + mark.size()), character_style);
  }
  if (text.empty()) return {};
  const auto& character = styles_.character(character_style);
  std::string capitals;
  if (style_.capitals || character.capitals) text = capitals = unicode::to_upper(text, language_);
  layout::FontRequest request = style_.font;
  if (!character.family.empty()) request.family = character.family;
  if (character.bold) request.weight = 700;
  request.italic = request.italic || character.italic;
  Portion portion;
  portion.begin = static_cast<std::uint32_t>(out_.text.size());
  out_.text += text;
  portion.end = static_cast<std::uint32_t>(out_.text.size());
  portion.italic = request.italic;
  portion.made = made;
  portion.note = note;
  TRY(auto* script, fonts_.script_face(character_style, request.weight));
  portion.shaped = script != nullptr;
  if (script != nullptr) portion.face = script;
  else {
    TRY(portion.face, fonts_.face(request));
  }
  portion.size = (character.size > 0 ? character.size : style_.size) * 10;
  if (character.superscript || note > 0) portion.size = portion.size * note_size_percent / 100;
  portion.line_height = static_cast<int>(portion.face->height * portion.size);
  portions_.push_back(portion);
  return {};
}

Result<void> Breaker::flatten() {
  std::string pending, style, language;
  int link = -1;
  const auto flush = [&]() -> Result<void> {
    TRY_VOID(add_text(pending, style));
    pending.clear();
    return {};
  };
  for (std::size_t i = 0; i < paragraph_.runs.size(); ++i) {
    const auto& run = paragraph_.runs[i];
    if (const auto* text = std::get_if<TextRun>(&run)) {
      // Runs that only a bookmark parts are one portion to a word processor.
      if (text->style != style || text->language != language || text->link != link) TRY_VOID(flush());
      style = text->style;
      language = text->language;
      link = text->link;
      pending += text->text;
      continue;
    }
    if (std::holds_alternative<AnchorRun>(run) || std::holds_alternative<ControlEdge>(run)) continue;
    TRY_VOID(flush());
    if (const auto* note = std::get_if<NoteRun>(&run)) TRY_VOID(add_text(note_mark, {}, true, note->number));
    else if (const auto* field = std::get_if<FieldRun>(&run)) TRY_VOID(add_text(field->result, field->style, true));
    else if (std::holds_alternative<BreakRun>(run)) TRY_VOID(add_text("\n", {}));
    else if (const auto* drawing = std::get_if<DrawingRun>(&run)) drawing_ = drawing;
    else if (std::holds_alternative<TabRun>(run)) {  // the page number that follows stands at the right margin
      const auto* number = i + 1 < paragraph_.runs.size() ? std::get_if<FieldRun>(&paragraph_.runs[i + 1]) : nullptr;
      TRY(const auto* face, fonts_.face(style_.font));
      const auto units = number == nullptr ? 0 : layout::width(number->result, *face->font, layout::Kerning::off);
      after_tab_ = to_twips(
          std::lround(static_cast<double>(units) * style_.size * 10 * pixels_per_twip / face->font->units_per_em()));
      break;
    }
  }
  return flush();
}

// One cluster a code point, or a ligature, which a line never parts; other scripts are
// shaped.
void Breaker::measure(Portion& portion) {
  const std::string_view text = std::string_view(out_.text).substr(portion.begin, portion.end - portion.begin);
  const double scale = static_cast<double>(portion.size) * pixels_per_twip / portion.face->font->units_per_em();
  portion.first = clusters_.size();
  const auto shape = [&](std::string_view piece) {
    return layout::advances(piece, *portion.face->font, layout::Kerning::off);
  };
  if (portion.note > 0) {
    std::int64_t pixels = 0;
    for (const auto& cluster : shape(std::to_string(portion.note))) pixels += std::lround(cluster.advance * scale);
    clusters_.push_back({portion.begin, pixels, false});
  } else if (portion.shaped) {
    for (const auto& cluster : shape(text)) {
      const std::string_view piece = text.substr(cluster.begin, cluster.end - cluster.begin);
      clusters_.push_back({portion.begin + cluster.begin, std::lround(cluster.advance * scale), piece == " "});
    }
  } else {
    for (std::size_t at = 0; at < text.size();) {
      const auto begin = at;
      const auto advance = portion.face->advance(text, at);
      clusters_.push_back(
          {portion.begin + static_cast<std::uint32_t>(begin), std::lround(advance * scale), text[begin] == ' '});
    }
  }
  portion.last = clusters_.size();
}

void Breaker::find_breaks() {
  clusters_.reserve(out_.text.size());
  for (auto& portion : portions_) measure(portion);
  breaks_.assign(clusters_.size() + 1, Break::none);
  std::size_t cluster = 0;
  for (const auto& opportunity : unicode::line_breaks(out_.text, language_)) {
    while (cluster < clusters_.size() && clusters_[cluster].begin < opportunity.offset) ++cluster;
    const bool exact = cluster == clusters_.size() || clusters_[cluster].begin == opportunity.offset;
    if (!exact) continue;
    const bool slash = opportunity.offset > 0 && out_.text[opportunity.offset - 1] == '/';
    const bool line_end = opportunity.offset > 0 && out_.text[opportunity.offset - 1] == '\n';
    breaks_[cluster] = line_end ? Break::mandatory : slash ? Break::slash : Break::allowed;
  }
  // LibreOffice's rules are older than ICU's: a line may part a closing quotation mark
  // from an opening bracket (UAX 14, LB15) and a hyphen from a digit (LB25).
  // Korean words stay whole.
  const std::string_view text = out_.text;
  for (std::size_t i = 1; i < clusters_.size(); ++i) {
    if (breaks_[i] == Break::allowed && is_hangul(text, clusters_[i - 1].begin) && is_hangul(text, clusters_[i].begin))
      breaks_[i] = Break::none;
    if (breaks_[i] != Break::none) continue;
    const char first = text[clusters_[i].begin];
    const std::string_view before = text.substr(0, clusters_[i].begin);
    if (ascii::is_digit(first) && before.ends_with('-')) breaks_[i] = Break::allowed;
    if ((first == '[' || first == '(') && before.ends_with(' ') && ends_with_quotation(before))
      breaks_[i] = Break::allowed;
  }
}

// Where the line from `begin` on ends when the cluster `cut` has no room: at the last
// opportunity that has. A word that would part behind a slash moves as a whole, save where
// it begins the paragraph or is a long path. A word longer than the line is cut.
std::size_t Breaker::break_before(std::size_t begin, std::size_t cut) const {
  std::size_t at = cut - (breaks_[cut] == Break::slash ? 1 : 0);
  while (at > begin && breaks_[at] == Break::none) --at;
  if (breaks_[at] == Break::slash)
    for (std::size_t i = at; i-- > 0 && clusters_[at].begin - clusters_[i + 1].begin < longest_path;)
      if (clusters_[i].space) {
        at = i + 1;
        break;
      }
  return at > begin ? at : std::max(begin + 1, cut);
}

// How many clusters from `first` on have room, counted in sixths of a twip.
std::size_t Breaker::fitting(std::size_t first, std::size_t last, std::int64_t room) const {
  std::int64_t sum = 0;
  std::size_t i = first;
  while (i < last && sum + clusters_[i].pixels <= room) sum += clusters_[i++].pixels;
  return i;
}

// The cluster that the next line begins with. A portion stays whole when, rounded to
// twips, it has room; else it is cut where it fits in sixths of a twip.
std::size_t Breaker::line(std::size_t begin, int available) const {
  int x = 0;
  for (const auto& portion : portions_) {
    if (portion.last <= begin) continue;
    const std::size_t first = std::max(begin, portion.first);
    std::size_t last = portion.last;
    for (std::size_t i = first + 1; i < last; ++i)
      if (breaks_[i] == Break::mandatory) last = i;
    const int room = available - x - portion.lean();
    std::int64_t pixels = 0;
    for (std::size_t i = first; i < last; ++i) pixels += clusters_[i].pixels;
    const auto characters = static_cast<std::int64_t>(last - first);
    const bool quick = std::int64_t{room} * 2 > characters * portion.line_height && to_twips(pixels) <= room;
    if (!quick) {
      std::size_t end = fitting(first, last, std::max<std::int64_t>(0, std::int64_t{room} * pixels_per_twip));
      if (end < last) {
        if (!clusters_[end].space) return break_before(begin, end);
        while (end < last && clusters_[end].space) ++end;  // spaces hang
        return end;
      }
    }
    if (breaks_[last] == Break::mandatory) return last;
    x += to_twips(pixels) + (portion.made ? portion.lean() : 0);
  }
  return clusters_.size();
}

void Breaker::close_line(std::size_t begin, std::size_t end) {
  Line line;
  line.begin = begin < clusters_.size() ? clusters_[begin].begin : static_cast<std::uint32_t>(out_.text.size());
  line.end = end < clusters_.size() ? clusters_[end].begin : static_cast<std::uint32_t>(out_.text.size());
  line.height = style_.line;
  for (const auto& portion : portions_)
    if (portion.note > 0 && portion.first >= begin && portion.first < end) line.notes.push_back(portion.note);
  out_.lines.push_back(std::move(line));
}

int Breaker::width_of_last_line() const {
  std::int64_t pixels = 0;
  for (const auto& cluster : clusters_)
    if (cluster.begin >= out_.lines.back().begin) pixels += cluster.pixels;
  return to_twips(pixels);
}

}  // namespace

std::int32_t FontSet::Face::advance(std::string_view text, std::size_t& at) {
  if (text[at] == 'f') {
    const std::string_view piece = text.substr(at, longest_ligature);
    auto found = ligatures.find(piece);
    if (found == ligatures.end()) {
      const auto clusters = layout::advances(piece, *font, layout::Kerning::off);
      found = ligatures.emplace(piece, std::pair{clusters.front().end, clusters.front().advance}).first;
    }
    at += found->second.first;
    return found->second.second;
  }
  const auto begin = at;
  const char32_t code_point = unicode::next_code_point(text, at);
  auto found = advances.find(code_point);
  if (found == advances.end()) {
    const auto units =
        code_point == '\n' ? 0 : layout::width(text.substr(begin, at - begin), *font, layout::Kerning::off);
    found = advances.emplace(code_point, static_cast<std::int32_t>(units)).first;
  }
  return found->second;
}

Result<FontSet::Face*> FontSet::face(const layout::FontRequest& request) {
  const auto found = faces_.find(request);
  if (found != faces_.end()) return &found->second;
  TRY(layout::FontFile file, loader_(request));
  TRY(auto font, layout::Font::load(std::move(file), request));
  Face& face = faces_[request];
  face.height = static_cast<double>(font->ascent() - font->descent()) / font->units_per_em();
  face.descent = static_cast<double>(-font->descent()) / font->units_per_em();
  face.font = std::move(font);
  return &face;
}

Result<FontSet::Face*> FontSet::script_face(std::string_view style, int weight) {
  const auto script = script_of_style(style);
  if (script.empty()) return nullptr;
  for (const auto& [name, families] : theme_.fallback) {
    if (script_of_style(script_style(name)) != script || families.empty()) continue;
    if (auto bold = face({families.front(), weight, false}); bold || weight == 400) return bold;
    return face({families.front(), 400, false});
  }
  return nullptr;
}

std::set<layout::FontRequest> FontSet::used() const {
  std::set<layout::FontRequest> requests;
  for (const auto& [request, face] : faces_) requests.insert(request);
  return requests;
}

int left_indent(const Paragraph& paragraph, const StyleProperties& style, const style::Theme& theme) {
  const auto& list = theme.docx.list;
  switch (paragraph.list) {
    case ListKind::bullet: return list.indent + paragraph.level * list.level;
    case ListKind::number: return list.number_indent * (paragraph.level + 1);
    case ListKind::key_message: case ListKind::reference: return list.key_indent * (paragraph.level + 1);
    case ListKind::none: break;
  }
  return style.left;
}

Result<ParagraphLines> break_lines_of_text(const Paragraph& paragraph, const StyleSheet& styles, FontSet& fonts,
                                           const style::Theme& theme, std::string_view language) {
  const auto& style = styles.paragraph(paragraph.style);
  return break_lines(paragraph, styles, fonts,
                     theme.docx.type_width() - left_indent(paragraph, style, theme) - style.right, language);
}

Result<ParagraphLines> break_lines(const Paragraph& paragraph, const StyleSheet& styles, FontSet& fonts, int width,
                                   std::string_view language) {
  return Breaker(paragraph, styles, fonts, language).run(width);
}

}  // namespace galley::docx
