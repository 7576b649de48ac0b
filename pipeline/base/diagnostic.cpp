#include "base/diagnostic.h"

#include <algorithm>
#include <iterator>

namespace galley {

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::suggestion: return "suggestion";
  }
  return "error";
}

namespace {

// A name or list that an author's file holds can be of any length; a message is read by people.
void shorten(std::string& text) {
  constexpr std::size_t longest = 1000;
  if (text.size() <= longest) return;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.replace(end, std::string::npos, "…");
}

}  // namespace

Diagnostic& Diagnostics::add(Diagnostic diagnostic) {
  shorten(diagnostic.message);
  for (std::string& hint : diagnostic.hints) shorten(hint);
  all_.push_back(std::move(diagnostic));
  return all_.back();
}

namespace {

Diagnostic make(Severity severity, std::string rule, Span span, std::string message, std::string hint) {
  Diagnostic diagnostic;
  diagnostic.severity = severity;
  diagnostic.rule = std::move(rule);
  diagnostic.span = span;
  diagnostic.message = std::move(message);
  if (!hint.empty()) diagnostic.hints.push_back(std::move(hint));
  return diagnostic;
}

}  // namespace

Diagnostic& Diagnostics::error(std::string rule, Span span, std::string message, std::string hint) {
  return add(make(Severity::error, std::move(rule), span, std::move(message), std::move(hint)));
}

Diagnostic& Diagnostics::warning(std::string rule, Span span, std::string message, std::string hint) {
  return add(make(Severity::warning, std::move(rule), span, std::move(message), std::move(hint)));
}

Diagnostic& Diagnostics::suggestion(std::string rule, Span span, std::string message, std::string hint) {
  return add(make(Severity::suggestion, std::move(rule), span, std::move(message), std::move(hint)));
}

void Diagnostics::append(Diagnostics other) {
  std::move(other.all_.begin(), other.all_.end(), std::back_inserter(all_));
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(all_.begin(), all_.end(), [severity](const Diagnostic& diagnostic) {
    return diagnostic.severity == severity && !diagnostic.waiver;
  }));
}

}  // namespace galley
