// The structure tree (ISO 32000-1, 14.7): elements, the marked content and annotations
// that belong to them, and the trees that lead back from content to elements.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "layout/pages.h"
#include "pdf/haru.h"

namespace galley::pdf {

class Structure {
 public:
  // `pages` must outlive the structure. An element whose role is no standard type
  // (14.8.4) or whose parent comes after it is an error.
  static Result<Structure> create(const layout::Pages& pages);

  [[nodiscard]] const std::string& role(layout::ElementId element) const;

  // The next marked content of `element` on `page` (from 0); calls follow reading order.
  int place_content(layout::ElementId element, int page);
  // A Span below `parent` that stands at the current place.
  layout::ElementId add_span(layout::ElementId parent, std::string actual_text, std::string language);
  // An annotation of `element`; the result is its StructParent.
  int place_annotation(layout::ElementId element, int page, ObjectId annotation);

  // Writes all; the result is the StructTreeRoot.
  ObjectId write(ObjectWriter& objects, const std::vector<ObjectId>& pages, const std::string& language);

 private:
  enum class KidKind : std::uint8_t { element, content, annotation };
  struct Kid {
    KidKind kind;
    int page;
    std::uint32_t value;         // element, MCID or object
  };
  struct Node {
    const layout::Element* element = nullptr;
    std::vector<layout::ElementId> children;
    std::size_t attached = 0;    // how many of them are among the kids
    std::vector<Kid> kids;
    bool has_items = false;
    bool placed = false;         // among its parent's kids
    ObjectId id = 0;
  };

  Structure() = default;
  Node& parent_of(const Node& node);
  void note_items(const layout::Pages& pages);
  void attach(layout::ElementId element);
  void attach_rest(layout::ElementId element);
  [[nodiscard]] std::string body(const Node& node, ObjectId parent, const std::vector<ObjectId>& pages) const;
  [[nodiscard]] std::string kids(const Node& node, int page, const std::vector<ObjectId>& pages) const;
  [[nodiscard]] std::string parent_tree(ObjectWriter& objects) const;

  std::vector<Node> nodes_;
  std::deque<layout::Element> added_;
  Node root_;                    // the Document element
  std::vector<std::vector<layout::ElementId>> content_;  // by page and MCID
  std::vector<layout::ElementId> annotations_;           // by StructParent, behind those of the pages
  std::vector<double> heights_;  // of the pages
};

// A name tree or number tree (7.9.6, 7.9.7) of entries sorted by key, in leaves of 256.
// The result is the body of its root: "/Names[…]" or "/Kids[…]".
[[nodiscard]] std::string tree(ObjectWriter& objects, const std::string& kind,
                               const std::vector<std::pair<std::string, std::string>>& entries);

}  // namespace galley::pdf
