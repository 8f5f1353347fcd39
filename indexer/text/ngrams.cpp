// Walks a term once, remembering where its last characters began.
#include "text/ngrams.h"

#include "text/utf8.h"

namespace seogo::text {

namespace {

std::vector<std::string_view> pieces(std::string_view term, std::size_t length) {
  std::vector<std::size_t> starts;
  starts.reserve(term.size() / 3 + 2);
  for (std::size_t at = 0; at < term.size(); at += read_utf8(term, at).length) starts.push_back(at);
  starts.push_back(term.size());
  std::vector<std::string_view> found;
  if (starts.size() <= length) return found;
  found.reserve(starts.size() - length);
  for (std::size_t i = 0; i + length < starts.size(); ++i) {
    found.push_back(term.substr(starts[i], starts[i + length] - starts[i]));
  }
  return found;
}

}  // namespace

std::vector<std::string_view> syllables(std::string_view term) { return pieces(term, 1); }
std::vector<std::string_view> bigrams(std::string_view term) { return pieces(term, 2); }

}  // namespace seogo::text
