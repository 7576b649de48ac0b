#include "prose/quote_search.h"

#include <string>
#include <tuple>

#include <gmock/gmock.h>

namespace galley::prose {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;
using Found = std::tuple<std::string, std::size_t, std::size_t>;

std::vector<Found> find(const std::vector<std::string>& quotes, std::string_view text) {
  QuoteSearch search;
  for (std::size_t number = 0; number < quotes.size(); ++number) EXPECT_EQ(search.add(quotes[number]), number);
  std::vector<Found> found;
  search.find(text, [&](std::size_t quote, std::size_t begin, std::size_t end) {
    found.emplace_back(quotes[quote], begin, end);
  });
  return found;
}

TEST(QuoteSearch, FindsQuotesWithinAndAcrossEachOther) {
  EXPECT_THAT(find({"she", "he", "hers", "s h"}, "ushers his he"),
              UnorderedElementsAre(Found{"she", 1, 4}, Found{"he", 2, 4}, Found{"hers", 2, 6}, Found{"s h", 5, 8},
                                   Found{"s h", 9, 12}, Found{"he", 11, 13}));
}

TEST(QuoteSearch, TakesOneBlankForAnother) {
  EXPECT_THAT(find({"the  law", "law of"}, "the\r\n\t law of the law"),
              UnorderedElementsAre(Found{"the  law", 0, 10}, Found{"law of", 7, 13}, Found{"the  law", 14, 21}));
  EXPECT_THAT(find({"thelaw"}, "the law"), IsEmpty());
  EXPECT_THAT(find({"é "}, "été  "), UnorderedElementsAre(Found{"é ", 3, 7}));
}

TEST(QuoteSearch, KnowsAQuoteItWasGivenBefore) {
  QuoteSearch search;
  EXPECT_EQ(search.add("a b"), 0U);
  EXPECT_EQ(search.add("c"), 1U);
  EXPECT_EQ(search.add("a\nb"), 0U);
}

}  // namespace
}  // namespace galley::prose
