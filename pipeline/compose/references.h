// Which references a manuscript uses, in which order, under which number. Internal to compose.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compose/compose.h"
#include "sources/corpus.h"

namespace galley::compose {

// In the reference list, sources stand in groups by what they support.
enum class ReferenceGroup : std::uint8_t { frameworks, platforms, states, other };

struct UsedReference {
  std::string key;
  int number = 0;
  ReferenceGroup group = ReferenceGroup::other;
};

struct ReferenceList {
  std::vector<UsedReference> used;  // by number
};

// The ids that `[@…]` names in a composed text, in order, code aside. Cross references
// (fig:, tbl:, sec:) are left out.
[[nodiscard]] std::vector<std::string> cited_ids(std::string_view text);

// Groups and numbers the references behind `ids`; confidential and unknown ones are left out.
[[nodiscard]] ReferenceList list_references(const sources::Corpus& corpus, const std::vector<std::string>& ids);

// The map that citations are resolved with: every reference and every fact that may be shown.
[[nodiscard]] std::map<std::string, CitedReference, std::less<>> citation_map(const sources::Corpus& corpus,
                                                                               const ReferenceList& list);

}  // namespace galley::compose
