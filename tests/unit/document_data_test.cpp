// What a hit needs, to bytes and back.
#include "index/document_data.h"

#include <gtest/gtest.h>

#include "index/packed_text.h"
#include "text/utf8.h"

namespace seogo::index {
namespace document_data_test {

HitData full() {
  HitData data;
  data.id = "cats/12";
  data.url = "https://cats.tistory.com/12";
  data.blog = "cats";
  data.title = "고양이가 책을";
  data.title_made_up = true;
  data.published = Date{2024, 5, 4, 18, 23, 0, true};
  data.category = {"TODAY", "회고"};
  data.tags = {"고양이", ""};
  data.thumbnail = std::string(64, 'a');
  data.copy_of = "cats/3";
  data.visibility = Visibility::public_;
  data.text = std::string(300, 'x') + "\n끝";
  return data;
}

TEST(HitData, ComesBackAsItWas) {
  HitData day_alone = full();
  day_alone.published = Date{2024, 5, 4, 0, 0, 0, false};
  for (const HitData& data : {HitData{}, full(), day_alone}) {
    const Result<HitData> back = hit_data_from_bytes(to_bytes(data));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, data);
  }
}

TEST(HitData, UnpacksTheTextWhenAsked) {
  const std::string bytes = to_bytes(full());
  const Result<HitDataView> view = view_hit_data(bytes);
  ASSERT_TRUE(view);
  EXPECT_EQ(view->text(), full().text);
  EXPECT_TRUE(view->head.text.empty());
}

TEST(HitData, RefusesBytesThatAreCut) {
  HitData data = full();
  data.text.clear();
  const std::string bytes = to_bytes(data);
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const Result<HitData> back = hit_data_from_bytes(std::string_view(bytes).substr(0, length));
    ASSERT_FALSE(back) << length;
    EXPECT_EQ(back.error().code, ErrorCode::damaged);
  }
}

TEST(HitData, NeverReadsBeyondBytesThatLie) {
  const std::string bytes = to_bytes(full());
  for (std::size_t i = 0; i < bytes.size(); ++i)
    for (const char c : {'\0', '\x01', '\x7f', '\xff'}) {
      std::string changed = bytes;
      changed[i] = c;
      (void)hit_data_from_bytes(changed);  // the sanitizers watch
    }
  EXPECT_FALSE(hit_data_from_bytes(std::string(1, '\x02') + std::string(20, '\xff')));
}

TEST(PackedText, ComesBackAsItWas) {
  std::string syllables;
  for (char32_t code = 0xAC00; code <= 0xD7A3; ++code) text::append_utf8(syllables, code);
  for (const std::string& text : {std::string(), std::string("서버가 멈췄다.\nDocker 24.0"), syllables,
                                  std::string("“漢字” ㅋㅋ 🌊 각 NFD"), std::string("cut \xEA\xB0"),
                                  std::string("\xFF\xFE\x80 none\0of it", 14)})
    EXPECT_EQ(unpack(pack(text)), text);
  EXPECT_EQ(pack("이다").size(), 2u);
  EXPECT_EQ(pack("뷁").size(), 2u);
}

TEST(PackedText, IsReadToItsEndWhateverItIs) {
  for (int first = 0; first < 256; ++first)
    for (int second : {0, 0x7f, 0x80, 0xff})
      (void)unpack(
          std::string{static_cast<char>(first), static_cast<char>(second), static_cast<char>(first)});
}

TEST(HitDataOf, TakesTheLabelWhereThereIsNoTitle) {
  Post post;
  post.label = "첫 문장";
  EXPECT_EQ(hit_data(post).title, "첫 문장");
  EXPECT_TRUE(hit_data(post).title_made_up);
  post.title = "제목";
  post.images = {Image{}, Image{}};
  post.images[1].media = std::string(64, 'b');
  EXPECT_EQ(hit_data(post).title, "제목");
  EXPECT_FALSE(hit_data(post).title_made_up);
  EXPECT_EQ(hit_data(post).thumbnail, post.images[1].media);
}

}  // namespace document_data_test
}  // namespace seogo::index
