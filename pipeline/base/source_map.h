// Where text came from. Every string that the pipeline reads or composes knows,
// for each of its bytes, the file and byte range behind it, so that a message
// can always name the author's own line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// A file of the current run; an index into Files (files.h).
enum class FileId : std::uint32_t { none = 0xFFFFFFFF };

// Bytes [begin, end) of a file.
struct Span {
  FileId file = FileId::none;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
  friend auto operator<=>(const Span&, const Span&) = default;
  explicit operator bool() const { return file != FileId::none; }
};

// How a segment relates to the bytes it came from.
enum class Origin : std::uint8_t {
  copy,       // byte for byte
  changed,    // escaped, folded or generated from that place
  outline,    // text of a template
};

// Bytes [begin, end) of the mapped text came from `source`.
struct Segment {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Span source;
  Origin origin = Origin::copy;

  friend bool operator==(const Segment&, const Segment&) = default;
};

// Segments sorted by `begin`, without gaps or overlaps, covering the whole text.
class SourceMap {
 public:
  // Adds a segment behind the last one; joins it to that one where both are one copy.
  void append(std::uint32_t length, Span source, Origin origin);
  void append(const SourceMap& other);

  [[nodiscard]] const std::vector<Segment>& segments() const { return segments_; }
  [[nodiscard]] std::uint32_t length() const;

  // The source of bytes [begin, end): exact inside one copied segment; else the
  // union of the segments touched, as far as they stand in the first one's file.
  [[nodiscard]] Span locate(std::uint32_t begin, std::uint32_t end) const;

  // The map of the bytes [begin, end), counted from `begin`.
  [[nodiscard]] SourceMap slice(std::uint32_t begin, std::uint32_t end) const;

 private:
  std::vector<Segment> segments_;
};

// A string with the map of its bytes.
struct MappedText {
  std::string text;
  SourceMap map;

  MappedText() = default;
  MappedText(std::string value, Span source, Origin origin = Origin::copy);

  [[nodiscard]] bool empty() const { return text.empty(); }
  [[nodiscard]] Span span() const;  // of the whole
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;
  [[nodiscard]] MappedText substr(std::size_t begin, std::size_t end) const;

  void append(std::string_view value, Span source, Origin origin);
  void append(const MappedText& other);
};

}  // namespace galley
