#include "index/document_data.h"

#include <cstdint>
#include <limits>

#include "index/packed_text.h"

namespace seogo::index {
namespace {

constexpr char data_version = 2;

void put_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(number | 0x80);
  out += static_cast<char>(number);
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

void put_list(std::string& out, const std::vector<std::string>& list) {
  put_number(out, list.size());
  for (const std::string& text : list) put_text(out, text);
}

void put_date(std::string& out, const std::optional<Date>& date) {
  put_number(out, !date ? 0 : date->has_time ? 2 : 1);
  if (!date) return;
  for (const int part : {date->year, date->month, date->day, date->hour, date->minute, date->second})
    put_number(out, static_cast<std::uint64_t>(part));
}

// Takes values off the front of some bytes; once something does not fit, all that follows is empty and
// `ok` says so.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  bool ok() const { return ok_; }
  std::string_view rest() const { return rest_; }

  char byte() {
    if (rest_.empty()) return fail_with('\0');
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto c = static_cast<unsigned char>(byte());
      value |= static_cast<std::uint64_t>(c & 0x7f) << shift;
      if (!ok_ || c < 0x80) return ok_ ? value : 0;
    }
    return fail_with(std::uint64_t{0});
  }

  std::string text() {
    const std::uint64_t length = number();
    if (length > rest_.size()) return fail_with(std::string());
    std::string out(rest_.substr(0, static_cast<std::size_t>(length)));
    rest_.remove_prefix(static_cast<std::size_t>(length));
    return out;
  }

  std::vector<std::string> list() {
    std::vector<std::string> out;
    // Each entry takes at least a byte, so a count beyond what is left is a lie.
    const std::uint64_t count = number();
    if (count > rest_.size()) return fail_with(out);
    for (std::uint64_t i = 0; i < count && ok_; ++i) out.push_back(text());
    return out;
  }

  std::optional<Date> date() {
    const std::uint64_t shape = number();
    if (shape > 2) ok_ = false;
    if (!ok_ || shape == 0) return std::nullopt;
    Date date;
    for (int* part : {&date.year, &date.month, &date.day, &date.hour, &date.minute, &date.second}) {
      const std::uint64_t value = number();
      if (value > 9999) ok_ = false;
      *part = static_cast<int>(ok_ ? value : 0);
    }
    date.has_time = shape == 2;
    return date;
  }

 private:
  template <class T>
  T fail_with(T value) {
    ok_ = false;
    rest_ = {};
    return value;
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace

HitData hit_data(const Post& post) {
  HitData data;
  data.id = post.id;
  data.url = post.url;
  data.blog = post.blog;
  data.title = shown_title(post);
  data.title_made_up = !post.title;
  data.published = post.published;
  data.category = post.category;
  data.tags = post.tags;
  for (const Image& image : post.images) {
    if (image.media.empty()) continue;
    data.thumbnail = image.media;
    break;
  }
  data.copy_of = post.copy_of;
  data.visibility = post.visibility;
  data.text = post.text;
  return data;
}

std::string to_bytes(const HitData& data) {
  std::string out;
  out.reserve(data.text.size() + 512);
  out += data_version;
  put_text(out, data.id);
  put_text(out, data.url);
  put_text(out, data.blog);
  put_text(out, data.title);
  put_number(out, data.title_made_up ? 1 : 0);
  put_date(out, data.published);
  put_list(out, data.category);
  put_list(out, data.tags);
  put_text(out, data.thumbnail);
  put_text(out, data.copy_of);
  put_number(out, static_cast<std::uint64_t>(data.visibility));
  out += pack(data.text);
  return out;
}

std::string HitDataView::text() const { return unpack(packed); }

Result<HitDataView> view_hit_data(std::string_view bytes) {
  Reader reader(bytes);
  HitDataView view;
  const bool known = reader.byte() == data_version;
  HitData& head = view.head;
  if (known) {
    head.id = reader.text();
    head.url = reader.text();
    head.blog = reader.text();
    head.title = reader.text();
    head.title_made_up = reader.number() != 0;
    head.published = reader.date();
    head.category = reader.list();
    head.tags = reader.list();
    head.thumbnail = reader.text();
    head.copy_of = reader.text();
  }
  const std::uint64_t visibility = known ? reader.number() : 0;
  if (!known || !reader.ok() || visibility > static_cast<std::uint64_t>(Visibility::unknown))
    return fail(ErrorCode::damaged,
                {"The index holds a post that cannot be read.", "색인에 읽을 수 없는 글이 있습니다."},
                {"Build it anew with: seogo reindex", "다시 만드세요: seogo reindex"});
  head.visibility = static_cast<Visibility>(visibility);
  view.packed = reader.rest();
  return view;
}

Result<HitData> hit_data_from_bytes(std::string_view bytes) {
  Result<HitDataView> view = view_hit_data(bytes);
  if (!view) return Unexpected{view.error()};
  HitData data = std::move(view->head);
  data.text = view->text();
  return data;
}

}  // namespace seogo::index
