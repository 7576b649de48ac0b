// Boundaries of words, sentences, characters and lines, read straight from UTF-8
// through ICU's UText, so that every offset is a byte offset.
#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "unicode/ascii.h"
#include "unicode/unicode.h"

namespace galley::unicode {
namespace {

enum class Kind : std::uint8_t { word, sentence, character, line };

// A break iterator costs a hundred times what a paragraph does, and holds state; one a
// thread, kind and language.
icu::BreakIterator* iterator_for(Kind kind, std::string_view language) {
  thread_local std::map<std::pair<Kind, std::string>, std::unique_ptr<icu::BreakIterator>> kept;
  auto& slot = kept[{kind, std::string(language)}];
  if (slot) return slot.get();
  const icu::Locale locale(std::string(language).c_str());
  UErrorCode status = U_ZERO_ERROR;
  switch (kind) {
    case Kind::word: slot.reset(icu::BreakIterator::createWordInstance(locale, status)); break;
    case Kind::sentence: slot.reset(icu::BreakIterator::createSentenceInstance(locale, status)); break;
    case Kind::character: slot.reset(icu::BreakIterator::createCharacterInstance(locale, status)); break;
    case Kind::line: slot.reset(icu::BreakIterator::createLineInstance(locale, status)); break;
  }
  if (U_FAILURE(status)) slot.reset();
  return slot.get();
}

// Calls `segment(begin, end, rule status)` for each segment of the text.
template <class Segment>
void each_segment(std::string_view text, Kind kind, std::string_view language, Segment segment) {
  icu::BreakIterator* iterator = iterator_for(kind, language);
  if (iterator == nullptr || text.empty()) return;
  UErrorCode status = U_ZERO_ERROR;
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator->setText(&source, status);
  if (U_SUCCESS(status)) {
    std::int32_t begin = iterator->first();
    for (std::int32_t end = iterator->next(); end != icu::BreakIterator::DONE; begin = end, end = iterator->next())
      segment(static_cast<std::size_t>(begin), static_cast<std::size_t>(end), iterator->getRuleStatus());
  }
  // The iterator keeps a shallow copy of the UText; it must not outlive the caller's bytes.
  UText nothing = UTEXT_INITIALIZER;
  status = U_ZERO_ERROR;
  utext_openUTF8(&nothing, "", 0, &status);
  iterator->setText(&nothing, status);
  utext_close(&nothing);
  utext_close(&source);
}

bool holds_letter_or_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code_point = next_code_point(text, at);
    if (is_letter(code_point) || is_digit(code_point)) return true;
  }
  return false;
}

// Where the segment that begins at `begin` ends: UAX 29, section 4.1, on ASCII, where ICU's
// machinery costs twenty times as much. A test holds it against ICU.
std::size_t ascii_word_end(std::string_view text, std::size_t begin) {
  const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
  const auto letter = [](char c) { return ascii::is_letter(c) || c == '@'; };  // ICU holds addresses together
  const auto joins = [&](char c) { return letter(c) || ascii::is_digit(c) || c == '_'; };
  std::size_t end = begin + 1;
  if (text[begin] == ' ') {  // WB3d
    while (at(end) == ' ') ++end;
  } else if (text[begin] == '\r' && at(end) == '\n') {  // WB3
    ++end;
  } else if (joins(text[begin])) {
    for (;; ++end) {
      if (joins(at(end))) continue;  // WB5, WB8 to WB10, WB13
      const char before = text[end - 1], mark = at(end), after = at(end + 1);
      const bool in_word = (mark == '.' || mark == '\'') && letter(before) && letter(after);  // WB6, WB7
      const bool in_number = (mark == '.' || mark == '\'' || mark == ',' || mark == ';') && ascii::is_digit(before) &&
                             ascii::is_digit(after);  // WB11, WB12
      if (!in_word && !in_number) break;
    }
  }
  return end;
}

// Calls `segment(range, whether it is a word)` for each segment between word boundaries.
template <class Segment>
void each_word_segment(std::string_view text, std::string_view language, Segment segment) {
  if (!language.starts_with("en") || !is_ascii(text)) {
    each_segment(text, Kind::word, language, [&](std::size_t begin, std::size_t end, std::int32_t) {
      segment(Range{begin, end}, holds_letter_or_digit(text.substr(begin, end - begin)));
    });
    return;
  }
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
    end = ascii_word_end(text, begin);
    const auto is_word = [](unsigned char c) { return ascii::is_alphanumeric(c); };
    segment(Range{begin, end}, std::ranges::any_of(text.substr(begin, end - begin), is_word));
  }
}

}  // namespace

std::vector<WordSegment> segment_words(std::string_view text, std::string_view language) {
  std::vector<WordSegment> result;
  each_word_segment(text, language, [&](Range range, bool word) { result.push_back({range, word}); });
  return result;
}

std::vector<Range> words(std::string_view text, std::string_view language) {
  std::vector<Range> result;
  result.reserve(text.size() / 6);  // about as many as there are in English
  each_word_segment(text, language, [&](Range range, bool word) {
    if (word) result.push_back(range);
  });
  return result;
}

std::size_t count_words(std::string_view text, std::string_view language) {
  std::size_t count = 0;
  each_word_segment(text, language, [&](Range, bool word) { count += word ? 1 : 0; });
  return count;
}

std::vector<Range> sentences(std::string_view text, std::string_view language) {
  std::vector<Range> result;
  each_segment(text, Kind::sentence, language,
               [&](std::size_t begin, std::size_t end, std::int32_t) { result.push_back({begin, end}); });
  return result;
}

std::vector<Range> graphemes(std::string_view text) {
  std::vector<Range> result;
  if (is_ascii(text) && text.find('\r') == std::string_view::npos) {
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) result.push_back({i, i + 1});
    return result;
  }
  each_segment(text, Kind::character, "en",
               [&](std::size_t begin, std::size_t end, std::int32_t) { result.push_back({begin, end}); });
  return result;
}

std::vector<LineBreak> line_breaks(std::string_view text, std::string_view language) {
  std::vector<LineBreak> result;
  each_segment(text, Kind::line, language, [&](std::size_t, std::size_t end, std::int32_t status) {
    result.push_back({end, status >= UBRK_LINE_HARD && status < UBRK_LINE_HARD_LIMIT});
  });
  if (!result.empty()) result.back().mandatory = true;
  return result;
}

}  // namespace galley::unicode
