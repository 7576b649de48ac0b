// Regular expressions as rule files write them: the dialect of Go's regexp2 (Perl with
// Unicode classes, `$` only at the very end unless (?m)). PCRE2 with its JIT does the
// work; what it cannot compile (lookbehind of varying length) goes to ICU. Each match
// has a limit of steps, and a pattern that reached it three times is not tried again, so
// that no rule or text can hang a run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace galley::prose {

inline constexpr std::size_t no_position = std::numeric_limits<std::size_t>::max();

// Bytes [begin, end) of a group; no_position if the group took no part.
struct Capture {
  std::size_t begin = no_position;
  std::size_t end = no_position;
  [[nodiscard]] bool took_part() const { return begin != no_position; }
};

using Captures = std::vector<Capture>;  // 0: the whole match

// How a replacement names groups: as .NET, where `$1x` is group 1 and an x and an unknown
// group stands for itself, or as Go, where it is a group named 1x and an unknown one is empty.
enum class References : std::uint8_t { dotnet, go };

class Regex {
 public:
  Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

  // The error's message says what is wrong and after which letters.
  [[nodiscard]] static Result<Regex> compile(std::string_view pattern);

  [[nodiscard]] bool empty() const;  // made by the default constructor: matches nothing
  [[nodiscard]] const std::string& pattern() const;
  [[nodiscard]] bool matches(std::string_view text) const;  // anywhere
  // The first match at or after `from`; false if none. `text` is valid UTF-8.
  bool find(std::string_view text, std::size_t from, Captures& captures) const;
  // Calls `visit` with the captures of each match from left to right, without overlaps;
  // an empty match moves on one letter.
  template <class Visit>
  void each_match(std::string_view text, Visit visit) const {
    const Letters letters = letters_of(text);
    Captures captures;
    for (std::size_t from = 0; from <= text.size() && find(text, letters, from, captures);) {
      from = captures[0].end > captures[0].begin ? captures[0].end : next_letter(text, captures[0].end);
      visit(captures);
    }
  }
  [[nodiscard]] std::vector<Capture> find_all(std::string_view text) const;
  [[nodiscard]] std::vector<Captures> find_all_captures(std::string_view text) const;
  // Replaces every match; `$1`, `${1}`, `${name}` stand for groups, `$$` for a dollar.
  [[nodiscard]] std::string replace_all(std::string_view text, std::string_view replacement,
                                        References references = References::dotnet) const;
  // A group's number by name; 0 if there is none.
  [[nodiscard]] std::size_t group(std::string_view name) const;

  // How often a match was given up because it took too many steps.
  [[nodiscard]] std::size_t limits_reached() const;

 private:
  struct Engine;
  // What a text is made of. Combining marks PCRE2 takes for no part of a word.
  enum class Letters { ascii, without_marks, with_marks };
  [[nodiscard]] static Letters letters_of(std::string_view text);
  [[nodiscard]] static std::size_t next_letter(std::string_view text, std::size_t at);
  bool find(std::string_view text, Letters letters, std::size_t from, Captures& captures) const;

  std::unique_ptr<Engine> engine_;
};

// `text` with every character that means something in a pattern escaped.
[[nodiscard]] std::string escape_pattern(std::string_view text);

}  // namespace galley::prose
