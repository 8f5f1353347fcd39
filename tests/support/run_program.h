// Runs a program as a person would and tells what it said.
#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "support/temp_folder.h"

namespace seogo::test {

struct Ran {
  int exit = -1;  // the exit code; 128 + the signal's number for one that was killed
  std::string out;
  std::string err;
};

// `arguments[0]` is the program; one without a slash is looked for in PATH.  `environment` replaces the whole
// environment, PATH aside.  Output goes through files, so that no amount of it can block.
inline Ran run_program(std::vector<std::string> arguments, const std::vector<std::string>& environment = {},
                       const std::string& input = {}) {
  const TempFolder folder;
  const std::string in = folder.write("in", input);
  const std::string out = folder.write("out", "");
  const std::string err = folder.write("err", "");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, in.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY, 0);
  std::vector<std::string> variables = environment;
  variables.push_back(std::string("PATH=") + getenv("PATH"));
  std::vector<char*> argv;
  std::vector<char*> envp;
  for (std::string& it : arguments) argv.push_back(it.data());
  for (std::string& it : variables) envp.push_back(it.data());
  argv.push_back(nullptr);
  envp.push_back(nullptr);
  pid_t child = -1;
  const int error = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), envp.data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::runtime_error("cannot start " + arguments[0]);
  int status = 0;
  waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(out), read_file(err)};
}

}  // namespace seogo::test
