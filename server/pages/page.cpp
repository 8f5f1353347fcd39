// Turning a view (what a page shows, as JSON) into HTML with one of the templates of server/web.
#include "pages/page.h"

#include <cassert>
#include <kainjow/mustache.hpp>
#include <nlohmann/json.hpp>

#include "assets.h"

namespace seogo::http {

namespace {

namespace mustache = kainjow::mustache;

// Templates that others take in.
constexpr std::string_view parts[] = {"_top",         "_bottom", "_hits",     "_comments",
                                      "_search_form", "_chart",  "_branches", "_paging"};

std::string source_of(std::string_view name) {
  const web::Asset* asset = web::find_asset(std::string(name) + ".mustache");
  assert(asset != nullptr);
  return std::string(asset->bytes);
}

mustache::data to_data(const nlohmann::json& value) {
  switch (value.type()) {
    case nlohmann::json::value_t::object: {
      mustache::data object{mustache::data::type::object};
      for (const auto& [key, item] : value.items()) object.set(key, to_data(item));
      return object;
    }
    case nlohmann::json::value_t::array: {
      mustache::data list{mustache::data::type::list};
      for (const auto& item : value) list.push_back(to_data(item));
      return list;
    }
    case nlohmann::json::value_t::boolean:
      return mustache::data{value.get<bool>()};
    // Empty text hides the section that asks for it, so that a view need not say "has_…" beside each value.
    case nlohmann::json::value_t::string: {
      const auto& text = value.get_ref<const std::string&>();
      return text.empty() ? mustache::data{false} : mustache::data{text};
    }
    case nlohmann::json::value_t::null:
      return mustache::data{false};
    default:
      return mustache::data{value.dump()};
  }
}

}  // namespace

std::string render(std::string_view name, const nlohmann::json& view) {
  mustache::data data = to_data(view);
  for (const std::string_view part : parts)
    data.set(std::string(part), mustache::partial{[part] { return source_of(part); }});
  mustache::mustache page{source_of(name)};
  assert(page.is_valid());
  return page.render(data);
}

}  // namespace seogo::http
