// The in-text switches: <!-- vale off -->, <!-- vale Style.Rule = NO --> and their kin.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace galley::prose {

// How the switches stand at one place of a text. A copy keeps how they stood when it was
// made, and costs nothing: all copies share one history, whatever is read later.
class Switches {
 public:
  // `comment` without its marks and outer spaces; `styles` are those in force for the
  // file, which `vale styles = …` turns off. What is no switch changes nothing.
  void read(std::string_view comment, const std::vector<std::string>& styles);
  // Behind the text everything holds again, save for `vale off`.
  void reset() { only_off_ = true; }

  [[nodiscard]] bool everything_off() const { return is_set("off"); }
  [[nodiscard]] bool silences(std::string_view rule) const;
  [[nodiscard]] bool silences(std::string_view rule, std::string_view match) const;

 private:
  // Each change of a style, rule, rule[match] or "off", in order.
  struct Change {
    std::size_t number = 0;
    bool off = false;
  };
  struct History {
    std::map<std::string, std::vector<Change>, std::less<>> changes;
    std::size_t count = 0;
  };

  void set(std::string key, bool off);
  [[nodiscard]] bool is_set(std::string_view key) const;

  std::shared_ptr<History> history_;
  std::size_t count_ = 0;  // changes up to here hold
  bool only_off_ = false;
};

}  // namespace galley::prose
