#include "publish/output_paths.h"

#include <gtest/gtest.h>

namespace galley::publish {
namespace {

// The ids that can be written, and how many errors the others gave.
std::pair<std::set<std::string>, std::size_t> check(const std::vector<std::string>& files) {
  sources::Publication publication;
  for (const std::string& file : files) {
    sources::Output output;
    output.id = MappedText(file, {}, Origin::changed);
    output.file = MappedText(file, {}, Origin::changed);
    publication.outputs.push_back(output);
  }
  Diagnostics diagnostics;
  auto usable = check_output_paths(publication, diagnostics);
  return {usable, diagnostics.count(Severity::error)};
}

TEST(OutputPaths, OnlyPathsBelowOutAreWritten) {
  const auto [usable, errors] =
      check({"brief.docx", "parts/a.pdf", "../evil.docx", "a/../../evil.pdf", "/tmp/evil.pdf", "", "./x.pdf", "a\\b.pdf"});
  EXPECT_EQ(usable, (std::set<std::string>{"brief.docx", "parts/a.pdf"}));
  EXPECT_EQ(errors, 6U);
}

TEST(OutputPaths, ReservedAndSharedNamesAreRefused) {
  const auto [usable, errors] = check({"manifest.json", "review/1.docx", "a.pdf", "a.pdf"});
  EXPECT_EQ(usable, std::set<std::string>{"a.pdf"});
  EXPECT_EQ(errors, 3U);
}

}  // namespace
}  // namespace galley::publish
