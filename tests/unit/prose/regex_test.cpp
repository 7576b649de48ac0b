#include "prose/regex.h"

#include <gtest/gtest.h>

#include "prose/alternatives.h"
#include "prose/glob.h"
#include "prose/part_filter.h"
#include "prose/prefilter.h"
#include "prose/regex_dialect.h"

namespace galley::prose {
namespace {

Regex regex(std::string_view pattern) {
  auto compiled = Regex::compile(pattern);
  EXPECT_TRUE(compiled) << pattern;
  return compiled ? std::move(*compiled) : Regex();
}

TEST(Regex, KnowsUnicodeWordsAndEscapes) {
  EXPECT_TRUE(regex("^\\bécole\\b$").matches("école"));
  EXPECT_TRUE(regex("\\u2014").matches("a — b"));
  EXPECT_FALSE(regex("a$").matches("a\n"));
  EXPECT_TRUE(regex("(?m)a$").matches("a\nb"));
}

TEST(Regex, TakesWhatPcreCannotCompile) {
  // A lookbehind whose length varies.
  EXPECT_TRUE(regex("(?<=ab{1,3})c").matches("abbc"));
  // One without a bound, as some published packages have it.
  EXPECT_FALSE(regex("(?<!:[^ ]+?):\\s[A-Z]").matches("a:b: C"));
  EXPECT_TRUE(regex("(?<!:[^ ]+?):\\s[A-Z]").matches("a: C"));
  EXPECT_EQ(regex("(?P<one>(?<!x+)b)").group("one"), 1U);
}

TEST(Regex, CountsACombiningMarkAsPartOfItsWord) {
  EXPECT_EQ(regex("\\bcafe\u0301\\b").find_all("cafe\u0301 foo").size(), 1U);
}

TEST(PartFilter, LeavesOutWhatMayNotStand) {
  EXPECT_EQ(without_refusals("(?<!no )(?!a(b)c)foo(?= bar)(?!\\()"), "foo(?= bar)");
  EXPECT_EQ(without_refusals("[(?!)]foo"), "[(?!)]foo");
  EXPECT_EQ(without_refusals("(?!(a))(b)\\1"), "(?!(a))(b)\\1");
  EXPECT_EQ(without_refusals("foo"), "foo");
}

TEST(PartFilter, KnowsWhichPatternsHoldInTheWhole) {
  for (const char* pattern : {"(?m)\\b(?:foo|ba[^$]r)\\b", "(?i)(?<=a)b(?=c)", "(?P<x>a)+?", "a\\$", "[]^$]a"})
    EXPECT_TRUE(holds_in_the_whole(pattern)) << pattern;
  for (const char* pattern : {"^a", "a$", "\\Aa", "a\\z", "(?!a)b", "(?<!a)b", "(?>a*)b", "a++b", "(a)?(?(1)b)",
                              "(*UCP)a", "[^]]$"})
    EXPECT_FALSE(holds_in_the_whole(pattern)) << pattern;
}

TEST(PartFilter, SparesPartsOnlyWhereNothingCanBe) {
  PartFilter filter;
  const Regex refusing = regex("(?<!\\. )Foo"), anchored = regex("^Foo");
  filter.add(&refusing);
  filter.add(&anchored);
  filter.add(nullptr);
  EXPECT_TRUE(filter.knows(0));
  EXPECT_FALSE(filter.knows(1));
  EXPECT_FALSE(filter.knows(2));
  EXPECT_TRUE(filter.may_match(0, "A. Foo"));
  EXPECT_FALSE(filter.may_match(0, "A. fo"));
}

TEST(Regex, GivesUpInsteadOfHanging) {
  const Regex hostile = regex("(a+)+$");
  EXPECT_FALSE(hostile.matches(std::string(64, 'a') + "b"));
  EXPECT_EQ(hostile.limits_reached(), 1U);
}

TEST(Regex, IsNotTriedAgainWhenItGaveUpThreeTimes) {
  const Regex hostile = regex("(a+)+$");
  const std::string bad = std::string(64, 'a') + "b";
  for (int time = 0; time < 1000; ++time) EXPECT_FALSE(hostile.matches(bad));
  EXPECT_EQ(hostile.limits_reached(), 3U);
  EXPECT_FALSE(hostile.matches("aaa"));
}

TEST(Regex, CountsWhatItsGuardGaveUp) {
  // A lookbehind without a bound goes to ICU, behind a pattern of PCRE2 that finds candidates.
  const Regex hostile = regex("(?<!q+)x[^y]*\\d");
  EXPECT_FALSE(hostile.matches(std::string(4'000'000, 'x')));
  EXPECT_GE(hostile.limits_reached(), 1U);
}

TEST(Regex, ReadsEveryMatchOfALongTextOnce) {
  std::string text;
  for (int word = 0; word < 400'000; ++word) text += "word ";
  EXPECT_EQ(regex("\\w+").find_all(text).size(), 400'000U);
}

TEST(Regex, TakesAHyphenBehindAClassAsALetter) {
  EXPECT_TRUE(regex("^[\\w-.]+@x$").matches("a-b.c@x"));
  EXPECT_TRUE(regex("^[^\\s-]+$").matches("ab"));
  EXPECT_FALSE(regex("^[^\\s-]+$").matches("a-b"));
}

TEST(Regex, ReplacesWithGroups) {
  EXPECT_EQ(regex("(\\d+)%").replace_all("4% and 5%", "$1 per cent"), "4 per cent and 5 per cent");
  EXPECT_EQ(regex("(?<n>x)").replace_all("x", "${n}$$"), "x$");
}

TEST(Regex, SaysWhereItDoesNotCompile) {
  const auto broken = Regex::compile("a(b");
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().message.find("missing closing parenthesis"), std::string::npos);
}

TEST(Glob, MatchesAsSectionsDo) {
  const auto matches = [](std::string_view pattern, std::string_view path) {
    return Glob::compile(pattern)->matches(path);
  };
  EXPECT_TRUE(matches("*.md", "docs/a.md"));
  EXPECT_TRUE(matches("*.{md,txt}", "a.txt"));
  EXPECT_FALSE(matches("*.md", "a.mdx"));
  EXPECT_TRUE(matches("docs/**/a.md", "docs/x/y/a.md"));
  EXPECT_FALSE(matches("docs/**/*.md", "other/a.md"));
  EXPECT_FALSE(matches("!*.md", "a.md"));
}

using Letters = std::vector<std::string>;

TEST(Prefilter, FindsTheLettersNoMatchCanDoWithout) {
  EXPECT_EQ(necessary_letters("(?m)\\b(?:utiliz(?:e|es)|In order to)\\b"), (Letters{"utiliz", "in order to"}));
  EXPECT_EQ(necessary_letters("colou?rs"), (Letters{"colo"}));
  EXPECT_EQ(necessary_letters("(?:abc|\\w+)"), std::nullopt);
  EXPECT_EQ(necessary_letters("(?!never)x"), std::nullopt);
  EXPECT_EQ(necessary_letters("(?:maybe)?now"), (Letters{"now"}));
  EXPECT_EQ(necessary_letters("ab{0,3}cde"), (Letters{"cde"}));
}

TEST(Prefilter, NamesTheRulesThatMayMatch) {
  Prefilter filter;
  filter.add(0, {"utilize"});
  filter.add(1, {"now"});
  std::vector<char> needed(2, 0);
  filter.scan("They UTILIZED it.", needed);
  EXPECT_EQ(needed, (std::vector<char>{1, 0}));
}

TEST(Alternatives, KeepTheOrderOfThoseThatCompete) {
  std::vector<std::string> words;
  for (char first = 'a'; first < 'p'; ++first) words.push_back(std::string(1, first) + "x");
  words.insert(words.begin(), "axle");
  const Alternatives joined = join_alternatives(words, "(", ")");
  const Regex pattern = regex("\\b(?:" + joined.pattern + ")");
  Captures captures;
  ASSERT_TRUE(pattern.find("the axle", 0, captures));
  EXPECT_EQ(captures[0].end - captures[0].begin, 4U);
  ASSERT_EQ(joined.order.size(), words.size());
}

// Text of ASCII is searched without Unicode's tables; a letter far off, which brings them back, changes no match.
TEST(Regex, FindsTheSameWithAndWithoutUnicode) {
  std::string text;
  for (char letter = 1; letter < 127; ++letter) text += std::string("kilo 12,000 it's") + letter + "K_9 don\tstop.\n";
  for (const char* pattern : {"\\b\\w+\\b",
                              "(?i)\\bk\\w*",
                              "(?i)[^k]K",
                              "\\s+",
                              "\\S+",
                              "\\W",
                              "\\d+(?:,\\d{3})*",
                              "\\D+",
                              "(?m)^\\w",
                              "(?m)\\.$",
                              ".",
                              "(?s).{3}",
                              "[[:punct:]]+",
                              "[^\\w\\s]",
                              "(?<=\\d)K|(?<!\\w)d",
                              "\\p{Lu}",
                              "\\x{4b}",
                              "\u2019|it's",
                              "(?i)straße|kilo",
                              "(\\w)\\1",
                              "\\bK_\\d\\b"}) {
    const auto regex = Regex::compile(pattern);
    ASSERT_TRUE(regex) << pattern;
    std::vector<Capture> plain = regex->find_all(text), mixed = regex->find_all(text + "\n\n \u00e9");
    ASSERT_FALSE(plain.empty()) << pattern;
    for (std::size_t match = 0; match + 1 < plain.size(); ++match) {
      ASSERT_LT(match, mixed.size()) << pattern;
      EXPECT_EQ(std::pair(plain[match].begin, plain[match].end), std::pair(mixed[match].begin, mixed[match].end))
          << pattern;
    }
  }
}

}  // namespace
}  // namespace galley::prose
