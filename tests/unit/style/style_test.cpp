#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "style/brand.h"
#include "style/limits.h"
#include "style/theme.h"
#include "style/theme_names.h"
#include "style/words.h"

namespace galley::style {
namespace {

std::string project_file(std::string_view path) {
  std::ifstream in(std::string(GALLEY_SOURCE_DIR "/tests/support/look/") + std::string(path), std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

class Style : public ::testing::Test {
 protected:
  // The project's file with `from` replaced by `to`.
  void add(std::string_view path, std::string_view from = {}, std::string_view to = {}) {
    std::string text = project_file(path);
    if (!from.empty()) {
      const std::size_t found = text.find(from);
      ASSERT_NE(found, std::string::npos) << from;
      text.replace(found, from.size(), to);
    }
    files_.add(std::string(path), std::move(text));
  }
  std::string messages() const {
    std::string all;
    for (const Diagnostic& d : diagnostics_.all()) {
      all += d.rule + " '" + std::string(files_.text(d.span)) + "' " + d.message +
             (d.hints.empty() ? "" : " | " + d.hints[0]) + "\n";
    }
    return all;
  }
  std::optional<Theme> theme(std::string_view from, std::string_view to) {
    add(brand_file);
    add(theme_file, from, to);
    const std::optional<Brand> brand = read_brand(files_, diagnostics_);
    return brand ? read_theme(files_, *brand, diagnostics_) : std::nullopt;
  }

  Files files_;
  Diagnostics diagnostics_;
};

TEST_F(Style, ReadsAWholeLook) {
  add(brand_file);
  add(theme_file);
  add(limits_file);
  const std::optional<Brand> brand = read_brand(files_, diagnostics_);
  ASSERT_TRUE(brand);
  const std::optional<Theme> theme = read_theme(files_, *brand, diagnostics_);
  const std::optional<Limits> limits = read_limits(files_, diagnostics_);
  EXPECT_EQ(messages(), "");
  ASSERT_TRUE(theme && limits);
  EXPECT_EQ(hex(brand->colour("petrol")), "0E4A56");
  EXPECT_EQ(hex(brand->colour("primary")), "0E4A56");
  EXPECT_EQ(style(theme->pdf.paragraph, "body").leading, 14);
  EXPECT_TRUE(style(theme->pdf.paragraph, "h1").keep_with_next);
  EXPECT_EQ(theme->pptx.box("title").width, 864);
  EXPECT_EQ(theme->symbols.find("part")->shape, SymbolShape::half_disc);
  EXPECT_EQ(theme->symbols.find("maybe"), nullptr);
  EXPECT_EQ(theme->fallback.at("Thai").front(), "Noto Sans Thai");
  EXPECT_EQ(limits->outputs.at("policy-mapping").pages->max, 25);
  EXPECT_EQ(limits->outputs.at("key-findings").slides->min, 12);
  EXPECT_EQ(limits->fields.at("finding.headline").words, 15);
}

// Pages are known only if the exact leading is a whole number of twips, and text stands on the grid.
TEST_F(Style, KeepsWordsGeometryConsistent) {
  const std::optional<Theme> t = theme("", "");
  ASSERT_TRUE(t) << messages();
  EXPECT_EQ(t->docx.page.width - t->docx.page.left - t->docx.page.right, t->docx.text_width);
  for (const std::vector<int>& columns :
       {t->docx.table.asks_columns, t->docx.table.four_columns, t->docx.header_columns}) {
    int sum = 0;
    for (const int column : columns) {
      EXPECT_EQ(column % t->docx.table.columns_multiple_of, 0);
      sum += column;
    }
    EXPECT_EQ(sum, t->docx.text_width);
  }
  EXPECT_NEAR(t->pdf.matrix.first_column + t->pdf.matrix.columns * t->pdf.matrix.column, t->pdf.frames.full.width,
              0.01);
  EXPECT_NEAR(t->pdf.frames.main.x + t->pdf.frames.main.width, t->pdf.frames.full.x + t->pdf.frames.full.width, 0.01);
}

TEST_F(Style, SaysThatTheTextIsWiderThanTheMarginsLeave) {
  EXPECT_FALSE(theme("right: 1153, bottom: 1304, left: 1153", "right: 1440, bottom: 1304, left: 1440"));
  EXPECT_NE(
      messages().find(
          "docx: 'text_width' is 9600, and the margins leave 9026 of the page | set text_width to what the margins leave, or less"),
      std::string::npos)
      << messages();
}

TEST_F(Style, NamesTheNearestColour) {
  EXPECT_FALSE(theme("body:           [Noto Sans, 400, 9.5, 14, 0, 7, ink, w]",
                     "body:           [Noto Sans, 400, 9.5, 14, 0, 7, petrl, w]"));
  EXPECT_EQ(messages(),
            "theme.unknown-colour 'petrl' styles/brand.yml has no colour 'petrl' | did you mean 'petrol'?\n");
}

TEST_F(Style, ReportsAllMistakesOfAFile) {
  EXPECT_FALSE(theme("    h1:             [Noto Serif, 400, 26, 31.5, 0, 10.5, petrol, nl]\n",
                     "    h1:             [Noto Serf, 350, big, 31.5, 0, 10.5, petrol, nq]\n    h9: [a]\n"));
  EXPECT_EQ(
      messages(),
      "theme.unknown-family 'Noto Serf' styles/brand.yml has no font family 'Noto Serf' | families: Noto Sans, Noto Serif, Noto Sans Mono\n"
      "theme.wrong-kind '350' the weight needs to be 400 or 700\n"
      "theme.wrong-kind 'big' size and leading need to be numbers above 0\n"
      "theme.wrong-kind 'nq' keep needs the letters n, l, w, or -\n"
      "theme.unknown-key 'h9' the key 'h9' is not known here | did you mean 'h1'?\n");
}

TEST_F(Style, NamesMissingAndUnknownKeys) {
  EXPECT_FALSE(theme("  hyphenate: false\n", "  hypenate: false\n"));
  EXPECT_EQ(messages(),
            "theme.unknown-key 'hypenate' the key 'hypenate' is not known here | did you mean 'hyphenate'?\n");
}

TEST_F(Style, NeedsColoursWrittenAsColours) {
  add(brand_file, "ink: \"#17252A\"", "ink: black");
  EXPECT_TRUE(read_brand(files_, diagnostics_));
  EXPECT_NE(messages().find("brand.wrong-kind 'black' 'ink' needs a colour"), std::string::npos) << messages();
}

// An unquoted "#0B3D91" is a remark to YAML; every use of the name would otherwise be reported after it.
TEST_F(Style, AColourThatCannotBeReadIsSaidOnceAtItsName) {
  add(brand_file, "petrol: \"#0E4A56\"", "petrol: #0E4A56");
  add(theme_file);
  const std::optional<Brand> brand = read_brand(files_, diagnostics_);
  ASSERT_TRUE(brand);
  EXPECT_TRUE(read_theme(files_, *brand, diagnostics_));
  EXPECT_EQ(messages(), "brand.wrong-kind 'petrol' 'petrol' needs a colour such as \"#0E4A56\", in quotation marks\n");
}

TEST_F(Style, RefusesImpossibleLimits) {
  files_.add(std::string(limits_file), "outputs:\n  a: {pages: {min: 9, max: 8}, slide: 3, body_words: -1}\n");
  EXPECT_TRUE(read_limits(files_, diagnostics_));
  EXPECT_EQ(messages(),
            "limits.range '{min: 9, max: 8}' the least, 9, is more than the most, 8\n"
            "limits.wrong-kind '-1' 'body_words' needs a whole number of 0 or more, not '-1'\n"
            "limits.unknown-key 'slide' the key 'slide' is not known here | did you mean 'slides'?\n");
}

TEST_F(Style, SaysWhichFileIsMissing) {
  EXPECT_FALSE(read_brand(files_, diagnostics_));
  EXPECT_FALSE(read_limits(files_, diagnostics_));
  EXPECT_FALSE(read_theme(files_, Brand{}, diagnostics_));
  EXPECT_EQ(diagnostics_.all().size(), 3U);
}

TEST_F(Style, WordsKeepTheirDefaultsWhereTheFileSaysNothing) {
  EXPECT_EQ(read_words(files_, diagnostics_).contents, "Contents");
  files_.add("styles/words.yml", "contents: Sommaire\ntable: \"tableau {}\"\nkept_with_number: [page, tableau]\n");
  const Words words = read_words(files_, diagnostics_);
  EXPECT_EQ(words.contents, "Sommaire");
  EXPECT_EQ(fill_in(words.table, "3"), "tableau 3");
  EXPECT_EQ(words.kept_with_number, (std::vector<std::string>{"page", "tableau"}));
  EXPECT_EQ(words.figure, "figure {}");
  EXPECT_EQ(messages(), "");
}

TEST_F(Style, AWordWithoutAPlaceForItsNumberIsAnError) {
  files_.add("styles/words.yml", "table: tableau\ntables: x\n");
  (void)read_words(files_, diagnostics_);
  const std::string said = messages();
  EXPECT_NE(said.find("words.place"), std::string::npos) << said;
  EXPECT_NE(said.find("words.unknown-key"), std::string::npos) << said;
}

TEST_F(Style, APatternHasAsManyPlacesAsItsWordNeeds) {
  files_.add("styles/words.yml", "months: \"{} mois\"\nbox: \"encadré {}\"\ndraft: \"{} {}\"\nslide: \"{}, {}\"\n");
  EXPECT_EQ(fill_in(read_words(files_, diagnostics_).slide, {"3", "a {} b"}), "3, a {} b");
  EXPECT_EQ(messages(),
            "words.place '\"{} mois\"' 'months' needs 2 places, and has 1 | write {} where a number or name goes\n"
            "words.place '\"{} {}\"' 'draft' needs one place, and has 2 | write {} where a number or name goes\n"
            "words.place '\"encadré {}\"' 'box' takes no number or name | take out the {}\n");
}

}  // namespace
}  // namespace galley::style
