// Inline content as runs. Citations become "(Meta 2026, p. 4)" with a link to the source,
// cross references the words they stand for. Internal to the module.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "pptx/deck.h"

namespace galley::pptx {

struct RunLook {
  bool bold = false, italic = false;
  std::string style, language, link;
};

void append_runs(std::vector<Run>& runs, const document::Inlines& content, const document::Resources* resources,
                 const RunLook& look = {});

// The class yes, part, none or na of the first answer in the content; empty if there is none.
[[nodiscard]] std::string answer_of(const document::Inlines& content);

// Where the content begins with bold words ("**7 of 16** platforms …"): those words, and the rest.
struct Lead { std::vector<Run> lead, rest; };
[[nodiscard]] bool begins_bold(const document::Inlines& content);
[[nodiscard]] Lead split_lead(const document::Inlines& content, const document::Resources* resources);

}  // namespace galley::pptx
