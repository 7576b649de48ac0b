// What documents show beside their text: figures' data, images, numbered references.
#pragma once

#include <memory>

#include "compose/compose.h"
#include "document/document.h"
#include "publish/project.h"
#include "sources/corpus.h"

namespace galley::publish {

// A figure as writers draw it.
[[nodiscard]] document::FigureData figure_data(const sources::Figure& figure);

// The resources of one output: figures and images of the project, and the references as
// its manuscript numbers them.
[[nodiscard]] std::shared_ptr<const document::Resources> gather_resources(const Project& project,
                                                                          const sources::Corpus& corpus,
                                                                          const compose::Manuscript& manuscript);

}  // namespace galley::publish
