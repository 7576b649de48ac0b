#include "base/visible.h"

#include <gtest/gtest.h>

namespace galley {
namespace {

TEST(Visible, ShowsWhatWouldSteerATerminalOrTurnALine) {
  EXPECT_EQ(visible("a\x1B]0;x\x07"), "a\uFFFD]0;x\uFFFD");
  EXPECT_EQ(visible("a\u202Eb\u2069c\u2028d\u009B" "2J"), "a\uFFFDb\uFFFDc\uFFFDd\uFFFD2J");
  EXPECT_EQ(visible("one\ntwo\tthree\r"), "one two three ");
}

TEST(Visible, ReplacesBytesThatAreNoLetters) {
  EXPECT_EQ(visible("caf\xE9 \x93quoted\x94 \xE2\x80"), "caf\uFFFD \uFFFDquoted\uFFFD \uFFFD\uFFFD");
}

TEST(Visible, LeavesLettersOfEveryScript) {
  const std::string text = "é ไทย עברית 한국 – “x” \u200F👩‍👧";
  EXPECT_EQ(visible(text), text);
}

}  // namespace
}  // namespace galley
