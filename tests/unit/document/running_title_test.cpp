#include "document/running_title.h"

#include <gtest/gtest.h>

namespace galley::document {
namespace {

std::string title_with(const std::string& subtitle) {
  Metadata metadata;
  metadata.title = "Title";
  metadata.subtitle = subtitle;
  return running_title(metadata);
}

TEST(RunningTitle, HasASubtitleWithinItsSentence) {
  EXPECT_EQ(title_with(""), "Title");
  EXPECT_EQ(title_with("A policy mapping"), "Title: a policy mapping");
  EXPECT_EQ(title_with("Evidence"), "Title: evidence");
}

TEST(RunningTitle, LeavesAbbreviationsAndOtherScriptsAsTheyAre) {
  EXPECT_EQ(title_with("UN reform"), "Title: UN reform");
  EXPECT_EQ(title_with("C2 servers"), "Title: C2 servers");
  EXPECT_EQ(title_with("X"), "Title: X");
  EXPECT_EQ(title_with("Étude de cas"), "Title: Étude de cas");
  EXPECT_EQ(title_with("ภาษาไทย"), "Title: ภาษาไทย");
}

}  // namespace
}  // namespace galley::document
