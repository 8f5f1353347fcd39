#include "text/names.h"

#include <algorithm>
#include <cstddef>

namespace seogo::text {

namespace {

// Longer chains are paths and addresses.
constexpr std::size_t most_words = 6, longest_name = 40;

bool is_atom(const Word& word) { return word.script == Script::latin || word.script == Script::number; }

class Finder {
 public:
  Finder(std::string_view text, std::vector<Word>& words) : text_(text), words_(words) {}

  void find() {
    for (std::size_t begin = 0, end = 0; begin < words_.size(); begin = end) {
      end = begin + 1;
      if (!is_atom(words_[begin])) continue;
      while (end < words_.size() && is_linked(end)) ++end;
      if (end - begin > 1) name_chain(begin, end);
    }
  }

 private:
  // What stands before a word that is joined: a sign or nothing.
  std::string_view sign_before(std::size_t i) const {
    return text_.substr(words_[i - 1].end, words_[i].begin - words_[i - 1].end);
  }

  // Josa end a chain: Docker를React.
  bool is_linked(std::size_t i) const {
    return words_[i].joined && is_atom(words_[i]) && words_[i - 1].end == words_[i - 1].term_end;
  }

  // A slash parts names, as in react-dom/client, but for those of one word: TCP/IP, I/O.
  void name_chain(std::size_t begin, std::size_t end) {
    std::vector<std::size_t> cuts{begin};
    for (std::size_t i = begin + 1; i < end; ++i)
      if (sign_before(i) == "/") cuts.push_back(i);
    cuts.push_back(end);
    if (cuts.size() - 1 == end - begin) return name(begin, end);
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i)
      if (cuts[i + 1] - cuts[i] > 1) name(cuts[i], cuts[i + 1]);
  }

  void name(std::size_t begin, std::size_t end) {
    if (end - begin > most_words) return;
    std::string name;
    for (std::size_t i = is_version(begin, end) ? begin + 1 : begin; i < end; ++i) {
      const bool is_between_digits =
          !name.empty() && words_[i].script == Script::number && words_[i - 1].script == Script::number;
      if (is_between_digits) name += sign_before(i);
      name += words_[i].term;
    }
    if (name.size() > longest_name) return;
    words_[begin].name = std::move(name);
    words_[begin].name_words = static_cast<std::uint32_t>(end - begin);
  }

  // v1.2.3
  bool is_version(std::size_t begin, std::size_t end) const {
    return end - begin > 2 && words_[begin].term == "v" && words_[begin + 1].script == Script::number &&
           words_[begin + 2].script == Script::number && sign_before(begin + 1).empty() &&
           sign_before(begin + 2) == ".";
  }

  std::string_view text_;
  std::vector<Word>& words_;
};

}  // namespace

void find_names(std::string_view text, std::vector<Word>& words) { Finder(text, words).find(); }

}  // namespace seogo::text
