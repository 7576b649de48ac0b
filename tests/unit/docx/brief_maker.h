// A brief from Markdown, for the tests of docx.
#pragma once

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "../layout/fonts_for_tests.h"
#include "document/parse.h"
#include "document/resolve.h"
#include "docx/docx.h"
#include "support/office.h"
#include "support/project.h"

namespace galley::docx::test {

struct Made {
  Files files;
  Diagnostics diagnostics;
  document::Document document;
  Result<DocxFile> file = failure("not made");
};

// A brief from Markdown with the template of the project and the look frozen for tests. `edit` may
// change the options before it is written, `edit_metadata` the metadata before it is numbered.
template <class Edit, class EditMetadata>
std::unique_ptr<Made> make(const std::string& markdown, Edit edit, EditMetadata edit_metadata) {
  auto made = std::make_unique<Made>();
  const std::filesystem::path root(GALLEY_SOURCE_DIR);
  galley::test::load_folder(made->files, root / "tests" / "support" / "look", "styles");
  const auto brand = style::read_brand(made->files, made->diagnostics);
  const auto theme = style::read_theme(made->files, *brand, made->diagnostics);
  const FileId id = made->files.add("brief.md", markdown);
  made->document = document::parse_document(made->files.text(id), id, made->diagnostics);
  made->document.metadata = {"sample",     "A brief",      "Its subtitle", "en-GB", "2026-11-23",
                             "The office", "policy-brief", {"The team"},   "1",     "sample/1/0123456789ab"};
  edit_metadata(made->document.metadata);
  auto resources = std::make_shared<document::Resources>();
  resources->figures["deadlines"] = galley::test::bar_figure();
  resources->images["picture.png"] = {"bytes", 200, 100};
  made->document.resources = resources;
  document::resolve_document(made->document, made->diagnostics);
  DocxOptions options;
  for (const char* part : {"word/styles.xml", "word/settings.xml"})
    options.template_parts[part] = galley::test::read_text(root / "templates" / "docx" / part);
  options.theme = &*theme;
  options.brand = &*brand;
  options.fonts = layout::test::load_font_file;
  options.embed = false;
  options.trace = true;
  options.files = &made->files;
  options.chart_picture = [](const document::FigureData&, double width) -> Result<ChartPicture> {
    return ChartPicture{"a picture", width, 100};
  };
  edit(options);
  made->file = write_docx(made->document, options, made->diagnostics);
  return made;
}

template <class Edit>
std::unique_ptr<Made> make(const std::string& markdown, Edit edit) {
  return make(markdown, edit, [](document::Metadata&) {});
}

inline std::unique_ptr<Made> make(const std::string& markdown) {
  return make(markdown, [](DocxOptions&) {});
}

// With the style sheet changed as a designer would.
inline std::unique_ptr<Made> make_restyled(const std::string& markdown, const std::string& from, const std::string& to) {
  return make(markdown, [&](DocxOptions& options) {
    auto& styles = options.template_parts["word/styles.xml"];
    ASSERT_NE(styles.find(from), std::string::npos);
    styles.replace(styles.find(from), from.size(), to);
  });
}

inline std::string messages(const Made& made) { return galley::test::describe(made.diagnostics, made.files); }

inline std::string part(const Made& made, const std::string& name) {
  return galley::test::part_of(made.file->bytes, name);
}

inline bool has_rule(const Made& made, std::string_view rule) {
  return std::any_of(made.diagnostics.all().begin(), made.diagnostics.all().end(),
                     [&](const Diagnostic& found) { return found.rule == rule; });
}

// Paragraphs of two lines each.
inline std::string paragraphs(int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text +=
        "Removal is fast, and preservation is not paired with it, so that the only trace of a recruiter goes with the post that an investigator would need.\n\n";
  return text;
}

inline constexpr const char* brief = R"(::: contents
:::

## What the law requires {#sec:law}

Deadlines are short.[^a] See [@tbl:states] and [the law](https://example.org/).

::: {.callout .caution title="Safeguard"}
Speed needs a *legal* test.

- one
- two
:::

Text below the box.

| State | Hours |
|:--|--:|
| India | 3 |
| Viet Nam | [Named]{.yes} |

: Two States set a clock {#tbl:states}

::: source
National laws.
:::

```chart
deadlines
```

:::: {.recommendation #R-01 number=1}
### Publish one page

Name both crimes.

::: meta
**Who** Platforms

**When** 6 months
:::
::::

[^a]: Rules of 2021.
)";

}  // namespace galley::docx::test
