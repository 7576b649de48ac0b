#include "prose/rule_note.h"

#include <gtest/gtest.h>

namespace galley::prose {
namespace {

TEST(RuleNote, TitleUsagesAndAuthority) {
  const RuleNote note = read_rule_note(
      "# HS-10, HS-44: the State with a capital. A hint only.\n# More of it.\n# Authority: UN Editorial Manual\nextends: existence\n");
  EXPECT_EQ(note.title, "The State with a capital");
  EXPECT_EQ(note.usages, "HS-10, HS-44");
  EXPECT_EQ(note.authority, "UN Editorial Manual");
  EXPECT_EQ(read_rule_note("# HS-01: émigrés.\n").title, "Émigrés");
}

TEST(RuleNote, ARuleMadeElsewhereSaysNothing) {
  EXPECT_EQ(read_rule_note("extends: existence\n# HS-10: behind it.\n").title, "");
  EXPECT_EQ(read_rule_note("").title, "");
  EXPECT_EQ(read_rule_note("#").title, "");
  const RuleNote long_remark = read_rule_note("# " + std::string(200, 'x') + "\nextends: existence\n");
  EXPECT_EQ(long_remark.title, "") << "a licence is no title";
  EXPECT_EQ(read_rule_note("# Note: HS-10 is not what this is about.\n").usages, "");
}

}  // namespace
}  // namespace galley::prose
