#include "prose/part_filter.h"

#include "prose/regex_dialect.h"

namespace galley::prose {

void PartFilter::add(const Regex* necessary) {
  Entry entry;
  if (necessary != nullptr) {
    entry.pattern = without_refusals(necessary->pattern());
    if (!holds_in_the_whole(entry.pattern)) entry.pattern.clear();
  }
  rules_.push_back(std::move(entry));
}

bool PartFilter::may_match(std::size_t rule, std::string_view whole) const {
  const Entry& entry = rules_[rule];
  if (entry.regex.empty()) {
    auto regex = Regex::compile(entry.pattern);
    if (!regex) return true;
    entry.regex = std::move(*regex);
  }
  return entry.regex.matches(whole) || entry.regex.limits_reached() > 0;
}

}  // namespace galley::prose
