#include "publish/fixes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "base/hash.h"
#include "prose/fix_diff.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

bool is_written_by_people(std::string_view path) {
  return path.starts_with("sources/") && (path.ends_with(".md") || path.ends_with(".yml") || path.ends_with(".yaml"));
}

struct Rewrite {
  fs::path path, fresh;
  std::string bytes;
  mode_t mode = 0;
};

Result<std::string> read_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return failure(fmt::format("{} cannot be read", path.string()));
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

Result<Rewrite> prepare(const Project& project, const prose::FixedFile& file) {
  Rewrite rewrite;
  std::error_code error;
  rewrite.path = fs::canonical(project.root / file.path, error);
  if (error) return failure(fmt::format("{} is no longer there", file.path), "Run galley fix again.");
  TRY(const std::string bytes, read_bytes(rewrite.path));
  const auto digest = project.digests.find(file.path);
  if (digest == project.digests.end() || sha256(bytes) != digest->second)
    return failure(fmt::format("{} changed while galley looked at it; nothing was written", file.path),
                   "Save it in your editor, then run galley fix again.");
  struct stat status {};
  if (::stat(rewrite.path.c_str(), &status) == 0) rewrite.mode = status.st_mode & 07777;
  rewrite.bytes = file.text;
  rewrite.fresh = rewrite.path.parent_path() / fmt::format(".{}.{}~", rewrite.path.filename().string(), ::getpid());
  return rewrite;
}

// The new bytes beside the file, on the disk before the file itself is replaced.
Result<void> write_fresh(const Rewrite& rewrite) {
  const auto failed = [&](const char* what) {
    const std::string why = std::strerror(errno);
    ::unlink(rewrite.fresh.c_str());
    return failure(fmt::format("{} cannot be {}: {}; nothing was changed", rewrite.path.string(), what, why));
  };
  const int file = ::open(rewrite.fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return failed("written");
  std::size_t done = 0;
  while (done < rewrite.bytes.size()) {
    const ssize_t put = ::write(file, rewrite.bytes.data() + done, rewrite.bytes.size() - done);
    if (put <= 0) break;
    done += static_cast<std::size_t>(put);
  }
  const bool whole = done == rewrite.bytes.size() && ::fchmod(file, rewrite.mode) == 0 && ::fsync(file) == 0;
  const bool closed = ::close(file) == 0;
  if (!whole || !closed) return failed("written");
  return {};
}

}  // namespace

prose::FixOutcome safe_fixes(const BuildReport& report) {
  Diagnostics fixable;
  std::vector<prose::SkippedFix> elsewhere;
  for (const Diagnostic& diagnostic : report.diagnostics.all()) {
    Diagnostic kept = diagnostic;
    std::erase_if(kept.fixes, [&](const Fix& fix) {
      if (!fix.span || is_written_by_people(report.project.files.path(fix.span.file))) return false;
      elsewhere.push_back({diagnostic.rule, fix.span, "is not in the Markdown or YAML of sources/"});
      return true;
    });
    fixable.add(std::move(kept));
  }
  prose::FixOutcome outcome = prose::apply_fixes(fixable, report.project.files);
  outcome.skipped.insert(outcome.skipped.end(), elsewhere.begin(), elsewhere.end());
  return outcome;
}

Result<FixRun> find_fixes(BuildRequest request) {
  constexpr int most_rounds = 5;  // fixes that undo each other would go on for ever
  request.mode = Mode::inspect;
  TRY(BuildReport first, build(request, [](std::string_view) {}));
  FixRun run{{}, safe_fixes(first)};
  std::map<std::string, prose::FixedFile> fixed;
  for (const prose::FixedFile& file : run.outcome.files) fixed[file.path] = file;
  for (int round = 1; round < most_rounds && !fixed.empty(); ++round) {
    for (const auto& [path, file] : fixed) request.texts[path] = file.text;
    TRY(const BuildReport again, build(request, [](std::string_view) {}));
    const prose::FixOutcome more = safe_fixes(again);
    if (more.files.empty()) break;
    for (const prose::FixedFile& file : more.files) {
      prose::FixedFile& known = fixed[file.path];
      known = {known.file, file.path, file.text, known.applied + file.applied};
    }
  }
  run.outcome.files.clear();
  run.outcome.diff.clear();
  for (auto& [path, file] : fixed) {
    const auto id = first.project.files.find(path);
    if (!id) continue;
    file.file = *id;
    run.outcome.diff += prose::unified_diff(path, first.project.files.text(*id), file.text);
    run.outcome.files.push_back(std::move(file));
  }
  run.project = std::move(first.project);
  return run;
}

Result<void> write_fixes(const Project& project, const prose::FixOutcome& outcome) {
  std::vector<Rewrite> rewrites;
  for (const prose::FixedFile& file : outcome.files) {
    TRY(Rewrite rewrite, prepare(project, file));
    rewrites.push_back(std::move(rewrite));
  }
  for (std::size_t done = 0; done < rewrites.size(); ++done) {
    auto written = write_fresh(rewrites[done]);
    if (written) continue;
    for (std::size_t number = 0; number < done; ++number) ::unlink(rewrites[number].fresh.c_str());
    return tl::unexpected(written.error());
  }
  for (const Rewrite& rewrite : rewrites)
    if (::rename(rewrite.fresh.c_str(), rewrite.path.c_str()) != 0)
      return failure(fmt::format("{} cannot be replaced: {}", rewrite.path.string(), std::strerror(errno)));
  return {};
}

}  // namespace galley::publish
