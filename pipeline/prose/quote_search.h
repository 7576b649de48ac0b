// Where many quotes stand in one text, found in one pass over it (Aho and Corasick, 1975).
// Any run of blanks is as good as another: a quotation goes on over the lines of a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace galley::prose {

class QuoteSearch {
 public:
  // The number of the quote; the same one for the same quote. Not empty.
  std::size_t add(std::string_view quote);
  // Calls `visit` with a quote's number and its bytes [begin, end), wherever one stands.
  void find(std::string_view text, const std::function<void(std::size_t, std::size_t, std::size_t)>& visit);

 private:
  using State = std::uint32_t;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  struct Node {
    State fallback = 0;         // the longest end of this node's letters that begins a quote
    State shorter = 0;          // the next on the way of fallbacks where a quote ends; 0: none
    std::size_t quote = none;   // the quote that ends here
    std::size_t letters = 0;    // of it, blanks counted once
  };

  [[nodiscard]] State step(State from, char letter) const;
  void link();

  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::unordered_map<std::uint64_t, State> steps_;
  std::size_t quotes_ = 0;
};

}  // namespace galley::prose
