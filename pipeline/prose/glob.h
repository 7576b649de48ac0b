// Glob patterns of configuration sections: `*` and `**` any letters, `?` one, `[a-z]`
// and `[!a-z]` a class, `{a,b}` alternatives, a leading `!` the opposite.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "prose/regex.h"

namespace galley::prose {

class Glob {
 public:
  [[nodiscard]] static Result<Glob> compile(std::string_view pattern);
  [[nodiscard]] bool matches(std::string_view path) const;

 private:
  Regex regex_;
  bool negated_ = false;
};

}  // namespace galley::prose
