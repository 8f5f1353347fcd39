// Media on disk and packed rows: what is put comes back, once, and nothing half-written stays.
#include "archive/media.h"

#include <gmock/gmock.h>

#include <thread>

#include "archive/compress.h"
#include "post/digest.h"
#include "support/temp_folder.h"

namespace seogo::archive {
namespace media_test {

using test::TempFolder;

std::size_t files_below(const std::filesystem::path& folder) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    files += entry.is_regular_file();
  return files;
}

TEST(MediaStore, KeepsAContentOnceUnderItsDigest) {
  const TempFolder folder;
  MediaStore store(folder.path(), true);
  const std::string bytes = "그림이라고 하자";
  const auto first = store.put(bytes);
  ASSERT_TRUE(first) << first.error().message.en;
  EXPECT_EQ(first->sha256, sha256(bytes));
  EXPECT_EQ(first->size, bytes.size());
  ASSERT_TRUE(store.put(bytes));
  ASSERT_TRUE(store.sync_folders());
  EXPECT_EQ(files_below(folder.path()), 1U);
  EXPECT_EQ(test::read_file(media_file(folder.path(), first->sha256)), bytes);
}

TEST(MediaStore, MendsAFileThatWasCutShort) {
  const TempFolder folder;
  MediaStore store(folder.path(), true);
  const std::string bytes = "열두 글자쯤 되는 내용";
  const auto stored = store.put(bytes);
  ASSERT_TRUE(stored);
  std::filesystem::resize_file(media_file(folder.path(), stored->sha256), 3);
  ASSERT_TRUE(store.put(bytes));
  EXPECT_EQ(test::read_file(media_file(folder.path(), stored->sha256)), bytes);
}

TEST(MediaStore, ManyThreadsMayPutTheSame) {
  const TempFolder folder;
  MediaStore store(folder.path(), true);
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) EXPECT_TRUE(store.put("picture " + std::to_string(i)));
    });
  for (std::thread& thread : threads) thread.join();
  ASSERT_TRUE(store.sync_folders());
  EXPECT_EQ(files_below(folder.path()), 20U);
}

TEST(MediaStore, MeasuresWithoutWritingWhenNothingIsToBeKept) {
  const TempFolder folder;
  MediaStore store(folder / "media", false);
  EXPECT_TRUE(store.put("x"));
  EXPECT_FALSE(std::filesystem::exists(folder / "media"));
}

TEST(MediaStore, SaysWhenTheSystemRefuses) {
  const TempFolder folder;
  folder.write("media", "a file where a folder should be");
  MediaStore store(folder / "media", true);
  const auto refused = store.put("x");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::io);
}

TEST(Compress, ComesBack) {
  for (const std::string& bytes :
       {std::string(), std::string("a"), std::string(100'000, 'x'), std::string("\0\xff", 2)}) {
    const auto back = decompress(compress(bytes));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, bytes);
  }
}

TEST(Compress, DamageIsSeen) {
  std::string frame = compress(std::string(10'000, 'a') + "끝");
  EXPECT_FALSE(decompress(frame.substr(0, frame.size() / 2)));
  frame[frame.size() - 2] = static_cast<char>(frame[frame.size() - 2] ^ 1);
  EXPECT_FALSE(decompress(frame));
  EXPECT_FALSE(decompress(""));
  EXPECT_FALSE(decompress("no frame at all"));
}

}  // namespace media_test
}  // namespace seogo::archive
