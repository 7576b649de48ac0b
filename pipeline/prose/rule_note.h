// What the remarks at the head of a rule say to its readers:
//
//   # HS-05: British endings. Words that begin large may be names.
//   # Authority: UN Editorial Manual, spelling
//
// The first sentence is the rule's title, behind the usages it keeps. A rule without such
// remarks, as in packages made for Vale, has none of these.
#pragma once

#include <string>
#include <string_view>

namespace galley::prose {

struct RuleNote {
  std::string title;      // "British endings"
  std::string usages;     // "HS-05", "HS-10, HS-44"
  std::string authority;  // "UN Editorial Manual, spelling"
};

[[nodiscard]] RuleNote read_rule_note(std::string_view yaml);

}  // namespace galley::prose
