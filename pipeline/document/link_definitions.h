// The link definitions of a file, `[label]: target`: a footnote, which is parsed by itself, may use
// them too. Internal to the module.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "document/prepare.h"

namespace galley::document {

class LinkDefinitions {
 public:
  // Takes a line, without the blanks before it, if it is a definition. The text must outlast this.
  void collect(std::string_view line);
  // Puts the definitions that the note uses behind its text.
  void add_to(NoteText& note) const;

 private:
  std::map<std::string, std::string_view> definitions_;  // by the label, ASCII letters small
};

}  // namespace galley::document
