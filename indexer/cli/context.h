// What every verb knows of its surroundings: the language, the archive's place, how to print.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "seogo/result.h"

namespace seogo::cli {

enum class Language { ko, en };

// --lang, SEOGO_LANG, the locale, in this order.
Language choose_language(std::string_view option);

// SEOGO_ARCHIVE, else the user's data folder.
std::filesystem::path default_archive();

struct Context {
  Language language = Language::en;
  std::filesystem::path archive;
  bool json = false;
  bool progress = false;  // draw it
  bool colour = false;    // on standard output
  unsigned columns = 80;  // of standard output

  // Picks the language shown.
  std::string_view text(std::string_view en, std::string_view ko) const {
    return language == Language::ko ? ko : en;
  }
  const std::string& text(const Sentence& sentence) const {
    return language == Language::ko ? sentence.ko : sentence.en;
  }
};

// "1 posts are" as English has it: 1 post is.  Other numbers, and Korean, stay as they are.
// For sentences of ours alone: what a user named may hold such words and must not change.
std::string with_singulars(std::string text);

// Leave with these; CONTRACT of the command line, in `seogo help` under "exit status".
enum Exit : int { done = 0, failed = 1, wrong_words = 2, some_refused = 3, locked = 4, interrupted = 130 };

Exit exit_for(ErrorCode code);

// Says the error and its hint on standard error and returns the exit code that fits.
int complain(const Context& context, const Error& error);

}  // namespace seogo::cli
