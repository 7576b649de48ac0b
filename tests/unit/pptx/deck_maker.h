// A deck from Markdown with the project's own template, theme and brand.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "../layout/fonts_for_tests.h"
#include "document/parse.h"
#include "document/resolve.h"
#include "pptx/pptx.h"
#include "support/office.h"
#include "support/project.h"

namespace galley::pptx::test {

struct Made {
  Files files;
  Diagnostics diagnostics;
  document::Document document;
  Result<PptxFile> file = failure("not made");
};

// `edit` may change the template's parts or the options before the deck is written.
template <class Edit>
std::unique_ptr<Made> make_deck(const std::string& markdown, Edit edit) {
  auto made = std::make_unique<Made>();
  const std::filesystem::path root(GALLEY_SOURCE_DIR);
  galley::test::load_folder(made->files, root, "styles");
  const auto brand = style::read_brand(made->files, made->diagnostics);
  const auto theme = style::read_theme(made->files, *brand, made->diagnostics);
  const FileId id = made->files.add("deck.md", markdown);
  made->document = document::parse_document(made->files.text(id), id, made->diagnostics);
  made->document.metadata = {"sample",     "Online platforms", "A policy mapping", "en-GB", "2026-11-23",
                             "The office", "key-findings",     {"The team"},       "",      "sample/1/0123456789ab"};
  auto resources = std::make_shared<document::Resources>();
  resources->figures["deadlines"] = galley::test::bar_figure();
  resources->references["meta-2026"] = {"meta-2026", 1, "Meta 2026", "https://example.org/meta"};
  made->document.resources = resources;
  document::resolve_document(made->document, made->diagnostics);
  PptxOptions options;
  const std::filesystem::path folder = root / "templates" / "pptx";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      options.template_parts[std::filesystem::relative(entry.path(), folder).generic_string()] =
          galley::test::read_text(entry.path());
  options.theme = &*theme;
  options.brand = &*brand;
  options.fonts = layout::test::load_font_file;
  options.trace = true;
  edit(options);
  made->file = write_pptx(made->document, options, made->diagnostics);
  return made;
}

inline std::unique_ptr<Made> make_deck(const std::string& markdown) {
  return make_deck(markdown, [](PptxOptions&) {});
}

inline std::string part(const Made& made, const std::string& name) {
  return galley::test::part_of(made.file->bytes, name);
}

inline std::string messages(const Made& made) { return galley::test::describe(made.diagnostics, made.files); }

}  // namespace galley::pptx::test
