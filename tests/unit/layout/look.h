// The project's own theme and brand, for tests that set text.
#pragma once

#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "document/parse.h"
#include "document/resolve.h"
#include "fonts_for_tests.h"
#include "layout/layout.h"
#include "style/theme.h"
#include "support/golden.h"

namespace galley::layout::test {

struct Look {
  style::Brand brand;
  style::Theme theme;
};

inline const Look& look() {
  static const Look loaded = [] {
    Files files;
    for (const char* path : {"styles/brand.yml", "styles/theme.yml"})
      files.add(path, galley::test::read_text(std::filesystem::path(GALLEY_SOURCE_DIR) / "tests/support/look" / path));
    Diagnostics diagnostics;
    auto brand = style::read_brand(files, diagnostics);
    auto theme = style::read_theme(files, *brand, diagnostics);
    return Look{std::move(*brand), std::move(*theme)};
  }();
  return loaded;
}

inline document::Document parse(const std::string& text, Diagnostics& diagnostics) {
  document::Document document = document::parse_document(text, FileId{0}, diagnostics);
  document.metadata.title = "Online platforms";
  document.metadata.language = "en-GB";
  document.resources = std::make_shared<document::Resources>();
  document::resolve_document(document, diagnostics);
  return document;
}

inline Pages lay_out(const document::Document& document, Diagnostics& diagnostics) {
  auto pages = layout::lay_out(document, look().theme, look().brand, load_font_file, nullptr, diagnostics);
  EXPECT_TRUE(pages) << (pages ? "" : pages.error().message);
  return pages ? std::move(*pages) : Pages{};
}

inline Pages lay_out(const std::string& text) {
  Diagnostics diagnostics;
  return lay_out(parse(text, diagnostics), diagnostics);
}

}  // namespace galley::layout::test
