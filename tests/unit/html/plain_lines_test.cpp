#include "html/plain_lines.h"

#include <gtest/gtest.h>

namespace galley::html {
namespace {

TEST(PlainLines, SetsWholeLinesAsideAndPutsThemBack) {
  const std::string page = "<style>\na {\n  b: c;\n}\n</style>\n{{#x}}\n<p>{{y}}</p>\nplain\n{{/x}}\nend\n";
  const PlainLines plain(page);
  EXPECT_EQ(plain.page().find("b: c;"), std::string::npos);
  EXPECT_NE(plain.page().find("{{#x}}\n<p>{{y}}</p>\n"), std::string::npos) << "lines with tags stay as they are";
  EXPECT_EQ(plain.put_back(plain.page()), page);
}

TEST(PlainLines, TakesAnyPage) {
  for (const std::string_view page :
       {"", "{{", "}}", "{{}}", "\n", "\n\n\n", "a\n{{b", "{", "a\nb\nc\n{{!\n\n}}d\ne\nf"}) {
    const PlainLines plain(page);
    EXPECT_EQ(plain.put_back(plain.page()), page);
  }
}

TEST(PlainLines, LeavesOutMarksThatItDidNotSet) {
  const PlainLines plain("a\nb\nc\n");
  EXPECT_EQ(plain.put_back("x\x01" "7\x01y \x01 \x01"), "x7y  ");
}

}  // namespace
}  // namespace galley::html
