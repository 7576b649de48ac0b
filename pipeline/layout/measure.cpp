#include "layout/measure.h"

#include <array>

#include "layout/font_implementation.h"

namespace galley::layout {
namespace {

// Glyphs in the order of the text, with the first byte of each one's cluster.
void shape(hb_buffer_t* buffer, std::string_view text, const Font& font, Kerning kerning, Ligatures ligatures) {
  hb_buffer_clear_contents(buffer);
  hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
  hb_buffer_guess_segment_properties(buffer);
  const std::uint32_t kern = kerning == Kerning::on ? 1 : 0;
  const std::uint32_t liga = ligatures == Ligatures::on ? 1 : 0;
  const std::array<hb_feature_t, 3> features{{
      {HB_TAG('k', 'e', 'r', 'n'), kern, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
      {HB_TAG('l', 'i', 'g', 'a'), liga, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
      {HB_TAG('c', 'l', 'i', 'g'), liga, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
  }};
  hb_shape(font.implementation().font.get(), buffer, features.data(), static_cast<unsigned>(features.size()));
  if (HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(buffer))) hb_buffer_reverse(buffer);
}

}  // namespace

std::vector<ClusterAdvance> advances(std::string_view text, const Font& font, Kerning kerning, Ligatures ligatures) {
  std::vector<ClusterAdvance> clusters;
  if (text.empty()) return clusters;
  const std::unique_ptr<hb_buffer_t, Release> buffer(hb_buffer_create());
  shape(buffer.get(), text, font, kerning, ligatures);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
  for (unsigned i = 0; i < count; ++i) {
    if (clusters.empty() || clusters.back().begin != infos[i].cluster)
      clusters.push_back({infos[i].cluster, 0, 0, false});
    clusters.back().advance += positions[i].x_advance;
    clusters.back().missing |= infos[i].codepoint == 0;
  }
  for (std::size_t i = 0; i < clusters.size(); ++i)
    clusters[i].end = i + 1 < clusters.size() ? clusters[i + 1].begin : static_cast<std::uint32_t>(text.size());
  return clusters;
}

std::int64_t width(std::string_view text, const Font& font, Kerning kerning, Ligatures ligatures) {
  std::int64_t sum = 0;
  for (const ClusterAdvance& cluster : advances(text, font, kerning, ligatures)) sum += cluster.advance;
  return sum;
}

}  // namespace galley::layout
