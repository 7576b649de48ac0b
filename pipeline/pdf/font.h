// Fonts in the file: Type 0 over CIDFontType2 (ISO 32000-1, 9.7), one CID for each pair
// of a glyph and the text it stands for. So copied text is right even where one glyph
// shows different letters, and content can be written before the font is cut down.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "layout/font.h"
#include "pdf/haru.h"

namespace galley::pdf {

using Cid = std::uint16_t;

class EmbeddedFont {
 public:
  explicit EmbeddedFont(std::shared_ptr<const layout::Font> font, std::string resource);

  // The CID of a glyph that shows `text` (UTF-8; may be empty for a continuing glyph).
  Cid cid(std::uint32_t glyph, std::string_view text);
  // Thousandths of the size, as the W array gives it.
  [[nodiscard]] int width(Cid cid) const { return widths_[cid]; }
  [[nodiscard]] const std::string& resource() const { return resource_; }
  [[nodiscard]] const layout::Font& font() const { return *font_; }

  // Subsets the font and writes its objects; the result is the Type 0 dictionary.
  Result<ObjectId> write(ObjectWriter& objects) const;

 private:
  struct Entry {
    std::uint32_t glyph = 0;
    std::string text;
  };
  Cid add(std::uint32_t glyph, std::string_view text);
  [[nodiscard]] Result<void> check() const;
  [[nodiscard]] std::string to_unicode() const;
  [[nodiscard]] std::string descriptor(const std::string& name, ObjectId program) const;

  std::shared_ptr<const layout::Font> font_;
  std::string resource_;
  std::vector<Entry> entries_;   // by CID; 0 is .notdef and never shown
  std::vector<int> widths_;      // by CID
  std::unordered_map<std::uint64_t, Cid> short_texts_;
  std::map<std::pair<std::uint32_t, std::string>, Cid, std::less<>> long_texts_;
};

// The fonts of a file, in order of first use.
class FontTable {
 public:
  EmbeddedFont& use(const std::shared_ptr<const layout::Font>& font);
  // The entries of a Font resource dictionary: "/F0 7 0 R/F1 12 0 R".
  Result<std::string> write(ObjectWriter& objects) const;

 private:
  std::vector<std::unique_ptr<EmbeddedFont>> fonts_;
  EmbeddedFont* last_ = nullptr;
};

}  // namespace galley::pdf
