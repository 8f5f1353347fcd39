#include "importer/format/webarchive.h"

#include <plist/plist.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include "importer/common/strings.h"

namespace seogo::importer {
namespace {

constexpr std::uint32_t most_parts = 10'000;

struct FreePlist {
  void operator()(void* list) const { plist_free(list); }
};
using Plist = std::unique_ptr<void, FreePlist>;

struct FreeText {
  void operator()(char* text) const { std::free(text); }
};

plist_t item(plist_t dictionary, const char* key) {
  const bool has_keys = dictionary != nullptr && plist_get_node_type(dictionary) == PLIST_DICT;
  return has_keys ? plist_dict_get_item(dictionary, key) : nullptr;
}

std::string text_of(plist_t node) {
  char* text = nullptr;
  if (node != nullptr && plist_get_node_type(node) == PLIST_STRING) plist_get_string_val(node, &text);
  const std::unique_ptr<char, FreeText> owner(text);
  return text == nullptr ? std::string() : text;
}

std::string data_of(plist_t node) {
  char* data = nullptr;
  std::uint64_t size = 0;
  if (node != nullptr && plist_get_node_type(node) == PLIST_DATA) plist_get_data_val(node, &data, &size);
  const std::unique_ptr<char, FreeText> owner(data);
  return data == nullptr ? std::string() : std::string(data, size);
}

SavedPart part_of(plist_t resource) {
  return {text_of(item(resource, "WebResourceURL")), lower(text_of(item(resource, "WebResourceMIMEType"))),
          data_of(item(resource, "WebResourceData"))};
}

plist_t parsed(std::string_view bytes) {
  plist_t root = nullptr;
  const auto size = static_cast<std::uint32_t>(bytes.size());
  if (bytes.starts_with("bplist"))
    plist_from_bin(bytes.data(), size, &root);
  else
    plist_from_xml(bytes.data(), size, &root);
  return root;
}

}  // namespace

SavedPage read_webarchive(std::string_view bytes) {
  SavedPage saved;
  if (bytes.size() > bound::saved_page_bytes) return saved;
  const Plist root(parsed(bytes));
  SavedPart page = part_of(item(root.get(), "WebMainResource"));
  if (page.bytes.empty()) return saved;
  saved.address = page.address;
  saved.parts.push_back(std::move(page));
  const plist_t others = item(root.get(), "WebSubresources");
  if (others == nullptr || plist_get_node_type(others) != PLIST_ARRAY) return saved;
  const std::uint32_t count = std::min(plist_array_get_size(others), most_parts);
  for (std::uint32_t i = 0; i < count; ++i)
    if (SavedPart part = part_of(plist_array_get_item(others, i)); !part.bytes.empty())
      saved.parts.push_back(std::move(part));
  return saved;
}

}  // namespace seogo::importer
