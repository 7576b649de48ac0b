// Blocks, sentences, words and counts.
#include <gtest/gtest.h>

#include "base/files.h"
#include "prose/block_walk.h"
#include "prose/expression.h"
#include "prose/footnotes.h"
#include "prose/markdown_tokens.h"
#include "prose/measures.h"
#include "prose/message.h"
#include "prose/scope.h"
#include "prose/sentences.h"
#include "prose/tagger.h"
#include "prose/word_split.h"

namespace galley::prose {
namespace {

MappedText mapped(const std::string& text) {
  return MappedText(text, {static_cast<FileId>(0), 0, static_cast<std::uint32_t>(text.size())});
}

// "scope|text" of each block, and whether each letter leads back to itself.
std::vector<std::string> blocks_of(const std::string& markdown) {
  const auto tokens = markdown_tokens(mapped(markdown));
  std::vector<std::string> result;
  WalkOptions options;
  options.extension = ".md";
  for (const LintBlock& block : walk_tokens(*tokens, options).blocks) {
    result.push_back(block.block.scope + "|" + block.block.text.text);
    for (std::size_t at = 0; at < block.block.text.text.size(); ++at) {
      const char letter = block.block.text.text[at];
      const Span span = block.block.text.span(at, at + 1);
      const std::string source = markdown.substr(span.begin, span.end - span.begin);
      if (source.size() == 1 && letter != '*' && letter != ' ') {
        EXPECT_EQ(source[0], letter) << markdown;
      }
    }
  }
  return result;
}

using Strings = std::vector<std::string>;

TEST(Blocks, HaveScopesAndPlaces) {
  EXPECT_EQ(blocks_of("# Head *it*\n\nText **b** and `code`.\n\n- one\n- two\n\n> quoted\n"),
            (Strings{"text.heading.h1.md|Head it", "text.md|Text b and ****.", "text.list.md|one", "text.list.md|two",
                     "text.blockquote.md|quoted"}));
  EXPECT_EQ(blocks_of("| a | b |\n|---|---|\n| c | d |\n"), (Strings{"text.table.header.md|a", "text.table.header.md|b",
                                                                     "text.table.cell.md|c", "text.table.cell.md|d"}));
}

TEST(Blocks, DecodeReferencesAndPassOverCode) {
  EXPECT_EQ(blocks_of("a &amp; b &copy;\n\n```\ncode\n```\n"), (Strings{"text.md|a & b ©"}));
}

TEST(Blocks, ObeySwitches) {
  EXPECT_EQ(blocks_of("one <!-- vale off --> two <!-- vale on --> three\n"), (Strings{"text.md|onethree"}));
}

TEST(Blocks, ReadFootnotes) {
  const auto blocks = blocks_of("Word.[^1]\n\n[^1]: The *note*.\n");
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(blocks[0], "text.md|Word. 1");
  EXPECT_EQ(blocks[1].substr(0, 25), std::string("text.list.md|The note. ↩︎").substr(0, 25));
}

TEST(Sentences, EndWhereTheyEnd) {
  const std::string text = "Dr. Smith came. He left at 5 p.m. It worked! Did it? See no. 7 of the list.";
  Strings found;
  for (const unicode::Range& range : split_sentences(text))
    found.push_back(text.substr(range.begin, range.end - range.begin));
  EXPECT_EQ(found,
            (Strings{"Dr. Smith came.", "He left at 5 p.m.", "It worked!", "Did it?", "See no. 7 of the list."}));
}

TEST(Words, AreCutForTagging) {
  Strings words;
  for (const TreebankWord& word : treebank_words("They can't say \"no\", e.g. $5.")) words.push_back(word.text);
  EXPECT_EQ(words, (Strings{"They", "ca", "n't", "say", "``", "no", "''", ",", "e.g.", "$", "5", "."}));
}

TEST(Words, AreCutForSpelling) {
  Strings words;
  for (const SpellingWord& word : spelling_words("(Hello), it’s “fine” etc. 42")) words.push_back(word.text);
  EXPECT_EQ(words, (Strings{"Hello", "it's", "fine", "etc"}));
}

TEST(Tagger, NamesPartsOfSpeech) {
  Strings tags;
  for (const TaggedWord& word : tag_text("The police quickly requested the old records.")) tags.push_back(word.tag);
  EXPECT_EQ(tags, (Strings{"DT", "NN", "RB", "VBD", "DT", "JJ", "NNS", "."}));
}

TEST(Measures, CountSyllables) {
  EXPECT_EQ(count_syllables("the"), 1);
  EXPECT_EQ(count_syllables("committee"), 3);
  EXPECT_EQ(count_syllables("recommendation"), 5);
  const Measures measures = measure("One sentence here. And another.\n\nA second paragraph.");
  EXPECT_EQ(measures.sentences, 3);
  EXPECT_EQ(measures.words, 8);
  EXPECT_EQ(measures.paragraphs, 2);
}

TEST(Expressions, AreEvaluated) {
  const Variables variables = {{"words", 10}};
  EXPECT_DOUBLE_EQ(*evaluate("(words + 2) * 3 / 4", variables), 9);
  EXPECT_DOUBLE_EQ(*evaluate("math.sqrt(words - 1) > 2.5", variables), 1);
  EXPECT_FALSE(evaluate("word + 1", variables));
  EXPECT_FALSE(evaluate("(1", variables));
}

TEST(Messages, FillVerbs) {
  EXPECT_EQ(format_message("Use '%s' instead of '%s'.", {"a", "b"}), "Use 'a' instead of 'b'.");
  EXPECT_EQ(format_message("%[2]s %[1]s 5%% %q", {"a", "b"}), "b a 5% \"b\"");
  EXPECT_EQ(format_count("%d of %s", 3), "3 of ");
  EXPECT_EQ(format_count("%s", 3), "%!s(int=3)");
  EXPECT_EQ(one_of({"a", "b", "c"}), "'a', 'b', or 'c'");
}

TEST(Scopes, Select) {
  EXPECT_TRUE(Selector({"heading"}).matches("text.heading.h2.md"));
  EXPECT_TRUE(Selector({"text.md"}).matches("text.list.md"));
  EXPECT_FALSE(Selector({"text & ~list"}).matches("text.list.md"));
  EXPECT_TRUE(Selector({"~list"}).matches("text.md"));
  EXPECT_FALSE(Selector({"~list"}).matches("raw.md"));
}

}  // namespace
}  // namespace galley::prose
