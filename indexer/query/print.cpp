// How a Query becomes text of the query language again, so that reading it gives the same tree.

#include <string>

#include "query/lex.h"
#include "seogo/query.h"

namespace seogo {
namespace {

class Printer {
 public:
  std::string run(const Query& query) {
    write(query, false);
    return std::move(out_);
  }

 private:
  void write(const Query& query, bool in_brackets) {
    if (in_brackets) open("(");
    switch (query.kind) {
      case Query::Kind::everything:
        break;
      case Query::Kind::word:
        add(name(query) + query.text);
        break;
      case Query::Kind::prefix:
        add(name(query) + query.text + "*");
        break;
      case Query::Kind::phrase:
        add(name(query) + "\"" + query.text + "\"");
        break;
      case Query::Kind::filter:
        add(name(query) + (would_go_on(query) ? "\"" + query.text + "\"" : value(query.text)));
        break;
      case Query::Kind::all_of:
        for (const Query& child : query.children) write(child, !is_leaf(child));
        break;
      case Query::Kind::any_of:
        write_any(query);
        break;
      case Query::Kind::without:
        write_without(query);
        break;
    }
    if (in_brackets) out_ += ')';
  }

  void write_any(const Query& query) {
    for (std::size_t i = 0; i < query.children.size(); ++i) {
      if (i > 0) add("OR");
      write(query.children[i], query.children[i].kind == Query::Kind::any_of);
    }
  }

  void write_without(const Query& query) {
    const Query& wanted = query.children.front();
    write(wanted, wanted.kind == Query::Kind::any_of || wanted.kind == Query::Kind::without);
    for (std::size_t i = 1; i < query.children.size(); ++i) {
      if (would_be_option(query.children[i]))
        add("NOT");
      else
        open("-");
      write(query.children[i], !is_leaf(query.children[i]));
    }
  }

  // date:2024년 takes a 3월 that follows it.
  static bool would_go_on(const Query& query) {
    return query.field == FieldId::date && (query.text.ends_with("년") || query.text.ends_with("월"));
  }

  // Behind a Latin word `-lg` is a word.
  static bool would_be_option(const Query& query) {
    return query.kind == Query::Kind::word && !query.in_field && query::is_option(query.text);
  }

  static bool is_leaf(const Query& query) { return query.children.empty(); }

  static std::string name(const Query& query) {
    return query.in_field ? std::string(field(query.field).name) + ":" : std::string();
  }

  // In quotes where blanks or brackets would end it; a quote cannot stand in a value.
  static std::string value(const std::string& text) {
    std::string clean;
    for (const char c : text)
      if (c != '"') clean += c;
    const bool is_plain =
        !clean.empty() && clean.find_first_of(" \t\n\v\f\r()") == std::string::npos &&
        clean.find("\u00a0") == std::string::npos && clean.find("\u3000") == std::string::npos &&
        clean.find("\u2002") == std::string::npos && clean.find("\u2003") == std::string::npos &&
        clean.find("\u2009") == std::string::npos && clean.find("\u202f") == std::string::npos;
    return is_plain ? clean : "\"" + clean + "\"";
  }

  void add(const std::string& piece) {
    if (!out_.empty() && !is_glued_) out_ += ' ';
    out_ += piece;
    is_glued_ = false;
  }

  void open(const std::string& sign) {
    add(sign);
    is_glued_ = true;
  }

  std::string out_;
  bool is_glued_ = false;  // the next piece stands directly behind what is written
};

}  // namespace

std::string to_string(const Query& query) { return Printer().run(query); }

}  // namespace seogo
