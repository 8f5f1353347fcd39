// Ascending numbers in few bits.
#include "index/number_list.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace seogo::index {
namespace number_list_test {

using Numbers = std::vector<std::uint32_t>;

TEST(NumberList, GivesBackWhatItPacked) {
  const Numbers cases[] = {{},
                           {0},
                           {1},
                           {0, 1},
                           {0, 1, 2, 3},
                           {5, 70'000},
                           {11'171},
                           {number_limit - 1},
                           {0, number_limit - 2, number_limit - 1}};
  for (const Numbers& numbers : cases) EXPECT_EQ(unpack_numbers(pack_numbers(numbers)), numbers);
  std::mt19937 random(20261127);
  for (int round = 0; round < 2000; ++round) {
    std::set<std::uint32_t> some;
    std::uniform_int_distribution<std::uint32_t> any(0, round % 2 == 0 ? 200 : 30'000);
    for (std::size_t i = random() % 100; i > 0; --i) some.insert(any(random));
    const Numbers numbers(some.begin(), some.end());
    ASSERT_EQ(unpack_numbers(pack_numbers(numbers)), numbers) << "round " << round;
  }
}

TEST(NumberList, IsSmall) {
  EXPECT_TRUE(pack_numbers({}).empty());
  EXPECT_LE(pack_numbers({0, 1, 2, 3, 4, 5, 6, 7}).size(), 2U);
  Numbers spread;
  for (std::uint32_t i = 0; i < 30; ++i) spread.push_back(i * 667 + i * i % 97);
  EXPECT_LE(pack_numbers(spread).size(), 42U);
}

TEST(NumberList, IsReadFromAnyBytes) {
  EXPECT_TRUE(unpack_numbers("").empty());
  EXPECT_TRUE(unpack_numbers("\xFF").empty());
  EXPECT_TRUE(unpack_numbers(std::string(100, '\xFF')).empty());
  std::mt19937 random(4);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (std::size_t i = random() % 30; i > 0; --i) bytes.push_back(static_cast<char>(random() % 256));
    const Numbers numbers = unpack_numbers(bytes);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      ASSERT_LT(numbers[i], number_limit);
      ASSERT_TRUE(i == 0 || numbers[i - 1] < numbers[i]);
    }
  }
}

}  // namespace number_list_test
}  // namespace seogo::index
