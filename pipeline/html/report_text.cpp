#include "html/report_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace galley::html {
namespace {

constexpr std::size_t longest_text = 600;  // bytes of one message or hint
constexpr std::array<std::string_view, 13> words = {"No",  "One",   "Two",   "Three", "Four", "Five",  "Six",
                                                    "Seven", "Eight", "Nine", "Ten",   "Eleven", "Twelve"};
}  // namespace

std::string in_words(std::size_t count) {
  return count < words.size() ? std::string(words[count]) : figure(static_cast<double>(count));
}

std::string figure(double value) {
  std::string text = fmt::format("{:.2f}", value);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  const std::size_t point = std::min(text.find('.'), text.size());
  for (std::size_t at = point; at > 3 && text[at - 4] != '-'; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", figure(static_cast<double>(count)), noun, count == 1 ? "" : "s");
}

std::string share(double value, double whole) {
  return fmt::format("{:.1f}", whole > 0 ? std::clamp(value / whole * 100, 0.0, 100.0) : 0.0);
}

std::string capitalized(std::string text) {
  std::replace(text.begin(), text.end(), '_', ' ');
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string rule_in_words(std::string_view rule) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> names = {
      {{"csv", "CSV"},
       {"docx", "Word"},
       {"json", "JSON"},
       {"pdf", "PDF"},
       {"plain", "Plain language"},
       {"pptx", "PowerPoint"},
       {"prose", "Checks of the text"},
       {"yaml", "YAML"}}};
  const std::size_t point = std::min(rule.find('.'), rule.size());
  const std::string_view style = rule.substr(0, point);
  const auto known = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == style; });
  std::string words = known != names.end() ? std::string(known->second) : capitalized(std::string(style));
  bool begins = true;
  for (const char letter : rule.substr(std::min(point + 1, rule.size()))) {
    const bool large = letter >= 'A' && letter <= 'Z';
    if (begins) words += ": ";
    if (letter == '-' || letter == '.' || letter == '_') words += ' ';
    else words += std::string(large && !begins ? " " : "") + static_cast<char>(large ? letter - 'A' + 'a' : letter);
    begins = false;
  }
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

std::string as_sentence(std::string text) {
  const std::size_t word = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz");
  const bool plain = word != 0 && word != std::string::npos && text[word] == ' ';
  return plain ? capitalized(text.substr(0, word)) + text.substr(word) : text;
}

std::string shortened(std::string_view text) {
  if (text.size() <= longest_text) return visible(text);
  std::size_t end = longest_text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return visible(text.substr(0, end)) + " …";
}

std::string host_of(std::string_view link) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!link.starts_with(scheme)) continue;
    link.remove_prefix(scheme.size());
    link = link.substr(0, link.find_first_of("/?#"));
    if (link.starts_with("www.")) link.remove_prefix(4);
    return std::string(link);
  }
  return {};
}

}  // namespace galley::html
