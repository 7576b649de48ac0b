#include "cli/node_process.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <memory>

extern char** environ;

namespace galley::cli {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using TemporaryFile = std::unique_ptr<std::FILE, CloseFile>;

std::string read_all(std::FILE* file) {
  std::string text;
  std::rewind(file);
  std::array<char, 4096> part{};
  for (std::size_t size = 0; (size = std::fread(part.data(), 1, part.size(), file)) > 0;)
    text.append(part.data(), size);
  return text;
}

// The line of an error's report that says what is wrong.
std::string reason(const std::string& text) {
  const std::size_t error = text.find("Error");
  if (error == std::string::npos) return "it ended with an error";
  const std::size_t begin = text.rfind('\n', error) + 1;
  return text.substr(begin, text.find('\n', error) - begin);
}

}  // namespace

Result<std::string> run_node(std::string_view program, const std::string& argument, const std::string& input) {
  const TemporaryFile in(std::tmpfile()), out(std::tmpfile()), problems(std::tmpfile());
  if (!in || !out || !problems) return failure("no temporary file can be made");
  if (std::fwrite(input.data(), 1, input.size(), in.get()) != input.size() || std::fflush(in.get()) != 0)
    return failure("a temporary file cannot be written");
  std::rewind(in.get());

  std::array<std::string, 5> words = {"node", "--input-type=module", "-e", std::string(program), argument};
  std::array<char*, 6> arguments{};
  for (std::size_t place = 0; place < words.size(); ++place) arguments[place] = words[place].data();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ::fileno(in.get()), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ::fileno(out.get()), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ::fileno(problems.get()), STDERR_FILENO);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, "node", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return failure("there is no program 'node'");
  int status = 0;
  if (::waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return failure(reason(read_all(problems.get())));
  return read_all(out.get());
}

}  // namespace galley::cli
