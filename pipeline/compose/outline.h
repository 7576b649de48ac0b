// An outline's tags with their places: what is checked before it is rendered, and the
// marks that tell afterwards where each byte came from. Internal to compose.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "compose/value.h"

namespace galley::compose {

struct Tag {
  enum class Kind : std::uint8_t { value, section, inverted, end, comment };
  Kind kind = Kind::value;
  std::string name;
  std::size_t begin = 0;   // of the outline's text, braces included
  std::size_t end = 0;
  std::size_t close = 0;   // of a section: index of the tag that ends it
  bool standalone = false; // on a line of section and comment tags only, which leaves nothing behind
};

struct Outline {
  MappedText text;
  std::vector<Tag> tags;
};

// Finds the tags. Tags that are not closed, sections that do not match, and what is not
// understood ({{{x}}}, {{&x}}, partials, other delimiters) are errors; then there is none.
[[nodiscard]] std::vector<Tag> find_tags(const MappedText& text, Diagnostics& diagnostics);

// Checks every name against the context, in every turn of every loop, and that prose
// stands alone on its line. True if the outline can be rendered.
bool check_outline(const Outline& outline, const Value& context, Diagnostics& diagnostics);
// Warns of loops that run over nothing.
void warn_of_empty_loops(const Outline& outline, const Value& context, Diagnostics& diagnostics);

// Marks that rendering leaves in its result; sources cannot hold these bytes.
inline constexpr char value_mark = '\x01';     // value_mark index mark_end: a value
inline constexpr char position_mark = '\x03';  // position_mark offset mark_end: where the value behind it stands
inline constexpr char text_mark = '\x04';      // text_mark begin mark_end end mark_end: text of the outline
inline constexpr char mark_end = '\x02';

// Renders the outline; `values` receives the strings that the marks count.
[[nodiscard]] std::string render_marked(const Outline& outline, const Value& context,
                                        std::vector<const Value*>& values);

}  // namespace galley::compose
