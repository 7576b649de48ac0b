#include "base/diagnostic.h"

#include <gtest/gtest.h>

namespace galley {
namespace {

TEST(Diagnostics, KeepAMessageShortWhateverNameItQuotes) {
  Diagnostics diagnostics;
  diagnostics.error("a.b", {}, "there is no '" + std::string(1'000'000, 'x') + "'", "é" + std::string(5000, 'y'));
  const Diagnostic& kept = diagnostics.all().front();
  EXPECT_LT(kept.message.size(), 1010U);
  EXPECT_TRUE(kept.message.ends_with("x…"));
  EXPECT_LT(kept.hints.at(0).size(), 1010U);
  std::string letters;
  while (letters.size() < 3000) letters += "é";
  EXPECT_TRUE(diagnostics.warning("a.b", {}, "a" + letters).message.ends_with("é…")) << "cut between letters";
}

}  // namespace
}  // namespace galley
