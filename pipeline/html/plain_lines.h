// A page's whole lines of plain text, such as its styles, kept out of the renderer's hands, which
// would take them apart into words and put them together again. Internal to html.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley::html {

class PlainLines {
 public:
  // `page` must outlive this.
  explicit PlainLines(std::string_view page);

  [[nodiscard]] const std::string& page() const { return page_; }  // with a mark for each stretch set aside
  [[nodiscard]] std::string put_back(std::string_view rendered) const;

 private:
  std::string page_;
  std::vector<std::string_view> stretches_;
};

}  // namespace galley::html
