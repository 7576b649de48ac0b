#include "prose/others_words.h"

#include <algorithm>
#include <variant>

#include "document/walk.h"

namespace galley::prose {
namespace {

// Bytes of the marks themselves: "“" has three, "*" and '"' one.
Span within(const Span& span, std::uint32_t open, std::uint32_t close) {
  return span.end - span.begin < open + close ? Span{} : Span{span.file, span.begin + open, span.end - close};
}

// The mark that closes ‘words’, not the apostrophe of "isn’t".
std::size_t end_of_single(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find("’", from); at != std::string_view::npos; at = text.find("’", at + 3)) {
    std::size_t next = at + 3;
    if (next >= text.size() || !unicode::is_letter(unicode::next_code_point(text, next))) return at;
  }
  return std::string_view::npos;
}

// Whether an apostrophe opens 'words': behind a blank or a bracket, before a letter.
bool opens_straight_single(std::string_view text, std::size_t at) {
  const bool apart = at == 0 || std::string_view(" \t\n([").find(text[at - 1]) != std::string_view::npos;
  std::size_t next = at + 1;
  return apart && next < text.size() && unicode::is_letter(unicode::next_code_point(text, next));
}

// The apostrophe that closes 'words': behind one, with no letter or figure after it.
std::size_t end_of_straight_single(std::string_view text, std::size_t from) {
  constexpr std::size_t longest = 600;  // bytes; further on, the first one was no quotation mark
  for (std::size_t at = text.find('\'', from); at < std::min(text.size(), from + longest); at = text.find('\'', at + 1)) {
    std::size_t next = at + 1;
    if (text[at - 1] == ' ') continue;
    if (next >= text.size()) return at;
    const char32_t behind = unicode::next_code_point(text, next);
    if (!unicode::is_letter(behind) && !unicode::is_digit(behind)) return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<unicode::Range> quotations_in(std::string_view text) {
  std::vector<unicode::Range> result;
  constexpr std::size_t closed = std::string_view::npos;
  std::size_t open = closed;
  bool closes_single = true;  // false: no mark further on closes ‘words’, so none is looked for again
  for (std::size_t place = 0; place < text.size(); ++place) {
    const bool straight = text[place] == '"';
    if (open == closed && text[place] == '\'' && opens_straight_single(text, place)) {
      const std::size_t end = end_of_straight_single(text, place + 1);
      if (end == closed) continue;
      result.push_back({place, end});
      place = end;
      continue;
    }
    if (!straight && text[place] != '\xE2') continue;  // the first byte of the curly ones
    if (text.compare(place, 3, "“") == 0 || (straight && open == closed)) {
      open = place;
    } else if (open != closed && (straight || text.compare(place, 3, "”") == 0)) {
      result.push_back({open, place});
      open = closed;
    } else if (open == closed && closes_single && text.compare(place, 3, "‘") == 0) {
      const std::size_t end = end_of_single(text, place + 3);
      closes_single = end != closed;
      if (!closes_single) continue;
      result.push_back({place, end});
      place = end + 2;
    }
  }
  return result;
}

OthersWords::OthersWords(const document::Document& document, const TextBlocks& blocks,
                         const std::vector<std::string>& names)
    : names_(names) {
  for (const TextBlock& block : blocks)
    for (const unicode::Range& range : quotations_in(block.text.text)) {
      const std::size_t mark = static_cast<unsigned char>(block.text.text[range.begin]) < 0x80 ? 1 : 3;
      quoted_.push_back(block.text.span(range.begin + mark, range.end));
    }
  document::walk_blocks(document.blocks, [&](const document::Block& block) {
    const auto* div = std::get_if<document::Div>(&block.node);
    if (std::holds_alternative<document::Quote>(block.node) || (div != nullptr && div->name == "quote"))
      quoted_.push_back(block.span);
    return true;
  });
  document::walk_all_inlines(document, [&](const document::Inline& item) {
    const auto* italics = std::get_if<document::Emphasis>(&item.node);
    if (italics != nullptr && document::plain_text(italics->content).find(' ') != std::string::npos)
      quoted_.push_back(within(item.span, 1, 1));
    return true;
  });
  std::sort(quoted_.begin(), quoted_.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
}

bool OthersWords::quote(const Span& span) const {
  for (const Span& quoted : quoted_) {
    if (quoted.begin > span.begin) break;
    if (span.end <= quoted.end) return true;
  }
  return false;
}

bool OthersWords::name(const Span& span, std::string_view text) const {
  if (!span || span.end > text.size()) return false;
  const std::string_view words = text.substr(span.begin, span.end - span.begin);
  return std::any_of(names_.begin(), names_.end(), [&](const std::string& name) {
    for (std::size_t at = name.find(words); at != std::string::npos; at = name.find(words, at + 1))
      if (at <= span.begin && text.compare(span.begin - at, name.size(), name) == 0) return true;
    return false;
  });
}

}  // namespace galley::prose
