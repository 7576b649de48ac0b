// One output on its way: composed and parsed, then checked and rendered by build.h.
#pragma once

#include <optional>
#include <vector>

#include "compose/deck.h"
#include "document/document.h"
#include "publish/build.h"
#include "style/brand.h"
#include "style/limits.h"
#include "style/theme.h"

namespace galley::publish {

// styles/, as far as it could be read; a theme only if it is whole.
struct Styles {
  std::optional<style::Brand> brand;
  std::optional<style::Theme> theme;
  style::Limits limits;
  Words words;
};

[[nodiscard]] Styles read_styles(const Files& files, Diagnostics& diagnostics);

struct PendingOutput {
  const sources::Output* definition = nullptr;  // of publication.yml
  FileId outline = FileId::none;
  FileId manuscript = FileId::none;
  document::Document document;
  std::vector<compose::DeckSlide> slides;  // of a deck
  Diagnostics diagnostics;
  std::optional<FinishedOutput> finished;  // none before it is rendered, or where that failed
};

[[nodiscard]] bool is_deck(const sources::Output& output);
// Those of its own name, or that publication.yml names for it; none set where there are none.
[[nodiscard]] const style::OutputLimits& limits_of(const sources::Output& output, const style::Limits& limits);

// All that the run wants, in the order of publication.yml; one without its outline is left out, and
// said. Adds each manuscript to the files of the project.
[[nodiscard]] std::vector<PendingOutput> compose_outputs(BuildReport& report, const BuildRequest& request,
                                                         const Styles& styles, const Progress& progress);

}  // namespace galley::publish
