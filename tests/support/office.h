// What the tests of DOCX and PPTX share: a figure to draw, and looking into a package.
#pragma once

#include <string>

#include "document/document.h"
#include "opc/package.h"

namespace galley::test {

inline document::FigureData bar_figure() {
  document::FigureData figure;
  figure.id = "deadlines";
  figure.kind = "bar";
  figure.title = "Deadlines run from hours to days";
  figure.subtitle = "Hours to act on an order";
  figure.source = "national laws.";
  figure.unit = "hours";
  figure.x = "value";
  figure.y = "state";
  figure.alt = "Bar chart of deadlines.";
  figure.columns = {"state", "value"};
  figure.rows = {{{"India", "3"}, {}}, {{"Indonesia", "4"}, {}}};
  return figure;
}

// Empty where the package cannot be read or has no such part.
inline std::string part_of(const std::string& package_bytes, const std::string& name) {
  const auto package = opc::read_package(package_bytes);
  const opc::Part* found = package ? package->find(name) : nullptr;
  return found == nullptr ? std::string() : found->bytes;
}

// One element a line, so that a difference can be read.
inline std::string lined(std::string xml) {
  for (std::size_t at = xml.find("><"); at != std::string::npos; at = xml.find("><", at + 1)) xml.insert(at + 1, "\n");
  return xml + "\n";
}

}  // namespace galley::test
