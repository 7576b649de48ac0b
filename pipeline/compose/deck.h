// The slides of a composed deck, as outlines of what goes with it see them: the briefing
// notes say for each slide what its speaker says, on what evidence, and how long it takes.
//
// They are read from the deck's manuscript, so that both always say the same; what they
// hold leads back to the author's line as everything composed does.
#pragma once

#include <string>
#include <vector>

#include "base/source_map.h"

namespace galley::compose {

struct DeckSlide {
  std::size_t begin = 0;              // of its heading in the manuscript
  MappedText title, section;          // inline Markdown
  MappedText say;                     // Markdown: the notes without the two below
  MappedText question;                // Markdown: `::: question` in the notes
  MappedText source;                  // Markdown: the slide's source line
  std::vector<std::string> cited;     // facts and references that slide and notes cite, each once
  std::vector<std::string> figures;   // ids of its charts
  int words = 0, seconds = 0;         // of its notes; set by whoever measures the deck
};

struct Deck {
  std::vector<DeckSlide> slides;
  int words_per_minute = 0;
};

[[nodiscard]] std::vector<DeckSlide> read_slides(const MappedText& manuscript);

}  // namespace galley::compose
