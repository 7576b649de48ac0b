// Which texts of the corpus are secret, and which words are public in any case.
// Internal to check: ConfidentialText searches for the first and spares the second.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/source_map.h"
#include "sources/corpus.h"

namespace galley::check {

// How a secret is recognized.
enum class SecretKind : std::uint8_t {
  statement,  // by runs of five words; whole where it has two to four
  remark,     // by runs of five words only: shorter ones ("p. 4", "in writing") stand anywhere
  whole,      // an address: all of it
  person,     // a name: whole, turned round, with its initial, after a title
};

struct SecretText {
  std::string text;
  Span span;
  SecretKind kind = SecretKind::statement;
};

[[nodiscard]] std::vector<SecretText> secret_texts(const sources::Corpus& corpus);

// What may be shown in any case: public facts and references, names of platforms, States,
// bodies and authors. Not what authors write, which is where a secret leaks.
[[nodiscard]] std::vector<std::string> public_texts(const sources::Corpus& corpus);

}  // namespace galley::check
