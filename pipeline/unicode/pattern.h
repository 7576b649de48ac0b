// ICU's regular expressions (UTS 18), for the few patterns that PCRE2 cannot compile.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "unicode/unicode.h"

namespace galley::unicode {

class Pattern {
 public:
  // Fails with the reason, and the place in the pattern, where it does not compile.
  [[nodiscard]] static Result<Pattern> compile(std::string_view pattern);
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  enum class Outcome : std::uint8_t { found, none, gave_up };  // gave_up: too many steps
  // The first match at or after byte `from`. groups[0] is the whole; a group without a
  // part in it is an empty range at no place (begin > text.size()).
  Outcome find(std::string_view text, std::size_t from, std::vector<Range>& groups) const;
  // The match that begins at byte `at`, if there is one; what stands before is seen by lookbehinds.
  Outcome match_at(std::string_view text, std::size_t at, std::vector<Range>& groups) const;
  [[nodiscard]] int group(std::string_view name) const;  // number, 0 if none

 private:
  struct State;
  Outcome read_groups(bool found, int status, std::vector<Range>& groups) const;
  explicit Pattern(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace galley::unicode
