#include <charconv>

#include "prose/grammar_findings.h"

namespace galley::prose::grammar {
namespace {

constexpr std::string_view head = "galley grammar memory 1\n";

void write(std::string& out, std::size_t number) { out += std::to_string(number) + " "; }

void write(std::string& out, std::string_view text) {
  write(out, text.size());
  out += text;
}

// Reads what `write` wrote; after the first damage every answer is empty.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::size_t number() {
    std::size_t value = 0;
    const char* const end = text_.data() + text_.size();
    const auto [stop, error] = std::from_chars(text_.data(), end, value);
    if (error != std::errc() || stop == end || *stop != ' ') return fail();
    text_.remove_prefix(static_cast<std::size_t>(stop - text_.data()) + 1);
    return value;
  }

  std::string_view text() {
    const std::size_t size = number();
    if (size > text_.size()) {
      fail();
      return {};
    }
    const std::string_view value = text_.substr(0, size);
    text_.remove_prefix(size);
    return value;
  }

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool at_end() const { return text_.empty(); }

 private:
  std::size_t fail() {
    failed_ = true;
    text_ = {};
    return 0;
  }

  std::string_view text_;
  bool failed_ = false;
};

Finding read_finding(Reader& reader) {
  Finding finding;
  finding.range.begin = reader.number();
  finding.range.end = reader.number();
  finding.severity = reader.number() == 1 ? Severity::warning : Severity::suggestion;
  finding.rule = reader.text();
  finding.message = reader.text();
  if (reader.number() == 1) finding.replacement = std::string(reader.text());
  finding.safe = reader.number() == 1;
  finding.confirmed = reader.number() == 1;
  return finding;
}

}  // namespace

std::string write_memory(const Memory& memory) {
  std::string out(head);
  for (const auto& [digest, findings] : memory) {
    write(out, digest);
    write(out, findings.size());
    for (const Finding& finding : findings) {
      write(out, finding.range.begin);
      write(out, finding.range.end);
      write(out, finding.severity == Severity::warning ? 1 : 0);
      write(out, finding.rule);
      write(out, finding.message);
      write(out, finding.replacement ? 1 : 0);
      if (finding.replacement) write(out, *finding.replacement);
      write(out, finding.safe ? 1 : 0);
      write(out, finding.confirmed ? 1 : 0);
    }
  }
  return out;
}

std::optional<Memory> read_memory(std::string_view text) {
  if (!text.starts_with(head)) return std::nullopt;
  Reader reader(text.substr(head.size()));
  Memory memory;
  while (!reader.at_end()) {
    std::string digest(reader.text());
    const std::size_t count = reader.number();
    Findings findings;
    for (std::size_t number = 0; number < count && !reader.failed(); ++number) findings.push_back(read_finding(reader));
    if (reader.failed()) return std::nullopt;
    memory.emplace(std::move(digest), std::move(findings));
  }
  return reader.failed() ? std::nullopt : std::optional(std::move(memory));
}

}  // namespace galley::prose::grammar
