// HTML as a row of tokens with places, after the tokenization of the HTML standard
// (13.2.5), as far as prose needs it. Markdown is brought into the same form, so that
// one walk makes blocks of both.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_map.h"

namespace galley::prose {

struct HtmlToken {
  enum class Kind : std::uint8_t { start_tag, end_tag, self_closing_tag, text, comment };
  struct Attribute {
    std::string name;
    MappedText value;
  };

  Kind kind = Kind::text;
  std::string name;                   // of a tag, in lower case
  std::vector<Attribute> attributes;
  MappedText text;                    // of text (character references decoded) and comments

  [[nodiscard]] std::string_view attribute(std::string_view key) const;  // empty if absent
};

using HtmlTokens = std::vector<HtmlToken>;

// Appends the tokens of `source`. Never fails: what is no tag is text.
void tokenize_html(const MappedText& source, HtmlTokens& tokens);

// `text` with `&amp;`, `&#8217;`, `&#x2019;` … replaced by what they stand for.
[[nodiscard]] MappedText decode_references(const MappedText& text);

}  // namespace galley::prose
