#include "document/parse.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <sstream>

#include "base/files.h"
#include "document/resolve.h"
#include "document/walk.h"
#include "support/golden.h"

namespace galley::document {
namespace {

const std::string cases = std::string(GALLEY_SOURCE_DIR) + "/tests/cases/document/";

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string describe(const Files& files, const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics.all()) {
    const Place place = files.place(d.span);
    out += std::to_string(place.line) + ":" + std::to_string(place.column) + " " + std::string(name(d.severity)) + "[" +
           d.rule + "] " + d.message;
    out += d.hints.empty() ? "\n" : " | " + d.hints.front() + "\n";
  }
  return out;
}

// Every leaf is its source byte for byte, or one entity; and children lie inside their parents.
void check_spans(const Document& document, std::string_view source) {
  walk_all_inlines(document, [&](const Inline& item) {
    EXPECT_LE(item.span.begin, item.span.end);
    EXPECT_LE(item.span.end, source.size());
    if (const auto* text = std::get_if<Text>(&item.node)) {
      const std::string_view bytes = source.substr(item.span.begin, item.span.end - item.span.begin);
      if (text->text.size() == bytes.size()) {
        EXPECT_EQ(text->text, bytes);
      } else if (!bytes.starts_with('{')) {
        EXPECT_TRUE(bytes.starts_with('&') && bytes.ends_with(';')) << bytes;
      }
    }
    return true;
  });
}

class Case : public ::testing::TestWithParam<const char*> {};

TEST_P(Case, GivesItsTree) {
  const std::string path = cases + GetParam();
  Files files;
  const FileId file = files.add(std::string(GetParam()) + ".md", read(path + ".md"));
  Diagnostics diagnostics;
  Document document = parse_document(files.text(file), file, diagnostics);
  check_spans(document, files.text(file));
  if (std::string_view(GetParam()) == "resolve") {
    auto resources = std::make_shared<Resources>();
    resources->figures["chart-a"] = FigureData{};
    resources->references["meta"] = {"meta-2024", 3, "Meta 2024", ""};
    document.resources = resources;
    resolve_document(document, diagnostics);
  }
  galley::test::expect_golden("cases/document/" + std::string(GetParam()) + ".txt",
                              dump(document) + describe(files, diagnostics));
}

INSTANTIATE_TEST_SUITE_P(Document, Case,
                         ::testing::Values("inlines", "blocks", "tables", "divs", "mistakes", "resolve"));

std::string repeat(std::string_view part, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += part;
  return out;
}

// Time must grow with the text, and nothing may recurse without bound.
TEST(Hostile, TakesLinearTime) {
  constexpr std::size_t count = 20000;
  const std::pair<const char*, std::string> texts[] = {
      {"open brackets", repeat("[", count)},
      {"brackets", repeat("[", count) + repeat("]", count)},
      {"citations", repeat("[@", count) + repeat("]", count)},
      {"spans", repeat("[", count) + repeat("]{.yes}", count)},
      {"braces", repeat("]{", count)},
      {"brace quotes", repeat("]{a=\"", count)},
      {"brace values", repeat("]{a=b ", count)},
      {"quotes", repeat(">", count) + "x"},
      {"divs", repeat("::: wide\n", 5 * count)},
      {"short paragraphs", repeat("a\n\n", 5 * count)},
      {"closing", repeat(":::\n", count)},
      {"lists", [] {
         std::string out;
         for (std::size_t i = 0; i < 300; ++i) out += std::string(2 * i, ' ') + "- x\n";
         return out;
       }()},
      {"emphasis", repeat("*a **a ", count)},
      {"emphasis closed", repeat("*a ", 2000) + repeat("a* ", 2000)},
      {"backticks", [] {
         std::string out;
         for (std::size_t i = 1; i < 400; ++i) out += std::string(i, '`') + "]{.yes} ";
         return out;
       }()},
      {"notes", repeat("[^a]: x\n", count)},
      {"note references", repeat("[^a]", count)},
      {"html", repeat("<!-- vale x -->\n\n", count)},
      {"open html", repeat("<!-- ", count)},
      {"tags", repeat("<a ", count)},
      {"headings", repeat("# x {#a}\n", count)},
      {"heading braces", "# x " + repeat("{a=b ", count) + "}"},
      {"wide table", repeat("|x", count) + "\n" + repeat("|-", count) + "\n"},
      {"tables", repeat("|a|b|\n|---|---|\n|1|2|\n\n", count / 4)},
      {"captions", repeat(": c\n", count)},
      {"definitions", "[a]: " + std::string(5000, 'x') + "\n\n" + repeat("[a] ", count)},
      {"breaks", repeat("***\n", count)},
      {"entities", repeat("&amp;", count)},
      {"unclosed code", "```\n" + repeat("::: x\n", count)},
      {"one line", std::string(count * 50, 'x')},
      {"marks", repeat("\x02", count)},
  };
  for (const auto& [what, text] : texts) {
    Files files;
    const FileId file = files.add("hostile.md", text);
    Diagnostics diagnostics;
    const auto begin = std::chrono::steady_clock::now();
    Document document = parse_document(files.text(file), file, diagnostics);
    resolve_document(document, diagnostics);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    EXPECT_LT(seconds, 8.0) << what;  // generous: sanitizers, two shared cores
    check_spans(document, files.text(file));
    if (std::getenv("GALLEY_SHOW_TIMES"))
      std::printf("%-20s %.3f s, %zu diagnostics\n", what, seconds, diagnostics.all().size());
  }
}

TEST(Parse, RefusesAVeryLargeText) {
  Diagnostics diagnostics;
  const std::string text(50U << 20U, 'x');
  EXPECT_TRUE(parse_document(text, FileId{0}, diagnostics).blocks.empty());
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].rule, "markdown.too-large");
}

TEST(Parse, TakesAnyBytes) {
  // A cheap generator: the point is that nothing crashes and spans stay inside the text.
  const std::string_view alphabet = "ab *_`[]{}()<>|:#-!@^&;\\\n\n \"=.~1\x02";
  std::uint32_t state = 1;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 120; ++i) {
      state = state * 1664525U + 1013904223U;
      text += alphabet[(state >> 16U) % alphabet.size()];
    }
    Diagnostics diagnostics;
    Document document = parse_document(text, FileId{0}, diagnostics);
    check_spans(document, text);
    resolve_document(document, diagnostics);
    EXPECT_FALSE(dump(document).empty() && document.blocks.size() > 0);
  }
}

TEST(Parse, ATitleOfAnImageIsItsCaptionBesideAttributes) {
  Diagnostics diagnostics;
  const Document document =
      parse_document("![what it shows](sources/images/a.png \"The caption\"){#fig:a}\n", FileId{0}, diagnostics);
  EXPECT_TRUE(diagnostics.all().empty());
  const auto& figure = std::get<Figure>(document.blocks.at(0).node);
  EXPECT_EQ(figure.image.alt, "what it shows");
  EXPECT_EQ(plain_text(figure.caption), "The caption");
  EXPECT_EQ(figure.image.attributes.id, "fig:a");
}

// Two hyphens stand before the name in every waiver; they must not make text of it.
TEST(Comments, InsideALineAreDirectivesToo) {
  const std::string source =
      "One <!-- waive A.B: quoted -- AB --> two. <!-- vale A.C = NO -->\n\n"
      "- <!-- waive A.D: said so -- AB -->\n\n  item\n\n| a <!-- waive A.E: head -- AB --> | b |\n|---|---|\n| `<!-- vale A.F = NO -->` | d |\n\n"
      "Word[^n].\n\n[^n]: Note <!-- waive A.G: in a note -- AB --> end.\n\n# Title <!-- waive A.H: heading -- AB --> {#sec:a}\n";
  Files files;
  const FileId file = files.add("a.md", source);
  Diagnostics diagnostics;
  const Document document = parse_document(files.text(file), file, diagnostics);
  EXPECT_EQ(describe(files, diagnostics), "");
  std::string found;
  for (const Directive& directive : document.directives) {
    found += directive.text.substr(0, directive.text.find_first_of(":=")) + ";";
    EXPECT_TRUE(files.text(directive.span).starts_with("<!--") && files.text(directive.span).ends_with("-->"))
        << files.text(directive.span);
  }
  EXPECT_EQ(found, "waive A.B;vale A.C ;waive A.D;waive A.E;waive A.G;waive A.H;");
  std::string words;
  walk_all_inlines(document, [&](const Inline& item) {
    if (const auto* text = std::get_if<Text>(&item.node)) words += text->text;
    return true;
  });
  EXPECT_EQ(words.find("waive"), std::string::npos) << words;
  check_spans(document, source);
}

TEST(Comments, ThatRunOnInsideAParagraphAreErrors) {
  Files files;
  const FileId file =
      files.add("a.md", "One <!-- waive A.B: a long\nreason -- AB --> two.\n\nCode `<!-- here` and \\<!-- too.\n");
  Diagnostics diagnostics;
  static_cast<void>(parse_document(files.text(file), file, diagnostics));
  EXPECT_EQ(
      describe(files, diagnostics),
      "1:5 error[markdown.html] a comment inside a paragraph ends on the line it begins on | write it on one line, or above the paragraph, on lines of its own\n");
}

}  // namespace
}  // namespace galley::document
