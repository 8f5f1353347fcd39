// Going through HTML that was cleaned already: where its tags begin and end, and what they say.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace seogo::http {

struct Piece {
  enum class Kind { text, open, close };
  Kind kind = Kind::text;
  std::string_view bytes;  // as they stand: "<a href=…>", or text with its references
  std::string name;        // of a tag, in lower case
};

// Hands out the pieces of a text one after another; together they are the whole text.
class HtmlScan {
 public:
  explicit HtmlScan(std::string_view html) : html_(html) {}
  std::optional<Piece> next();

 private:
  std::string_view html_;
  std::size_t at_ = 0;
};

// The value of an attribute as it stands in the tag, its references untouched; empty for one without value.
std::optional<std::string_view> attribute(std::string_view tag, std::string_view name);

// Text with references read; nothing where one of them is not known here.
std::optional<std::string> without_references(std::string_view text);

}  // namespace seogo::http
