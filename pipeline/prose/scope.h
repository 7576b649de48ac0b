// Which blocks a rule reads: "heading", "text.list", "~blockquote", "paragraph & ~list".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley::prose {

class Selector {
 public:
  Selector() = default;
  explicit Selector(const std::vector<std::string>& scopes);
  [[nodiscard]] bool matches(std::string_view block_scope) const;

 private:
  struct Part {
    std::vector<std::string> names;   // all must occur in the block's scope, in any order
    bool negated = false;
  };
  std::vector<std::vector<Part>> choices_;  // one must hold; a choice holds if all its parts do
};

}  // namespace galley::prose
