// Which rules can match a block at all: a rule's pattern is searched for letters that
// every match must hold, and one pass over the block looks for the letters of all rules
// together. Only rules whose letters are there are then tried.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley::prose {

// Lower-case ASCII strings of three letters or more, one of which occurs in every match
// of the pattern (in any case); nothing if the pattern has no such set.
[[nodiscard]] std::optional<std::vector<std::string>> necessary_letters(std::string_view pattern);

class Prefilter {
 public:
  Prefilter();
  // Rules are numbered by the caller. A rule that is not added is always tried.
  void add(std::size_t rule, const std::vector<std::string>& letters);
  // Sets `needed[rule]` for each rule that may match.
  void scan(std::string_view text, std::vector<char>& needed) const;

 private:
  struct Entry {
    std::uint32_t letters = 0;   // four bytes, or three
    std::uint32_t rule = 0;
    std::uint32_t next = 0;      // 0: none
  };
  void insert(std::uint32_t letters, std::size_t rule);
  void look_up(std::uint32_t letters, std::vector<char>& needed) const;

  std::vector<std::uint32_t> heads_;
  std::vector<Entry> entries_;
  bool has_threes_ = false;
};

}  // namespace galley::prose
