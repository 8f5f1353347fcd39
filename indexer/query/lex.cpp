// How a query's text falls into tokens.  Ordinary text must come through: whatever cannot be an operator is a
// plain word or, when it is only a sign, nothing.

#include "query/lex.h"

#include <algorithm>
#include <cassert>

#include "query/date_range.h"
#include "seogo/query.h"

namespace seogo::query {

Unexpected bad_query(std::size_t place, Sentence message, Sentence hint) {
  Unexpected failure = fail(ErrorCode::bad_query, std::move(message), std::move(hint));
  failure.error.place = place;
  return failure;
}

namespace {

constexpr std::size_t longest_option = 2;

// Bytes of the blank at `at`, 0 when none stands there.  Korean keyboards and pages bring the wide blanks
// too.
std::size_t blank_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("\u00a0")) return 2;
  for (const char* wide : {"\u3000", "\u202f", "\u2009", "\u2003", "\u2002"})
    if (rest.starts_with(wide)) return 3;
  return 0;
}

// Telephones write “ and ” where " is meant.
std::size_t quote_at(std::string_view text, std::size_t at) {
  if (text[at] == '"') return 1;
  const std::string_view rest = text.substr(at);
  return rest.starts_with("“") || rest.starts_with("”") ? 3 : 0;
}

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size() && blank_at(text, begin) > 0) begin += blank_at(text, begin);
  std::size_t end = begin;
  for (std::size_t i = begin; i < text.size();) {
    const std::size_t blank = blank_at(text, i);
    i += blank > 0 ? blank : 1;
    if (blank == 0) end = i;
  }
  return text.substr(begin, end - begin);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// Fields that people can name: those with words of their own in the index, and all that filter.
std::optional<FieldId> asked_field(std::string_view name) {
  const std::optional<FieldId> id = field_named(lower(name));
  if (!id) return std::nullopt;
  const bool is_text = field(*id).kind == FieldKind::text;
  if (is_text && *id != FieldId::title && *id != FieldId::body) return std::nullopt;
  return id;
}

Unexpected unreadable(std::string_view name, std::string_view value, std::size_t place,
                      std::string_view known) {
  const std::string shown = "\"" + std::string(value) + "\"", field_name(name), names(known);
  return bad_query(place,
                   {shown + " cannot be read after " + field_name + ":.",
                    field_name + ": 뒤에 온 " + shown + " 값을 읽을 수 없습니다."},
                   {"Write " + names + ".", names + " 가운데 하나로 써 주세요."});
}

constexpr std::array known_has{"image", "code", "comment"};
constexpr std::array known_is{"public", "protected", "private", "unknown"};

template <std::size_t N>
bool is_one_of(std::string_view value, const std::array<const char*, N>& names) {
  return std::find(names.begin(), names.end(), value) != names.end();
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) { pair_quotes(); }

  Result<std::vector<Token>> run() {
    while (at_ < text_.size()) {
      if (const std::size_t blank = blank_at(text_, at_))
        at_ += blank;
      else if (const std::size_t quote = quote_at(text_, at_))
        take_phrase(quote);
      else if (text_[at_] == '(' || text_[at_] == ')')
        take_bracket();
      else if (Result<void> done = take_run(); !done)
        return Unexpected{done.error()};
    }
    return std::move(tokens_);
  }

 private:
  // Quotes pair from the left; an odd last one is stray.
  void pair_quotes() {
    for (std::size_t i = 0; i < text_.size();) {
      const std::size_t quote = quote_at(text_, i);
      if (quote > 0) quotes_.push_back(i);
      i += quote > 0 ? quote : 1;
    }
    if (quotes_.size() % 2 == 1) quotes_.pop_back();
  }

  // The text between the quotes that open at `at`; nothing when they do not open there or hold only blanks.
  std::optional<std::string_view> quoted(std::size_t at) const {
    if (at >= text_.size()) return std::nullopt;
    const auto opens = std::lower_bound(quotes_.begin(), quotes_.end(), at);
    if (opens == quotes_.end() || *opens != at || (opens - quotes_.begin()) % 2 == 1) return std::nullopt;
    const std::size_t begin = at + quote_at(text_, at);
    const std::string_view inside = trim(text_.substr(begin, *(opens + 1) - begin));
    if (inside.empty()) return std::nullopt;
    return inside;
  }

  std::size_t behind_quotes(std::size_t at) const {
    const std::size_t closes = *(std::lower_bound(quotes_.begin(), quotes_.end(), at) + 1);
    return closes + quote_at(text_, closes);
  }

  void take_phrase(std::size_t quote) {
    if (const auto inside = quoted(at_)) {
      tokens_.push_back({Token::Kind::phrase, std::string(*inside), FieldId::body, false, at_});
      at_ = behind_quotes(at_);
    } else {
      at_ += quote;
    }
  }

  void take_bracket() {
    const auto kind = text_[at_] == '(' ? Token::Kind::open : Token::Kind::close;
    tokens_.push_back({kind, {}, FieldId::body, false, at_});
    ++at_;
  }

  std::size_t end_of_run(std::size_t at) const {
    while (at < text_.size() && blank_at(text_, at) == 0 && quote_at(text_, at) == 0 && text_[at] != '(' &&
           text_[at] != ')')
      ++at;
    return at;
  }

  // What stands between blanks, quotes and brackets.
  Result<void> take_run() {
    const std::size_t begin = at_;
    at_ = end_of_run(begin);
    std::string_view run = text_.substr(begin, at_ - begin);
    const std::size_t dashes = std::min(run.find_first_not_of('-'), run.size());
    run.remove_prefix(dashes);
    const std::size_t place = begin + dashes;
    // --help is the word help, and the dash of "A - B" is nothing.
    const bool opens = at_ < text_.size() && (text_[at_] == '(' || quoted(at_));
    if (dashes == 1 && (!run.empty() || opens))
      add({Token::Kind::negation, "-", FieldId::body, false, begin});
    if (run.empty()) return {};
    if (take_operator(run, place, dashes == 1)) return {};
    const std::size_t colon = run.find(':');
    if (colon != std::string_view::npos)
      if (const auto id = asked_field(run.substr(0, colon))) return take_field(*id, run, colon, place);
    take_word(run, place);
    return {};
  }

  // What a dash excludes is a word even then: -OR.
  bool take_operator(std::string_view run, std::size_t place, bool is_excluded) {
    const auto kind = run == "OR"    ? Token::Kind::either
                      : run == "AND" ? Token::Kind::also
                      : run == "NOT" ? Token::Kind::negation
                                     : Token::Kind::word;
    if (kind == Token::Kind::word) return false;
    add({is_excluded ? Token::Kind::word : kind, is_excluded ? lower(run) : std::string(run), FieldId::body,
         false, place});
    return true;
  }

  Result<void> take_field(FieldId id, std::string_view run, std::size_t colon, std::size_t place) {
    const Field& asked = field(id);
    std::string_view value = run.substr(colon + 1);
    const std::size_t value_place = place + colon + 1;
    const bool is_quoted = value.empty() && quoted(at_).has_value();
    if (is_quoted) {
      value = *quoted(at_);
      at_ = behind_quotes(at_);
    }
    if (value.empty()) {
      add({Token::Kind::unfinished, {}, id, true, place});
      return {};
    }
    if (asked.kind == FieldKind::text) {
      if (is_quoted)
        add({Token::Kind::phrase, std::string(value), id, true, place});
      else
        take_word(value, place, id, true);
      return {};
    }
    if (id == FieldId::date) return take_date(std::string(value), is_quoted, value_place, place);
    if (id == FieldId::has && !is_one_of(value, known_has))
      return unreadable("has", value, value_place, "has:image, has:code, has:comment");
    if (id == FieldId::is && !is_one_of(value, known_is))
      return unreadable("is", value, value_place, "is:public, is:protected, is:private, is:unknown");
    add({Token::Kind::filter, std::string(value), id, true, place});
    return {};
  }

  // Of 2024년 3월 5일 the month and the day may stand apart.
  Result<void> take_date(std::string value, bool is_quoted, std::size_t value_place, std::size_t place) {
    while (!is_quoted && (value.ends_with("년") || value.ends_with("월"))) {
      const std::string_view part = date_part_behind_blanks(value.ends_with("년") ? "월" : "일");
      if (part.empty()) break;
      value += part;
    }
    if (!read_date_range(value))
      return unreadable("date", value, value_place,
                        "date:2024, date:2024-05, date:2024-03..2024-05, date:..2023");
    add({Token::Kind::filter, std::move(value), FieldId::date, true, place});
    return {};
  }

  // Takes `3월` or `3월..2024년` when blanks alone stand before it; 3월에 is a word.
  std::string_view date_part_behind_blanks(std::string_view unit) {
    std::size_t begin = at_;
    while (begin < text_.size() && blank_at(text_, begin) > 0) begin += blank_at(text_, begin);
    const std::string_view run = text_.substr(begin, end_of_run(begin) - begin);
    const std::size_t digits = std::min(run.find_first_not_of("0123456789"), run.size());
    const std::string_view rest = run.substr(digits);
    if (begin == at_ || digits == 0 || !rest.starts_with(unit)) return {};
    if (rest != unit && !rest.substr(unit.size()).starts_with("..")) return {};
    at_ = begin + run.size();
    return run;
  }

  // 개발* is a prefix; a star alone is only a sign.
  void take_word(std::string_view word, std::size_t place, FieldId id = FieldId::body,
                 bool in_field = false) {
    const std::size_t last = word.find_last_not_of('*');
    const bool is_prefix = word.back() == '*' && last != std::string_view::npos;
    if (is_prefix) word = word.substr(0, last + 1);
    add({is_prefix ? Token::Kind::prefix : Token::Kind::word, std::string(word), id, in_field, place});
  }

  void add(Token token) { tokens_.push_back(std::move(token)); }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::size_t> quotes_;  // where the paired ones stand
  std::vector<Token> tokens_;
};

bool is_dash_before(const Token& token, const Token& bracket) {
  return token.kind == Token::Kind::negation && token.text == "-" && token.place + 1 == bracket.place;
}

// Takes away brackets without a partner, and a dash that stood before such a one.
Result<std::vector<Token>> pair_brackets(std::vector<Token> tokens) {
  std::vector<std::size_t> open;
  std::vector<bool> keep(tokens.size(), true);
  std::vector<std::size_t> partner(tokens.size(), 0);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == Token::Kind::open) open.push_back(i);
    if (tokens[i].kind != Token::Kind::close) continue;
    keep[i] = !open.empty();
    if (open.empty()) continue;
    partner[open.back()] = i;
    open.pop_back();
  }
  for (const std::size_t i : open) {
    keep[i] = false;
    if (i > 0 && is_dash_before(tokens[i - 1], tokens[i])) keep[i - 1] = false;
  }
  std::vector<Token> kept;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!keep[i]) continue;
    if (tokens[i].kind == Token::Kind::open && ++depth > bound::query_depth)
      return bad_query(tokens[i].place,
                       {"The query nests deeper than " + std::to_string(bound::query_depth) + " brackets.",
                        "괄호가 " + std::to_string(bound::query_depth) + "겹보다 깊습니다."});
    if (tokens[i].kind == Token::Kind::close) --depth;
    kept.push_back(std::move(tokens[i]));
  }
  return kept;
}

// Whether the last token is tail, python3, app.log or another option; not 노트북 or 2024, nor what is
// excluded.
bool ends_in_command(const std::vector<Token>& tokens) {
  if (tokens.empty() || tokens.back().kind != Token::Kind::word || tokens.back().in_field) return false;
  if (tokens.size() > 1 && tokens[tokens.size() - 2].kind == Token::Kind::negation) return false;
  const std::string_view word = tokens.back().text;
  const bool is_ascii =
      std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return word.starts_with('-') || (is_ascii && std::ranges::any_of(word, is_ascii_letter));
}

// A dash and what may be an option are one word behind a command: tail -f, rm -rf.  Brackets are paired
// before, for a stray one would hide what is excluded.
std::vector<Token> join_options(std::vector<Token> tokens) {
  std::vector<Token> joined;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool is_dash = tokens[i].kind == Token::Kind::negation && tokens[i].text == "-";
    if (is_dash && i + 1 < tokens.size()) {
      Token& next = tokens[i + 1];
      const bool is_plain = next.kind == Token::Kind::word && !next.in_field;
      if (is_plain && is_option(next.text) && ends_in_command(joined)) {
        next.text.insert(0, "-");
        continue;
      }
    }
    joined.push_back(std::move(tokens[i]));
  }
  return joined;
}

std::size_t count_words(std::string_view text) {
  std::size_t count = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t blank = blank_at(text, i);
    count += blank == 0 && !inside ? 1 : 0;
    inside = blank == 0;
    i += blank > 0 ? blank : 1;
  }
  return count;
}

}  // namespace

bool is_option(std::string_view text) {
  return !text.empty() && text.size() <= longest_option &&
         std::ranges::all_of(text, [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); });
}

Result<std::vector<Token>> lex(std::string_view text) {
  if (text.size() > bound::query_bytes)
    return bad_query(bound::query_bytes,
                     {"The query is longer than " + std::to_string(bound::query_bytes) + " bytes.",
                      "검색어가 " + std::to_string(bound::query_bytes) + "바이트보다 깁니다."});
  Result<std::vector<Token>> tokens = Lexer(text).run();
  if (!tokens) return tokens;
  std::size_t words = 0;
  for (const Token& token : *tokens) {
    if (token.kind == Token::Kind::open || token.kind == Token::Kind::close) continue;
    if (token.kind == Token::Kind::unfinished) continue;
    words += token.kind == Token::Kind::phrase ? count_words(token.text) : 1;
    if (words > bound::query_words)
      return bad_query(token.place,
                       {"The query has more than " + std::to_string(bound::query_words) + " words.",
                        "검색어가 " + std::to_string(bound::query_words) + "개 낱말을 넘습니다."});
  }
  tokens = pair_brackets(std::move(*tokens));
  if (!tokens) return tokens;
  return join_options(std::move(*tokens));
}

}  // namespace seogo::query
