// The answers to requests that are not taken now: made beforehand, since there may be very many of them.
#pragma once

#include <array>
#include <string>

#include "http/answer.h"
#include "site/call.h"

namespace seogo::http {

class Refusals {
 public:
  explicit Refusals(const Site& site);

  // 429 or 503, with the number of the request, in the language and the shape that fit its address.
  SharedAnswer make(int status, const Request& request) const;

 private:
  struct Prebuilt {
    int status = 0;
    bool is_api = false;
    Language language = Language::ko;
    Response response;  // with a sign where the number goes
  };
  const Site& site_;
  std::array<Prebuilt, 8> prebuilt_;
};

}  // namespace seogo::http
