// Words that are not the author's to change: between quotation marks, in block
// quotations, several in italics (titles, foreign words, names of ships), and the titles and
// names that the sources bear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "prose/text_block.h"
#include "unicode/unicode.h"

namespace galley::prose {

// Ranges between quotation marks, straight or curly, double or single, the opening mark included.
[[nodiscard]] std::vector<unicode::Range> quotations_in(std::string_view text);

class OthersWords {
 public:
  // `blocks` are those of the document; `names` are titles and names of several words.
  OthersWords(const document::Document& document, const TextBlocks& blocks, const std::vector<std::string>& names);

  // Whether the whole of `span` stands within words of others.
  [[nodiscard]] bool quote(const Span& span) const;
  // Whether it is part of a title or name as sources give it. `text` is what spans count.
  [[nodiscard]] bool name(const Span& span, std::string_view text) const;

 private:
  std::vector<Span> quoted_;  // sorted by where they begin
  const std::vector<std::string>& names_;
};

}  // namespace galley::prose
