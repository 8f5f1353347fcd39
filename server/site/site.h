// What the owner of this server decided: under which address it is known, who may read, what it tells others.
#pragma once

#include <string>
#include <vector>

#include "site/language.h"

namespace seogo::http {

class Life;

struct Site {
  Language language = Language::ko;  // for requests that name none
  std::string origin = {};      // "https://example.org" from --public-url; empty: as the request's Host says
  std::string prefix = {};      // "/blog" from --public-url; empty at the root
  bool is_loopback = true;      // only this machine reaches it, so a foreign Host is a trick
  bool is_public = false;       // open to search engines
  bool serves_sources = false;  // posts' sources as they came
  std::string blog = {};        // the blog that stands at its old addresses; empty for none
  std::string cors = {};        // origin whose scripts may read the API; "*" for any, empty for none
  // Each "user:password" or a token.  Not empty: nothing is shown without one of them.
  std::vector<std::string> credentials = {};
  const Life* life = nullptr;  // of the server that runs; null where none does

  // What an author took out of a post stands in its older texts, as in its sources: the owner alone reads on,
  // unless sources are handed out anyway.
  bool shows_older_texts() const { return serves_sources || (is_loopback && origin.empty()); }
};

}  // namespace seogo::http
