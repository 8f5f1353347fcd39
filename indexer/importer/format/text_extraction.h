// The main text of a page as web-crawl pipelines leave it (.txt) to a post.
#pragma once

#include <string>

#include "seogo/importer.h"

namespace seogo::importer {

// `text` is UTF-8.  Four shapes are known (FORMATS section 6):
//   a  the body alone, headings as bare lines
//   b  `본문 바로가기`, category, title, body
//   c  category, title, `글쓴이 2025. 11. 14. 07:30`, `반응형`, body
//   d  the title, then the body; it is told from (a) only where the tail names the same title
// Each may end in `'A > B' 카테고리의 다른 글` with rows of other posts; the dates there are theirs.
void import_text(const std::string& text, Imported& imported);

}  // namespace seogo::importer
