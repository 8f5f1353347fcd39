// The editors' own marks in bodies that were never rendered, as markup.
#include "importer/page/tokens.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "importer/common/strings.h"
#include "seogo/escape.h"

namespace seogo::importer {

namespace {

bool is_image_name(std::string_view name) {
  const std::string low = lower(name);
  for (std::string_view ending : {".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".svg"})
    if (low.size() > ending.size() && low.substr(low.size() - ending.size()) == ending) return true;
  return false;
}

// filename="x.png" in an old token's attributes.
std::string quoted_value(std::string_view attributes, std::string_view name) {
  const std::size_t at = attributes.find(std::string(name) + "=\"");
  if (at == npos) return {};
  const std::size_t begin = at + name.size() + 2;
  return std::string(attributes.substr(begin, attributes.find('"', begin) - begin));
}

std::vector<std::string_view> fields_of(std::string_view inside) {
  std::vector<std::string_view> fields;
  while (true) {
    const std::size_t at = inside.find('|');
    fields.push_back(inside.substr(0, at));
    if (at == npos) return fields;
    inside.remove_prefix(at + 1);
  }
}

std::string figure(const std::string& url, std::string_view alt, std::string_view caption,
                   const std::string& extra = {}) {
  std::string html = "<figure class=\"imageblock\"" + extra + "><span data-url=\"" + escaped(url) +
                     "\"><img src=\"" + escaped(url) + "\" alt=\"" + escaped(alt) + "\"></span>";
  if (!trim(caption).empty()) html += "<figcaption>" + escaped(unescape(caption)) + "</figcaption>";
  return html + "</figure>";
}

std::string file(const std::string& url, std::string_view name) {
  return "<figure class=\"fileblock\"><a href=\"" + escaped(url) + "\"><div class=\"filename\">" +
         escaped(name) + "</div></a></figure>";
}

std::string address_of(std::string_view key) {
  if (key.substr(0, 5) == "kage@") return "https://blog.kakaocdn.net/dn/" + std::string(key.substr(5));
  return std::string(key);
}

// [##_Image|kage@KEY/img.png|CDM|1.3|{"originWidth":577,"style":"alignCenter","caption":"…"}_##]; the JSON
// may hold
// '|'.  Older: …|alignCenter|data-origin-width="0" …|caption|||_##].
std::string new_image(std::string_view inside) {
  const auto fields = fields_of(inside);
  if (fields.size() < 2) return {};
  const std::string url = address_of(unescape(fields[1]));
  const std::size_t brace = inside.find('{');
  if (brace != npos) {
    const auto facts = nlohmann::json::parse(unescape(inside.substr(brace)), nullptr, false);
    if (facts.is_object()) {
      const auto text = [&](const char* key) {
        const auto found = facts.find(key);
        return found != facts.end() && found->is_string() ? found->get<std::string>() : std::string();
      };
      const auto size = [&](const char* key, const char* name) {
        const auto found = facts.find(key);
        if (found == facts.end() || !found->is_number_unsigned()) return std::string();
        return std::string(" ") + name + "=\"" + std::to_string(found->get<std::uint64_t>()) + "\"";
      };
      return figure(url, text("alt"), text("caption"),
                    size("originWidth", "data-origin-width") + size("originHeight", "data-origin-height"));
    }
  }
  return figure(url, quoted_value(inside, "alt"), {});
}

// [##_1C|NAME|width="1" filename="x.png"|caption_##]; 2C and 3C hold two and three of these, Gallery pairs of
// NAME and caption.
std::string old_token(const std::vector<std::string_view>& fields) {
  std::string html;
  for (std::size_t i = 1; i < fields.size(); i += 3) {
    const std::string_view name = trim(fields[i]);
    const std::string_view attributes = i + 1 < fields.size() ? fields[i + 1] : std::string_view();
    const std::string_view caption = i + 2 < fields.size() ? fields[i + 2] : std::string_view();
    if (name.empty()) continue;
    const std::string label = quoted_value(attributes, "filename");
    if (is_image_name(name)) {
      html += figure(std::string(name), quoted_value(attributes, "alt"), caption);
    } else {
      html += file(std::string(name), label.empty() ? name : std::string_view(label));
      if (!trim(caption).empty()) html += "<p>" + escaped(unescape(caption)) + "</p>";
    }
  }
  return html;
}

std::string gallery(const std::vector<std::string_view>& fields) {
  std::string html;
  for (std::size_t i = 1; i < fields.size(); ++i) {
    if (!is_image_name(trim(fields[i]))) continue;
    const bool captioned =
        i + 1 < fields.size() && !is_image_name(trim(fields[i + 1])) && !contains(fields[i + 1], "=\"");
    html += figure(std::string(trim(fields[i])), "", captioned ? fields[i + 1] : std::string_view());
  }
  return html;
}

// [##_Movie|kAbc1$|thumbnail_##] names a film of Daum's tvpot; other values are addresses or files of the
// post.
std::string movie(std::string_view film) {
  if (film.empty()) return {};
  const bool is_address = film.substr(0, 4) == "http";
  if (!is_address && contains(film, ".")) return file(std::string(film), film);
  const std::string address =
      is_address ? std::string(film) : "https://tvpot.daum.net/v/" + std::string(film);
  return "<iframe src=\"" + escaped(address) + "\"></iframe>";
}

// [##_Jukebox|a.mp3|title|b.mp3|title|autoplay=0 visible=1|_##]
std::string jukebox(const std::vector<std::string_view>& fields) {
  std::string html;
  for (std::size_t i = 1; i + 1 < fields.size(); i += 2) {
    const std::string_view name = trim(fields[i]);
    if (name.empty() || contains(name, "=")) break;
    const std::string_view title = trim(fields[i + 1]);
    html += file(std::string(name), title.empty() ? name : title);
  }
  return html;
}

std::string rendered(std::string_view inside) {
  const auto fields = fields_of(inside);
  const std::string_view kind = fields[0];
  if (kind == "Image") return new_image(inside);
  if (kind == "ImageGrid") return gallery(fields);
  if (kind == "File") {
    if (fields.size() < 2) return {};
    const std::string name = quoted_value(inside, "filename");
    const std::size_t slash = fields[1].rfind('/');
    return file(address_of(fields[1]), name.empty() ? fields[1].substr(slash == npos ? 0 : slash + 1) : name);
  }
  if (kind == "Gallery" || kind == "iMazing") return gallery(fields);
  if (kind == "Movie" && fields.size() > 1) return movie(trim(fields[1]));
  if (kind == "Jukebox") return jukebox(fields);
  if (kind == "Video" || kind == "Movie" || kind == "ATTACH_PATH") return {};
  return old_token(fields);
}

bool is_token(std::string_view inside) {
  static constexpr std::array<std::string_view, 14> kinds{
      "Image",   "ImageGrid",   "File", "Video", "Movie", "Gallery", "iMazing",
      "Jukebox", "ATTACH_PATH", "1C",   "1L",    "1R",    "2C",      "3C"};
  const std::string_view kind = inside.substr(0, inside.find_first_of("|_"));
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end() || inside.substr(0, 11) == "ATTACH_PATH";
}

constexpr std::size_t longest_token = 64 << 10;

// Reads a token at the beginning of `html`; returns its length, 0 when there is none.
std::size_t image_token(std::string_view html, std::string& out) {
  // It ends before the next one begins, or it is none.
  const std::size_t reach = std::min(html.substr(0, longest_token).find("[##_", 4), longest_token);
  const std::size_t end = html.substr(0, reach).find("_##]");
  if (end == npos || !is_token(html.substr(4, end - 4))) return 0;
  out += rendered(html.substr(4, end - 4));
  return end + 4;
}

class Expander {
 public:
  explicit Expander(std::string_view html) : html_(html) {
    if (const std::size_t end = html.rfind("_M#]"); end != npos) last_fold_end_ = end;
  }

  std::string run() {
    while (at_ < html_.size()) {
      const std::size_t next = html_.find_first_of("[<_", at_);
      if (next == npos) break;
      out_.append(html_, at_, next - at_);
      at_ = next;
      step();
    }
    return out_.append(html_.substr(std::min(at_, html_.size())));
  }

 private:
  void step() {
    const std::string_view rest = html_.substr(at_);
    if (rest[0] == '<') {
      const std::string head = lower(rest.substr(0, 6));
      if (head.substr(0, 4) == "<pre" || head.substr(0, 5) == "<code") ++code_;
      if ((head.substr(0, 5) == "</pre" || head == "</code") && code_ > 0) --code_;
    } else if (code_ == 0 && rest.substr(0, 4) == "[##_") {
      if (const std::size_t length = image_token(rest, out_)) {
        at_ += length;
        return;
      }
    } else if (code_ == 0 && rest.substr(0, 4) == "[#M_") {
      if (open_fold(rest)) return;
    } else if (folds_ > 0 && rest.substr(0, 4) == "_M#]") {
      out_ += "</div></div>";
      --folds_;
      at_ += 4;
      return;
    }
    out_ += rest[0];
    ++at_;
  }

  // [#M_more text|less text|body_M#]
  bool open_fold(std::string_view rest) {
    const std::size_t first = rest.substr(0, 400).find('|');
    const std::size_t second = first == npos ? npos : rest.substr(0, first + 400).find('|', first + 1);
    if (second == npos || at_ > last_fold_end_) return false;
    out_ += "<div><span class=\"btn-toggle-moreless\">" + std::string(rest.substr(4, first - 4)) +
            "</span><div class=\"moreless-content\">";
    ++folds_;
    at_ += second + 1;
    return true;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::size_t last_fold_end_ = 0;
  int code_ = 0;
  int folds_ = 0;
  std::string out_;
};

}  // namespace

std::string expand_tokens(std::string_view html) {
  if (!contains(html, "[##_") && !contains(html, "[#M_")) return std::string(html);
  return Expander(html).run();
}

std::string without_tokens(std::string text) {
  for (std::size_t at = text.find("[##_"); at != std::string::npos; at = text.find("[##_", at + 1)) {
    std::string ignored;
    if (const std::size_t length = image_token(std::string_view(text).substr(at), ignored))
      text.erase(at, length);
  }
  return text;
}

}  // namespace seogo::importer
