// One alert from a diagnostic: its place, its sentence, the words marked in it.
#include <algorithm>

#include "html/report_sentence.h"
#include "html/style_report.h"

namespace galley::html {
namespace {

constexpr std::size_t longest_words = 300;  // bytes

}  // namespace

ReportAlert make_alert(const Diagnostic& diagnostic, const Files& files, bool withhold) {
  ReportAlert alert;
  alert.severity = diagnostic.severity;
  alert.rule = diagnostic.rule;
  alert.message = diagnostic.message;
  alert.hints = diagnostic.hints;
  alert.outputs = diagnostic.outputs;
  alert.engine = diagnostic.engine;
  alert.link = diagnostic.link;
  alert.waiver = diagnostic.waiver;
  const Span span = diagnostic.span ? files.origin(diagnostic.span) : Span{};
  if (!span) {
    if (!withhold) alert.text = diagnostic.text;
    return alert;
  }
  const Place place = files.place(span);
  alert.place = {std::string(place.path), place.line, place.column, place.end_line, place.end_column, span.begin, span.end};
  if (withhold) return alert;
  for (const Fix& fix : diagnostic.fixes) {
    const Span target = files.origin(fix.span);
    if (target.file == span.file) alert.fixes.push_back({target.begin, target.end, fix.text});
  }
  const std::string_view text = files.text(span.file);
  alert.text = diagnostic.text.empty() ? std::string(files.text(span)) : diagnostic.text;
  alert.text.resize(back_to_letter(alert.text, std::min(alert.text.size(), longest_words)));
  MarkedSentence sentence = sentence_around(text, span.begin, span.end);
  alert.line_text = std::move(sentence.text);
  alert.mark_begin = static_cast<std::uint32_t>(sentence.begin);
  alert.mark_end = static_cast<std::uint32_t>(sentence.end);
  return alert;
}

}  // namespace galley::html
