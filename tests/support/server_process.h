// The program seogo-server, started for a test on a port that the system chooses.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

namespace seogo::test {

class ServerProcess {
 public:
  // Waits for the line that names the port; throws when the program ends without it.
  ServerProcess(const std::string& program, const std::vector<std::string>& options) {
    int lines[2];
    if (::pipe(lines) != 0) throw std::runtime_error("no pipe");
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(lines[1], STDOUT_FILENO);
      ::close(lines[0]);
      ::close(lines[1]);
      std::vector<std::string> words{program};
      words.insert(words.end(), options.begin(), options.end());
      std::vector<char*> arguments;
      for (std::string& word : words) arguments.push_back(word.data());
      arguments.push_back(nullptr);
      ::execv(program.c_str(), arguments.data());
      ::_exit(127);
    }
    ::close(lines[1]);
    for (char c = 0; ::read(lines[0], &c, 1) == 1 && c != '\n';) first_line_ += c;
    ::close(lines[0]);
    const std::size_t colon = first_line_.rfind(':');
    if (colon == std::string::npos) {
      wait();
      throw std::runtime_error("the server did not start");
    }
    port_ = static_cast<std::uint16_t>(std::atoi(first_line_.c_str() + colon + 1));
  }
  ~ServerProcess() {
    if (process_ > 0) {
      ::kill(process_, SIGKILL);
      wait();
    }
  }
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  std::uint16_t port() const { return port_; }
  pid_t process() const { return process_; }
  const std::string& first_line() const { return first_line_; }

  // Its exit code after the signal; -1 when it did not leave by itself.
  int stop(int signal) {
    ::kill(process_, signal);
    return wait();
  }

 private:
  int wait() {
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  pid_t process_ = -1;
  std::uint16_t port_ = 0;
  std::string first_line_;
};

}  // namespace seogo::test
