#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "base/files.h"
#include "check/limits.h"
#include "document/walk.h"
#include "unicode/unicode.h"

namespace galley::check {
namespace {

using namespace document;

int count(const Inlines& content) { return static_cast<int>(unicode::count_words(plain_text(content))); }

// The words themselves, without the marks of Markdown around them, which the outline may hold.
Span words_of(const Inlines& content, Span whole) {
  if (content.empty()) return whole;
  return {whole.file, content.front().span.begin, std::max(content.front().span.end, content.back().span.end)};
}

// Words a slide shows beside title, charts, tables, source line and notes; notes go
// into their own count.
class SlideCounter {
 public:
  explicit SlideCounter(SlideMeasure& slide) : slide_(slide) {}

  void add(const Blocks& blocks, bool notes) {
    for (const Block& block : blocks) add(block, notes);
  }

  void add(const Block& block, bool notes) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.node)) add_words(paragraph->content, block.span, notes);
    if (const auto* heading = std::get_if<Heading>(&block.node)) add_words(heading->content, block.span, notes);
    if (const auto* quote = std::get_if<Quote>(&block.node)) add(quote->content, notes);
    if (const auto* list = std::get_if<List>(&block.node))
      for (const ListItem& item : list->items) add(item.content, notes);
    if (const auto* table = std::get_if<Table>(&block.node);
        table != nullptr && !notes && !table->attributes.has("pattern"))
      slide_.table_rows = std::max(slide_.table_rows, static_cast<int>(table->rows.size()));
    if (const auto* div = std::get_if<Div>(&block.node); div != nullptr && div->name != "source")
      add(div->content, notes || div->name == "notes");
  }

 private:
  void add_words(const Inlines& content, Span whole, bool notes) {
    const int words = count(content);
    (notes ? slide_.notes_words : slide_.body_words) += words;
    int& most = notes ? most_notes_ : most_body_;
    if (words <= most) return;
    most = words;
    (notes ? slide_.longest_notes : slide_.longest_body) = words_of(content, whole);
  }

  SlideMeasure& slide_;
  int most_body_ = 0, most_notes_ = 0;
};

Diagnostic& report(Diagnostics& diagnostics, const std::string& output, std::string rule, Span span,
                   std::string message, std::string hint) {
  Diagnostic& diagnostic = diagnostics.error(std::move(rule), span, std::move(message), std::move(hint));
  diagnostic.outputs = {output};
  return diagnostic;
}

void check_slide(const std::string& output, const SlideMeasure& slide, std::size_t number,
                 const style::OutputLimits& limits, Diagnostics& diagnostics) {
  const std::string where = fmt::format("slide {} (\"{}\")", number, slide.title);
  if (limits.title_characters && slide.title_characters > *limits.title_characters)
    report(diagnostics, output, "limit.slide-title", slide.title_words,
           fmt::format("the title of {} has {} characters; at most {} are allowed", where, slide.title_characters,
                       *limits.title_characters),
           fmt::format("Cut {} characters.", slide.title_characters - *limits.title_characters));
  if (limits.body_words && slide.body_words > *limits.body_words)
    report(diagnostics, output, "limit.slide-words", slide.longest_body,
           fmt::format("{} shows {} words; at most {} are allowed", where, slide.body_words, *limits.body_words),
           fmt::format("Cut {} words, or move them to the notes.", slide.body_words - *limits.body_words));
  if (limits.table_rows && slide.table_rows > *limits.table_rows)
    report(
        diagnostics, output, "limit.slide-rows", slide.span,
        fmt::format("the table of {} has {} rows; at most {} are allowed", where, slide.table_rows, *limits.table_rows),
        "Show the rows that matter and name the others in the notes.");
  if (limits.notes_seconds && slide.seconds > *limits.notes_seconds) {
    const double over = (slide.seconds - *limits.notes_seconds) * limits.words_per_minute / 60.0;
    report(diagnostics, output, "limit.slide-time", slide.longest_notes,
           fmt::format("the notes of {} take {} seconds to say; at most {} are allowed", where, slide.seconds,
                       *limits.notes_seconds),
           fmt::format("Cut about {:.0f} words.", std::ceil(over)));
  }
}

double total_minutes(const std::vector<SlideMeasure>& slides) {
  int seconds = 0;
  for (const SlideMeasure& slide : slides) seconds += slide.seconds;
  return seconds / 60.0;
}

}  // namespace

std::vector<SlideMeasure> measure_slides(const Document& deck, int words_per_minute) {
  std::vector<SlideMeasure> slides;
  std::optional<SlideCounter> counter;  // of the last slide
  for (const Block& block : deck.blocks) {
    const auto* heading = std::get_if<Heading>(&block.node);
    if (heading != nullptr && heading->level <= 2) {
      // A section heading (level 1) groups slides and is none itself.
      if (heading->level == 1) continue;
      SlideMeasure slide;
      slide.title = plain_text(heading->content);
      slide.span = block.span;
      slide.title_words = words_of(heading->content, block.span);
      slide.title_characters = static_cast<int>(count_code_points(slide.title));
      slides.push_back(slide);
      counter.emplace(slides.back());
    } else if (counter) {
      counter->add(block, false);
    }
  }
  for (SlideMeasure& slide : slides)
    slide.seconds = static_cast<int>(std::lround(slide.notes_words * 60.0 / std::max(1, words_per_minute)));
  return slides;
}

void check_slides(const std::string& output, const std::vector<SlideMeasure>& slides, Span place,
                  const style::OutputLimits& limits, Diagnostics& diagnostics) {
  const int number_of_slides = static_cast<int>(slides.size());
  if (limits.slides && limits.slides->max && number_of_slides > *limits.slides->max)
    report(diagnostics, output, "limit.slides", place,
           fmt::format("{} has {} slides; at most {} are allowed", output, number_of_slides, *limits.slides->max),
           fmt::format("Take {} out of the outline.", number_of_slides - *limits.slides->max));
  if (limits.slides && limits.slides->min && number_of_slides < *limits.slides->min)
    report(diagnostics, output, "limit.slides", place,
           fmt::format("{} has {} slides; at least {} are asked for", output, number_of_slides, *limits.slides->min),
           "Mark more findings as key findings, or add slides to the outline.");
  std::size_t number = 0;
  for (const SlideMeasure& slide : slides) check_slide(output, slide, ++number, limits, diagnostics);
  const double minutes = total_minutes(slides);
  if (limits.total_minutes && minutes > *limits.total_minutes)
    report(diagnostics, output, "limit.time", place,
           fmt::format("the notes take {:.1f} minutes to say; at most {} are allowed", minutes, *limits.total_minutes),
           fmt::format("Cut about {:.0f} words of notes in all.",
                       std::ceil((minutes - *limits.total_minutes) * limits.words_per_minute)));
}

std::vector<LimitUse> slide_limits(const std::string& output, const std::vector<SlideMeasure>& slides,
                                   const style::OutputLimits& limits) {
  std::vector<LimitUse> uses;
  if (limits.slides) {
    LimitUse use{output, "slides", "slides", static_cast<double>(slides.size()), {}, {}, {}};
    if (limits.slides->min) use.min = *limits.slides->min;
    if (limits.slides->max) use.max = *limits.slides->max;
    uses.push_back(use);
  }
  int words = 0, seconds = 0;
  std::vector<PartUse> times;
  for (const SlideMeasure& slide : slides) {
    words = std::max(words, slide.body_words);
    seconds = std::max(seconds, slide.seconds);
    times.push_back({fmt::format("slide {}", times.size() + 1), slide.title, static_cast<double>(slide.seconds)});
  }
  if (limits.body_words)
    uses.push_back({output, "body_words", "words on the fullest slide", static_cast<double>(words), {},
                    static_cast<double>(*limits.body_words), {}});
  if (limits.notes_seconds)
    uses.push_back({output, "notes_seconds", "seconds of the longest notes", static_cast<double>(seconds), {},
                    static_cast<double>(*limits.notes_seconds), std::move(times)});
  if (limits.total_minutes)
    uses.push_back({output, "total_minutes", "minutes in all", std::round(total_minutes(slides) * 10.0) / 10.0, {},
                    static_cast<double>(*limits.total_minutes), {}});
  return uses;
}

}  // namespace galley::check
