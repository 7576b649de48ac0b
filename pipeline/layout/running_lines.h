// Running heads and feet: the chapter above, page number and title below, the mark of a
// draft. All are artifacts; a line too long for the page loses its last words.
#pragma once

#include <cstdint>
#include <string>

#include "layout/flow.h"

namespace galley::layout {

class RunningLines {
 public:
  RunningLines(Flow& flow, const document::Metadata& metadata, const style::Theme& theme, const style::Brand& brand)
      : flow_(flow), metadata_(metadata), theme_(theme), brand_(brand) {}

  void add_header(Strip& content, const Page& page, const RunningHead& head);
  void add_footer(Strip& content, const Page& page, std::size_t pages);
  enum class Ground : std::uint8_t { paper, band, cover };
  void add_draft_mark(Strip& content, const Page& page, Ground ground);

 private:
  [[nodiscard]] double baseline_of(const TextStyle& style) const;
  [[nodiscard]] static double right_of(const Page& page, const style::Theme& theme);
  [[nodiscard]] std::string draft_mark() const;
  double width_of(const std::string& text, const CharacterStyle& style);
  // As many words as there is room for.
  std::string shortened(const std::string& text, const CharacterStyle& style, double room);
  // Its width.
  double add_line(Strip& content, const std::string& text, const CharacterStyle& style, double x, double baseline);

  Flow& flow_;
  const document::Metadata& metadata_;
  const style::Theme& theme_;
  const style::Brand& brand_;
};

}  // namespace galley::layout
