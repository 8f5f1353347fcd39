// One writer at a time, and what the second is told.
#include "archive/lock.h"

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "support/temp_folder.h"

namespace seogo::archive {
namespace lock_test {

using test::TempFolder;

TEST(WriterLock, KeepsASecondWriterOutAndNamesTheFirst) {
  const TempFolder folder;
  {
    const auto first = WriterLock::take(folder.path(), {});
    ASSERT_TRUE(first);
    const auto second = WriterLock::take(folder.path(), {});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::archive_locked);
    EXPECT_THAT(second.error().message.en, testing::HasSubstr(std::to_string(getpid())));
    EXPECT_THAT(second.error().message.ko, testing::HasSubstr(std::to_string(getpid())));
  }
  EXPECT_TRUE(WriterLock::take(folder.path(), {})) << "the lock ends with its holder";
}

TEST(WriterLock, EndsWithAProcessThatIsKilled) {
  const TempFolder folder;
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t child = fork();
  if (child == 0) {
    const auto held = WriterLock::take(folder.path(), {});
    const char byte = held ? 'y' : 'n';
    if (write(ready[1], &byte, 1) == 1) pause();
    _exit(1);
  }
  char byte = 0;
  ASSERT_EQ(read(ready[0], &byte, 1), 1);
  ASSERT_EQ(byte, 'y');
  const auto refused = WriterLock::take(folder.path(), {});
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message.en, testing::HasSubstr(std::to_string(child)));
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  EXPECT_TRUE(WriterLock::take(folder.path(), {}));
}

TEST(WriterLock, WaitingEndsWhenAskedToStop) {
  const TempFolder folder;
  const auto first = WriterLock::take(folder.path(), {});
  ASSERT_TRUE(first);
  std::stop_source stop;
  stop.request_stop();
  const auto second = WriterLock::take(folder.path(), {std::chrono::seconds(-1), false, stop.get_token()});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::stopped);
}

TEST(WriterLock, AFolderThatIsNotThereIsAnError) {
  const TempFolder folder;
  EXPECT_FALSE(WriterLock::take(folder / "nowhere", {}));
}

TEST(UnsafeFileSystem, KnowsThoseOfTheNetworkAndOfWindows) {
  for (const long type : {0x6969L, 0x517BL, 0xFF534D42L, 0xFE534D42L, 0x01021997L})
    EXPECT_NE(unsafe_file_system(type), nullptr) << type;
  for (const long type : {0xEF53L, 0x01021994L, 0x9123683EL, 0x58465342L})
    EXPECT_EQ(unsafe_file_system(type), nullptr) << type;
}

}  // namespace lock_test
}  // namespace seogo::archive
