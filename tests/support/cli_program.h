// The program `seogo` with an archive of its own.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/run_program.h"

namespace seogo::test {

inline constexpr char post_line[] =
    R"({"id":"a/1","title":"서버가 멈춘 밤","text":"어젯밤 서버가 멈췄다. 푸시 알림 때문이었다.","published":"2024-05-04"})"
    "\n";

class CliProgram : public testing::Test {
 protected:
  Ran seogo(std::vector<std::string> arguments, const std::string& input = {},
            const char* lang = "en") const {
    arguments.insert(arguments.begin(), SEOGO_PROGRAM);
    return run_program(arguments,
                       {"SEOGO_ARCHIVE=" + archive(), std::string("SEOGO_LANG=") + lang, "LC_ALL=C"}, input);
  }
  std::string archive() const { return (folder_ / "archive").string(); }
  void index_one_post() const { ASSERT_EQ(seogo({"index", "-"}, post_line).exit, 0); }

  TempFolder folder_;
};

}  // namespace seogo::test
