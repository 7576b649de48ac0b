#include <gtest/gtest.h>

#include "document/parse.h"
#include "document/resolve.h"
#include "document/walk.h"

namespace galley::document {
namespace {

Document resolve(std::string_view text, Diagnostics& diagnostics) {
  Document document = parse_document(text, FileId{0}, diagnostics);
  auto resources = std::make_shared<Resources>();
  resources->references["a"] = {"a", 7, "A 2024", ""};
  resources->references["F-1"] = {"a", 7, "A 2024", ""};
  resources->references["b"] = {"b", 3, "B 2025", ""};
  document.resources = std::move(resources);
  resolve_document(document, diagnostics);
  return document;
}

std::string citations(const Document& document) {
  std::string all;
  walk_all_inlines(document, [&](const Inline& node) {
    if (const auto* citation = std::get_if<Citation>(&node.node))
      for (const CitedItem& item : citation->items) all += std::to_string(item.number) + item.locator + " ";
    if (const auto* reference = std::get_if<CrossReference>(&node.node)) all += reference->text + " ";
    return true;
  });
  return all;
}

TEST(Citations, FactsOfOneSourceAreOneNumberAndNumbersAscend) {
  Diagnostics diagnostics;
  EXPECT_EQ(citations(resolve("Text [@F-1; @a; @b; @a, p. 4].\n", diagnostics)), "3 7 7p. 4 ");
  EXPECT_FALSE(diagnostics.has_errors());
}

TEST(Citations, AReferenceThatOpensASentenceTakesACapital) {
  Diagnostics diagnostics;
  const std::string table = "\n\n| a |\n|---|\n| b |\n: Words {#tbl:x}\n";
  EXPECT_EQ(citations(resolve("[@tbl:x] shows it. [@tbl:x] again, as [@tbl:x] says." + table, diagnostics)),
            "Table 1 Table 1 table 1 ");
}

TEST(Citations, AReferenceAmongSourcesIsAnError) {
  Diagnostics diagnostics;
  (void)resolve("Text [@sec:x; @a].\n\n# X {#sec:x}\n", diagnostics);
  ASSERT_FALSE(diagnostics.all().empty());
  EXPECT_EQ(diagnostics.all()[0].rule, "reference.mixed");
}

}  // namespace
}  // namespace galley::document
