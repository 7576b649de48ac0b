// What the grammar rules find in one block of text, and its written form, by which a
// paragraph that was looked at in an earlier run is not looked at again.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "prose/link_grammar.h"
#include "unicode/unicode.h"

namespace galley::prose::grammar {

// An alert in the bytes of a block's text.
struct Finding {
  unicode::Range range;
  Severity severity = Severity::warning;
  std::string rule, message;
  std::optional<std::string> replacement;
  bool safe = false;
  bool confirmed = false;  // by link-grammar

  friend bool operator==(const Finding&, const Finding&) = default;
};
using Findings = std::vector<Finding>;

// In order of place. Without a judge, doubtful hits are left out.
[[nodiscard]] Findings find_faults(std::string_view text, bool in_list, const LinkGrammar* judge);

// Findings by digest of the block's text.
using Memory = std::map<std::string, Findings, std::less<>>;

[[nodiscard]] std::string write_memory(const Memory& memory);
// Nothing if the text is damaged.
[[nodiscard]] std::optional<Memory> read_memory(std::string_view text);

}  // namespace galley::prose::grammar
