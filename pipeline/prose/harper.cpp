#include "prose/harper.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "unicode/unicode.h"

namespace galley::prose {
namespace {

// Only what Harper calls grammar: spelling and style are checked by the house's own rules.
constexpr std::array kinds = {"Agreement",   "Grammar",       "Usage",      "Eggcorn",
                              "Malapropism", "BoundaryError", "Repetition", "Nonstandard"};

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(mark, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::optional<std::size_t> number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::size_t byte_of(std::string_view text, std::size_t code_point) {
  std::size_t at = 0;
  for (std::size_t count = 0; count < code_point && at < text.size(); ++count)
    static_cast<void>(unicode::next_code_point(text, at));
  return at;
}

bool is_running_text(const TextBlock& block) { return block.scope == "text.md" || block.scope == "text.list.md"; }

std::optional<Diagnostic> read_fault(std::string_view line, const std::vector<const TextBlock*>& asked) {
  const std::vector<std::string_view> cells = split(line, '\t');
  if (cells.size() != 6 || std::find(kinds.begin(), kinds.end(), cells[3]) == kinds.end()) return std::nullopt;
  const auto paragraph = number(cells[0]);
  const auto first = number(cells[1]);
  const auto last = number(cells[2]);
  if (!paragraph || !first || !last || *paragraph >= asked.size() || *first >= *last) return std::nullopt;
  const MappedText& text = asked[*paragraph]->text;
  const std::size_t begin = byte_of(text.text, *first);
  const std::size_t end = byte_of(text.text, *last);
  if (begin >= end) return std::nullopt;
  Diagnostic result;
  result.severity = Severity::suggestion;
  result.rule = "Harper." + std::string(cells[3]);
  result.message = cells[4];
  result.span = text.span(begin, end);
  result.text = text.text.substr(begin, end - begin);
  result.engine = "harper";
  if (!cells[5].empty()) result.hints.push_back("write “" + std::string(cells[5]) + "”");
  return result;
}

bool overlap(const Diagnostic& first, const Diagnostic& second) {
  return first.span.file == second.span.file && first.span.begin < second.span.end &&
         second.span.begin < first.span.end;
}

}  // namespace

std::string_view harper_program() {
  return R"(import { pathToFileURL } from "node:url";
import { createInterface } from "node:readline";
const folder = pathToFileURL(process.argv[1] + "/harper.js/dist/");
const { LocalLinter } = await import(new URL("index.js", folder).href);
const { binary } = await import(new URL("binary.js", folder).href);
const linter = new LocalLinter({ binary });
await linter.setup();
const plain = (text) => text.replace(/[\t\n\r]/g, " ");
let paragraph = 0;
for await (const line of createInterface({ input: process.stdin })) {
  for (const lint of await linter.lint(line, { language: "plaintext" })) {
    const { start, end } = lint.span();
    const [best] = lint.suggestions();
    const text = best ? best.get_replacement_text() : "";
    console.log([paragraph, start, end, plain(lint.lint_kind()), plain(lint.message()), plain(text)].join("\t"));
  }
  paragraph += 1;
}
)";
}

void HarperEngine::check(const TextBlocks& blocks, Diagnostics& diagnostics) const {
  std::vector<const TextBlock*> asked;
  std::string input;
  for (const TextBlock& block : blocks) {
    if (!is_running_text(block)) continue;
    asked.push_back(&block);
    std::string line = block.text.text;
    std::replace_if(
        line.begin(), line.end(), [](char letter) { return letter == '\n' || letter == '\r' || letter == '\0'; }, ' ');
    input += line + "\n";
  }
  if (asked.empty()) return;
  const auto output = run_(input);
  if (!output) {
    diagnostics.error("prose.harper", {}, "Harper cannot be run: " + output.error().message,
                      "install Node and harper.js, or leave --harper out");
    return;
  }
  for (const std::string_view line : split(*output, '\n'))
    if (auto fault = read_fault(line, asked)) diagnostics.add(std::move(*fault));
}

void join_agreeing(Diagnostics& diagnostics) {
  std::vector<Diagnostic>& all = diagnostics.all();
  std::vector<Diagnostic> kept;
  std::vector<const Diagnostic*> harper;
  for (const Diagnostic& one : all)
    if (one.engine == "harper") harper.push_back(&one);
  if (harper.empty()) return;
  std::vector<const Diagnostic*> joined;
  for (Diagnostic& one : all) {
    if (!one.engine.starts_with("grammar")) continue;
    for (const Diagnostic* other : harper) {
      if (!overlap(one, *other)) continue;
      joined.push_back(other);
      if (one.engine.find("harper") == std::string::npos) one.engine += ", harper";
      if (one.severity == Severity::suggestion) one.severity = Severity::warning;
    }
  }
  for (Diagnostic& one : all)
    if (std::find(joined.begin(), joined.end(), &one) == joined.end()) kept.push_back(std::move(one));
  all = std::move(kept);
}

}  // namespace galley::prose
