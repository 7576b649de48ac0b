#include "yaml/yaml.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "yaml/reader.h"

namespace galley::yaml {
namespace {

class Yaml : public ::testing::Test {
 protected:
  std::optional<Node> parse(std::string text) {
    file_ = files_.add("a.yml", std::move(text));
    return parse_yaml(file_, files_.text(file_), diagnostics_);
  }
  std::string at(Span span) { return std::string(files_.text(span)); }
  std::string rule() { return diagnostics_.all().empty() ? "" : diagnostics_.all().front().rule; }

  Files files_;
  FileId file_ = FileId::none;
  Diagnostics diagnostics_;
};

TEST_F(Yaml, KeepsOrderAndSpans) {
  const auto root = parse("# note\nb: 1\na: [x, 'y z', \"w\"]\nc:\n  - {k: v}\n  - l\n\n# end\n");
  ASSERT_TRUE(root);
  ASSERT_EQ(root->entries.size(), 3U);
  EXPECT_EQ(root->entries[0].key, "b");
  EXPECT_EQ(at(root->entries[1].key_span), "a");
  EXPECT_EQ(at(root->find("a")->span), "[x, 'y z', \"w\"]");
  EXPECT_EQ(at(root->find("a")->items[1].span), "'y z'");
  EXPECT_EQ(at(root->find("a")->items[1].value.span()), "y z");
  EXPECT_EQ(at(root->find("a")->items[2].span), "\"w\"");
  EXPECT_EQ(at(root->find("c")->items[0].span), "{k: v}");
  EXPECT_EQ(at(root->find("c")->span), "- {k: v}\n  - l");
}

TEST_F(Yaml, LeadsEachLineOfABlockScalarHome) {
  const auto root = parse("a: |\n    first line\n      deeper é\n\n    last\nb: >-\n  one\n  two\n\n  three\n");
  ASSERT_TRUE(root);
  const MappedText& literal = root->find("a")->value;
  EXPECT_EQ(literal.text, "first line\n  deeper é\n\nlast\n");
  EXPECT_EQ(at(literal.span(13, 19)), "deeper");
  EXPECT_EQ(at(literal.span(literal.text.find("last"), literal.text.find("last") + 4)), "last");
  const MappedText& folded = root->find("b")->value;
  EXPECT_EQ(folded.text, "one two\nthree");
  EXPECT_EQ(at(folded.span(4, 7)), "two");
  EXPECT_EQ(at(folded.span(8, 13)), "three");
}

TEST_F(Yaml, LeadsEscapesAndFoldsHome) {
  const auto root =
      parse("a: \"caf\\u00e9 \\\"now\\\"\"\nb: 'it''s  so'\nc: plain words\n  go on\n\n  here\nd: \"one\n  two\"\n");
  ASSERT_TRUE(root) << diagnostics_.all().front().message;
  const MappedText& doubled = root->find("a")->value;
  EXPECT_EQ(doubled.text, "café \"now\"");
  EXPECT_EQ(at(doubled.span(3, 5)), "\\u00e9");
  EXPECT_EQ(at(doubled.span(7, 10)), "now");
  EXPECT_EQ(root->find("b")->value.text, "it's  so");
  EXPECT_EQ(at(root->find("b")->value.span(6, 8)), "so");
  EXPECT_EQ(root->find("c")->value.text, "plain words go on\nhere");
  EXPECT_EQ(at(root->find("c")->value.span(12, 14)), "go");
  EXPECT_EQ(at(root->find("c")->value.span(18, 22)), "here");
  EXPECT_EQ(at(root->find("d")->value.span(4, 7)), "two");
}

TEST_F(Yaml, KnowsNull) {
  const auto root = parse("a:\nb: ~\nc: null\nd: ''\ne: 'null'\n");
  ASSERT_TRUE(root);
  EXPECT_TRUE(root->find("a")->is_null());
  EXPECT_TRUE(root->find("b")->is_null());
  EXPECT_TRUE(root->find("c")->is_null());
  EXPECT_TRUE(root->find("d")->is_scalar());
  EXPECT_TRUE(root->find("e")->is_scalar());
  EXPECT_TRUE(parse_yaml(file_, "", diagnostics_)->is_null());
}

TEST_F(Yaml, CountsFromTheOffsetOfFrontMatter) {
  const std::string text = "---\na: word\n---\n";
  file_ = files_.add("b.md", text);
  const auto root = parse_yaml(file_, std::string_view(text).substr(4, 8), diagnostics_, 4);
  ASSERT_TRUE(root);
  EXPECT_EQ(at(root->find("a")->span), "word");
}

TEST_F(Yaml, RefusesWhatTheProjectDoesNotAllow) {
  const std::pair<const char*, const char*> cases[] = {
      {"a: &x 1\n", "yaml.forbidden"},    {"a: *x\n", "yaml.forbidden"},
      {"a: !!str 1\n", "yaml.forbidden"}, {"a: 1\na: 2\n", "yaml.duplicate-key"},
      {"? [a]\n: b\n", "yaml.forbidden"}, {"a: 1\n---\nb: 2\n", "yaml.forbidden"},
      {"a: [1\nb: 2\n", "yaml.syntax"},   {"a: 'x\n", "yaml.syntax"},
      {"a: b: c\n", "yaml.syntax"},
  };
  for (const auto& [text, wanted] : cases) {
    Files files;
    Diagnostics diagnostics;
    const FileId file = files.add("a.yml", text);
    EXPECT_FALSE(parse_yaml(file, files.text(file), diagnostics)) << text;
    ASSERT_EQ(diagnostics.all().size(), 1U) << text;
    EXPECT_EQ(diagnostics.all()[0].rule, wanted) << text << diagnostics.all()[0].message;
  }
}

TEST_F(Yaml, PlacesASyntaxError) {
  EXPECT_FALSE(parse("a: 1\nb: \"x\nc: 2\n"));
  ASSERT_EQ(diagnostics_.all().size(), 1U);
  EXPECT_GE(files_.place(diagnostics_.all()[0].span).line, 2U);
}

TEST_F(Yaml, SaysInPlainWordsWhatDoesNotParse) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"a: 1\nname: Forum: the site\n", "a second colon stands on this line"},
      {"name: @forum\n", "a value cannot begin with '@'"},
      {"name: \"Forum\nb: 1\n", "a quotation mark is never closed"},
      {"name: 'Forum's'\n", "text stands behind the closing quotation mark"},
      {"a: [1, 2\nb: 1\n", "a list that begins with '[' is never closed"},
      {"id: forum\n\tname: Forum\n", "a tab stands in the indentation"},
  };
  for (const auto& [text, words] : cases) {
    diagnostics_ = {};
    EXPECT_FALSE(parse(text)) << text;
    ASSERT_EQ(diagnostics_.all().size(), 1U);
    EXPECT_EQ(diagnostics_.all()[0].message, "this is not valid YAML: " + words);
    EXPECT_FALSE(diagnostics_.all()[0].hints.empty());
  }
}

TEST_F(Yaml, PlacesATabAtTheTab) {
  EXPECT_FALSE(parse("id: forum\n\tname: Forum\n"));
  EXPECT_EQ(files_.place(diagnostics_.all()[0].span).line, 2U);
}

TEST_F(Yaml, NoEscapeBringsInAControlCharacter) {
  for (const char* text : {"a: \"x\\x01\"\n", "a: \"x\\0\"\n", "a: \"\\e[2J\"\n", "a: \"\\uFFFE\"\n"}) {
    diagnostics_ = {};
    EXPECT_FALSE(parse(text)) << text;
    EXPECT_EQ(rule(), "yaml.control");
  }
  diagnostics_ = {};
  EXPECT_TRUE(parse("a: \"tab\\t line\\n\"\n"));
}

TEST_F(Yaml, RefusesDeepNestingAtOnce) {
  EXPECT_FALSE(parse(std::string(200000, '[')));
  EXPECT_EQ(diagnostics_.all().size(), 1U);
}

TEST_F(Yaml, RefusesMoreThanAPersonWrites) {
  std::string text = "list:\n";
  for (int item = 0; item < 200'001; ++item) text += "  -\n";
  EXPECT_FALSE(parse(text));
  ASSERT_EQ(diagnostics_.all().size(), 1U);
  EXPECT_EQ(diagnostics_.all()[0].rule, "yaml.size");
}

TEST_F(Yaml, MappingNamesUnknownAndMissingKeys) {
  const auto root = parse("titel: x\nsize: big\nkeep: [a, b]\n");
  ASSERT_TRUE(root);
  {
    Mapping mapping(*root, "theme", diagnostics_);
    EXPECT_EQ(mapping.text("title"), "");
    EXPECT_EQ(mapping.number_or("size", 3), 3);
    EXPECT_EQ(mapping.texts("keep").size(), 2U);
  }
  ASSERT_EQ(diagnostics_.all().size(), 2U) << "a misspelt key is said once, not as a missing one too";
  EXPECT_EQ(diagnostics_.all()[0].rule, "theme.wrong-kind");
  EXPECT_EQ(diagnostics_.all()[1].rule, "theme.unknown-key");
  EXPECT_EQ(diagnostics_.all()[1].hints[0], "did you mean 'title'?");
}

TEST_F(Yaml, MappingNamesAMissingKeyOnce) {
  const auto root = parse("size: 1\n");
  ASSERT_TRUE(root);
  {
    Mapping mapping(*root, "theme", diagnostics_);
    EXPECT_EQ(mapping.text("title"), "");
    EXPECT_EQ(mapping.text("title"), "");
    EXPECT_EQ(mapping.number("size"), 1);
  }
  ASSERT_EQ(diagnostics_.all().size(), 1U);
  EXPECT_EQ(diagnostics_.all()[0].message, "the key 'title' is missing");
}

TEST_F(Yaml, AnEmptyTextIsNothingOfItsFile) {
  const auto root = parse("# only a remark\n");
  ASSERT_TRUE(root);
  const Mapping mapping(*root, "limits", diagnostics_);
  ASSERT_EQ(diagnostics_.all().size(), 1U);
  EXPECT_TRUE(diagnostics_.all()[0].span) << "the message names the file";
}

TEST_F(Yaml, NamesSpacesThatAreNone) {
  for (const char* text :
       {"title: a\nkey:\u00a0b\nother: c\n", "key:\u00a0b\nother: c\n", "key:\u00a0b\n", "items:\n  - id:\u00a0b\n",
        "\u00a0\u00a0key: b\n", "key\u00a0: b\n", "a: b\n\u3000c: d\n", "list:\n\u00a0 - b\n", "a:\u200bb\n"}) {
    diagnostics_ = {};
    EXPECT_FALSE(parse(text)) << text;
    ASSERT_EQ(diagnostics_.all().size(), 1U) << text;
    EXPECT_EQ(diagnostics_.all()[0].rule, "yaml.space") << text << ": " << diagnostics_.all()[0].message;
  }
  diagnostics_ = {};
  EXPECT_TRUE(parse("title: 37\u00a0500 meals a\u202fday\ntext: \"see:\u00a0this\"\nmore: |\n  note:\u00a0this\n"));
  EXPECT_TRUE(diagnostics_.all().empty());
}

}  // namespace
}  // namespace galley::yaml
