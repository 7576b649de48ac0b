#include "sources/yaml.h"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/files.h"
#include "sources/json.h"
#include "sources/text.h"
#include "support/project.h"

namespace galley::sources {
namespace {

struct Parsed {
  Files files;
  Diagnostics diagnostics;
  std::optional<YamlNode> root;

  explicit Parsed(std::string text) {
    const FileId file = files.add("sources/a.yml", std::move(text));
    if (const auto clean = clean_text(files, file, diagnostics)) root = parse_yaml(*clean, diagnostics);
  }
  [[nodiscard]] std::string messages() const { return test::describe(diagnostics, files); }
  // The source of each segment of the scalar at `key`, '¦' between them, '~' before changed ones.
  [[nodiscard]] std::string origins(std::string_view key) const {
    std::string result;
    for (const Segment& segment : root->find(key)->value.scalar.map.segments())
      result += (result.empty() ? "" : "¦") + std::string(segment.origin == Origin::copy ? "" : "~") +
                std::string(files.text(segment.source));
    return result;
  }
};

TEST(Yaml, ScalarsKnowTheirBytes) {
  const Parsed parsed(
      "a: plain word\nb: 'it''s'\nc: \"é\\n\\u00e9\"\nd: >-\n  one\n  two\n\n  three\ne: |\n  x\n    y\n");
  ASSERT_TRUE(parsed.root) << parsed.messages();
  EXPECT_EQ(parsed.root->find("a")->value.scalar.text, "plain word");
  EXPECT_EQ(parsed.origins("a"), "plain word");
  EXPECT_EQ(parsed.root->find("b")->value.scalar.text, "it's");
  EXPECT_EQ(parsed.origins("b"), "it¦~''¦s");
  EXPECT_EQ(parsed.root->find("c")->value.scalar.text, "é\né");
  EXPECT_EQ(parsed.origins("c"), "é¦~\\n¦~\\u00e9");
  EXPECT_EQ(parsed.root->find("d")->value.scalar.text, "one two\nthree");
  EXPECT_EQ(parsed.origins("d"), "one¦~\n¦two\n¦three");
  EXPECT_EQ(parsed.root->find("e")->value.scalar.text, "x\n  y\n");
  EXPECT_EQ(parsed.origins("e"), "x\n¦  y\n");
}

TEST(Yaml, PlacesAfterWindowsLineEndsAndAByteOrderMark) {
  const Parsed parsed("\xEF\xBB\xBF" "a: 1\r\nb: >-\r\n  one\r\n  two\r\n");
  ASSERT_TRUE(parsed.root) << parsed.messages();
  EXPECT_EQ(parsed.root->find("b")->value.scalar.text, "one two");
  EXPECT_EQ(parsed.files.text(parsed.root->find("b")->value.scalar.span(4, 7)), "two");
  EXPECT_THAT(Parsed("a: 1\r\nb: [1\r\nc: {2\r\n").messages(), testing::HasSubstr("sources/a.yml:"));
}

TEST(Yaml, EmptyTextIsANullNode) {
  const Parsed parsed("# nothing\n");
  ASSERT_TRUE(parsed.root);
  EXPECT_EQ(parsed.root->kind, YamlNode::Kind::null);
}

TEST(Yaml, RefusesDeepNesting) {
  EXPECT_THAT(Parsed(std::string(15000, '[')).messages(), testing::HasSubstr("error[yaml.depth]"));
  std::string block;
  for (std::size_t level = 0; level < 200; ++level) block += std::string(level, ' ') + "a:\n";
  EXPECT_THAT(Parsed(block).messages(), testing::HasSubstr("error[yaml.depth]"));
}

TEST(Yaml, HoldsUnderGarbage) {
  std::string text = "a: [x, 'y', \"z\\n\"]\nb: >-\n  fold\n  more\nc: {d: 1}\n";
  for (std::size_t at = 0; at < text.size(); ++at)
    for (const char c : {'\'', '"', '[', '}', '\n', '\t', ':', '&', '\\', '|'}) {
      std::string broken = text;
      broken[at] = c;
      const Parsed parsed(broken);
      EXPECT_TRUE(parsed.root || parsed.diagnostics.has_errors()) << broken;
    }
}

TEST(Text, RefusesWhatIsNotText) {
  EXPECT_THAT(Parsed("a: \xFF\n").messages(),
              testing::HasSubstr("error[text.utf8] this letter (byte 4, 0xFF) is not UTF-8"));
  EXPECT_THAT(Parsed("\xFF\xFE" "a").messages(), testing::HasSubstr("this file is saved as UTF-16"));
  EXPECT_THAT(Parsed("a: \x01\n").messages(), testing::HasSubstr("error[text.control] the control character U+0001"));
  EXPECT_THAT(Parsed("a: \xC2\x85\n").messages(), testing::HasSubstr("U+0085"));
  EXPECT_THAT(Parsed("a\rb").messages(), testing::HasSubstr("U+000D"));
}

TEST(Text, RefusesWordsAndLinesThatAreNoText) {
  EXPECT_THAT(Parsed("a: " + std::string(20001, 'x') + "\n").messages(),
              testing::HasSubstr("sources/a.yml:1:4: error[text.long] this word has more than 20000 bytes"));
  EXPECT_EQ(Parsed("a: |\n  " + std::string(20000, 'x') + "\n").messages(), "");
  std::string words;
  while (words.size() <= 100000) words += "word ";
  EXPECT_THAT(Parsed("b: 1\na: " + words + "\n").messages(),
              testing::HasSubstr("sources/a.yml:2:1: error[text.long] this line has more than 100000 bytes"));
}

TEST(Text, AFileOfFiftyMegabytesIsRefusedAtOnce) {
  const auto begin = std::chrono::steady_clock::now();
  const Parsed parsed(std::string(std::size_t{50} << 20U, 'a'));
  EXPECT_THAT(parsed.messages(), testing::HasSubstr("error[text.large] this file has 50.0 MB"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

TEST(Json, GivesTheSameTreeWithPlaces) {
  Files files;
  Diagnostics diagnostics;
  const FileId file =
      files.add("sources/references.json", R"([ {"id": "a-1", "n": [2024, 4], "t": "x \"y\"", "b": true} ])");
  const auto text = clean_text(files, file, diagnostics);
  const auto root = parse_json(*text, diagnostics);
  ASSERT_TRUE(root);
  ASSERT_EQ(root->items.size(), 1U);
  const YamlNode& item = root->items[0];
  EXPECT_EQ(files.text(item.find("id")->value.span), "a-1");
  EXPECT_EQ(files.text(item.find("id")->key.span()), "id");
  EXPECT_EQ(files.text(item.find("n")->value.items[1].span), "4");
  EXPECT_EQ(item.find("t")->value.scalar.text, "x \"y\"");
  EXPECT_EQ(files.text(item.find("t")->value.span), "x \\\"y\\\"");
  EXPECT_EQ(item.find("b")->value.scalar.text, "true");
  EXPECT_TRUE(files.text(item.span).starts_with("{\"id\""));
}

TEST(Json, NamesTheFirstMistake) {
  for (const auto* broken : {"[{\"id\": }]", "[", "{\"a\": 1,}", " ", "[\"\\ud800\"]"}) {
    Files files;
    Diagnostics diagnostics;
    const FileId file = files.add("sources/references.json", broken);
    EXPECT_FALSE(parse_json(*clean_text(files, file, diagnostics), diagnostics)) << broken;
    EXPECT_EQ(diagnostics.count(Severity::error), 1U) << broken;
  }
  Files files;
  Diagnostics diagnostics;
  const FileId file = files.add("sources/references.json", std::string(100000, '['));
  EXPECT_FALSE(parse_json(*clean_text(files, file, diagnostics), diagnostics));
}

}  // namespace
}  // namespace galley::sources
