// galley: the command line. Arguments, environment and clock are read here and nowhere else.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <thread>

#include <CLI/CLI.hpp>

#include "base/files.h"
#include "cli/commands.h"
#include "cli/print.h"
#include "publish/skeleton.h"
#include "unicode/unicode.h"

namespace {

using galley::cli::Form;
using galley::cli::Invocation;

constexpr const char* description =
    "Galley turns the findings of a project into its publications.\n\n"
    "  galley build          check everything and write the publication to out/\n"
    "  galley draft          write it in any case, every page and slide marked DRAFT\n"
    "  galley check          check only; writes out/style-report.html\n"
    "  galley status         where the work stands, on one screen\n"
    "  galley fix            put right in sources/ what is safe, and show the difference\n"
    "  galley new finding ID a commented finding that passes, to write over;\n"
    "                        also new recommendation, platform, chapter\n"
    "  galley new project FOLDER   a project of your own that builds as it stands\n"
    "  galley lint FILE…     house style on any text, with rules in Vale's format\n\n"
    "Exit code: 0 clean, 1 errors in sources/, styles/ or templates/, 2 wrong use or a broken installation.";

std::int64_t today() {
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr) {
    char* end = nullptr;
    const long long seconds = std::strtoll(epoch, &end, 10);
    if (end != epoch && *end == '\0') return seconds;
  }
  return static_cast<std::int64_t>(std::time(nullptr));
}

bool wants_colour(const std::string& choice) {
  if (choice == "always") return true;
  return choice == "auto" && ::isatty(STDERR_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
}

void add_project_options(CLI::App& command, Invocation& invocation) {
  command.add_option("--project", invocation.project, "the project's folder (default: this one)")->type_name("DIR");
}

// What options say in words that Invocation holds in another form.
struct Choices {
  std::string form = "human", colour = "auto";
};

void add_colour_option(CLI::App& command, Choices& choices) {
  command.add_option("--color", choices.colour, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
}

void add_build_options(CLI::App& command, Invocation& invocation, Choices& choices) {
  add_project_options(command, invocation);
  command.add_option("--out", invocation.out, "where to write (default: out/ of the project)")->type_name("DIR");
  command.add_option("--only", invocation.only, "one output, such as policy-brief")->type_name("OUTPUT");
  command.add_option("--diagnostics", choices.form, "how to print what is wrong")
      ->check(CLI::IsMember({"human", "short", "json", "sarif"}));
  add_colour_option(command, choices);
  command.add_flag("--quiet", invocation.quiet, "print errors and warnings only");
  command.add_flag("--all", invocation.all, "print suggestions one by one too");
  command
      .add_option("--harper", invocation.harper, "ask Harper about grammar too: the node_modules folder with harper.js")
      ->type_name("DIR");
  command.add_flag("--times", invocation.times, "print what processor time each step took, with one thread");
  command.add_option("--jobs", invocation.jobs, "threads (default: one a processor)")->check(CLI::Range(1, 64));
}

// A first word that is no command: the answer names the nearest.
bool is_unknown_command(const CLI::App& app, int argc, char** argv) {
  if (argc < 2 || argv[1][0] == '-') return false;
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  if (std::find(names.begin(), names.end(), argv[1]) != names.end()) return false;
  const auto near = galley::nearest(argv[1], names);
  galley::cli::print_failure("there is no command '" + galley::cli::harmless_lines(argv[1]) + "'",
                             near ? "Did you mean '" + *near + "'?" : "galley --help lists the commands.");
  return true;
}

// "galley build --draft": the answer names the command of that name.
bool is_command_as_option(const CLI::App& app, int argc, char** argv) {
  for (int index = 2; index < argc; ++index)
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
      if ("--" + command->get_name() != argv[index]) continue;
      galley::cli::print_failure("there is no option '" + std::string(argv[index]) + "'",
                                 "'" + command->get_name() + "' is a command: galley " + command->get_name());
      return true;
    }
  return false;
}

int run(const Invocation& invocation) {
  using namespace galley::cli;
  if (invocation.command == "status") return run_status(invocation);
  if (invocation.command == "new") return run_new(invocation);
  if (invocation.command == "lint") return run_lint(invocation);
  if (invocation.command == "fix") return run_fix(invocation);
  return run_build(invocation);
}

void add_build_commands(CLI::App& app, Invocation& invocation, Choices& choices) {
  const auto add = [&](const char* name, const char* about) {
    CLI::App* command = app.add_subcommand(name, about);
    add_build_options(*command, invocation, choices);
    return command;
  };
  add("build", "Check everything and write the publication.");
  add("draft", "Write the publication in any case, marked as a draft.");
  add("check", "Check only; writes the style report.")
      ->add_option("--since", invocation.since, "show only what an earlier style-report.json does not have")
      ->type_name("FILE");
  add("status", "Where the work stands, on one screen.");
}

void add_fix_command(CLI::App& app, Invocation& invocation, Choices& choices) {
  CLI::App* fix =
      app.add_subcommand("fix", "Put right in sources/ what is safe; front matter, code and quotations stay.");
  add_project_options(*fix, invocation);
  fix->add_flag("--dry-run", invocation.dry_run, "show the difference, write nothing");
  add_colour_option(*fix, choices);
}

// A subcommand for each kind of record, and `project`.
void add_new_command(CLI::App& app, Invocation& invocation) {
  CLI::App* create = app.add_subcommand("new", "Begin a new record.");
  create->require_subcommand(1);
  for (const std::string& kind : galley::publish::record_kinds()) {
    CLI::App* record = create->add_subcommand(kind, "A commented " + kind + " that passes, to write over.");
    record->add_option("ID", invocation.id, "its id: letters, digits, hyphens")->required();
    add_project_options(*record, invocation);
  }
  CLI::App* project = create->add_subcommand("project", "A project of your own that builds as it stands.");
  project->add_option("FOLDER", invocation.id, "a new or empty folder")->required();
  project
      ->add_option("--project", invocation.project,
                   "the project whose look and rules it takes over (default: this one)")
      ->type_name("DIR");
}

void add_lint_command(CLI::App& app, Invocation& invocation) {
  CLI::App* lint = app.add_subcommand("lint", "House style on any Markdown or text files.");
  lint->add_option("FILE", invocation.files, "files or folders")->required();
  lint->add_option("--config", invocation.config, "a .vale.ini (default: the nearest upward)")->type_name("FILE");
  lint->add_option("--output", invocation.lint_output, "json, line, human or sarif")
      ->check(CLI::IsMember({"json", "line", "human", "sarif"}));
  lint->add_flag("--grammar", invocation.grammar, "look at the grammar too");
  lint->add_option("--minAlertLevel", invocation.minimum_level, "suggestion, warning or error")
      ->check(CLI::IsMember({"suggestion", "warning", "error"}));
}

// What the parsed command line and the environment settle.
void complete(Invocation& invocation, const CLI::App& app, const Choices& choices) {
  const std::map<std::string, Form> forms = {
      {"human", Form::human}, {"short", Form::short_lines}, {"json", Form::json}, {"sarif", Form::sarif}};
  const CLI::App* command = app.get_subcommands().front();
  invocation.command = command->get_name();
  if (invocation.command == "new") invocation.kind = command->get_subcommands().front()->get_name();
  invocation.diagnostics = forms.at(choices.form);
  invocation.colour = wants_colour(choices.colour);
  invocation.terminal = ::isatty(STDERR_FILENO) == 1;
  invocation.now = today();
}

}  // namespace

int main(int argc, char** argv) {
  galley::unicode::forget_environment_locale();
  Invocation invocation;
  invocation.jobs = std::max(1U, std::thread::hardware_concurrency());
  Choices choices;
  CLI::App app(description, "galley");
  app.set_version_flag("--version", "galley " GALLEY_VERSION);
  app.require_subcommand(1);
  add_build_commands(app, invocation, choices);
  add_fix_command(app, invocation, choices);
  add_new_command(app, invocation);
  add_lint_command(app, invocation);

  if (is_unknown_command(app, argc, argv) || is_command_as_option(app, argc, argv)) return galley::cli::cannot_run;
  if (argc < 2) {
    std::fputs(app.help().c_str(), stderr);
    return galley::cli::cannot_run;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? galley::cli::clean : galley::cli::cannot_run;
  }
  complete(invocation, app, choices);
  return run(invocation);
}
