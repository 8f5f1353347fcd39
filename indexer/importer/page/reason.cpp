#include "importer/page/reason.h"

#include <array>
#include <string>

namespace seogo::importer {
namespace {

struct Wording {
  std::string_view words;
  std::string_view ko;
};

constexpr std::array wordings{
    Wording{"the front page of a blog", "글이 아니라 블로그의 첫 화면입니다."},
    Wording{"the list of a category", "글이 아니라 카테고리의 글 목록입니다."},
    Wording{"the list of a month", "글이 아니라 달마다 모은 글 목록입니다."},
    Wording{"the list of a tag", "글이 아니라 태그의 글 목록입니다."},
    Wording{"search results", "글이 아니라 검색 결과입니다."},
    Wording{"a guestbook", "글이 아니라 방명록입니다."},
    Wording{"a list of places", "글이 아니라 지역로그(장소 목록)입니다."},
    Wording{"a list of media", "글이 아니라 미디어 목록입니다."},
    Wording{"a list page", "글이 아니라 글 목록입니다."},
    Wording{"an error page",
            "글이 아니라 오류 안내 화면입니다. 글이 지워졌거나 볼 수 없을 때 저장되었습니다."},
    Wording{"a login page", "글이 아니라 로그인 화면입니다."},
    Wording{"a page of the service that belongs to no blog", "블로그가 아니라 티스토리 서비스의 화면입니다."},
    Wording{"a page of a blog that shows no single post",
            "블로그의 페이지이지만 글 하나를 보여 주는 화면이 아닙니다."},
    Wording{"the template of a skin", "글이 아니라 티스토리 스킨(틀) 파일입니다."},
    Wording{"a page with several posts",
            "글이 여러 편 이어진 화면이라 어느 글인지 가릴 수 없습니다. 글마다 따로 저장해 주세요."},
    Wording{"a page without the marks of a post", "글이라는 표시가 없는 웹 페이지입니다."},
    Wording{"an answer of the API without a post", "글이 들어 있지 않은 오픈 API 응답입니다."},
    Wording{"a post that lay in the trash of WordPress", "워드프레스 휴지통에 있던 글입니다."},
    Wording{"an empty draft of WordPress", "워드프레스의 빈 임시 글입니다."},
    Wording{"a picture or file that WordPress lists beside its posts",
            "글이 아니라 워드프레스가 글과 함께 적어 둔 그림이나 파일 정보입니다."},
};

constexpr std::array signs{
    Wording{"its title", "제목"},   Wording{"its words", "글귀"},  Wording{"its shortness", "짧은 글"},
    Wording{"its address", "주소"}, Wording{"its form", "입력란"}, Wording{"its template", "화면 틀"},
};

// ", told by its title and its words" in Korean.
std::string signs_in_korean(std::string_view told) {
  std::string ko;
  for (const Wording& sign : signs)
    if (told.find(sign.words) != told.npos) ko.append(ko.empty() ? "" : ", ").append(sign.ko);
  return ko.empty() ? ko : " (근거: " + ko + ")";
}

}  // namespace

Sentence reason_in_full(std::string_view words) {
  std::string ko(words);
  const std::size_t told = words.find(", told by ");
  for (const Wording& wording : wordings)
    if (wording.words == words.substr(0, told))
      ko = std::string(wording.ko) + (told == words.npos ? "" : signs_in_korean(words.substr(told)));
  return {"It is " + std::string(words) + ".", std::move(ko)};
}

}  // namespace seogo::importer
