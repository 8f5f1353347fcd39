// The query language and the keys, on a page of their own; scripts show it as a dialog.
#include <nlohmann/json.hpp>

#include "pages/view.h"
#include "site/handlers.h"

namespace seogo::http {

Response help_page(const Call& call, const Library&) {
  nlohmann::json view = frame(call, "help", say(call.language, "help_title"));
  for (nlohmann::json& row : view["t"]["help_rows"]) {
    const auto query = row["try"].get<std::string>();
    row["href"] = call.link("/search", {{"q", query}});
    row["in_lang"] = lang_of(call, query);
  }
  return page_response(call, "help", view);
}

}  // namespace seogo::http
