// Long lists of words as one pattern, sorted by first letters so that a match tries few.
#pragma once

#include <string>
#include <vector>

namespace galley::prose {

// The order in which alternatives may stand without changing what matches: those that
// begin with the same letters together, others not passed. `order[i]` is the place of the
// i-th in the list given.
struct Alternatives {
  std::string pattern;               // without an outer group
  std::vector<std::size_t> order;
};

// `alternatives` are patterns; in the result each stands whole, `open` before and
// `close` behind it ("(" and ")" to capture).
[[nodiscard]] Alternatives join_alternatives(const std::vector<std::string>& alternatives, const std::string& open,
                                             const std::string& close);

// Whether a pattern has inline options or references to groups, whose meaning depends on
// where it stands among others.
[[nodiscard]] bool depends_on_place(std::string_view pattern);

}  // namespace galley::prose
