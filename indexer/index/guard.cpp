// Which of our errors an exception of Xapian's is.
#include "index/guard.h"

#include <string>

namespace seogo::index {
namespace {

const Sentence reindex_hint{"Build it anew with: seogo reindex", "다시 만드세요: seogo reindex"};

}  // namespace

Error error_from(const Xapian::Error& error) {
  const std::string type = error.get_type();
  std::string what = error.get_msg();
  if (const char* system = error.get_error_string()) what += std::string(": ") + system;

  if (type == "DatabaseLockError")
    return {ErrorCode::archive_locked,
            {"Another program is writing the index.", "다른 프로그램이 색인을 쓰고 있습니다."},
            {"Try again when it is done.", "끝난 뒤에 다시 해 보세요."}};
  if (type == "DatabaseVersionError")
    return {ErrorCode::index_version,
            {"The index has a format that this Xapian does not read (" + what + ").",
             "색인의 형식을 이 Xapian이 읽지 못합니다(" + what + ")."},
            reindex_hint};
  if (type == "DatabaseCorruptError" || type == "DatabaseOpeningError" || type == "DatabaseNotFoundError")
    return {ErrorCode::damaged,
            {"The index cannot be read (" + what + ").", "색인을 읽을 수 없습니다(" + what + ")."},
            reindex_hint};
  if (error.get_error_string() != nullptr || type == "DatabaseError" || type == "DatabaseModifiedError")
    return {ErrorCode::io,
            {"The index cannot be read or written (" + what + ").",
             "색인을 읽거나 쓸 수 없습니다(" + what + ")."},
            {"Look whether the disk is full and the folder may be written.",
             "디스크가 가득 차지 않았는지, 폴더에 쓸 수 있는지 확인하세요."}};
  return {ErrorCode::internal,
          {"Xapian refused a call (" + what + ").", "Xapian이 호출을 거절했습니다(" + what + ")."},
          {}};
}

}  // namespace seogo::index
