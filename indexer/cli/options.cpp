// How CLI11 does what options.h says.
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <string>
#include <string_view>
#include <utility>

namespace seogo::cli {

struct Option::Entry {
  CLI::Option* option;
  std::vector<std::string> choices = {};
};

Option Option::required() const {
  entry_->option->required();
  return *this;
}

Option Option::shows_default() const {
  entry_->option->capture_default_str();
  return *this;
}

Option Option::one_of(std::initializer_list<const char*> choices) const {
  entry_->choices.assign(choices.begin(), choices.end());
  entry_->option->check(CLI::IsMember(entry_->choices));
  return *this;
}

Option Option::within(std::size_t least, std::size_t most) const {
  entry_->option->check(CLI::Range(least, most));
  return *this;
}

Option Option::positive() const {
  entry_->option->check(CLI::PositiveNumber);
  return *this;
}

Option Option::seconds_or(const char* word) const {
  entry_->option->expected(0, 1)->default_str("")->check(CLI::NonNegativeNumber | CLI::IsMember({word, ""}));
  return *this;
}

Option Option::needs(Option other) const {
  entry_->option->needs(other.entry_->option);
  return *this;
}

Option Option::excludes(Option other) const {
  entry_->option->excludes(other.entry_->option);
  return *this;
}

bool Option::given() const { return entry_->option->count() > 0; }

struct Options::State {
  explicit State(const Context& said_in) : context(said_in) {}

  Option keep(CLI::Option* option) { return Option(entries.emplace_back(Option::Entry{option})); }

  template <class Target>
  Option add(const char* name, const char* type, Target& target, const Sentence& text) {
    return keep(app.add_option(name, target, context.text(text))->type_name(type));
  }

  const Context& context;
  CLI::App app;
  std::deque<Option::Entry> entries;  // handles point into it
  std::vector<std::string>* rest = nullptr;
  std::function<std::string()> mistake;
};

Options::Options(const std::string& program, const Sentence& purpose, const Context& context)
    : state_(std::make_unique<State>(context)) {
  CLI::App& app = state_->app;
  app.name(program);
  app.description(context.text(purpose));
  CLI::FormatterBase& labels = *app.get_formatter();
  labels.label("Usage", context.text({"Usage", "사용법"}));
  labels.label("OPTIONS", context.text({"[OPTIONS]", "[옵션]"}));
  labels.label("Options", context.text({"Options", "옵션"}));
  labels.label("Positionals", context.text({"Arguments", "인자"}));
  labels.column_width(30);
  state_->keep(app.set_help_flag("-h,--help", context.text({"this help", "이 도움말"})));
}

Options::Options(Options&&) noexcept = default;
Options::~Options() = default;

Option Options::flag(const char* name, bool& target, const Sentence& text) {
  return state_->keep(state_->app.add_flag(name, target, state_->context.text(text)));
}

Option Options::flag(const char* name, std::function<void()> raise, const Sentence& text) {
  return state_->keep(state_->app.add_flag_callback(name, std::move(raise), state_->context.text(text)));
}

Option Options::value(const char* name, const char* type, std::string& target, const Sentence& text) {
  return state_->add(name, type, target, text);
}

Option Options::value(const char* name, const char* type, std::filesystem::path& target,
                      const Sentence& text) {
  return state_->add(name, type, target, text);
}

Option Options::value(const char* name, const char* type, unsigned& target, const Sentence& text) {
  return state_->add(name, type, target, text);
}

Option Options::value(const char* name, const char* type, unsigned long& target, const Sentence& text) {
  return state_->add(name, type, target, text);
}

Option Options::value(const char* name, const char* type, const std::function<void(const std::string&)>& take,
                      const Sentence& text) {
  return state_->keep(
      state_->app.add_option_function<std::string>(name, take, state_->context.text(text))->type_name(type));
}

Option Options::argument(const char* name, std::string& target, const Sentence& text) {
  return state_->add(name, "", target, text);
}

// What stands behind the first word of a name is shown, but is no part of it: newer versions of CLI11 refuse
// blanks in names.
Option Options::argument(const char* name, std::vector<std::string>& target, const Sentence& text) {
  const std::string_view shown = name;
  const std::size_t end = std::min(shown.find(' '), shown.size());
  const std::string first(shown.substr(0, end)), more(shown.substr(std::min(end + 1, shown.size())));
  return state_->add(first.c_str(), more.c_str(), target, text);
}

void Options::pass_on(std::vector<std::string>& rest) {
  state_->app.allow_extras();
  state_->rest = &rest;
}

void Options::check(std::function<std::string()> mistake) { state_->mistake = std::move(mistake); }

void Options::footnote(const Sentence& text) { state_->app.footer("\n" + state_->context.text(text)); }

Reading Options::read(std::vector<std::string> arguments) {
  std::ranges::reverse(arguments);  // as CLI11 wants them
  try {
    state_->app.parse(std::move(arguments));
  } catch (const CLI::CallForHelp& call) {
    return {Reading::wants_help, call.what()};
  } catch (const CLI::ParseError& error) {
    return {Reading::mistaken, error.what()};
  }
  if (state_->rest != nullptr) std::ranges::copy(state_->app.remaining(), std::back_inserter(*state_->rest));
  if (state_->mistake)
    if (std::string mistake = state_->mistake(); !mistake.empty())
      return {Reading::mistaken, std::move(mistake)};
  return {};
}

std::string Options::help() const { return state_->app.help(); }

std::vector<ListedOption> Options::list() const {
  std::vector<ListedOption> all;
  for (const Option::Entry& entry : state_->entries) {
    const CLI::Option& option = *entry.option;
    if (option.get_positional()) continue;
    ListedOption& listed = all.emplace_back();
    listed.name = option.get_name();
    listed.names = option.get_name(false, true);
    listed.type = option.get_type_name();
    listed.text = option.get_description();
    listed.choices = entry.choices;
    listed.takes_value = option.get_expected_min() > 0;
  }
  return all;
}

}  // namespace seogo::cli
