// What can be said to a verb: its options and arguments, how they are read, and how help lists them.
// The one module of the command line that knows CLI11.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include "cli/context.h"

namespace seogo::cli {

// An option as manual page and completions list it.
struct ListedOption {
  std::string name;   // "--help"
  std::string names;  // "-h,--help"
  std::string type;   // "N", with what is allowed; "" for a flag
  std::string text;
  std::vector<std::string> choices;  // where they are few and known
  bool takes_value = false;
};

// Whether the verb can run.
struct Reading {
  enum Outcome { ready, wants_help, mistaken } outcome = ready;
  std::string message = {};  // why not
};

// An option just defined, to say more of it.  A copy is the same option; lives as long as its Options.
class Option {
 public:
  Option required() const;
  Option shows_default() const;
  Option one_of(std::initializer_list<const char*> choices) const;
  Option within(std::size_t least, std::size_t most) const;
  Option positive() const;
  Option seconds_or(const char* word) const;  // a number, the word, or no value at all
  Option needs(Option other) const;
  Option excludes(Option other) const;

  bool given() const;  // after reading

 private:
  friend class Options;
  struct Entry;
  explicit Option(Entry& entry) : entry_(&entry) {}

  Entry* entry_;
};

// Texts are shown in the language of `context` as it is when they are said.  Targets must outlive the reading
// that fills them; until then they hold the defaults.
class Options {
 public:
  Options(const std::string& program, const Sentence& purpose, const Context& context);
  Options(Options&&) noexcept;
  ~Options();

  Option flag(const char* name, bool& target, const Sentence& text);
  Option flag(const char* name, std::function<void()> raise, const Sentence& text);

  // `type` stands for the value in help.  std::size_t is one of the two kinds of number.
  Option value(const char* name, const char* type, std::string& target, const Sentence& text);
  Option value(const char* name, const char* type, std::filesystem::path& target, const Sentence& text);
  Option value(const char* name, const char* type, unsigned& target, const Sentence& text);
  Option value(const char* name, const char* type, unsigned long& target, const Sentence& text);
  Option value(const char* name, const char* type, const std::function<void(const std::string&)>& take,
               const Sentence& text);

  Option argument(const char* name, std::string& target, const Sentence& text);
  Option argument(const char* name, std::vector<std::string>& target, const Sentence& text);

  // What is not known here is no mistake, but added to `rest`.
  void pass_on(std::vector<std::string>& rest);

  // Asked when all else was well read: returns the mistake, or nothing.
  void check(std::function<std::string()> mistake);

  // Stands below the options in help.
  void footnote(const Sentence& text);

  Reading read(std::vector<std::string> arguments);
  std::string help() const;
  std::vector<ListedOption> list() const;  // arguments are not among them

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace seogo::cli
