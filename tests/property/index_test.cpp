// What holds of every index, shown on made-up posts:
//  1. Two builds of the same posts are equal, whatever the number of jobs.
//  2. The order in which posts came does not matter to a build: it goes by key.
//  3. Applying the same changes twice is applying them once.
//  4. The order of changes to different posts does not matter.
//  5. What was removed is not found, by no term.
//  6. A caught-up index holds the same posts and state as one built from the same posts, and the same terms
//     where no lexicon was learnt in between.
//  7. A catch-up that is stopped anywhere and run again ends where an undisturbed one does.
//  8. Each post is found by each of its terms.
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <random>

#include "index/document.h"
#include "index/indexer.h"
#include "index/term_code.h"
#include "support/index_dump.h"
#include "support/posts_in_memory.h"
#include "support/temp_folder.h"

namespace seogo::index {
namespace index_test {

using test::change_of;
using test::dump_index;
using test::PostsInMemory;
using test::removal_of;
using test::TempFolder;

constexpr unsigned seed = 20261122;

// Posts of words that recur, with josa, Latin and blanks between.
class MadeUp {
 public:
  std::string text(int words) {
    static const char* stems[] = {"서버", "웹서버", "데이터베이스", "나이", "코드",
                                  "리뷰", "docker", "2024",         "회고", "고양이"};
    static const char* josa[] = {"", "은", "는", "이", "가", "을", "를", "에서", "의"};
    std::string out;
    for (int i = 0; i < words; ++i) {
      out += stems[below(std::size(stems))];
      out += josa[below(std::size(josa))];
      out += below(12) == 0 ? "\n" : below(5) == 0 ? ", " : " ";
    }
    return out;
  }

  std::vector<Change> posts(std::uint32_t count) {
    std::vector<Change> changes;
    for (std::uint32_t i = 1; i <= count; ++i) {
      changes.push_back(change_of(i * 3, below(4) == 0 ? "" : text(3), text(static_cast<int>(below(60)))));
      changes.back().sequence = i;
      if (below(3) == 0) changes.back().post.tags = {"태그" + std::to_string(below(4)), "React"};
      if (below(3) == 0) changes.back().post.published = Date{2020 + static_cast<int>(below(5)), 5, 4};
    }
    return changes;
  }

  std::size_t below(std::size_t bound) { return random_() % bound; }
  std::mt19937& random() { return random_; }

 private:
  std::mt19937 random_{seed};
};

void build_index(const std::filesystem::path& folder, std::vector<Change> changes, unsigned jobs = 2) {
  std::ranges::sort(changes, {}, &Change::key);
  std::uint64_t counter = 0;
  for (const Change& change : changes) counter = std::max(counter, change.sequence);
  PostsInMemory source(std::move(changes));
  IndexWriteOptions options;
  options.jobs = jobs;
  const Result<void> done = build(folder, "archive", counter, source, options);
  ASSERT_TRUE(done) << done.error().message.en;
}

void catch_up_with(const std::filesystem::path& folder, std::vector<Change> changes, unsigned jobs = 2) {
  const std::uint64_t counter = changes.empty() ? 0 : changes.back().sequence;
  PostsInMemory source(std::move(changes));
  IndexWriteOptions options;
  options.jobs = jobs;
  const Result<void> done = catch_up(folder, counter, source, options);
  ASSERT_TRUE(done) << done.error().message.en;
}

TEST(Index, IsEqualForEqualPosts) {
  const TempFolder temp;
  const std::vector<Change> posts = MadeUp().posts(450);  // several shards
  build_index(temp / "one", posts, 1);
  for (const unsigned jobs : {1u, 2u, 4u}) {
    build_index(temp / "other", posts, jobs);
    EXPECT_TRUE(dump_index(temp / "one") == dump_index(temp / "other")) << jobs << " jobs";
  }
}

// A source that does not know how many posts it has gets the smallest shards.
class UncountedPosts : public PostsInMemory {
 public:
  using PostsInMemory::PostsInMemory;
  std::uint64_t size() const override { return 0; }
};

TEST(Index, MergesMoreShardsThanAreOpenedAtOnce) {
  const TempFolder temp;
  std::vector<Change> posts;
  for (std::uint32_t i = 1; i <= 6550; ++i) posts.push_back(change_of(i, "", "글" + std::to_string(i)));
  UncountedPosts source(posts);
  ASSERT_TRUE(build(temp / "one", "archive", posts.size(), source, {}));
  build_index(temp / "other", posts);
  EXPECT_TRUE(dump_index(temp / "one") == dump_index(temp / "other"));
}

TEST(Index, GoesOnceOverWhatComesTwice) {
  const TempFolder temp;
  MadeUp made_up;
  build_index(temp / "index", made_up.posts(30));
  std::vector<Change> more;
  for (std::uint64_t i = 0; i < 40; ++i)
    more.push_back(
        change_of(static_cast<std::uint32_t>(1 + i * 2), made_up.text(2), made_up.text(20), 31 + i));
  catch_up_with(temp / "index", more);
  const std::string once = dump_index(temp / "index");
  catch_up_with(temp / "index", more);
  EXPECT_TRUE(once == dump_index(temp / "index"));
}

TEST(Index, DoesNotDependOnTheOrderOfChanges) {
  const TempFolder temp;
  MadeUp made_up;
  const std::vector<Change> before = made_up.posts(30);
  build_index(temp / "one", before);
  build_index(temp / "other", before);
  std::vector<Change> more;
  for (std::uint32_t i = 0; i < 40; ++i)
    more.push_back(change_of(1 + i * 2, made_up.text(2), made_up.text(20)));
  const auto number = [&] {
    for (std::size_t i = 0; i < more.size(); ++i) more[i].sequence = 31 + i;
  };
  number();
  catch_up_with(temp / "one", more, 1);
  std::ranges::shuffle(more, made_up.random());
  number();
  catch_up_with(temp / "other", more, 4);
  EXPECT_TRUE(dump_index(temp / "one") == dump_index(temp / "other"));
}

TEST(Index, HoldsTheLastOfSeveralChangesToAPost) {
  const TempFolder temp;
  build_index(temp / "index", {change_of(1, "", "처음")});
  std::vector<Change> changes;
  for (std::uint64_t i = 2; i < 200; ++i) changes.push_back(change_of(1, "", "글" + std::to_string(i), i));
  catch_up_with(temp / "index", changes, 4);
  EXPECT_NE(dump_index(temp / "index").find("  199 1\n"), std::string::npos) << dump_index(temp / "index");
  EXPECT_EQ((*read_state(temp / "index"))->posts, 1u);
}

TEST(Index, ForgetsWhatWasRemoved) {
  const TempFolder temp;
  MadeUp made_up;
  const std::vector<Change> posts = made_up.posts(40);
  build_index(temp / "index", posts);
  std::vector<Change> removals, rest;
  for (const Change& change : posts) {
    if (made_up.below(2) == 0)
      removals.push_back(removal_of(change.key, 100 + change.sequence));
    else
      rest.push_back(change);
  }
  removals.push_back(removal_of(4000, 999));  // was never there
  catch_up_with(temp / "index", removals);
  build_index(temp / "rest", rest);
  EXPECT_TRUE(dump_index(temp / "index", false) == dump_index(temp / "rest", false));
  EXPECT_EQ((*read_state(temp / "index"))->counter, 999u);
}

TEST(Index, CaughtUpHoldsWhatABuiltOneDoes) {
  const TempFolder temp;
  const std::vector<Change> posts = MadeUp().posts(120);
  build_index(temp / "built", posts);
  build_index(temp / "caught_up", posts);
  std::vector<Change> again = posts;
  for (Change& change : again) change.sequence += 500;
  catch_up_with(temp / "caught_up", again);
  EXPECT_TRUE(dump_index(temp / "built", false) == dump_index(temp / "caught_up", false));
}

TEST(Index, GoesOnWhereACatchUpWasStopped) {
  const TempFolder temp;
  MadeUp made_up;
  const std::vector<Change> before = made_up.posts(20);
  std::vector<Change> more;
  for (std::uint64_t i = 0; i < 150; ++i)
    more.push_back(change_of(static_cast<std::uint32_t>(100 + i), "", made_up.text(15), 100 + i));
  build_index(temp / "whole", before);
  catch_up_with(temp / "whole", more);
  const std::string want = dump_index(temp / "whole");

  for (const std::uint64_t stop_at : {1u, 16u, 40u, 100u}) {
    const std::filesystem::path folder = temp / ("stopped" + std::to_string(stop_at));
    build_index(folder, before);
    std::stop_source stop;
    IndexWriteOptions options;
    options.stop = stop.get_token();
    options.progress = [&](std::uint64_t done) {
      if (done >= stop_at) stop.request_stop();
    };
    PostsInMemory source(more);
    const Result<void> done = catch_up(folder, more.back().sequence, source, options);
    const std::uint64_t reached = (*read_state(folder))->counter;
    if (!done) {
      EXPECT_EQ(done.error().code, ErrorCode::stopped);
    }
    std::vector<Change> rest = more;
    std::erase_if(rest, [&](const Change& change) { return change.sequence <= reached; });
    if (!rest.empty()) catch_up_with(folder, rest);
    EXPECT_TRUE(dump_index(folder) == want) << "stopped at " << stop_at << ", reached " << reached;
  }
}

TEST(Index, ReachesTheCounterWithoutChanges) {
  const TempFolder temp;
  build_index(temp / "index", {change_of(1, "", "글")});
  PostsInMemory none;
  ASSERT_TRUE(catch_up(temp / "index", 17, none, {}));
  EXPECT_EQ((*read_state(temp / "index"))->counter, 17u);
}

TEST(Index, FindsEachPostByEachOfItsTerms) {
  const TempFolder temp;
  const std::vector<Change> posts = MadeUp().posts(50);
  build_index(temp / "index", posts);
  const Result<Generation> generation = open_current(temp / "index");
  ASSERT_TRUE(generation);
  const Result<Lexicon> lexicon = read_lexicon(*generation);
  ASSERT_TRUE(lexicon);
  const Result<Xapian::Database> database = open_database(*generation);
  ASSERT_TRUE(database);
  const Analyzer analyzer(*lexicon);
  for (const Change& change : posts)
    for (const DocumentTerm& term : make_document(change.key, change.post, analyzer).terms) {
      auto at = database->postlist_begin(encode_term(term.name));
      at.skip_to(change.key);
      ASSERT_TRUE(at != database->postlist_end(encode_term(term.name)) && *at == change.key) << term.name;
    }
}

}  // namespace index_test
}  // namespace seogo::index
