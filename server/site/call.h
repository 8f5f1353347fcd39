// One request as a handler sees it: read, with the parts of its address, and with a way to write links.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/message.h"
#include "http/url.h"
#include "site/language.h"
#include "site/site.h"

namespace seogo::http {

struct Call {
  Request request;
  const Site& site;       // outlives every call
  std::string path = {};  // decoded, without the prefix of --public-url
  Parameters parameters = {};
  std::string rest = {};  // what stands for {…} in the route's pattern
  Language language = Language::ko;
  std::optional<Clock::time_point> deadline = {};  // when a search should have ended

  // The value of ?lang= when it was given, so that links keep it; else empty.
  std::string kept_language() const;

  // An address of this server as a link in a page: with the prefix, and in the language that was asked for.
  // Parameters with an empty value are left out.
  std::string link(std::string_view to,
                   std::vector<std::pair<std::string, std::string>> parameters = {}) const;

  // An address of this server without the language: a picture, a style sheet.
  std::string plain_link(std::string_view to) const { return site.prefix + std::string(to); }

  // "https://example.org": the public address, else what the request's Host says.
  std::string origin() const;
};

// "/posts/…" for a link in a page, and the words that are to be marked there.
std::string post_link(const Call& call, std::string_view id, const std::string& words = {});

}  // namespace seogo::http
