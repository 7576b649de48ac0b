#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "brief_maker.h"

namespace galley::docx {
namespace {

using namespace test;

TEST(WriteDocx, GivesThePartsOfASmallBrief) {
  const auto made = make(brief);
  ASSERT_TRUE(made->file) << made->file.error().message;
  EXPECT_FALSE(made->diagnostics.has_errors()) << galley::test::describe(made->diagnostics, made->files);
  for (const char* name : {"document", "footnotes", "numbering", "header1", "footer1"})
    galley::test::expect_golden(std::string("cases/docx/brief/") + name + ".xml",
                                galley::test::lined(part(*made, std::string("/word/") + name + ".xml")));
  galley::test::expect_golden("cases/docx/brief/blocks.xml", galley::test::lined(part(*made, "/customXml/item1.xml")));
  galley::test::expect_golden("cases/docx/brief/custom.xml", galley::test::lined(part(*made, "/docProps/custom.xml")));
}

TEST(WriteDocx, GivesTheSameBytesTwice) { EXPECT_EQ(make(brief)->file->bytes, make(brief)->file->bytes); }

TEST(WriteDocx, PutsTheRowsOfTheThemeIntoTheStyles) {
  const auto made = make(brief);
  const auto styles = part(*made, "/word/styles.xml");
  EXPECT_NE(styles.find("w:styleId=\"Heading1\""), std::string::npos);
  EXPECT_EQ(styles.find("w:lineRule=\"auto\"", styles.find("w:lineRule=\"auto\"") + 1), std::string::npos)
      << "only Figure has an automatic height";
}

TEST(Controls, NameFindingsRecommendationsTablesAndFiguresAndHideNoWord) {
  const auto made = make(std::string("## A\n\n::: {.finding #F-01}\n### One\n\nDo platforms answer?\n:::\n\n") + brief);
  const auto text = part(*made, "/word/document.xml");
  for (const char* tag : {"F-01", "R-01", "tbl:states", "deadlines"})
    EXPECT_NE(text.find("<w:tag w:val=\"" + std::string(tag) + "\"/>"), std::string::npos) << tag;
  for (auto at = text.find("<w:sdtContent>"); at != std::string::npos; at = text.find("<w:sdtContent>", at + 1)) {
    const auto content = text.substr(at, text.find("</w:sdtContent>", at) - at);
    EXPECT_EQ(content.find("fldChar"), std::string::npos) << content;
    // All of a figure stands in its control; of text, a mark or a label.
    const bool figure = content.find("<w:drawing>") != std::string::npos;
    EXPECT_EQ(content.find("<w:p>") != std::string::npos, figure) << content;
    const auto words = content.find("<w:t"), begin = content.find('>', words) + 1;
    EXPECT_TRUE(words == std::string::npos ||
                content.find("</w:t>", begin) - begin <= std::string_view("Figure").size())
        << content;
  }
}

TEST(Lists, BeginAnewEachAtTheirOwnNumber) {
  const auto made = make("## A\n\n1. one\n2. two\n\nText.\n\n5. five\n\n- a\n    1. b\n- c\n    1. d\n");
  const auto text = part(*made, "/word/document.xml");
  for (const char* number : {"5", "6", "7", "8"})
    EXPECT_NE(text.find("<w:numId w:val=\"" + std::string(number) + "\"/>"), std::string::npos) << number;
  EXPECT_NE(part(*made, "/word/numbering.xml").find("<w:startOverride w:val=\"5\"/>"), std::string::npos);
}

// "Tableau 1. Title", "1. táblázat. Title".
TEST(Captions, StandInTheLanguageOfTheDocument) {
  const auto caption_of = [](const char* pattern) {
    const auto made = make("## A\n\n| a | b |\n|---|---|\n| c | d |\n\n: Title {#tbl:t}\n", [](DocxOptions&) {},
                           [&](document::Metadata& metadata) { metadata.words.table_label = pattern; });
    std::string text;
    for (const auto& line : made->file->pagination.lines)
      if (line.text.ends_with("Title")) text = line.text;
    return text;
  };
  EXPECT_EQ(caption_of("Tableau {}"), "Tableau 1. Title");
  EXPECT_EQ(caption_of("{}. táblázat"), "1. táblázat. Title");
}

TEST(Scripts, KeepTheirWeightLanguageAndDirection) {
  const auto made = make("## A\n\n**ภาษาไทย** and الدول and 法律.\n");
  const auto text = part(*made, "/word/document.xml");
  EXPECT_NE(text.find("<w:rStyle w:val=\"ScriptThaiStrong\"/><w:cs/><w:lang w:bidi=\"th\"/>"), std::string::npos);
  EXPECT_NE(text.find("<w:rtl/><w:lang w:bidi=\"ar\"/>"), std::string::npos);
  EXPECT_NE(text.find("<w:rStyle w:val=\"ScriptHan\"/><w:lang w:eastAsia=\"zh\"/>"), std::string::npos);
}

TEST(Refuses, WhatCannotBeLaidOut) {
  EXPECT_TRUE(has_rule(*make("## A\n\n::: callout\nText.[^a]\n:::\n\n[^a]: Note.\n"), "docx.note-in-table"));
  EXPECT_TRUE(has_rule(*make("## A\n\n::: callout\nOne.\n:::\n\n::: callout\nTwo.\n:::\n"), "docx.adjacent-tables"));
  EXPECT_TRUE(has_rule(*make("## A\n\n::: callout\n| A | B |\n|---|---|\n| 1 | 2 |\n:::\n"), "docx.nested-table"));
}

TEST(Warns, OfScriptsThatWordProcessorsBreakDifferently) {
  EXPECT_TRUE(has_rule(*make("## A\n\n[ภาษาไทย]{lang=th} and text.\n"), "docx.scripts"));
  EXPECT_FALSE(has_rule(*make("## A\n\nCafé – “text”.\n"), "docx.scripts"));
}

TEST(Restyled, NamesAStyleThatIsMissing) {
  const auto made = make_restyled("## A\n\n> Words.\n", R"(w:styleId="Quote")", R"(w:styleId="Zitat")");
  ASSERT_FALSE(made->file);
  EXPECT_EQ(made->file.error().message, "templates/docx/word/styles.xml has no paragraph style 'Quote'");
  const auto bare = make_restyled("## A\n\nText.\n\n::: callout\nOne.\n:::\n\nText.\n", R"(w:styleId="AfterBox")",
                                  R"(w:styleId="After")");
  ASSERT_FALSE(bare->file);
  EXPECT_EQ(bare->file.error().message, "templates/docx/word/styles.xml has no style 'AfterBox', which the text uses");
}

TEST(Restyled, SaysWhatThePagesAreCountedWithout) {
  const auto made = make_restyled("## A\n\nText.\n\n::: callout\nOne.\n:::\n\nText.\n", R"(w:styleId="AfterBox">)",
                                  R"(w:styleId="AfterBox"><w:rPr><w:smallCaps/></w:rPr>)");
  ASSERT_TRUE(made->file);
  EXPECT_NE(messages(*made).find(
                "warning[docx.style-unmeasured] templates/docx/word/styles.xml: the style 'AfterBox' sets w:smallCaps"),
            std::string::npos)
      << messages(*made);
  EXPECT_EQ(messages(*make(brief)).find("docx.style-unmeasured"), std::string::npos);
}

constexpr const char* quote_name = R"(<w:name w:val="Quote"/>)";

// Lines of the first quotation.
int quoted_lines(const std::string& from, const std::string& to) {
  const auto made = make_restyled(
      "## A\n\n> neilveti ffiilulortrail quomyulor tiponwewe gralowemy velobafi ulkave ilxq finetraco raffi one\n",
      from, to);
  return made->file->pagination.blocks.back().lines;
}

TEST(Restyled, MeasuresIndentsAndCapitals) {
  EXPECT_EQ(quoted_lines(quote_name, quote_name), 1);
  const std::string pr = std::string(quote_name) + "<w:pPr>", run = std::string(quote_name);
  EXPECT_EQ(quoted_lines(quote_name, run + R"(<w:rPr><w:caps/></w:rPr>)"), 2);
  EXPECT_EQ(quoted_lines(quote_name, pr + R"(<w:ind w:firstLine="1400"/></w:pPr>)"), 2);
}

TEST(EmbeddedFont, StaysOutWhereTheFontForbidsIt) {
  for (const auto& [rights, embedded] :
       {std::pair{0x0000, true}, {0x0002, false}, {0x0004, false}, {0x0008, true}, {0x0200, false}}) {
    const auto made = make("## A\n\nText.\n", [rights = rights](DocxOptions& options) {
      options.embed = true;
      options.fonts = [rights](const layout::FontRequest& request) -> Result<layout::FontFile> {
        TRY(const layout::FontFile file, layout::test::load_font_file(request));
        auto bytes = std::make_shared<std::string>(file.bytes);
        const auto record = bytes->find("OS/2");
        std::size_t table = 0;
        for (std::size_t i = 0; i < 4; ++i) table = table << 8 | static_cast<unsigned char>((*bytes)[record + 8 + i]);
        (*bytes)[table + 8] = static_cast<char>(rights >> 8);
        (*bytes)[table + 9] = static_cast<char>(rights & 0xFF);
        return layout::FontFile{file.name, *bytes, bytes};
      };
    });
    ASSERT_TRUE(made->file) << made->file.error().message;
    EXPECT_EQ(part(*made, "/word/fontTable.xml").find("w:embedRegular") != std::string::npos, embedded) << rights;
    EXPECT_EQ(messages(*made).find("docx.font-rights") == std::string::npos, embedded) << messages(*made);
  }
}

TEST(EmbeddedFont, ComesBackFromTheCache) {
  const layout::FontRequest request{"Noto Sans", 400, false};
  const auto file = layout::test::load_font_file(request);
  ASSERT_TRUE(file);
  const auto font = embed_font(*file, request);
  ASSERT_TRUE(font);
  const auto back = from_cache(to_cache(*font));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->guid, font->guid);
  EXPECT_EQ(back->data->stream, font->data->stream);
  EXPECT_EQ(back->data->crc, font->data->crc);
  EXPECT_FALSE(from_cache("something else"));
}

}  // namespace
}  // namespace galley::docx
