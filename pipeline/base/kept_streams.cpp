#include "base/kept_streams.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <zlib.h>

#include "base/hash.h"

namespace galley {
namespace {

constexpr std::size_t digest_digits = 64;

std::string header() { return fmt::format("galley-streams-1 zlib {}\n", zlibVersion()); }

// A number and the byte behind it.
template <class Number>
bool take_number(std::string_view& text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end == text.data() + text.size()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
  return true;
}

}  // namespace

KeptStreams::KeptStreams(std::string_view kept) {
  if (!kept.starts_with(header())) return;
  kept.remove_prefix(header().size());
  while (!kept.empty())
    if (!read_entry(kept)) {
      entries_.clear();
      return;
    }
}

// "digest crc size length", then the stream.
bool KeptStreams::read_entry(std::string_view& kept) {
  if (kept.size() <= digest_digits) return false;
  const std::string_view digest = kept.substr(0, digest_digits);
  kept.remove_prefix(digest_digits + 1);
  Deflated deflated;
  std::size_t length = 0;
  if (!take_number(kept, deflated.crc) || !take_number(kept, deflated.size) || !take_number(kept, length)) return false;
  if (length > kept.size()) return false;
  deflated.stream = kept.substr(0, length);
  kept.remove_prefix(length);
  entries_.insert_or_assign(std::string(digest), Entry{std::move(deflated), false});
  return true;
}

Result<const Deflated*> KeptStreams::deflate(std::string_view bytes) {
  std::string digest = sha256(bytes);
  auto found = entries_.find(digest);
  if (found == entries_.end()) {
    TRY(Deflated deflated, deflater_.deflate(bytes));
    found = entries_.emplace(std::move(digest), Entry{std::move(deflated), false}).first;
    changed_ = true;
  }
  found->second.used = true;
  return &found->second.deflated;
}

std::optional<std::string> KeptStreams::to_keep() const {
  const auto is_used = [](const auto& entry) { return entry.second.used; };
  if (!changed_ && std::all_of(entries_.begin(), entries_.end(), is_used)) return std::nullopt;
  std::string result = header();
  for (const auto& [digest, entry] : entries_)
    if (entry.used)
      result +=
          fmt::format("{} {} {} {}\n", digest, entry.deflated.crc, entry.deflated.size, entry.deflated.stream.size()) +
          entry.deflated.stream;
  return result;
}

}  // namespace galley
