// How the words people type become a Query.
//
//   query    = either
//   either   = all { "OR" all }                     binds weaker than standing side by side: a b OR c d
//   all      = { [ "AND" ] [ "-" | "NOT" ] unit }
//   unit     = "(" either ")"
//            | '"' phrase '"'
//            | field ":" ( value | '"' value '"' )    title body | tag category blog author series lang date
//            has is | word [ "*" ]
//
// Nothing of this can fail on ordinary text: a bracket or quote without its partner is left out, an operator
// without something to work on is a word, `word:` with an unknown word is a word, a field with nothing behind
// it is left out (`date:` while somebody types).  A dash counts only directly before what it excludes, and
// not before one or two Latin letters or digits behind a Latin word: `tail -f` are two words.  Only has:, is:
// and date: with an unreadable value fail, and the bounds of seogo/query.h.

#include <algorithm>
#include <cassert>
#include <iterator>

#include "query/lex.h"
#include "seogo/query.h"

namespace seogo {
namespace {

using query::Token;

using Alternatives = std::vector<Query>;

// Joins parts under one node; nested nodes of the same kind melt into it.
std::optional<Query> join(Query::Kind kind, std::vector<Query> parts) {
  if (parts.empty()) return std::nullopt;
  if (parts.size() == 1) return std::move(parts.front());
  Query joined;
  joined.kind = kind;
  for (Query& part : parts) {
    if (part.kind == kind)
      std::move(part.children.begin(), part.children.end(), std::back_inserter(joined.children));
    else
      joined.children.push_back(std::move(part));
  }
  return joined;
}

class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  Query run() { return either().value_or(Query{}); }

 private:
  using Kind = Token::Kind;

  bool at(Kind kind) const { return at_ < tokens_.size() && tokens_[at_].kind == kind; }
  bool at_end() const { return at_ == tokens_.size() || at(Kind::close); }

  // Whether an operator at `at_` has something behind it to work on.
  bool has_operand(std::size_t behind) const {
    return behind < tokens_.size() && tokens_[behind].kind != Kind::close;
  }

  bool is_dash() const { return at(Kind::negation) && tokens_[at_].text == "-"; }

  std::optional<Query> either() {
    std::vector<Query> alternatives;
    for (;;) {
      if (auto part = all()) alternatives.push_back(std::move(*part));
      if (!at(Kind::either)) break;
      ++at_;
    }
    return join(Query::Kind::any_of, std::move(alternatives));
  }

  std::optional<Query> all() {
    std::vector<Query> wanted, unwanted;
    bool first = true;
    for (; !at_end(); first = false) {
      if (at(Kind::either) && !first && has_operand(at_ + 1)) break;
      if (at(Kind::also) && !first && has_operand(at_ + 1)) {
        ++at_;
        continue;
      }
      const bool is_negated = at(Kind::negation) && has_operand(at_ + 1);
      if (is_negated) ++at_;
      while (is_negated && is_dash() && has_operand(at_ + 1)) ++at_;  // NOT -x is NOT x
      if (auto part = unit()) (is_negated ? unwanted : wanted).push_back(std::move(*part));
    }
    std::optional<Query> together = join(Query::Kind::all_of, std::move(wanted));
    if (unwanted.empty()) return together;
    Query without;
    without.kind = Query::Kind::without;
    without.children.push_back(std::move(together).value_or(Query{}));
    std::move(unwanted.begin(), unwanted.end(), std::back_inserter(without.children));
    return without;
  }

  std::optional<Query> unit() {
    Token& token = tokens_[at_++];
    switch (token.kind) {
      case Kind::open: {
        auto inside = either();
        assert(at(Kind::close));
        ++at_;
        return inside;
      }
      case Kind::phrase:
        return leaf(Query::Kind::phrase, token);
      case Kind::prefix:
        return leaf(Query::Kind::prefix, token);
      case Kind::filter:
        return leaf(Query::Kind::filter, token);
      case Kind::word:
        return leaf(Query::Kind::word, token);
      case Kind::unfinished:
        return std::nullopt;
      default:
        return dangling(token);
    }
  }

  static Query leaf(Query::Kind kind, Token& token) {
    Query node;
    node.kind = kind;
    node.text = std::move(token.text);
    node.field = token.field;
    node.in_field = token.in_field;
    return node;
  }

  // An operator that has nothing to work on is a word, in small letters so that it prints as one.
  static std::optional<Query> dangling(const Token& token) {
    if (token.text == "-") return std::nullopt;
    Query node;
    node.kind = Query::Kind::word;
    node.text = token.kind == Kind::either ? "or" : token.kind == Kind::also ? "and" : "not";
    return node;
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

}  // namespace

Result<Query> parse_query(std::string_view text) {
  Result<std::vector<Token>> tokens = query::lex(text);
  if (!tokens) return Unexpected{tokens.error()};
  return Parser(std::move(*tokens)).run();
}

Query filter(FieldId field, std::string value) {
  Query node;
  node.kind = Query::Kind::filter;
  node.text = std::move(value);
  node.field = field;
  node.in_field = true;
  return node;
}

Query both(Query query, Query condition) {
  if (query.kind == Query::Kind::everything) return condition;
  if (condition.kind == Query::Kind::everything) return query;
  std::vector<Query> parts;
  parts.push_back(std::move(query));
  parts.push_back(std::move(condition));
  return *join(Query::Kind::all_of, std::move(parts));
}

}  // namespace seogo
