// The answers to requests that are not taken now: made beforehand, since there may be very many of them.
#include "site/refusals.h"

#include "site/routes.h"

namespace seogo::http {

namespace {

constexpr std::string_view sign = "0123456789abcdef";  // as long as a number

bool is_for_api(std::string_view target) { return target.find("/api/") != std::string_view::npos; }

}  // namespace

Refusals::Refusals(const Site& site) : site_(site) {
  std::size_t place = 0;
  for (const int status : {429, 503})
    for (const bool is_api : {false, true})
      for (const Language language : {Language::ko, Language::en}) {
        Request request{.method = "GET", .target = is_api ? "/api/" : "/", .id = std::string(sign)};
        Site in_language = site;
        in_language.language = language;
        prebuilt_[place++] = {status, is_api, language, answer_refused(status, request, in_language)};
      }
}

SharedAnswer Refusals::make(int status, const Request& request) const {
  const Language language = choose_language("", request.header("accept-language"), site_.language);
  for (const Prebuilt& each : prebuilt_) {
    if (each.status != status || each.is_api != is_for_api(request.target) || each.language != language)
      continue;
    Response response = each.response;
    const std::size_t at = response.body.find(sign);
    if (at != std::string::npos) response.body.replace(at, sign.size(), request.id);
    return prepared(std::move(response));
  }
  return prepared(answer_refused(status, request, site_));
}

}  // namespace seogo::http
