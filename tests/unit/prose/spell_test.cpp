// What earlier runs found of words, so that a dictionary need not be read again.
#include "prose/spell_checker.h"

#include <gtest/gtest.h>

namespace galley::prose {
namespace {

const std::string affixes = "SET UTF-8\n";
const std::string words = "2\nlaw\nright\n";

TEST(SpellMemory, AnswersAsTheDictionaryDidAndReadsItForANewWord) {
  SpellMemory first;
  SpellChecker reads;
  ASSERT_TRUE(reads.add_dictionary(affixes, words, &first));
  EXPECT_TRUE(reads.knows("law"));
  EXPECT_FALSE(reads.knows("lwa"));
  EXPECT_TRUE(first.changed());

  SpellMemory second;
  second.remember(first.text());
  SpellChecker remembers;
  ASSERT_TRUE(remembers.add_dictionary(affixes, words, &second));
  EXPECT_TRUE(remembers.knows("law"));
  EXPECT_FALSE(remembers.knows("lwa"));
  EXPECT_FALSE(second.changed());
  EXPECT_TRUE(remembers.knows("right"));
  EXPECT_TRUE(second.changed());
  EXPECT_EQ(remembers.suggest("lwa"), reads.suggest("lwa"));
}

TEST(SpellMemory, HoldsForTheSameDictionaryOnlyAndNotIfDamaged) {
  SpellMemory first;
  SpellChecker reads;
  ASSERT_TRUE(reads.add_dictionary(affixes, words, &first));
  EXPECT_FALSE(reads.knows("wrong"));

  SpellMemory other;
  other.remember(first.text());
  SpellChecker larger;
  ASSERT_TRUE(larger.add_dictionary(affixes, words + "wrong\n", &other));
  EXPECT_TRUE(larger.knows("wrong"));

  std::string damaged = first.text();
  damaged[damaged.find("-wrong")] = '+';
  for (const std::string& text : {damaged, std::string("nonsense"), std::string()}) {
    SpellMemory broken;
    broken.remember(text);
    SpellChecker again;
    ASSERT_TRUE(again.add_dictionary(affixes, words, &broken));
    EXPECT_FALSE(again.knows("wrong"));
    EXPECT_TRUE(broken.changed());
  }
}

TEST(SpellMemory, ADictionaryThatCannotBeReadIsReportedAtOnce) {
  SpellMemory memory;
  SpellChecker checker;
  EXPECT_FALSE(checker.add_dictionary("SET NO-SUCH-ENCODING\n", words, &memory));
}

}  // namespace
}  // namespace galley::prose
