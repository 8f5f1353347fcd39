#include "index/terms.h"

#include <algorithm>

#include "index/format.h"
#include "index/latin.h"
#include "index/term_code.h"
#include "post/digest.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace seogo::index {
namespace {

constexpr std::size_t hash_digits = 16;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

std::string without_control(std::string_view text) {
  std::string out(text);
  std::ranges::replace_if(out, is_control, ' ');
  return out;
}

// "A/B" and "A > B" to names.
std::vector<std::string> split_path(std::string_view path) {
  std::vector<std::string> names(1);
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '/') {
      names.emplace_back();
    } else if (path.substr(i, 3) == " > ") {
      names.emplace_back();
      i += 2;
    } else {
      names.back() += path[i];
    }
  }
  return names;
}

std::vector<std::string> folded_paths(const std::vector<std::string>& path) {
  std::vector<std::string> paths;
  std::string so_far;
  for (const std::string& name : path) {
    const std::string folded = fold_label(name);
    if (folded.empty()) continue;
    if (!so_far.empty()) so_far += '/';
    so_far += folded;
    paths.push_back(so_far);
  }
  return paths;
}

}  // namespace

std::string term_name(std::string_view prefix, std::string_view text) {
  std::string name;
  if (prefix.size() + text.size() <= max_name_bytes) {
    name.reserve(prefix.size() + text.size());
    return name.append(prefix).append(text);
  }
  const std::string_view kept = text::cut_at(text, max_name_bytes - prefix.size() - hash_digits);
  return name.append(prefix).append(kept).append(sha256(text), 0, hash_digits);
}

std::string make_term(std::string_view prefix, std::string_view text) {
  return encode_term(term_name(prefix, text));
}

std::string fold_label(std::string_view label) {
  const std::string folded = text::fold(without_control(label));
  std::string out;
  for (const char c : folded) {
    if (c != ' ')
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string label_name(FieldId id, std::string_view value) {
  if (id == FieldId::category) {
    const std::vector<std::string> paths = folded_paths(split_path(value));
    return paths.empty() ? "" : term_name(prefix::category, paths.back());
  }
  const std::string folded = fold_label(value);
  return folded.empty() ? "" : term_name(field(id).prefix, folded);
}

std::vector<std::string> category_names(const std::vector<std::string>& path) {
  std::vector<std::string> names = folded_paths(path);
  if (names.size() > 1) names.push_back(names.back().substr(names.back().rfind('/') + 1));
  for (std::string& name : names) name = term_name(prefix::category, name);
  return names;
}

std::string property_name(FieldId id, std::string_view name) {
  static constexpr std::string_view has_names[] = {"image", "code", "comment"};
  static constexpr std::string_view is_names[] = {"public", "protected", "private", "unknown"};
  const std::string folded = fold_label(name);
  const bool known = id == FieldId::has  ? std::ranges::find(has_names, folded) != std::end(has_names)
                     : id == FieldId::is ? std::ranges::find(is_names, folded) != std::end(is_names)
                                         : false;
  return known ? term_name(field(id).prefix, folded) : "";
}

std::string visibility_name(Visibility visibility) { return term_name(prefix::is, name_of(visibility)); }

std::vector<std::string> visibility_names(const Visible& visible) {
  if (visible == Visible{}) return {};
  std::vector<std::string> names;
  for (const Visibility v :
       {Visibility::public_, Visibility::protected_, Visibility::private_, Visibility::unknown})
    if (visible.allows(v)) names.push_back(visibility_name(v));
  return names;
}

bool is_syllabic(Script script) {
  return script == Script::hangul || script == Script::han || script == Script::kana;
}

std::string joint(const Word& left, const Word& right) {
  if (is_syllabic(left.script) && is_syllabic(right.script)) return joint(left.term, right.term);
  return pair_digits(left.term, right.term);
}

std::string joint(std::string_view left, std::string_view right) {
  std::size_t begin = left.size() - 1, end = 1;
  while (begin > 0 && !text::is_boundary(left, begin)) --begin;
  while (!text::is_boundary(right, end)) ++end;
  return std::string(left.substr(begin)).append(right.substr(0, end));
}

std::string pair_digits(std::string_view left, std::string_view right) {
  std::uint32_t hash = 0x811c9dc5U;  // FNV-1a
  const auto take = [&](char c) { hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U; };
  for (const char c : left) take(c);
  take('\n');
  for (const char c : right) take(c);
  hash ^= hash >> 15;
  std::string digits(3, ' ');
  for (char& digit : digits) {
    digit = "abcdefghijklmnopqrstuvwxyz012345"[hash % 32];
    hash /= 32;
  }
  return digits;
}

bool has_joint(std::string_view text, const Word& left, const Word& right) {
  if (right.joined) return true;
  if (!right.after_blank || (!left.predicates.empty() && !left.is_noun)) return false;
  const std::string_view josa = text.substr(left.term_end, left.end - left.term_end);
  return josa.empty() || josa == "의" || josa == "을" || josa == "를";
}

std::vector<std::string> word_names(const Word& word) {
  std::vector<std::string> names{word.term};
  const auto add = [&](std::string name) {
    if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  };
  for (const std::string& reading : word.readings) add(reading);
  for (const std::string& stem : word.predicates) add(stem + "다");
  add(word.term.substr(0, word.noun));
  for (const Word::Piece& piece : word.pieces) add(word.term.substr(piece.begin, piece.end - piece.begin));
  add(word.name);
  if (word.script == Script::latin) add(english_stem(word.term));
  return names;
}

std::string id_name(std::string_view id) { return term_name(prefix::id, id); }

namespace {

// Sorted downwards, the id that is lower comes first.
std::string key_of(std::string date, std::string_view id) {
  for (const char c : id) date.push_back(static_cast<char>(0xFF - static_cast<unsigned char>(c)));
  date.push_back(static_cast<char>(0xFF));
  return date;
}

}  // namespace

std::string newest_key(std::string_view digits, std::string_view id) {
  return key_of(digits.empty() ? "!" : std::string(digits), id);
}

std::string oldest_key(std::string_view digits, std::string_view id) {
  std::string turned(digits.empty() ? "!" : digits);
  for (char& c : turned)
    if (c >= '0' && c <= '9') c = static_cast<char>('0' + '9' - c);
  return key_of(std::move(turned), id);
}

std::string join_values(const std::vector<std::string>& values) {
  std::string joined;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    if (!joined.empty()) joined += value_separator;
    joined += without_control(value);
  }
  return joined;
}

std::vector<std::string> split_values(std::string_view value) {
  std::vector<std::string> values;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(value_separator), value.size());
    values.emplace_back(value.substr(0, end));
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return values;
}

}  // namespace seogo::index
