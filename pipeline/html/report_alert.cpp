// One alert from a diagnostic: its place, its line, the words marked in it.
#include <algorithm>

#include "html/style_report.h"

namespace galley::html {
namespace {

constexpr std::size_t around = 90;         // bytes of the line kept on each side of the words
constexpr std::size_t longest_words = 300; // bytes

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The nearest beginning of a code point at or before `at`.
std::size_t back_to_letter(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && is_continuation(text[at])) --at;
  return std::min(at, text.size());
}

// Moves a cut to the beginning of a word where one is near.
std::size_t to_word(std::string_view text, std::size_t at) {
  const std::size_t space = text.find(' ', at);
  return space != std::string_view::npos && space < at + 20 ? space + 1 : at;
}

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
  for (const Fix& fix : diagnostic.fixes) {
    const Span target = files.origin(fix.span);
    if (target.file == span.file) alert.fixes.push_back({target.begin, target.end, fix.text});
  }
  if (withhold) return alert;
  alert.text = diagnostic.text.empty() ? std::string(files.text(span)) : diagnostic.text;
  alert.text.resize(back_to_letter(alert.text, std::min(alert.text.size(), longest_words)));

  const std::string_view text = files.text(span.file);
  const std::size_t at = std::min<std::size_t>(span.begin, text.size());
  const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t line_begin = newline == std::string_view::npos ? 0 : newline + 1;
  const std::size_t line_end = std::min(text.find('\n', at), text.size());
  const std::size_t mark_end = back_to_letter(text, std::min({static_cast<std::size_t>(span.end), line_end, at + longest_words}));
  std::size_t begin = line_begin;
  if (at - line_begin > around) begin = std::min(to_word(text, back_to_letter(text, at - around)), at);
  const std::size_t end = back_to_letter(text, std::min(line_end, std::max(mark_end, at) + around));
  alert.line_text = std::string(text.substr(begin, end - begin));
  alert.mark_begin = static_cast<std::uint32_t>(at - begin);
  alert.mark_end = static_cast<std::uint32_t>(std::max(mark_end, at) - begin);
  if (begin > line_begin) {
    alert.line_text.insert(0, "… ");
    alert.mark_begin += 4;
    alert.mark_end += 4;
  }
  if (end < line_end) alert.line_text += " …";
  return alert;
}

}  // namespace galley::html
