// Ways through the file: outline (ISO 32000-1, 12.3.3), named destinations (12.3.2.3),
// page labels (12.4.2).
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "layout/pages.h"
#include "pdf/haru.h"

namespace galley::pdf {

// The Outlines dictionary; 0 if there are no entries.
ObjectId write_outline(ObjectWriter& objects, const std::vector<layout::OutlineEntry>& entries);

// The Names dictionary with the tree of destinations; 0 if there are none.
ObjectId write_destinations(ObjectWriter& objects, const layout::Pages& pages, const std::vector<ObjectId>& page_ids);

// The number tree of page labels as a direct dictionary; ranges as they count on.
[[nodiscard]] std::string page_labels(const std::vector<layout::Page>& pages);

// Every link and outline entry leads somewhere.
[[nodiscard]] Result<void> check_destinations(const layout::Pages& pages);

}  // namespace galley::pdf
