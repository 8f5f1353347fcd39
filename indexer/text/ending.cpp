// The forms of josa.cpp in a tree read from the last syllable, built at first use.
#include "text/ending.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "text/jamo.h"
#include "text/utf8.h"

namespace seogo::text {

namespace {

struct Josa {
  After after;
  Trust trust;
  JosaClass josa;
};

// A form may be several things: 하고 is a josa and a verb form.
struct Node {
  std::vector<std::pair<char32_t, std::uint32_t>> next;  // syllable before, node; sorted
  std::vector<Josa> josa;
  bool is_verb = false;
};

template <class F>
void for_each_form(std::string_view forms, F f) {
  while (!forms.empty()) {
    const std::size_t end = std::min(forms.find(' '), forms.size());
    if (end > 0) f(forms.substr(0, end));
    forms.remove_prefix(std::min(end + 1, forms.size()));
  }
}

class Tree {
 public:
  Tree() : nodes_(1), last_(last_syllable - first_syllable + 1) {
    for (const Group& group : josa_groups()) {
      for_each_form(group.forms, [&](std::string_view form) {
        nodes_[node_of(form)].josa.push_back({group.after, group.trust, group.josa});
      });
    }
    for (const Predicate& verb : predicates()) {
      for_each_form(verb.stems, [&](std::string_view stem) {
        for_each_form(verb.endings, [&](std::string_view ending) {
          nodes_[node_of(std::string(stem) + (ending == "-" ? "" : std::string(ending)))].is_verb = true;
        });
      });
    }
    for (const auto& [syllable, node] : nodes_[0].next) last_[syllable - first_syllable] = node;
  }

  // 0 when nothing goes on there.
  std::uint32_t last(char32_t syllable) const {
    return is_syllable(syllable) ? last_[syllable - first_syllable] : 0;
  }

  std::uint32_t before(std::uint32_t node, char32_t syllable) const {
    const auto& next = nodes_[node].next;
    const auto at = std::ranges::lower_bound(next, syllable, {}, &std::pair<char32_t, std::uint32_t>::first);
    return at != next.end() && at->first == syllable ? at->second : 0;
  }

  const Node& operator[](std::uint32_t node) const { return nodes_[node]; }

 private:
  std::uint32_t node_of(std::string_view form) {
    std::u32string syllables;
    for (std::size_t at = 0; at < form.size(); at += 3) syllables += read_utf8(form, at).code;
    std::uint32_t node = 0;
    for (auto s = syllables.rbegin(); s != syllables.rend(); ++s) node = grow(node, *s);
    return node;
  }

  std::uint32_t grow(std::uint32_t node, char32_t syllable) {
    if (const std::uint32_t there = before(node, syllable)) return there;
    const auto fresh = static_cast<std::uint32_t>(nodes_.size());
    auto& next = nodes_[node].next;
    next.insert(std::ranges::lower_bound(next, syllable, {}, &std::pair<char32_t, std::uint32_t>::first),
                {syllable, fresh});
    nodes_.emplace_back();
    return fresh;
  }

  std::vector<Node> nodes_;
  std::vector<std::uint32_t> last_;  // node of each last syllable: most words end here
};

const Tree& tree() {
  static const Tree built;
  return built;
}

bool agrees(After after, char32_t before) {
  if (!is_syllable(before)) return after == After::any;
  const unsigned final = final_of(before);
  switch (after) {
    case After::any:
      return true;
    case After::closed:
      return final != 0;
    case After::open:
      return final == 0;
    case After::closed_not_rieul:
      return final != 0 && final != final_rieul;
    case After::open_or_rieul:
      return final == 0 || final == final_rieul;
  }
  return false;
}

// The josa agreeing with the syllable before, if any; the surest first.
const Josa* agreeing(const Node& node, char32_t before) {
  const Josa* best = nullptr;
  for (const Josa& josa : node.josa) {
    if (agrees(josa.after, before) && (best == nullptr || josa.trust < best->trust)) best = &josa;
  }
  return best;
}

}  // namespace

Endings endings_of(Syllables word) {
  Endings endings;
  if (word.size() < 2) return endings;
  std::uint32_t node = tree().last(word.back());
  for (std::size_t length = 1; node != 0 && length < word.size() && length <= longest_ending; ++length) {
    const char32_t before = word[word.size() - length - 1];
    const Josa* josa = agreeing(tree()[node], before);
    const bool is_rival = josa != nullptr && josa->trust == Trust::behind_nouns && tree()[node].is_verb;
    if (josa != nullptr && !is_rival) {
      endings.found[endings.count++] = {length, true, josa->trust, josa->josa};
    } else if (tree()[node].is_verb && is_syllable(before)) {
      endings.found[endings.count++] = {length, false, Trust::doubtful, JosaClass::topic};
    }
    node = tree().before(node, before);
  }
  return endings;
}

bool is_all_ending(Syllables word) {
  if (word.empty() || word.size() > longest_ending) return false;
  std::uint32_t node = tree().last(word.back());
  for (std::size_t i = word.size() - 1; node != 0 && i > 0; --i) node = tree().before(node, word[i - 1]);
  return node != 0 && (!tree()[node].josa.empty() || tree()[node].is_verb);
}

}  // namespace seogo::text
