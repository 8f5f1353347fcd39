// Addresses of what a web archive or a saved page holds, as places to show, and the files they mean.
#pragma once

#include <string>
#include <string_view>

namespace seogo::importer {

bool is_web_address(std::string_view address);
bool names_web(std::string_view address);  // the same, or without its scheme: //host/path

// As a part of a path that is shown: no blanks, no control characters, UTF-8, 2,000 bytes at most.
std::string printable_address(std::string_view address);

// https://host/a/b.html?x → b.html; empty where the path names no file.
std::string name_of_address(std::string_view address);

// The address of the unscaled picture behind a thumbnail's (`fname=` of daumcdn); else as it came.
std::string original_address(std::string_view address);

// What is the same for every address of one uploaded file, whatever server, size, or signature it is asked
// with:
//   https://img1.daumcdn.net/thumb/R1280x0/?scode=mtistory2&fname=<blog.kakaocdn.net/dn/KEY/img.png>,
//   http://cfs.tistory.com/attach/1/kage@KEY/img.png                     → kage:KEY/img.png
//   http://cfile2.uf.tistory.com/image/HEX, t1.daumcdn.net/cfile/tistory/HEX, cfile2.uf.HEX.jpg → cfile:HEX
// Of other servers the host and the path, with the query where the path names no picture.  Empty for what is
// no address.
std::string media_identity(std::string_view address);

// Whether an author of the platform put the file there.
bool names_uploaded_file(std::string_view address);

}  // namespace seogo::importer
