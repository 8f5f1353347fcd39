// `seogo serve` and `seogo open`: hand over to seogo-server.
#include <fcntl.h>
#include <fmt/core.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <memory>

#include "cli/verbs.h"

extern char** environ;

namespace seogo::cli {

namespace {

// The server stands beside this program; where it does not, the PATH is asked.
std::string server_program() {
  std::error_code ignored;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const auto beside = self.parent_path() / "seogo-server";
  return std::filesystem::exists(beside, ignored) ? beside.string() : "seogo-server";
}

std::vector<char*> argument_pointers(std::vector<std::string>& arguments) {
  std::vector<char*> pointers;
  pointers.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  return pointers;
}

int no_server(const Context& context, const std::string& program) {
  fmt::print(
      stderr, "seogo: {}\n",
      fmt::format(fmt::runtime(context.text("{} cannot be started: {}.", "{}을(를) 실행할 수 없습니다: {}.")),
                  program, std::strerror(errno)));
  return failed;
}

int run_serve(const Context& context, const std::vector<std::string>& options) {
  std::vector<std::string> arguments{server_program(), "--archive", context.archive.string(), "--lang",
                                     context.language == Language::ko ? "ko" : "en"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  execvp(arguments[0].c_str(), argument_pointers(arguments).data());
  return no_server(context, arguments[0]);
}

// Starts the server with its standard output in a pipe; returns its process id and the reading end.
pid_t start_server(std::vector<std::string> arguments, int& reader) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return -1;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  pid_t child = -1;
  const int error = posix_spawnp(&child, arguments[0].c_str(), &actions, nullptr,
                                 argument_pointers(arguments).data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  reader = ends[0];
  errno = error;
  return error == 0 ? child : -1;
}

// The address in the server's first line, `listening on http://HOST:PORT`.
std::string read_address(int reader) {
  std::string line;
  for (char c = 0; read(reader, &c, 1) == 1 && c != '\n';) line += c;
  const std::size_t at = line.find("http://");
  return at == std::string::npos ? std::string() : line.substr(at);
}

void open_browser(const Context& context, const std::string& address) {
  std::vector<std::string> arguments{"xdg-open", address};
  pid_t child = -1;
  if (posix_spawnp(&child, "xdg-open", nullptr, nullptr, argument_pointers(arguments).data(), environ) != 0)
    fmt::print("{}\n", context.text("No browser could be started; open the address above.",
                                    "브라우저를 열 수 없습니다. 위 주소를 열어 주세요."));
}

int run_open(Context& context, std::vector<std::string> paths) {
  paths.insert(paths.begin(), "--");  // what is left are paths, also one that looks like an option of `index`
  Command index = set_up(*find_verb("index"), context);
  const Reading reading = index.options.read(paths);
  if (reading.outcome != Reading::ready) {
    fmt::print(stderr, "seogo: {}\n", reading.message);
    return failed;
  }
  const int code = index.run(context);
  if (code != done && code != some_refused) return code;
  int reader = -1;
  const std::vector<std::string> server{server_program(), "--archive", context.archive.string(), "--listen",
                                        "127.0.0.1:0"};
  const pid_t child = start_server(server, reader);
  if (child < 0) return no_server(context, server[0]);
  const std::string address = read_address(reader);
  if (address.empty()) return failed;
  fmt::print("{}\n{}\n", address, context.text("Ctrl-C ends it.", "Ctrl-C로 끝냅니다."));
  std::fflush(stdout);
  open_browser(context, address);
  signal(SIGINT, SIG_IGN);  // the server hears it too, and ends in order
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : failed;
}

}  // namespace

Run define_serve(Options& options) {
  auto said = std::make_shared<std::vector<std::string>>();  // shared with the closure that runs the verb
  const auto pass_on = [&options, said](const char* name, const char* type, const Sentence& text) {
    options.value(
        name, type,
        [said, name](const std::string& value) {
          said->insert(said->end(), {name, value});
        },
        text);
  };
  pass_on("--listen", "HOST:PORT",
          {"address and port (127.0.0.1:8080; port 0 takes a free one)",
           "주소와 포트 (127.0.0.1:8080, 포트 0은 빈 포트)"});
  pass_on("--threads", "N", {"threads that answer", "응답하는 스레드 수"});
  options.pass_on(*said);  // the rest is the server's: seogo-server --help lists it
  return [said](Context& now) { return run_serve(now, *said); };
}

Run define_open(Options& options) {
  auto paths = std::make_shared<std::vector<std::string>>();  // shared with the closure that runs the verb
  options.argument("PATH", *paths, {"files or folders", "파일이나 폴더"}).required();
  return [paths](Context& now) { return run_open(now, *paths); };
}

}  // namespace seogo::cli
