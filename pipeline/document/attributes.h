// {#id .class key=value key="a value"}. Internal to the module.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"

namespace galley::document {

struct ParsedAttributes {
  Attributes attributes;
  std::uint32_t end = 0;                 // behind the closing brace
  std::vector<Span> value_spans;         // of attributes.values, without quotes
};

// Reads attributes that begin with the brace at text[begin]; nothing if these are none.
// They stand on one line. Time is linear in what is read.
[[nodiscard]] std::optional<ParsedAttributes> parse_attributes(std::string_view text, std::size_t begin, FileId file);

// As above, for attributes that end the range [begin, end) of one line; gives the
// offset of their brace in Attributes::span.
[[nodiscard]] std::optional<ParsedAttributes> parse_trailing_attributes(std::string_view text, std::size_t begin,
                                                                        std::size_t end, FileId file);

// What a fence of a div says from byte `begin` on, "name" or "{.name #id key="value"} :::"; `line`
// is that of its words. The name becomes the first class; a mistake leaves no class, and is said.
[[nodiscard]] Attributes parse_fence_attributes(std::string_view source, std::size_t begin, Span line,
                                                Diagnostics& diagnostics);

}  // namespace galley::document
