// The in-text switches: <!-- vale off -->, <!-- vale Style.Rule = NO --> and their kin.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace galley::prose {

class Switches {
 public:
  // `comment` without its marks and outer spaces; `styles` are those in force for the
  // file, which `vale styles = …` turns off. What is no switch changes nothing.
  void read(std::string_view comment, const std::vector<std::string>& styles);
  // Behind the text everything holds again, save for `vale off`.
  void reset();

  [[nodiscard]] bool everything_off() const { return is_set("off"); }
  [[nodiscard]] bool silences(std::string_view rule) const;
  [[nodiscard]] bool silences(std::string_view rule, std::string_view match) const;
  [[nodiscard]] bool any() const { return !off_.empty(); }

 private:
  [[nodiscard]] bool is_set(std::string_view key) const;
  std::map<std::string, bool, std::less<>> off_;  // style, rule, rule[match] or "off"
};

}  // namespace galley::prose
