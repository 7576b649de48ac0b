// Waivers in the text: <!-- waive House.Terms: quoted from the statute -- AB -->.
#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "prose/waiver_index.h"
#include "prose/waivers.h"

namespace galley::prose {

struct TextWaiver {
  std::string rule, reason, by;
  Span place;            // of the comment, in its source
  int used = 0;
  bool refused = false;  // covers only what cannot be waived
  [[nodiscard]] bool complete() const;
};

// A waiver names one rule, or a style with a star: what covers everything explains nothing.
[[nodiscard]] bool names_a_rule(std::string_view rule);
[[nodiscard]] std::string trimmed(std::string_view text);

// The waivers of all documents, each once, in the order they stand. `index` gets what they
// cover: the leaf block that encloses the comment, else the next block, by its bytes in the
// manuscript and by those of the sources they came from.
[[nodiscard]] std::vector<TextWaiver> collect_text_waivers(const std::vector<WaiverDocument>& documents,
                                                           const Files& files, WaiverIndex& index);

}  // namespace galley::prose
