// Documents of every shape, from a seed, whose words carry numbers: each can be looked
// for on the pages.
#pragma once

#include <string>

namespace galley::layout::test {

class RandomDocument {
 public:
  explicit RandomDocument(unsigned seed) : state_(seed * 2654435761u + 1) {}

  std::string text(int chapters) {
    std::string out;
    for (int i = 0; i < chapters; ++i) out += chapter(i);
    return out + notes_;
  }
  [[nodiscard]] int words() const { return words_; }

  unsigned below(unsigned end) {
    state_ = state_ * 1664525u + 1013904223u;
    return (state_ >> 16) % end;
  }
  // "ever7 of8 smuggling9."
  std::string sentence(unsigned count) {
    static const char* vocabulary[] = {"a",  "of",  "rules", "evidence", "platform", "smuggling", "responsibility",
                                       "is", "the", "kept"};
    std::string out;
    for (unsigned i = 0; i < count; ++i)
      out += vocabulary[below(10)] + std::to_string(++words_) + (i + 1 == count ? "z." : "z ");
    return out;
  }

 private:
  std::string paragraph() {
    std::string out = sentence(5 + below(110));
    if (below(3) == 0) {
      const std::string label = "n" + std::to_string(++note_count_);
      out += "[^" + label + "]";
      notes_ += "[^" + label + "]: " + sentence(3 + below(below(8) == 0 ? 200 : 30)) + "\n\n";
    }
    return out + "\n\n";
  }

  std::string list(const std::string& indent, int depth) {
    std::string out;
    const unsigned count = 1 + below(5);
    for (unsigned i = 0; i < count; ++i) {
      out += indent + "- " + sentence(2 + below(25)) + "\n";
      if (depth < 5 && below(4) == 0) out += list(indent + "    ", depth + 1);
    }
    return out;
  }

  std::string table() {
    const unsigned columns = 2 + below(6), rows = 1 + below(below(5) == 0 ? 60 : 9);
    std::string out = "|", rule = "|";
    for (unsigned c = 0; c < columns; ++c) {
      out += " " + sentence(1) + " |";
      rule += c % 3 == 2 ? "---:|" : "---|";
    }
    out += "\n" + rule + "\n";
    for (unsigned r = 0; r < rows; ++r) {
      out += "|";
      for (unsigned c = 0; c < columns; ++c) out += " " + sentence(1 + below(c == 1 ? 14 : 3)) + " |";
      out += "\n";
    }
    return out + "\n: " + sentence(6) + " {#tbl:t" + std::to_string(words_) + "}\n\n";
  }

  std::string block() {
    switch (below(14)) {
      case 0: return list("", 1) + "\n";
      case 1: return "> " + sentence(20 + below(40)) + "\n\n";
      case 2:
        return "::: {.callout title=\"" + sentence(3) + "\"}\n" + sentence(20 + below(below(6) == 0 ? 900 : 60)) +
               "\n:::\n\n";
      case 3: return "::: pull-number\n**" + sentence(1) + "** " + sentence(8) + "\n:::\n\n";
      case 4: case 5: return table();
      case 6: return "::: key-message\n" + sentence(12) + "\n:::\n\n";
      case 7: return "#### " + sentence(3) + "\n\n" + paragraph();
      case 8:
        return "::: key-numbers\n- **" + sentence(1) + "** " + sentence(6) + "\n- **" + sentence(1) + "** " +
               sentence(9) + "\n:::\n\n";
      case 9: return table() + "::: source\n" + sentence(14) + "\n:::\n\n";
      default: return paragraph();
    }
  }

  std::string chapter(int number) {
    std::string out = "# " + sentence(2 + below(7)) + (below(3) == 0 ? " {band}" : "") + "\n\n";
    if (below(2) == 0) out += "::: standfirst\n" + sentence(15) + "\n:::\n\n";
    const unsigned sections = below(5);
    out += number % 4 == 3 ? "" : paragraph();
    for (unsigned i = 0; i < sections; ++i) {
      out += "## " + sentence(2 + below(8)) + "\n\n";
      const unsigned blocks = below(7);
      for (unsigned k = 0; k < blocks; ++k) {
        if (below(3) == 0) out += "### " + sentence(1 + below(6)) + "\n\n";
        out += block();
      }
    }
    return out;
  }

  unsigned state_;
  int words_ = 0, note_count_ = 0;
  std::string notes_;
};

}  // namespace galley::layout::test
