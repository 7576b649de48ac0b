#include "pptx/deck.h"

#include <algorithm>

namespace galley::pptx {

const PlaceholderText* Slide::find(int place) const {
  const auto found =
      std::find_if(texts.begin(), texts.end(), [&](const PlaceholderText& text) { return text.place == place; });
  return found == texts.end() ? nullptr : &*found;
}

Paragraphs& Slide::text(int place) {
  for (PlaceholderText& each : texts)
    if (each.place == place) return each.paragraphs;
  texts.push_back({place, {}});
  return texts.back().paragraphs;
}

std::string plain_text(const Paragraph& paragraph) {
  std::string result;
  for (const Run& run : paragraph.runs) result += run.text == "\n" || run.text == "\t" ? std::string(" ") : run.text;
  return result;
}

std::string plain_text(const Paragraphs& paragraphs) {
  std::string result;
  for (const Paragraph& paragraph : paragraphs) result += (result.empty() ? "" : " ") + plain_text(paragraph);
  return result;
}

}  // namespace galley::pptx
