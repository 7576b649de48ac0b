// Readability by section: figures that point a reviewer to the chapters to look at. They
// say nothing about whether a text is clear or conforms to a standard.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace galley::prose {

struct SectionReadability {
  std::string title;              // of the heading, as a reader sees it
  std::size_t words = 0;          // of running text, lists and quotations
  double words_per_sentence = 0;
  double grade = 0;               // years of school: the mean of Gunning Fog and Flesch-Kincaid
};

// By the headings of the highest level that occurs twice; sections of fewer than
// `least_words` words, whose figures would mean little, are left out.
[[nodiscard]] std::vector<SectionReadability> section_readability(const document::Document& document,
                                                                  std::size_t least_words = 100);

}  // namespace galley::prose
