// The forms of all known stems in a tree, read from the front of a word; what is left must be an ending, or a
// helping verb with one.
#include "text/predicate.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <unordered_set>

#include "text/conjugation.h"
#include "text/ending.h"
#include "text/jamo.h"
#include "text/predicate_ending.h"
#include "text/standard_words.h"
#include "text/syllables.h"
#include "text/utf8.h"

namespace seogo::text {

namespace {

using Word = std::u32string_view;
constexpr std::size_t longest_predicate = 12;  // syllables

// A form that ends at a node of the tree.
struct Reached {
  std::uint32_t stem;
  FormKind kind;
};

class Predicates {
 public:
  Predicates() : nodes_(1), first_(last_syllable - first_syllable + 1) {
    for (std::string_view lines = standard_predicates; !lines.empty();) {
      const std::size_t end = std::min(lines.find('\n'), lines.size());
      read_line(lines.substr(0, end));
      lines.remove_prefix(std::min(end + 1, lines.size()));
    }
  }

  bool is_other_word(Word word) const { return others_.contains(std::u32string(word)); }
  const std::u32string& stem(std::uint32_t number) const { return stems_[number]; }

  // Calls f(reached, rest) for each form that `word` begins with.
  template <class F>
  void each_form(Word word, F f) const {
    std::uint32_t node = word.empty() || !is_syllable(word.front()) ? 0 : next(0, word.front());
    for (std::size_t length = 1; node != 0; ++length) {
      for (const Reached& reached : nodes_[node].forms) f(reached, word.substr(length));
      if (length == word.size()) return;
      node = next(node, word[length]);
    }
  }

 private:
  struct Node {
    std::vector<std::pair<char32_t, std::uint32_t>> next;  // sorted
    std::vector<Reached> forms;
  };

  void read_line(std::string_view line) {
    if (line.starts_with('#')) return;
    const bool are_others = line.starts_with('-');
    for (std::size_t at = are_others ? 1 : 0; at < line.size();) {
      const std::size_t end = std::min(line.find(' ', at), line.size());
      const std::u32string word = to_syllables(line.substr(at, end - at));
      at = end + 1;
      if (word.empty()) continue;
      are_others ? static_cast<void>(others_.insert(word)) : add(word);
    }
  }

  void add(const std::u32string& stem) {
    const auto number = static_cast<std::uint32_t>(stems_.size());
    stems_.push_back(stem);
    for (const Form& form : forms_of(stem)) {
      std::uint32_t node = 0;
      for (const char32_t syllable : form.text) node = grow(node, syllable);
      nodes_[node].forms.push_back({number, form.kind});
    }
  }

  std::uint32_t next(std::uint32_t node, char32_t syllable) const {
    if (node == 0) return first_[syllable - first_syllable];
    const auto& all = nodes_[node].next;
    const auto at = std::ranges::lower_bound(all, syllable, {}, &std::pair<char32_t, std::uint32_t>::first);
    return at != all.end() && at->first == syllable ? at->second : 0;
  }

  std::uint32_t grow(std::uint32_t node, char32_t syllable) {
    if (const std::uint32_t there = next(node, syllable)) return there;
    const auto fresh = static_cast<std::uint32_t>(nodes_.size());
    nodes_.emplace_back();
    if (node == 0) return first_[syllable - first_syllable] = fresh;
    auto& all = nodes_[node].next;
    all.insert(std::ranges::lower_bound(all, syllable, {}, &std::pair<char32_t, std::uint32_t>::first),
               {syllable, fresh});
    return fresh;
  }

  std::vector<std::u32string> stems_;
  std::unordered_set<std::u32string> others_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> first_;  // behind the root, by syllable: most words end their search here
};

const Predicates& known() {
  static const Predicates read;
  return read;
}

// What may follow the form in -아/-어, without a blank: 터져버렸다, 도와줘서.
constexpr Word helping_verbs[] = {U"버리", U"주", U"보", U"있",   U"놓",   U"두",   U"가", U"오",
                                  U"지",   U"내", U"대", U"드리", U"나가", U"나오", U"먹", U"하"};

struct Helped {
  char32_t before;
  std::initializer_list<Word> verbs;
};

EndingKind tail_behind(FormKind kind, Word rest);

// Whether `rest` is a form of one of these verbs.
template <class Verbs>
EndingKind form_of(Word rest, const Verbs& verbs) {
  EndingKind best = EndingKind::none;
  known().each_form(rest, [&](const Reached& reached, Word tail) {
    if (std::ranges::find(verbs, Word(known().stem(reached.stem))) != std::end(verbs))
      best = std::max(best, tail_behind(reached.kind, tail));
  });
  return best;
}

// An ending, or a helping verb with its own.
EndingKind tail_behind(FormKind kind, Word rest) {
  const EndingKind ending = ending_behind(kind, rest);
  if (ending != EndingKind::none || rest.empty()) return ending;
  if (kind == FormKind::joined) return form_of(rest, helping_verbs);
  if (kind == FormKind::soft || kind == FormKind::dropped)
    return form_of(rest, std::initializer_list<Word>{U"시"});
  if (kind != FormKind::plain || rest.size() < 2) return EndingKind::none;
  if (rest.front() == U'고') return form_of(rest.substr(1), std::initializer_list<Word>{U"있", U"싶"});
  if (rest.front() == U'지')
    return form_of(rest.substr(1), std::initializer_list<Word>{U"않", U"못하", U"말"});
  if (rest.front() == U'게') return form_of(rest.substr(1), std::initializer_list<Word>{U"되", U"하"});
  return EndingKind::none;
}

// What makes a predicate of a noun.
class NounVerbs {
 public:
  NounVerbs() {
    add_copula();
    for (const Word verb : {U"하", U"되", U"시키", U"당하", U"받"})
      for (Form& form : forms_of(verb)) forms_.push_back({std::move(form), false});
  }

  // Whether a form stands behind a noun that ends in `last`, and nothing but such a form ends in `rest`. What
  // is 해 and 라는 may be a noun and the copula: 지중해라는.
  bool are_in(Word rest, char32_t last) const {
    return std::ranges::any_of(forms_, [&](const Made& made) {
      if (!rest.starts_with(made.form.text) || (made.wants_vowel && ends_closed(last))) return false;
      const Word tail = rest.substr(made.form.text.size());
      return !(made.form.kind == FormKind::joined && tail.starts_with(U'라')) &&
             tail_behind(made.form.kind, tail) == EndingKind::sure;
    });
  }

  // The same of what may be a form, where the noun is known.
  bool may_be_in(Word rest, char32_t last, bool is_long) const {
    if (is_form_of_copula(rest)) return true;
    return is_long && std::ranges::any_of(forms_, [&](const Made& made) {
             if (!rest.starts_with(made.form.text) || (made.wants_vowel && ends_closed(last))) return false;
             return tail_behind(made.form.kind, rest.substr(made.form.text.size())) != EndingKind::none;
           });
  }

 private:
  struct Made {
    Form form;
    bool wants_vowel;  // before it
  };

  // 반란이었다고, 메뉴였는데, 반란이겠지만.  Of its other forms most stand in josa.cpp, and some look like
  // those of verbs.
  void add_copula() {
    forms_.push_back({{U"이었", FormKind::past}, false});
    forms_.push_back({{U"였", FormKind::past}, true});
    forms_.push_back({{U"이겠", FormKind::past}, false});
  }

  static bool ends_closed(char32_t syllable) { return !is_syllable(syllable) || final_of(syllable) != 0; }

  std::vector<Made> forms_;
};

const NounVerbs& noun_verbs() {
  static const NounVerbs made;
  return made;
}

// 나라, 나라는: listed as no predicate, alone or with a josa.
bool is_another_word(Word word) {
  for (std::size_t length = word.size(); length >= 2; --length)
    if (known().is_other_word(word.substr(0, length)) &&
        (length == word.size() || is_all_ending(word.substr(length))))
      return true;
  return false;
}

// Forms of one syllable are nearly all nouns too (간, 산, 볼); these are not.
bool is_known_short_form(char32_t syllable) { return Word(U"큰쓴긴먼센흰뺀").find(syllable) != Word::npos; }

// The stem before 았, 었 and what they melt into: 터졌 터지, 나뒹굴었 나뒹굴.
std::optional<std::u32string> stem_of_past(Word past) {
  const char32_t last = past.back();
  if (!is_syllable(last) || final_of(last) != final_ssangsios || last == U'였' || last == U'했' ||
      last == U'됐')
    return {};
  std::u32string stem(past.substr(0, past.size() - 1));
  if (last == U'았' || last == U'었') return stem;
  const char32_t place = last - first_syllable, leading = place / 588, vowel = place / 28 % 21;
  constexpr char32_t apart[21] = {0,  1,  99, 99, 4,  5,  20, 99, 99, 8, 11,
                                  99, 99, 99, 13, 99, 99, 99, 99, 99, 99};
  if (apart[vowel] == 99) return {};
  return stem.append(1, first_syllable + (leading * 21 + apart[vowel]) * 28);
}

// How many syllables of the word are a noun that one of these verbs makes a predicate of.
std::size_t noun_of(Word word) {
  constexpr std::size_t shortest_noun = 2;
  constexpr Word firsts = U"이였하했한할합함해되됐된될됩됨돼시당받";
  for (std::size_t length = shortest_noun; length < word.size(); ++length)
    if (firsts.find(word[length]) != Word::npos && noun_verbs().are_in(word.substr(length), word[length - 1]))
      return length;
  return 0;
}

// The noun inside a stem, of two syllables or more, maybe with its josa: 재미 of 재미있, 문제가 of 문제가있.
std::size_t noun_inside(Word stem) {
  for (const Word other : {U"날카롭", U"까다롭", U"번거롭"})
    if (stem == other) return 0;
  for (const Word behind : {U"있", U"없", U"롭", U"스럽", U"깊"})
    if (stem.size() >= behind.size() + 2 && stem.ends_with(behind)) return stem.size() - behind.size();
  return 0;
}

// A predicate of a stem that nobody listed, of two syllables or more, told by its ending alone.
std::optional<std::u32string> unlisted(Word word) {
  if (word.size() < 3) return std::nullopt;
  for (std::size_t length = word.size() - 1; length >= 2; --length) {
    const Word rest = word.substr(length);
    if (ending_behind(FormKind::past, rest) == EndingKind::sure)
      if (auto stem = stem_of_past(word.substr(0, length));
          stem && stem->size() >= 2 && stem->back() != U'시')
        return stem;
  }
  const Word stem = word.substr(0, word.size() - 1);
  // What is a noun and 이다, 하다 or 되다 has the noun for its stem; 마다 stands behind nouns.
  const bool is_of_noun = !is_syllable(stem.back()) ||
                          Word(U"이하되니한된였인는마").find(stem.back()) != Word::npos ||
                          final_of(stem.back()) == final_ssangsios || final_of(stem.back()) == final_nieun;
  return word.back() == U'다' && !is_of_noun ? std::optional(std::u32string(stem)) : std::nullopt;
}

}  // namespace

Predication predication_of(std::u32string_view word, bool is_noun) {
  Predication found;
  if (word.empty() || word.size() > longest_predicate || is_another_word(word)) return found;
  if (word.size() == 1 && !is_known_short_form(word.front())) return found;
  known().each_form(word, [&](const Reached& reached, Word rest) {
    const EndingKind tail = tail_behind(reached.kind, rest);
    if (tail == EndingKind::none || (is_noun && tail == EndingKind::possible)) return;
    std::string stem = to_utf8(known().stem(reached.stem));
    found.noun = std::max(found.noun, noun_inside(known().stem(reached.stem)));
    if (std::ranges::find(found.stems, stem) == found.stems.end()) found.stems.push_back(std::move(stem));
  });
  found.is_listed = !found.stems.empty();
  if (found.is_listed || is_noun) return found;
  found.noun = noun_of(word);
  if (found.noun > 0) return found;
  if (const auto stem = unlisted(word)) {
    found.stems.push_back(to_utf8(*stem));
    const bool is_bare = word == *stem + U"다";
    found.noun = is_bare && final_of(stem->back()) == 0 ? stem->size() : noun_inside(*stem);
  }
  return found;
}

bool is_form_of_copula(std::u32string_view rest) {
  static const std::vector<Form> forms = forms_of(U"이");
  constexpr Word firsts = U"이인일임입";
  if (rest.empty() || firsts.find(rest.front()) == Word::npos) return false;
  return std::ranges::any_of(forms, [&](const Form& form) {
    return rest.starts_with(form.text) && form.kind != FormKind::joined &&
           ending_behind(form.kind, rest.substr(form.text.size())) != EndingKind::none;
  });
}

std::size_t noun_before_form(std::u32string_view word, const std::function<bool(std::size_t)>& is_noun) {
  constexpr Word firsts = U"이인일임입였하했한할합함해됐된될됩됨되돼시당받";
  for (std::size_t length = word.size() - 1; length > 0; --length)
    if (firsts.find(word[length]) != Word::npos && is_noun(length) &&
        noun_verbs().may_be_in(word.substr(length), word[length - 1], length > 1))
      return length;
  return 0;
}

std::vector<std::string> stems_behind_object(std::u32string_view word) {
  constexpr Word josa = U"을은는를";  // 물을 is no 묻다 though it be listed
  std::vector<std::string> stems;
  if (word.size() < 2 || !known().is_other_word(word) || josa.find(word.back()) != Word::npos) return stems;
  known().each_form(word, [&](const Reached& reached, Word rest) {
    if (tail_behind(reached.kind, rest) != EndingKind::none)
      stems.push_back(to_utf8(known().stem(reached.stem)));
  });
  return stems;
}

std::vector<std::string> stems_before_helper(std::u32string_view word, std::string_view helper) {
  static constexpr struct {
    char32_t last;
    std::string_view helpers;
  } rows[] = {{U'고', "있 싶"}, {U'지', "않 못하 말"}, {U'게', "되 하"}};
  for (const auto& [last, helpers] : rows)
    if (!word.empty() && word.back() == last && !helper.empty() && helpers.find(helper) != helpers.npos)
      return stems_behind_object(word);
  return {};
}

std::vector<std::string> beginnings_of(std::string_view stem) {
  std::vector<std::string> beginnings;
  for (const Form& form : forms_of(to_syllables(stem))) beginnings.push_back(to_utf8(form.text));
  std::ranges::sort(beginnings);
  beginnings.erase(std::unique(beginnings.begin(), beginnings.end()), beginnings.end());
  return beginnings;
}

}  // namespace seogo::text
