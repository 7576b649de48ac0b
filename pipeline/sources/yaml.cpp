#include "sources/yaml.h"

#include <algorithm>

#include "yaml/yaml.h"

namespace galley::sources {
namespace {

// The YAML module counts bytes of the text it is given; a source may have lost a byte
// order mark or carriage returns since it was a file, so each place is led on to there.
class Conversion {
 public:
  explicit Conversion(const MappedText& text) : text_(text) {}

  [[nodiscard]] Span span(Span in_text) const { return in_text ? text_.span(in_text.begin, in_text.end) : Span{}; }

  [[nodiscard]] MappedText value(const MappedText& scalar) const {
    MappedText result;
    for (const Segment& segment : scalar.map.segments()) {
      if (segment.origin == Origin::copy)
        result.append(text_.substr(segment.source.begin, segment.source.end));
      else
        result.append(std::string_view(scalar.text).substr(segment.begin, segment.end - segment.begin),
                      span(segment.source), segment.origin);
    }
    return result;
  }

  // The depth of the tree is bounded by the YAML module.
  [[nodiscard]] YamlNode node(const yaml::Node& source) const {
    YamlNode result;
    result.span = span(source.span);
    result.kind = static_cast<YamlNode::Kind>(source.kind);
    result.scalar = value(source.value);
    for (const yaml::Node& item : source.items) result.items.push_back(node(item));
    for (const yaml::Entry& entry : source.entries)
      result.pairs.push_back({MappedText(entry.key, span(entry.key_span), Origin::changed), node(entry.value)});
    return result;
  }

 private:
  const MappedText& text_;
};

static_assert(static_cast<int>(YamlNode::Kind::null) == static_cast<int>(yaml::Kind::null) &&
              static_cast<int>(YamlNode::Kind::scalar) == static_cast<int>(yaml::Kind::scalar) &&
              static_cast<int>(YamlNode::Kind::sequence) == static_cast<int>(yaml::Kind::sequence) &&
              static_cast<int>(YamlNode::Kind::mapping) == static_cast<int>(yaml::Kind::mapping));

}  // namespace

const YamlPair* YamlNode::find(std::string_view key) const {
  const auto found =
      std::find_if(pairs.begin(), pairs.end(), [key](const YamlPair& pair) { return pair.key.text == key; });
  return found == pairs.end() ? nullptr : &*found;
}

std::optional<YamlNode> parse_yaml(const MappedText& text, Diagnostics& diagnostics) {
  const Conversion conversion(text);
  Diagnostics found;
  const auto root = yaml::parse_yaml(FileId{0}, text.text, found);
  for (Diagnostic& diagnostic : found.all()) diagnostic.span = conversion.span(diagnostic.span);
  diagnostics.append(std::move(found));
  if (!root) return std::nullopt;
  return conversion.node(*root);
}

}  // namespace galley::sources
