// Links as a page writes them: below the public address, in the language that was asked for.
#include "site/call.h"

namespace seogo::http {

std::string Call::kept_language() const {
  const std::string asked = parameters.first("lang").value_or("");
  return asked == "ko" || asked == "en" ? asked : std::string{};
}

std::string Call::link(std::string_view to, std::vector<std::pair<std::string, std::string>> with) const {
  with.emplace_back("lang", kept_language());
  return http::link(plain_link(to), with);
}

std::string Call::origin() const {
  return site.origin.empty() ? "http://" + std::string(request.header("host")) : site.origin;
}

std::string post_link(const Call& call, std::string_view id, const std::string& words) {
  return call.link("/posts/" + encoded_path(id), {{"q", words}});
}

}  // namespace seogo::http
