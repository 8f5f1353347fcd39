// What stands inside a body but is none of it.
#include "importer/page/clean.h"

#include <algorithm>
#include <array>

#include "importer/common/strings.h"

namespace seogo::importer {

namespace {

// Elements that hold nothing for the reader.
constexpr std::array<std::string_view, 16> silent_tags{
    "script", "style", "noscript", "template", "title",    "meta", "link", "base",
    "input",  "head",  "datalist", "desc",     "metadata", "defs", "map",  "area"};

// Copies the text of the page, or belongs to the platform; other buttons are the author's words.
bool is_tool_button(Node button) {
  if (class_begins(button, "btn_") || class_contains(button, "copy") || class_contains(button, "clipboard"))
    return true;
  const std::string text = plain_text(button);
  return text.empty() || contains(text, "복사") || contains_ignoring_case(text, "copy") ||
         contains_ignoring_case(attribute_or(button, "onclick"), "copy");
}

bool is_hidden_copy(Node textarea) {
  const std::string style = lower(attribute_or(textarea, "style"));
  for (std::string_view sign :
       {"opacity:0", "opacity: 0", "display:none", "display: none", "visibility:hidden", "left:-9",
        "left: -9", "height:1px", "height:0", "position:absolute", "position: absolute"})
    if (contains(style, sign)) return true;
  for (std::string_view sign : {"hidden", "sr-only", "screen_out", "blind", "offscreen", "clip"})
    if (class_contains(textarea, sign)) return true;
  return attribute(textarea, "hidden") || attribute(textarea, "aria-hidden") == std::string_view("true") ||
         contains(lower(attribute_or(textarea, "id")), "copy");
}

bool is_platform_part(Node element) {
  static const Selector parts(
      ".revenue_unit_wrap, .revenue_unit_item, .revenue_unit_info, .adsbygoogle, .kakao_ad_area, .kakao-ad, "
      "[data-tistory-react-app], "
      ".container_postbtn, .postbtn_like, .postbtn_ccl, .another_category, .entry-ccl, .relation_article, "
      ".list_tag, .use_btns, "
      ".btn_less, .moreless_top, .moreless_bottom, .btn-less-close, .my_edit, .layer_edit, .menu_toolbar, "
      ".btn_menu_toolbar, "
      ".sns-go, .sns_area, .layer_post, .tt-plugin, .reaction-button-container, "
      ".MathJax_Preview, .gist-meta");
  if (has_tag(element, "a") && contains(attribute_or(element, "href"), "/toolbar/popup/abuseReport"))
    return true;
  if (!attribute(element, "class")) return attribute(element, "data-tistory-react-app").has_value();
  if (parts.matches(element)) return true;
  for (std::string_view prefix :
       {"entry-ccl", "tt-share-", "tt_share", "container_postbtn", "another_category"})
    if (class_begins(element, prefix)) return true;
  return false;
}

// A box that an author put around an advertisement by hand, with the label that goes with it.
bool is_typed_ad(Node element) {
  if (!has_tag(element, "div") && !has_tag(element, "p") && !has_tag(element, "center")) return false;
  const auto is_ad = [](Node node) {
    return has_class(node, "adsbygoogle") || has_class(node, "kakao_ad_area") ||
           (has_tag(node, "iframe") && is_ad_address(attribute_or(node, "src")));
  };
  bool holds_ad = false;
  for (std::size_t i = 0; i < count_children(element) && i < 8 && !holds_ad; ++i)
    holds_ad = is_ad(child(element, i));
  if (!holds_ad) return false;
  static const Selector shown("img, video, figure, table");
  const std::string text = plain_text(element);
  return (text.empty() || text == "반응형" || text == "728x90") && find_first(element, shown) == nullptr;
}

}  // namespace

bool is_ad_address(std::string_view address) {
  for (std::string_view host : {"googlesyndication", "doubleclick.net", "google.com/ads", "adfit",
                                "ad.daum.net", "adsbygoogle", "googleads", "adservice"})
    if (contains(address, host)) return true;
  return false;
}

bool is_dropped(Node element) {
  if (!is_element(element)) return false;
  const std::string tag = tag_of(element);
  if (std::find(silent_tags.begin(), silent_tags.end(), tag) != silent_tags.end()) return true;
  if (tag == "button") return !fold_label(element) && is_tool_button(element);
  // What the API printed for a picture it did not know: an icon and these words.
  if (tag == "a" && plain_text(element) == "invalid-file") return true;
  if (tag == "textarea") return is_hidden_copy(element);
  if (tag == "ins")
    return class_contains(element, "ads") || class_contains(element, "_ad_") || plain_text(element).empty();
  if (tag == "iframe")
    return is_ad_address(attribute_or(element, "src")) ||
           attribute_or(element, "id").substr(0, 6) == "aswift";
  return is_platform_part(element) || is_typed_ad(element);
}

std::optional<std::string> fold_label(Node element) {
  static const Selector labels(".btn_more, .btn-toggle-moreless, .moreless_fold, .btn_moreless");
  if (!labels.matches(element)) return std::nullopt;
  std::string label = plain_text(element);
  // A fold that stood open when the page was saved shows its closing label; the block tells both.
  if (const auto told = attribute(parent(element), "data-text-more"); told && !trim(*told).empty())
    label = collapse(*told);
  static constexpr std::array<std::string_view, 13> defaults{
      "더보기", "더보기..", "더보기...", "더보기…", "더 보기", "more..", "more...",
      "more",   "접기",     "닫기",      "less..",  "less...", "less"};
  if (std::find(defaults.begin(), defaults.end(), lower(label)) != defaults.end()) label.clear();
  return label;
}

bool is_link_card(Node element) {
  return attribute(element, "data-ke-type") == std::string_view("opengraph") ||
         (has_tag(element, "figure") && attribute(element, "data-og-title"));
}

std::string card_title(Node card) {
  static const Selector title(".og-title");
  const Node found = find_first(card, title);
  const std::string text = found == nullptr ? "" : plain_text(found);
  return text.empty() ? collapse(attribute_or(card, "data-og-title")) : text;
}

std::string card_address(Node card) {
  static const Selector link("a[href]");
  const Node found = find_first(card, link);
  const std::string source = attribute_or(card, "data-og-source-url", attribute_or(card, "data-og-url"));
  return found == nullptr ? source : attribute_or(found, "href", source);
}

bool is_file_block(Node element) {
  return has_class(element, "fileblock") || attribute(element, "data-ke-type") == std::string_view("file");
}

bool is_old_file(Node element) {
  if (!has_tag(element, "a")) return false;
  static const Selector pictures("img");
  const Node icon = find_first(element, pictures);
  return icon != nullptr ? contains(attribute_or(icon, "src"), "/image/extension/")
                         : contains(attribute_or(element, "href"), "/attachment/cfile");
}

bool is_formula(Node element) {
  static const Selector drawn("math, .katex, mjx-container, .MathJax");
  return drawn.matches(element);
}

std::string formula_text(Node formula) {
  static const Selector typed("annotation[encoding=application/x-tex]");
  static const Selector math("math");
  const Node source = find_first(formula, typed);
  const Node tree = find_first(formula, math);
  return plain_text(source != nullptr ? source : tree != nullptr ? tree : formula);
}

bool is_secret_word(std::string_view text) {
  // Who only writes of secret comments writes more than that.
  constexpr std::size_t longest = 60;
  return text.size() <= longest && (contains(text, "비밀댓글입니다") || contains(text, "비밀 댓글입니다") ||
                                    contains(text, "비밀글입니다"));
}

}  // namespace seogo::importer
