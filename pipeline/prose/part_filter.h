// A rule reads a paragraph's sentences, then the paragraph, then the whole block. Where
// its pattern can be nowhere in the whole, no part needs to be searched.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>

#include "prose/regex.h"

namespace galley::prose {

class PartFilter {
 public:
  // The next rule, by the pattern without whose match it is silent; null: it has none.
  void add(const Regex* necessary);
  // Whether the filter can say anything about a rule.
  [[nodiscard]] bool knows(std::size_t rule) const { return !rules_[rule].pattern.empty(); }
  // False if neither `whole` nor any part of it that stands between blanks can hold a match.
  [[nodiscard]] bool may_match(std::size_t rule, std::string_view whole) const;

 private:
  struct Entry {
    std::string pattern;      // matches in the whole wherever the rule's matches in a part; empty: there is none
    mutable Regex regex;      // of it, made when first needed
  };
  std::deque<Entry> rules_;
};

}  // namespace galley::prose
