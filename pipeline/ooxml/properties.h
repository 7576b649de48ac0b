// Document properties, the same in DOCX and PPTX: core (ECMA-376 part 2, 11), extended
// and custom (part 1, 22.2 and 22.3).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "document/document.h"
#include "opc/package.h"

namespace galley::ooxml {

struct ExtendedProperties {
  int pages = 0, words = 0;      // DOCX; 0: left out
  int slides = 0, notes = 0;     // PPTX
};

// Adds docProps/core.xml, app.xml and custom.xml with their relationships. Times are the
// document's date at midnight UTC. Custom properties: galley-publication, and of a draft
// galley-draft and status, besides those given.
void add_properties(opc::Package& package, const document::Metadata& metadata, const ExtendedProperties& extended,
                    const std::vector<std::pair<std::string, std::string>>& custom = {});

}  // namespace galley::ooxml
