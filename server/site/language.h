// Which language an answer speaks, and the words of the pages in it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json_fwd.hpp>

#include "seogo/date.h"
#include "seogo/result.h"

namespace seogo::http {

enum class Language { ko, en };

std::string_view name_of(Language language);

// `asked` is the value of ?lang=, and wins; then Accept-Language with its weights; then `standard`.  Someone
// who reads neither language gets English.
Language choose_language(std::string_view asked, std::string_view accept_language, Language standard);

const std::string& in(Language language, const Sentence& sentence);

// "5월" or "May".
std::string shown_month_name(Language language, unsigned month);

// Every string of the pages, as server/web/strings.*.json has it.
const nlohmann::json& strings(Language language);

// The string `key` with each {name} replaced.
std::string say(Language language, std::string_view key,
                std::initializer_list<std::pair<std::string_view, std::string>> values = {});

// As `say`, with {n} and with `key`.one where the language has a singular.
std::string say_count(Language language, std::string_view key, std::size_t n);

// "2024년 5월 4일", "4 May 2024".
std::string shown_date(Language language, const Date& date);
// "2024년 5월", "May 2024"; a year alone as the languages write it.
std::string shown_month(Language language, std::string_view year_or_month);
std::string shown_day(Language language, const Date& date);  // "5월 4일", "4 May"

// The day it is in Korea.
Date today();

// 12345 as "12,345".
std::string shown_number(std::size_t n);

}  // namespace seogo::http
