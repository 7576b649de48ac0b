// Harper's answers as diagnostics, and what becomes of alerts that two engines share.
#include "prose/harper.h"

#include <gtest/gtest.h>

namespace galley::prose {
namespace {

TextBlock block(std::string scope, std::string text, std::uint32_t begin) {
  const auto size = static_cast<std::uint32_t>(text.size());
  return {std::move(scope), MappedText(std::move(text), Span{FileId{0}, begin, begin + size})};
}

TEST(Harper, ReadsFaultsOfRunningText) {
  std::string asked;
  const HarperEngine engine([&](const std::string& input) -> Result<std::string> {
    asked = input;
    return std::string(
        "0\t0\t2\tSpelling\tno grammar\tx\n1\t3\t6\tAgreement\tThe verb does not agree.\twas\nnonsense\n9\t0\t1\tGrammar\ta\tb\n");
  });
  Diagnostics found;
  engine.check({block("text.md", "One\nline.", 0), block("text.heading.h1.md", "Heading", 20),
                block("text.list.md", "Só were it.", 40)},
               found);
  EXPECT_EQ(asked, "One line.\nSó were it.\n");
  ASSERT_EQ(found.all().size(), 1U);
  const Diagnostic& alert = found.all()[0];
  EXPECT_EQ(alert.rule, "Harper.Agreement");
  EXPECT_EQ(alert.engine, "harper");
  EXPECT_EQ(alert.severity, Severity::suggestion);
  EXPECT_EQ(alert.text, "wer") << "places count code points";
  EXPECT_EQ(alert.span, (Span{FileId{0}, 44, 47}));
  EXPECT_EQ(alert.hints, std::vector<std::string>{"write “was”"});
}

TEST(Harper, SaysWhenItCannotBeRun) {
  const HarperEngine engine([](const std::string&) -> Result<std::string> { return failure("there is no Node"); });
  Diagnostics found;
  engine.check({block("text.md", "A text.", 0)}, found);
  ASSERT_EQ(found.all().size(), 1U);
  EXPECT_EQ(found.all()[0].rule, "prose.harper");
  EXPECT_NE(found.all()[0].message.find("there is no Node"), std::string::npos);
}

TEST(Harper, TwoEnginesOnTheSameWordsAreOneWarning) {
  Diagnostics found;
  found.suggestion("Grammar.Fragment", {FileId{0}, 10, 20}, "a").engine = "grammar";
  found.suggestion("Harper.Grammar", {FileId{0}, 15, 18}, "b").engine = "harper";
  found.suggestion("Harper.Grammar", {FileId{0}, 30, 38}, "c").engine = "harper";
  found.suggestion("house.Names", {FileId{0}, 30, 38}, "d").engine = "house-style";
  join_agreeing(found);
  ASSERT_EQ(found.all().size(), 3U);
  EXPECT_EQ(found.all()[0].engine, "grammar, harper");
  EXPECT_EQ(found.all()[0].severity, Severity::warning);
  EXPECT_EQ(found.all()[1].message, "c");
  EXPECT_EQ(found.all()[2].engine, "house-style");
}

}  // namespace
}  // namespace galley::prose
