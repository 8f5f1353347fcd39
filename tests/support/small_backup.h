// A small blog as a backup holds it, and how it is taken in.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "seogo/library.h"
#include "support/library_calls.h"
#include "support/temp_folder.h"

// A namespace of its own: heard.h has a backup_page of fewer fields.
namespace seogo::test::small_backup {

inline std::string backup_page(const std::string& title, const std::string& body,
                               const std::string& date = "2024-05-04 18:23:00") {
  return "<!doctype html><html lang=\"ko\"><head><meta charset=\"utf-8\"><title>" + title +
         "</title><link rel=\"stylesheet\" href=\"../style.css\"></head><body id=\"tt-body-page\"><div "
         "id=\"wrap\" "
         "class=\"wrap-right\"><div id=\"container\"><main class=\"main\"><div class=\"area-main\"><div "
         "class=\"area-view\"><div class=\"article-header\"><div class=\"inner-article-header\"><div "
         "class=\"box-meta\">"
         "<h2 class=\"title-article\">" +
         title + "</h2><div class=\"box-info\"><p class=\"category\">일상/요리</p><p class=\"date\">" + date +
         "</p></div></div></div></div><hr><div class=\"article-view\"><div class=\"contents_style\">" + body +
         "</div><br><div class=\"tags\">#기록</div></div></div></div></main></div></div></body></html>";
}

inline std::string paragraphs(const std::string& about) {
  std::string html;
  for (const char* rest : {" 처음 만난 날을 적어 둔다.", " 천천히 살펴보니 생각보다 쓸 만했다.",
                           " 다음에는 더 오래 써 볼 생각이다."})
    html += "<p>" + about + rest + "</p>";
  return html;
}

inline void write_backup(const TempFolder& folder, const std::string& root, const std::string& about) {
  folder.write(root + "/style.css", "body {}");
  for (int number = 1; number <= 3; ++number) {
    const std::string title = about + " " + std::to_string(number) + "번째";
    folder.write(root + "/" + std::to_string(number) + "/" + std::to_string(number) + ".html",
                 backup_page(title, paragraphs(title)));
  }
}

inline IndexOptions options_for(std::vector<std::string> paths) {
  IndexOptions options;
  options.paths = std::move(paths);
  return options;
}

inline IndexReport index(const TempFolder& folder, std::vector<std::string> paths,
                         const char* archive = "archive") {
  const auto report = index_paths(folder / archive, options_for(std::move(paths)), two_jobs());
  EXPECT_TRUE(report) << (report ? "" : report.error().message.en);
  return report ? *report : IndexReport{};
}

}  // namespace seogo::test::small_backup
