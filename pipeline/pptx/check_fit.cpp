#include "pptx/check_fit.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/length.h"
#include "pptx/build.h"

namespace galley::pptx {
namespace {

// How much wider a substituted face may be before a title breaks out of its box.
constexpr double substitute_width = 1.06;
constexpr int edge = 2;  // hundredths of a millimetre: too near to call

class Checker {
 public:
  Checker(const Deck& deck, const Production& production, Diagnostics& diagnostics)
      : deck_(deck), production_(production), diagnostics_(diagnostics) {}

  Result<std::vector<SlidePlace>> run() {
    std::vector<SlidePlace> places;
    std::size_t section = 0;
    for (std::size_t index = 0; index < deck_.slides.size(); ++index) {
      while (section + 1 < deck_.sections.size() && deck_.sections[section + 1].first <= index) ++section;
      number_ = index + 1;
      slide_ = &deck_.slides[index];
      layout_ = production_.slides.find(slide_->layout);
      if (layout_ == nullptr) layout_ = &production_.slides.layouts.front();
      const std::string section_name = deck_.sections.empty() ? std::string() : deck_.sections[section].name;
      SlidePlace place{slide_->title, slide_->layout, section_name, slide_->source, static_cast<int>(number_), {}};
      for (const PlaceholderText& text : slide_->texts)
        if (const Placeholder* box = layout_->find(text.place)) {
          TRY(TextMeasure measure, check_text(text, *box));
          place.texts.push_back(std::move(measure));
        }
      if (!slide_->tables.empty()) TRY_VOID(check_table(slide_->tables.front(), place));
      TRY_VOID(check_notes());
      places.push_back(std::move(place));
    }
    for (const std::string& family : production_.measurer.missing())
      report(
          Severity::warning, "slide.font", {},
          fmt::format(
              "the template sets text in \"{}\", which is not installed: whether it fits was measured in another face",
              family),
          "Install the font, or leave room on the slides.");
    return places;
  }

 private:
  Diagnostic& report(Severity severity, std::string rule, Span span, std::string message, std::string hint) {
    Diagnostic& diagnostic = diagnostics_.add({});
    diagnostic.severity = severity;
    diagnostic.rule = std::move(rule);
    diagnostic.span = span;
    diagnostic.message = std::move(message);
    if (!hint.empty()) diagnostic.hints = {std::move(hint)};
    if (!production_.document.metadata.output.empty()) diagnostic.outputs = {production_.document.metadata.output};
    return diagnostic;
  }

  // The paragraph in which the box ends.
  static Span place_of(const PlaceholderText& text, const Fit& fit) {
    for (const FitLine& line : fit.lines)
      if (line.bottom > fit.room) return text.paragraphs[line.paragraph].source;
    return text.paragraphs.empty() ? Span{} : text.paragraphs.front().source;
  }

  Result<TextMeasure> check_text(const PlaceholderText& text, const Placeholder& box) {
    TRY(const Fit shown, production_.measurer.fit(text.paragraphs, box, Rules::libreoffice));
    TRY(const Fit strict, production_.measurer.fit(text.paragraphs, box, Rules::powerpoint));
    const Fit& worse = strict.height > shown.height ? strict : shown;
    TextMeasure measure{box.name, static_cast<int>(shown.lines.size()), static_cast<int>(strict.lines.size()),
                        worse.height, worse.room,
                        shown.overflows() || strict.overflows(), {}, {}, {}, {}};
    if (production_.options.trace) trace(measure, text.paragraphs, box, shown);
    if (measure.overflow) overflow(text, box, worse);
    else if (text.place == place::title) TRY_VOID(check_title(text, box, worse));
    else if (shown.lines.size() != strict.lines.size() || near_edge(shown))
      report(Severity::suggestion, "slide.edge", place_of(text, worse),
             fmt::format("{}: a line of \"{}\" fills its width; it may break differently in PowerPoint",
                         slide_name(*slide_, number_), box.name),
             {});
    return measure;
  }

  static void trace(TextMeasure& measure, const Paragraphs& paragraphs, const Placeholder& box, const Fit& fit) {
    const Frame& frame = box.frame;
    measure.box = {from_emu(frame.x + box.left), from_emu(frame.y + box.top),
                   from_emu(frame.width - box.left - box.right), from_emu(frame.height - box.top - box.bottom)};
    const auto look = [&](const Paragraph& paragraph) {
      const LevelStyle& style = box.levels[static_cast<std::size_t>(paragraph.level - 1)];
      return TextMeasure::LineLook{style.size / 100.0, style.line_points / 100.0};
    };
    measure.first = look(paragraphs.front());
    measure.last = look(paragraphs.back());
    for (const FitLine& line : fit.lines) measure.broken.push_back(line.text);
  }

  static bool near_edge(const Fit& fit) {
    return std::any_of(fit.lines.begin(), fit.lines.end(),
                       [](const FitLine& line) { return line.width > line.room - edge && line.width <= line.room; });
  }

  void overflow(const PlaceholderText& text, const Placeholder& box, const Fit& fit) {
    if (fit.lead_too_wide && fit.height <= fit.room) {
      report(Severity::error, "slide.lead", place_of(text, fit),
             fmt::format("{}: the bold words of \"{}\" run into the text beside them", slide_name(*slide_, number_),
                         box.name),
             "Shorten the bold words.");
      return;
    }
    const auto fitting =
        std::count_if(fit.lines.begin(), fit.lines.end(), [&](const FitLine& line) { return line.bottom <= fit.room; });
    const int words = std::max(1, fit.words_over());
    report(Severity::error, "slide.overflow", place_of(text, fit),
           fmt::format("{}: \"{}\" needs {} lines, and {} fit", slide_name(*slide_, number_), box.name,
                       fit.lines.size(), fitting),
           fmt::format("Cut about {} word{}.", words, words == 1 ? "" : "s"));
  }

  Result<void> check_title(const PlaceholderText& text, const Placeholder& box, const Fit& fit) {
    const auto lines = static_cast<int>(fit.lines.size());
    if (lines > production_.options.title_lines) {
      report(Severity::error, "slide.title-lines", place_of(text, fit),
             fmt::format("{}: the title takes {} lines; at most {} are allowed", slide_name(*slide_, number_), lines,
                         production_.options.title_lines),
             "Shorten the title.");
      return {};
    }
    TRY(const Fit wider, production_.measurer.fit(text.paragraphs, box, Rules::powerpoint, substitute_width));
    if (wider.overflows())
      report(
          Severity::warning, "slide.title-room", place_of(text, fit),
          fmt::format("{}: the title fills its box; in a wider face it would run over", slide_name(*slide_, number_)),
          "Cut a word or two.");
    return {};
  }

  Result<void> check_table(const Table& table, SlidePlace& slide) {
    const Placeholder* box = layout_->find(place::table);
    if (box == nullptr) return {};
    TRY(const TableLayout placed, lay_out_table(table, *box, *production_.options.theme, production_.measurer));
    if (production_.options.trace)
      for (const PlacedCell& cell : placed.cells) {
        TextMeasure measure{fmt::format("cell {} {}", cell.row + 1, cell.column + 1),
                            static_cast<int>(cell.shown.lines.size()), static_cast<int>(cell.strict_lines),
                            cell.shown.height, 0, placed.height() > placed.room, {}, {}, {}, {}};
        trace(measure, {Paragraph{}}, cell.box, cell.shown);
        slide.texts.push_back(std::move(measure));
      }
    if (!placed.broken.empty())
      report(Severity::error, "slide.word-too-wide", placed.broken.front(),
             fmt::format("{}: a word of the table is wider than its column", slide_name(*slide_, number_)),
             "Use a shorter word, or give the column more room with widths=\"…\".");
    if (placed.height() <= placed.room + 0.01) return {};
    double height = 0;
    std::size_t fitting = 0;
    while (fitting < placed.rows.size() && height + placed.rows[fitting] <= placed.room + 0.01)
      height += placed.rows[fitting++];
    const Span where = fitting < table.rows.size() && !table.rows[fitting].empty() && table.rows[fitting].front().source
                           ? table.rows[fitting].front().source
                           : table.source;
    report(Severity::error, "slide.overflow", where,
           fmt::format("{}: the table is {:.0f} points high and has room for {:.0f}", slide_name(*slide_, number_),
                       placed.height(), placed.room),
           fmt::format("Take out {} row{}, or shorten what breaks over two lines.", placed.rows.size() - fitting,
                       placed.rows.size() - fitting == 1 ? "" : "s"));
    return {};
  }

  // Notes that do not fit are not lost, but a printed notes page cuts them.
  Result<void> check_notes() {
    if (slide_->notes.empty()) return {};
    TRY(const Fit fit, production_.measurer.fit(slide_->notes, production_.slides.notes_body, Rules::powerpoint));
    if (!fit.overflows()) return {};
    const PlaceholderText text{place::body, slide_->notes};
    report(Severity::warning, "slide.notes-long", place_of(text, fit),
           fmt::format("{}: the notes do not fit on one printed notes page", slide_name(*slide_, number_)),
           fmt::format("Cut about {} words.", std::max(1, fit.words_over())));
    return {};
  }

  const Deck& deck_;
  const Production& production_;
  Diagnostics& diagnostics_;
  const Slide* slide_ = nullptr;
  const Layout* layout_ = nullptr;
  std::size_t number_ = 0;
};

}  // namespace

Result<std::vector<SlidePlace>> check_fit(const Deck& deck, const Production& production, Diagnostics& diagnostics) {
  return Checker(deck, production, diagnostics).run();
}

}  // namespace galley::pptx
