// Why a page is no post: lists, guestbooks, templates of skins, error pages.
#include <algorithm>
#include <array>
#include <vector>

#include "importer/common/identity.h"
#include "importer/common/strings.h"
#include "importer/page/page.h"

namespace seogo::importer {

namespace {

struct ListPage {
  std::string_view body_id;
  std::string_view reason;
};

constexpr std::array<ListPage, 9> list_pages{{{"tt-body-index", "the front page of a blog"},
                                              {"tt-body-category", "the list of a category"},
                                              {"tt-body-archive", "the list of a month"},
                                              {"tt-body-tag", "the list of a tag"},
                                              {"tt-body-search", "search results"},
                                              {"tt-body-guestbook", "a guestbook"},
                                              {"tt-body-location", "a list of places"},
                                              {"tt-body-media", "a list of media"},
                                              {"tt-body-cover", "the front page of a blog"}}};

// A template holds the skin's own elements; a post about skins only shows them, escaped.
bool is_template(const Page& page) {
  for (Node node = page.dom.root(); node != nullptr; node = next_inside(node, page.dom.root())) {
    const std::string tag = tag_of(node);
    if (tag == "s_t3" || tag == "s_article_rep" || tag == "s_list" || tag == "s_page_rep" ||
        tag == "s_permalink_article_rep")
      return true;
  }
  return contains(page.head.title, "[##_");
}

std::string of_listed_path(const std::string& path) {
  if (path == "/guestbook") return "a guestbook";
  for (std::string_view list : {"/category", "/archive", "/tag", "/search"})
    if (path == list || path.substr(0, list.size() + 1) == std::string(list) + "/") return "a list page";
  return {};
}

// What the platform calls its lists, where a skin dropped the marks.
std::string of_list_title(const Head& head) {
  const std::string title = head.meta("og:title") + " " + head.title;
  if (contains(title, "' 카테고리의 글 목록")) return "the list of a category";
  if (contains(title, "' 태그의 글 목록")) return "the list of a tag";
  return {};
}

// The signs that were found, as reason.h tells them.
std::string told_by(std::string_view reason, const std::vector<std::string_view>& signs) {
  std::string told(reason);
  for (const std::string_view sign : signs)
    told.append(sign == signs.front() ? ", told by " : " and ").append(sign);
  return told;
}

bool speaks_of_an_error(std::string_view text) {
  for (std::string_view words :
       {"존재하지 않는 페이지", "페이지를 찾을 수 없습니다", "접근이 제한된 페이지", "삭제된 글입니다",
        "404 Not Found", "페이지가 없습니다", "Page Not Found", "삭제되었거나 존재하지 않는"})
    if (contains(text, words)) return true;
  return false;
}

// What the page itself says, without menus, lists beside it and its foot.
std::string own_words(const Dom& dom) {
  static const Selector around("nav, aside, footer, header, script, style, title, #sidebar, .sidebar");
  std::string words;
  for (Node at = next_inside(dom.root(), dom.root()); at != nullptr;) {
    if (is_text(at)) words += collapse(text_of(at)) + " ";
    at = is_element(at) && around.matches(at) ? next_after(at, dom.root()) : next_inside(at, dom.root());
  }
  return words;
}

// Authors write of errors, too: the words alone are no sign, and a body alone was not answered by a server.
std::string of_error(const Page& page) {
  constexpr std::size_t longest_notice = 300;  // characters
  if (page.head.title.empty() || says_article(page.head)) return {};
  static const Selector templates(".error_tistory, .absent_post, .error-page, #error, .error_page, .page404");
  const std::string words = own_words(page.dom);
  std::vector<std::string_view> signs;
  if (speaks_of_an_error(page.head.title) || page.head.title.starts_with("404")) signs.push_back("its title");
  if (find_first(page.dom.root(), templates) != nullptr) signs.push_back("its template");
  if (speaks_of_an_error(words) && count_characters(words) <= longest_notice)
    signs.insert(signs.end(), {"its words", "its shortness"});
  return signs.size() >= 2 ? told_by("an error page", signs) : std::string();
}

// www.tistory.com and the accounts of its company are no blogs.
bool is_of_the_service(const Head& head) {
  const std::string host = take_apart(head.canonical.empty() ? head.meta("og:url") : head.canonical).host;
  return host == "tistory.com" || host == "accounts.kakao.com" || host == "logins.daum.net";
}

bool holds_login_form(const Dom& dom) {
  static const Selector forms("form[action]");
  static const Selector passwords("input[type=password]");
  return std::ranges::any_of(find_all(dom.root(), forms), [&](Node form) {
    return contains(attribute_or(form, "action"), "/login") && find_first(form, passwords) != nullptr;
  });
}

std::string of_login(const Page& page) {
  if (says_article(page.head)) return {};
  std::vector<std::string_view> signs;
  if (is_of_the_service(page.head)) signs.push_back("its address");
  if (holds_login_form(page.dom)) signs.push_back("its form");
  if (contains(take_apart(page.head.canonical).path, "/auth/login")) signs.push_back("its address");
  const std::string words = own_words(page.dom);
  if (contains(words, "카카오계정으로 로그인") || contains(words, "TISTORY 로그인"))
    signs.push_back("its words");
  return signs.size() >= 2 ? told_by("a login page", signs) : std::string();
}

}  // namespace

bool says_article(const Head& head) {
  return head.meta("og:type") == "article" || !head.meta("article:txid").empty() || head.entry_id ||
         head.article || !head.meta("article:published_time").empty() || head.body_id == "tt-body-page";
}

bool is_protected(const Page& page) {
  static const Selector boxes(".entryProtected, .article_protected, .protected_type, .area_protected");
  static const Selector passwords("input[type=password]");
  static const Selector comments(
      ".comments, .comment-form, .area-reply, [id^=entry], form[action^=/comment]");
  for (const Node input : find_all(page.dom.root(), passwords)) {
    if (find_above(input, boxes) != nullptr) return true;
    if (find_above(input, comments) != nullptr) continue;  // the password of a comment
    const std::string text = plain_text(page.dom.root());
    if (contains(text, "보호되어 있는 글") || contains(text, "보호된 글") || contains(text, "보호글"))
      return true;
  }
  return false;
}

std::string why_no_post(const Page& page) {
  const Head& head = page.head;
  for (const ListPage& list : list_pages)
    if (head.body_id == list.body_id) return std::string(list.reason);
  const Address own = take_apart(head.canonical.empty() ? head.meta("og:url") : head.canonical);
  const bool single = own.notice || own.page;
  if (head.has_entry_info && !head.entry_id && !single) return "a page of a blog that shows no single post";
  if (!says_article(head) && is_template(page)) return "the template of a skin";
  if (std::string list = of_listed_path(own.path); !list.empty() && !head.entry_id) return list;
  if (std::string list = of_list_title(head); !list.empty() && !says_article(head)) return list;
  if (head.meta("og:type") == "website" && !head.tistory_url.empty() && !head.entry_id && !single)
    return "a page of a blog that shows no single post";
  if (page.container.bodies > 1 && !says_article(head)) return "a page with several posts";
  if (std::string login = of_login(page); !login.empty()) return login;
  if (is_of_the_service(head)) return "a page of the service that belongs to no blog";
  std::size_t size = 0;
  for (const Node node : page.container.extent.nodes) size += plain_text(node).size();
  if (!page.container.known || size < 200) return of_error(page);
  return {};
}

}  // namespace seogo::importer
