#include "docx/docx.h"

#include <algorithm>
#include <cassert>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "docx/build.h"
#include "docx/style_sheet.h"
#include "docx/word_layout.h"
#include "docx/writer.h"
#include "ooxml/properties.h"
#include "ooxml/scripts.h"
#include "ooxml/theme.h"

namespace galley::docx {
namespace {

constexpr std::string_view default_language = "en-GB";
constexpr int bold_from = 600;

// Puts the contents' entries where the author wants them; their page numbers follow when
// the pages are known.
void expand_contents(Model& model) {
  for (std::size_t i = 0; i < model.items.size(); ++i) {
    const auto* place = std::get_if<ContentsPlace>(&model.items[i]);
    if (place == nullptr) continue;
    std::vector<Item> entries;
    Paragraph head;
    head.style = "TOCHeading";
    head.runs.emplace_back(TextRun{place->title, {}, {}, -1});
    entries.emplace_back(std::move(head));
    for (const auto& section : model.sections) {
      const auto& heading = std::get<Paragraph>(model.items[section.item]);
      model.links.push_back({{}, heading.contents_bookmark});
      Paragraph entry;
      entry.style = section.level == 1 ? "TOC1" : "TOC2";
      if (entries.size() == 1)
        entry.runs.emplace_back(FieldEdge{" TOC \\o \"1-2\" \\h \\z \\t \"Heading 1 New Page,1\" ", false});
      // All of an entry is one link: LibreOffice shows no page number outside it.
      const int link = static_cast<int>(model.links.size()) - 1;
      entry.runs.emplace_back(TextRun{section.title, {}, {}, link});
      entry.runs.emplace_back(TabRun{link});
      entry.runs.emplace_back(FieldRun{fmt::format(" PAGEREF {} \\h ", heading.contents_bookmark), "1", {}, link});
      entries.emplace_back(std::move(entry));
    }
    if (entries.size() > 1) std::get<Paragraph>(entries.back()).runs.emplace_back(FieldEdge{{}, true});
    for (auto& section : model.sections)
      if (section.item > i) section.item += entries.size() - 1;
    model.items.erase(model.items.begin() + static_cast<std::ptrdiff_t>(i));
    model.items.insert(model.items.begin() + static_cast<std::ptrdiff_t>(i), std::make_move_iterator(entries.begin()),
                       std::make_move_iterator(entries.end()));
    return;
  }
}

// Whether a number of more digits than it was measured with takes another line.
Result<bool> fill_contents(Model& model, const std::vector<int>& pages, const StyleSheet& styles, FontSet& fonts,
                           const DocxOptions& options, std::string_view language) {
  std::size_t section = 0;
  bool other_lines = false;
  for (auto& item : model.items) {
    auto* entry = std::get_if<Paragraph>(&item);
    if (entry == nullptr || (entry->style != "TOC1" && entry->style != "TOC2")) continue;
    for (auto& run : entry->runs) {
      auto* number = std::get_if<FieldRun>(&run);
      if (number == nullptr || section >= pages.size()) continue;
      std::string page = std::to_string(pages[section++]);
      const bool measured = page.size() == number->result.size();
      const Paragraph before = measured ? Paragraph{} : *entry;
      number->result = std::move(page);
      if (measured) continue;
      TRY(const auto old_lines, break_lines_of_text(before, styles, fonts, *options.theme, language));
      TRY(const auto new_lines, break_lines_of_text(*entry, styles, fonts, *options.theme, language));
      other_lines = other_lines || old_lines.lines.size() != new_lines.lines.size();
    }
  }
  return other_lines;
}

// Bold is a toggle (ECMA-376 part 1, 17.7.3): a bold run in a bold paragraph would be light.
void drop_bold_in_bold(Model& model, const StyleSheet& styles) {
  for_each_paragraph(model, [&](Paragraph& paragraph) {
    if (styles.paragraph(paragraph.style).font.weight < bold_from) return;
    for (auto& run : paragraph.runs) {
      auto* text = std::get_if<TextRun>(&run);
      if (text == nullptr) continue;
      if (text->style == "Strong") text->style.clear();
      if (text->style == "StrongEmphasis") text->style = "Emphasis";
    }
  });
}

// Fonts of Chinese, Japanese and Korean weigh megabytes, every system has some, and their
// signs are equally wide in all: they stay out.
bool is_embedded(const layout::FontRequest& request, const style::Theme& theme) {
  return std::none_of(theme.fallback.begin(), theme.fallback.end(), [&](const auto& fallback) {
    return ooxml::is_east_asian(fallback.first) && !fallback.second.empty() &&
           fallback.second.front() == request.family;
  });
}

// Every style that the text uses stands in the template, and the layout knows all it sets.
Result<void> check_styles(const Model& model, const StyleSheet& styles, Diagnostics& diagnostics) {
  std::set<std::string, std::less<>> used{
      "Header",         "HeaderRight",       "Footer",        "FooterRight", "PageNumber",
      "FootnoteText",   "FootnoteReference", "NoteSeparator", "DataTable",   "CalloutInformation",
      "CalloutCaution", "RunningTable"};
  for_each_paragraph(model, [&](const Paragraph& paragraph) {
    used.insert(paragraph.style);
    for (const auto& run : paragraph.runs)
      if (const auto* text = std::get_if<TextRun>(&run); text != nullptr && !text->style.empty())
        used.insert(text->style);
  });
  for (const auto& id : used) {
    if (!styles.defines(id))
      return failure(fmt::format("templates/docx/word/styles.xml has no style '{}', which the text uses", id),
                     "add a w:style with that w:styleId");
    const auto& unmeasured = styles.has(id) ? styles.paragraph(id).unmeasured : styles.character(id).unmeasured;
    if (!unmeasured.empty())
      diagnostics.warning(
          "docx.style-unmeasured", {},
          fmt::format("templates/docx/word/styles.xml: the style '{}' sets {}, which the pages are counted without", id,
                      unmeasured),
          "Look at the pages in Word before you send the file, or take it out.");
    if (styles.has(id) && !styles.paragraph(id).exact && !id.starts_with("Figure"))
      diagnostics.warning(
          "docx.style-unmeasured", {},
          fmt::format(
              "templates/docx/word/styles.xml: the leading of the style '{}' is not exact, and hangs on the font of each line",
              id),
          "Set w:lineRule=\"exact\" in its w:spacing.");
  }
  return {};
}

Result<std::vector<EmbeddedFont>> fonts_to_embed(const FontSet& fonts, const DocxOptions& options,
                                                 Diagnostics& diagnostics) {
  std::vector<EmbeddedFont> embedded;
  if (!options.embed) return embedded;
  for (const auto& request : fonts.used()) {
    if (!is_embedded(request, *options.theme)) continue;
    if (!may_be_embedded(fonts.file(request))) {
      diagnostics.warning(
          "docx.font-rights", {},
          fmt::format(
              "{} stays out of the Word file, because the font forbids it: where it is not installed another is shown, and the pages may come out otherwise",
              fonts.file(request).name),
          "Take a font whose licence lets documents carry it, in styles/brand.yml.");
      continue;
    }
    if (options.embedded_fonts) {
      TRY(EmbeddedFont font, options.embedded_fonts(request));
      embedded.push_back(std::move(font));
      continue;
    }
    TRY(layout::FontFile file, options.fonts(request));
    TRY(EmbeddedFont font, embed_font(file, request));
    embedded.push_back(std::move(font));
  }
  return embedded;
}

Result<std::string> template_part(const DocxOptions& options, std::string_view name) {
  const auto found = options.template_parts.find(name);
  if (found == options.template_parts.end())
    return failure(fmt::format("templates/docx/{} is missing", name),
                   "Copy it from templates/docx/ of the sample project.");
  return found->second;
}

// The parts that every DOCX has besides its text.
Result<void> add_support_parts(opc::Package& package, const Model& model, const StyleSheet& styles,
                               const DocxOptions& options) {
  constexpr std::string_view document = "/word/document.xml";
  const auto add = [&](const std::string& name, std::string_view type, std::string_view relationship,
                       std::string bytes) {
    package.add(name, std::string(word_types) + std::string(type) + "+xml", std::move(bytes));
    package.relate(document, relationship, name);
  };
  TRY(std::string settings, template_part(options, "word/settings.xml"));
  add("/word/styles.xml", "styles", "styles", styles.xml());
  add("/word/settings.xml", "settings", "settings", std::move(settings));
  add("/word/numbering.xml", "numbering", "numbering",
      numbering_xml(*options.theme, *options.brand, model.list_starts));
  package.add("/word/theme/theme1.xml", std::string(ooxml::theme_content_type), ooxml::theme_xml(*options.brand));
  package.relate(document, "theme", "/word/theme/theme1.xml");
  return {};
}

// The contents name pages, and how many lines they take decides what pages there are: laid out again
// where the numbers change the lines.
Result<LaidOut> lay_out_with_contents(Model& model, const StyleSheet& styles, FontSet& fonts,
                                      const DocxOptions& options, std::string_view language,
                                      Diagnostics& diagnostics) {
  TRY(LaidOut laid, lay_out(model, styles, fonts, options, language, diagnostics));
  TRY(const bool other_lines, fill_contents(model, laid.section_pages, styles, fonts, options, language));
  if (!other_lines) return laid;
  Diagnostics told_before;
  TRY(laid, lay_out(model, styles, fonts, options, language, told_before));
  TRY_VOID(fill_contents(model, laid.section_pages, styles, fonts, options, language));
  return laid;
}

// Text and notes. Relationships are made while they are written, so that they go into their parts last.
Result<void> add_stories(opc::Package& package, const Model& model, const document::Document& document,
                         const DocxOptions& options) {
  constexpr std::string_view text_part = "/word/document.xml", notes_part = "/word/footnotes.xml";
  StoryWriter notes(model, document, options, package, std::string(notes_part));
  notes.begin("w:footnotes");
  notes.notes();
  std::string notes_xml = notes.finish();
  add_headers_and_footers(package, document, options);
  StoryWriter text(model, document, options, package, std::string(text_part));
  text.begin("w:document");
  text.items(model.items);
  std::string text_xml = text.finish();
  TRY_VOID(text.failed());
  if (options.files != nullptr) add_block_map(package, model, document, *options.files);
  package.set_bytes(notes_part, std::move(notes_xml));
  package.set_bytes(text_part, std::move(text_xml));
  return {};
}

}  // namespace

Result<DocxFile> write_docx(const document::Document& document, const DocxOptions& options, Diagnostics& diagnostics) {
  assert(options.theme != nullptr && options.brand != nullptr && options.fonts);
  const std::string language =
      document.metadata.language.empty() ? std::string(default_language) : document.metadata.language;
  Model model = build_model(document, options, diagnostics);
  expand_contents(model);
  if (!model.scripts.empty())
    diagnostics.warning("docx.scripts", model.first_script,
                        fmt::format("word processors break lines of {} differently: the pages may come out otherwise",
                                    fmt::join(model.scripts, ", ")),
                        "Look at the pages in Word before you send the file.");

  TRY(std::string style_template, template_part(options, "word/styles.xml"));
  TRY(StyleSheet styles, StyleSheet::make(style_template, *options.theme, *options.brand, language, model.scripts));
  TRY_VOID(check_styles(model, styles, diagnostics));
  drop_bold_in_bold(model, styles);
  FontSet fonts(options.fonts, *options.theme);
  TRY(LaidOut laid, lay_out_with_contents(model, styles, fonts, options, language, diagnostics));

  opc::Package package;
  package.add("/word/document.xml", std::string(word_types) + "document.main+xml", {});
  package.relate("", "officeDocument", "/word/document.xml");
  TRY_VOID(add_support_parts(package, model, styles, options));
  TRY(const auto embedded, fonts_to_embed(fonts, options, diagnostics));
  add_font_table(package, embedded, fonts.used());
  package.relate("/word/document.xml", "fontTable", "/word/fontTable.xml");
  package.add("/word/footnotes.xml", std::string(word_types) + "footnotes+xml", {});
  package.relate("/word/document.xml", "footnotes", "/word/footnotes.xml");
  TRY_VOID(add_stories(package, model, document, options));
  ooxml::add_properties(package, document.metadata, {laid.pagination.pages, 0, 0, 0});
  TRY(std::string bytes, package.write(options.kept_streams));
  return DocxFile{std::move(bytes), std::move(laid.pagination)};
}

}  // namespace galley::docx
