// Several patterns searched as if they were the alternatives of one: PCRE2 takes patterns
// up to a size only, and tries each alternative at each place, so long lists are cut.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "prose/regex.h"

namespace galley::prose {

// So many alternatives make one pattern.
inline constexpr std::size_t most_in_pattern = 1000;

class PatternList {
 public:
  void add(Regex pattern) { parts_.push_back(std::move(pattern)); }
  [[nodiscard]] std::size_t size() const { return parts_.size(); }

  // Calls `visit` with the captures of each match from left to right, without overlaps,
  // and the number of its pattern; at one place the earlier pattern wins.
  template <class Visit>
  void each_match(std::string_view text, const Visit& visit) const {
    if (parts_.size() == 1) return parts_[0].each_match(text, [&](const Captures& captures) { visit(captures, 0); });
    std::vector<Captures> next(parts_.size());
    std::vector<char> ended(parts_.size(), 0);
    for (std::size_t from = 0; from <= text.size();) {
      std::size_t first = parts_.size();
      for (std::size_t number = 0; number < parts_.size(); ++number) {
        if (ended[number] == 0 && (next[number].empty() || next[number][0].begin < from))
          ended[number] = parts_[number].find(text, from, next[number]) ? 0 : 1;
        if (ended[number] != 0) continue;
        if (first == parts_.size() || next[number][0].begin < next[first][0].begin) first = number;
      }
      if (first == parts_.size()) return;
      from = behind(text, next[first][0]);
      visit(next[first], first);
    }
  }

  // The pattern without whose match there is none; null if there are several.
  [[nodiscard]] const Regex* only() const { return parts_.size() == 1 ? &parts_[0] : nullptr; }
  [[nodiscard]] std::size_t limits_reached() const;

 private:
  // Where to go on: an empty match moves on one letter.
  [[nodiscard]] static std::size_t behind(std::string_view text, const Capture& match);

  std::vector<Regex> parts_;
};

}  // namespace galley::prose
