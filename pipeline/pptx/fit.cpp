#include "pptx/fit.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "layout/measure.h"
#include "pptx/fit_lines.h"
#include "unicode/unicode.h"

namespace galley::pptx {
namespace {

constexpr double resolution = 600;  // of LibreOffice's reference device

long floor_of(double value) { return static_cast<long>(std::floor(value)); }

// A cluster's width in the unit that the rules add up: pixels at 600 dpi, or points.
double rounded_advance(int advance, int units, double size, Rules rules) {
  if (rules == Rules::powerpoint) return std::floor(advance * size / units * 8 + 0.5) / 8;
  const long size_hmm = floor_of(size * 2540 / 72 + 0.5);
  const long pixels = floor_of(static_cast<double>(size_hmm) * resolution / 2540 + 0.5);
  return static_cast<double>(std::lround(static_cast<double>(advance) * static_cast<double>(pixels) / units));
}

}  // namespace

int hmm_of_emu(long emu) { return static_cast<int>((emu + 180) / 360); }
int hmm_of_points(double points) { return static_cast<int>(floor_of(points * 2540 / 72 + 0.5)); }

struct Measurer::Face {
  std::shared_ptr<const layout::Font> font;
  std::array<int, 128> ascii{};      // unkerned advances, -1 where not yet known
  std::array<std::map<std::string, std::vector<layout::ClusterAdvance>, std::less<>>, 2> shaped;  // by Rules

  // A table's cells are measured when it is checked, and again when it is written.
  const std::vector<layout::ClusterAdvance>& advances(std::string_view text, Rules rules) {
    auto& known = shaped[static_cast<std::size_t>(rules)];
    if (const auto found = known.find(text); found != known.end()) return found->second;
    const bool kerned = rules == Rules::libreoffice;
    return known.emplace(text, layout::advances(text, *font, kerned ? layout::Kerning::on : layout::Kerning::off,
                                                kerned ? layout::Ligatures::on : layout::Ligatures::off)).first->second;
  }
  int unkerned(char letter) {
    int& advance = ascii[static_cast<unsigned char>(letter)];
    if (advance < 0)
      advance = static_cast<int>(
          layout::width(std::string_view(&letter, 1), *font, layout::Kerning::off, layout::Ligatures::off));
    return advance;
  }
};

struct Measurer::Piece : LinePiece {};

Measurer::Measurer(const style::Theme& theme, const ThemeFaces& faces, const layout::FontLoader& fonts)
    : theme_(theme), faces_of_theme_(faces), loader_(fonts) {}
Measurer::~Measurer() = default;

Result<Measurer::Face*> Measurer::face(const std::string& family, bool bold, bool italic) {
  const layout::FontRequest request{family, bold ? 700 : 400, italic};
  if (const auto found = faces_.find(request); found != faces_.end()) return found->second.get();
  TRY(layout::FontFile file, loader_(request));
  TRY(auto font, layout::Font::load(std::move(file), request));
  auto made = std::make_unique<Face>();
  made->font = std::move(font);
  made->ascii.fill(-1);
  return faces_.emplace(request, std::move(made)).first->second.get();
}

Result<Measurer::Face*> Measurer::text_face(const LevelStyle& look) {
  const std::string& wanted = look.typeface.starts_with("+mj")   ? faces_of_theme_.major
                              : look.typeface.starts_with("+mn") ? faces_of_theme_.minor
                                                                 : look.typeface;
  if (!missing_.contains(wanted)) {
    auto found = face(wanted, look.bold, look.italic);
    if (found || wanted == faces_of_theme_.substitute) return found;
    missing_.insert(wanted);
  }
  return face(faces_of_theme_.substitute, look.bold, look.italic);
}

// The face for letters that the text's own face lacks; null if none that is named has them.
// Marks that many scripts share ("，") are in the faces of Han if nowhere else.
Result<Measurer::Face*> Measurer::fallback(std::string_view script, std::string_view text, bool bold) {
  for (const std::string_view name : {script, std::string_view("Han")}) {
    const auto found = theme_.fallback.find(name);
    if (found == theme_.fallback.end()) continue;
    for (const std::string& family : found->second) {
      auto usable = face(family, bold, false);
      if (!usable) usable = face(family, false, false);
      if (!usable) continue;
      const auto clusters = layout::advances(text, *(*usable)->font);
      if (std::none_of(clusters.begin(), clusters.end(), [](const auto& cluster) { return cluster.missing; }))
        return *usable;
    }
  }
  return static_cast<Face*>(nullptr);
}

LevelStyle Measurer::with_style(const Run& run, const LevelStyle& style) const {
  LevelStyle result = style;
  if (!run.style.empty()) {
    const style::ParagraphStyle& row = style::style(theme_.pptx.paragraph, run.style);
    result.size = static_cast<int>(std::lround(row.size * 100));
    result.bold = row.weight >= 600;
  }
  if (run.bold) result.bold = true;
  if (run.italic) result.italic = true;
  return result;
}

Result<void> Measurer::measure_text(std::string_view text, const Piece& like, Face& face, double size, Rules rules,
                                    std::vector<Piece>& pieces) {
  const auto add = [&](std::string_view part, int advance, const Face& used) {
    Piece piece = like;
    piece.text = part;
    piece.width = rounded_advance(advance, used.font->units_per_em(), size, rules);
    pieces.push_back(piece);
  };
  if (rules == Rules::powerpoint &&
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; })) {
    for (std::size_t at = 0; at < text.size(); ++at) add(text.substr(at, 1), face.unkerned(text[at]), face);
    return {};
  }
  const auto& clusters = face.advances(text, rules);
  for (std::size_t index = 0; index < clusters.size();) {
    const std::size_t begin = clusters[index].begin;
    if (!clusters[index].missing) {
      add(text.substr(begin, clusters[index].end - begin), clusters[index].advance, face);
      ++index;
      continue;
    }
    // Letters that join must be shaped together.
    while (index + 1 < clusters.size() && clusters[index + 1].missing) ++index;
    const std::string_view missing = text.substr(begin, clusters[index++].end - begin);
    for (const unicode::ScriptRun& run : unicode::script_runs(missing)) {
      const std::string_view part = missing.substr(run.range.begin, run.range.end - run.range.begin);
      TRY(Face* const other, fallback(unicode::script_long_name(run.script), part, like.bold));
      Face& used = other == nullptr ? face : *other;
      for (const layout::ClusterAdvance& cluster : used.advances(part, rules))
        add(part.substr(cluster.begin, cluster.end - cluster.begin), cluster.advance, used);
    }
  }
  return {};
}

Result<void> Measurer::measure_run(const Run& run, const LevelStyle& style, Rules rules, std::vector<Piece>& pieces) {
  const LevelStyle look = with_style(run, style);
  Piece like;
  like.size = look.size / 100.0;
  like.bold = look.bold;
  like.link = !run.link.empty();
  if (run.text == "\n" || run.text == "\t") {
    like.text = run.text;
    like.kind = run.text == "\n" ? LinePiece::Kind::line_break : LinePiece::Kind::tab;
    pieces.push_back(like);
    return {};
  }
  if (!run.family.empty()) {
    auto own = face(run.family, look.bold, false);
    if (!own) own = face(run.family, false, false);
    if (own) return measure_text(run.text, like, **own, like.size, rules, pieces);
  }
  TRY(Face* const used, text_face(look));
  return measure_text(run.text, like, *used, like.size, rules, pieces);
}

Result<Fit> Measurer::fit(const Paragraphs& paragraphs, const Placeholder& box, Rules rules, double stretch) {
  Fit result;
  result.room = hmm_of_emu(box.frame.height) - hmm_of_emu(box.top) - hmm_of_emu(box.bottom);
  const int width = hmm_of_emu(box.frame.width) - hmm_of_emu(box.left) - hmm_of_emu(box.right);
  int after = 0;
  for (std::size_t index = 0; index < paragraphs.size(); ++index) {
    const Paragraph& paragraph = paragraphs[index];
    const LevelStyle& style = box.levels[static_cast<std::size_t>(paragraph.level - 1)];
    std::vector<Piece> measured;
    for (const Run& run : paragraph.runs) TRY_VOID(measure_run(run, style, rules, measured));
    std::vector<LinePiece> pieces(measured.begin(), measured.end());
    for (LinePiece& piece : pieces) piece.width *= stretch;
    if (index > 0) result.height += after + hmm_of_points(style.before / 100.0);
    after = hmm_of_points(style.after / 100.0);
    const ParagraphMeasure measure{width, hmm_of_emu(style.margin), style.size / 100.0, style.line_points / 100.0,
                                   style.line_percent / 100000.0, rules};
    break_paragraph(pieces, measure, index, result);
  }
  return result;
}

int Fit::words_over() const {
  std::string rest;
  for (const FitLine& line : lines)
    if (line.bottom > room) rest += line.text + " ";
  return static_cast<int>(unicode::count_words(rest));
}

}  // namespace galley::pptx
