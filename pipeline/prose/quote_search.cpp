#include "prose/quote_search.h"

#include <deque>

namespace galley::prose {
namespace {

bool is_blank(char letter) { return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n'; }

// Each letter of a text with a run of blanks as one space, and where it begins.
template <class Visit>
void each_letter(std::string_view text, const Visit& visit) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const bool blank = is_blank(text[at]);
    for (++at; blank && at < text.size() && is_blank(text[at]);) ++at;
    visit(blank ? ' ' : text[begin], begin);
  }
}

std::uint64_t key(std::uint32_t state, char letter) {
  return (static_cast<std::uint64_t>(state) << 8U) | static_cast<unsigned char>(letter);
}

}  // namespace

std::size_t QuoteSearch::add(std::string_view quote) {
  State state = 0;
  std::size_t letters = 0;
  each_letter(quote, [&](char letter, std::size_t) {
    const auto [next, is_new] = steps_.try_emplace(key(state, letter), static_cast<State>(nodes_.size()));
    if (is_new) nodes_.emplace_back();
    state = next->second;
    ++letters;
  });
  Node& node = nodes_[state];
  if (node.quote == none) node.quote = quotes_++;
  node.letters = letters;
  return node.quote;
}

QuoteSearch::State QuoteSearch::step(State from, char letter) const {
  while (true) {
    if (const auto next = steps_.find(key(from, letter)); next != steps_.end()) return next->second;
    if (from == 0) return 0;
    from = nodes_[from].fallback;
  }
}

// Fallbacks lead to nodes nearer the root, so nodes are taken in the order of their depth.
void QuoteSearch::link() {
  std::vector<std::vector<std::pair<char, State>>> children(nodes_.size());
  for (const auto& [step, state] : steps_) children[step >> 8U].emplace_back(static_cast<char>(step & 0xFFU), state);
  std::deque<State> waiting = {0};
  for (; !waiting.empty(); waiting.pop_front()) {
    const State parent = waiting.front();
    for (const auto& [letter, child] : children[parent]) {
      Node& node = nodes_[child];
      node.fallback = parent == 0 ? 0 : step(nodes_[parent].fallback, letter);
      const Node& behind = nodes_[node.fallback];
      node.shorter = behind.quote != none ? node.fallback : behind.shorter;
      waiting.push_back(child);
    }
  }
}

void QuoteSearch::find(std::string_view text, const std::function<void(std::size_t, std::size_t, std::size_t)>& visit) {
  link();
  std::vector<std::size_t> begins;
  each_letter(text, [&](char, std::size_t begin) { begins.push_back(begin); });
  begins.push_back(text.size());
  State state = 0;
  std::size_t count = 0;
  each_letter(text, [&](char letter, std::size_t) {
    state = step(state, letter);
    ++count;
    for (State end = nodes_[state].quote != none ? state : nodes_[state].shorter; end != 0; end = nodes_[end].shorter)
      visit(nodes_[end].quote, begins[count - nodes_[end].letters], begins[count]);
  });
}

}  // namespace galley::prose
