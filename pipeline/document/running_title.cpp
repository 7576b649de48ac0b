#include "document/running_title.h"

#include "base/ascii.h"

namespace galley::document {

std::string running_title(const Metadata& metadata) {
  const std::string& subtitle = metadata.subtitle;
  if (subtitle.empty()) return metadata.title;
  const bool is_word = subtitle.size() > 1 && (ascii::is_lower(subtitle[1]) || subtitle[1] == ' ');
  return metadata.title + ": " + (is_word ? ascii::lower_first(subtitle) : subtitle);
}

}  // namespace galley::document
