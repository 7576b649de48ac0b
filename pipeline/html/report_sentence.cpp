#include "html/report_sentence.h"

#include <algorithm>

namespace galley::html {
namespace {

constexpr std::size_t around = 170;        // bytes kept on each side of the words
constexpr std::size_t longest_words = 300; // more is a record, not words
constexpr std::size_t most_lines = 12;     // of a paragraph, on each side
constexpr std::string_view ellipsis = "…";

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return newline == std::string_view::npos ? 0 : newline + 1;
}

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

std::string_view trimmed(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

// Whether a line begins something of its own: a heading, an item, a row, a key of YAML.
bool opens_block(std::string_view line) {
  if (line.empty()) return true;
  if (std::string_view("#|>:-*+{}[]\"").find(line.front()) != std::string_view::npos) return true;
  const std::size_t word = line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
  if (word == std::string_view::npos || word == 0) return false;
  const bool key = line[word] == ':' && (word + 1 == line.size() || line[word + 1] == ' ');
  const bool item = line[word] == '.' && line.find_first_not_of("0123456789") == word;
  return key || item;
}

// The paragraph on one line; `begin` and `end` follow their bytes.
MarkedSentence paragraph_around(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t first = line_begin(text, begin);
  for (std::size_t lines = 0; lines < most_lines && first > 0 && !opens_block(trimmed(line_at(text, first))); ++lines) {
    const std::size_t above = line_begin(text, first - 1);
    const std::string_view words = trimmed(line_at(text, above));
    // "statement: >-" only announces the text.
    if (words.empty() || words.ends_with(": >-") || words.ends_with(": >") || words.ends_with(": |") || words.ends_with(": |-"))
      break;
    first = above;
  }
  MarkedSentence result;
  std::size_t at = first;
  for (std::size_t lines = 0; lines < 2 * most_lines && at < text.size(); ++lines) {
    const std::string_view line = line_at(text, at);
    const std::string_view words = trimmed(line);
    if (at > first && at >= end && opens_block(words)) break;
    if (words.empty() && at > end) break;
    if (!result.text.empty()) result.text += ' ';
    const std::size_t from = words.empty() ? at : at + static_cast<std::size_t>(words.data() - line.data());
    const auto place = [&](std::size_t offset) {
      return result.text.size() + (std::clamp(offset, from, from + words.size()) - from);
    };
    if (begin >= at && begin <= at + line.size()) result.begin = place(begin);
    if (end >= at && end <= at + line.size()) result.end = place(end);
    result.text += words;
    at += line.size() + 1;
  }
  result.end = std::max(result.begin, result.end);
  return result;
}

bool ends_sentence(std::string_view text, std::size_t at) {
  if (text[at] != '.' && text[at] != '?' && text[at] != '!') return false;
  std::size_t next = at + 1;
  while (next < text.size() && std::string_view(")]\"'").find(text[next]) != std::string_view::npos) ++next;
  if (text.substr(next, 3) == "”") next += 3;
  if (next >= text.size()) return true;
  if (text[next] != ' ' || next + 1 >= text.size()) return false;
  const char letter = text[next + 1];
  return !(letter >= 'a' && letter <= 'z') && !(letter >= '0' && letter <= '9');
}

// Whether a sentence begins at `at`: behind a space, which follows a full stop and what closes.
bool begins_sentence(std::string_view text, std::size_t at) {
  if (at < 2 || text[at - 1] != ' ') return at == 0;
  std::size_t end = at - 1;
  if (end >= 3 && text.substr(end - 3, 3) == "”") end -= 3;
  while (end > 0 && std::string_view(")]\"'").find(text[end - 1]) != std::string_view::npos) --end;
  return end > 0 && ends_sentence(text, end - 1);
}

bool is_continuation(char letter) { return (static_cast<unsigned char>(letter) & 0xC0U) == 0x80U; }

}  // namespace

std::size_t back_to_letter(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && is_continuation(text[at])) --at;
  return std::min(at, text.size());
}

MarkedSentence sentence_around(std::string_view text, std::size_t begin, std::size_t end) {
  begin = std::min(begin, text.size());
  end = std::clamp(end, begin, text.size());
  if (end - begin > longest_words) return {};
  const MarkedSentence paragraph = paragraph_around(text, begin, end);
  const std::string& whole = paragraph.text;
  std::size_t from = paragraph.begin, to = paragraph.end;
  while (!begins_sentence(whole, from) && from > 0 && paragraph.begin - from < around) --from;
  if (to == 0 || to > whole.size() || !ends_sentence(whole, to - 1))
    while (to < whole.size() && to - paragraph.end < around && !ends_sentence(whole, to++)) {
    }
  from = back_to_letter(whole, from);
  to = back_to_letter(whole, to);
  const bool cut_before = from > 0 && paragraph.begin - from >= around - 4;
  const bool cut_behind = to < whole.size() && to - paragraph.end >= around - 4;
  MarkedSentence result;
  if (cut_before) {  // at a word, where one is near
    const std::size_t space = whole.find(' ', from);
    if (space < paragraph.begin && space - from < 20) from = space + 1;
    result.text = std::string(ellipsis) + " ";
  }
  result.begin = result.text.size() + paragraph.begin - from;
  result.end = result.text.size() + paragraph.end - from;
  result.text += whole.substr(from, to - from);
  if (cut_behind) result.text += " " + std::string(ellipsis);
  return result;
}

}  // namespace galley::html
