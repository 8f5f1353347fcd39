// What a search address holds: words, filters, order and page; read from it, and written into links.
#include "site/search_state.h"

#include <fmt/format.h>

#include <charconv>

namespace seogo::http {

namespace {

Unexpected unreadable(std::string_view name, std::string_view value, Sentence hint) {
  return fail(ErrorCode::bad_query,
              {fmt::format("The value of {} cannot be read: {}", name, value),
               fmt::format("{} 값을 읽을 수 없습니다: {}", name, value)},
              std::move(hint));
}

Result<std::size_t> read_number(const Parameters& parameters, std::string_view name, std::size_t standard) {
  const auto text = parameters.first(name);
  if (!text || text->empty()) return standard;
  std::size_t number = 0;
  const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (problem != std::errc{} || end != text->data() + text->size() || number > seogo::bound::reach)
    return unreadable(name, *text,
                      {fmt::format("Give a whole number from 0 to {}.", seogo::bound::reach),
                       fmt::format("0부터 {}까지의 정수를 적어 주세요.", seogo::bound::reach)});
  return number;
}

bool is_date_bound(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  return parse_query("date:" + std::string(text)).has_value();  // 2024-13 is no month
}

Result<std::string> read_date(const Parameters& parameters, std::string_view name) {
  const auto text = parameters.first(name);
  if (!text || text->empty()) return std::string{};
  if (!is_date_bound(*text))
    return unreadable(name, *text,
                      {"Write a year, a month or a day: 2024, 2024-03, 2024-03-05.",
                       "해나 달이나 날을 적어 주세요: 2024, 2024-03, 2024-03-05"});
  return *text;
}

Result<Sort> read_sort(const Parameters& parameters) {
  const auto text = parameters.first("sort");
  if (!text || text->empty()) return Sort::relevance;
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest})
    if (*text == name_of(sort)) return sort;
  return unreadable(
      "sort", *text,
      {"Choose relevance, newest or oldest.", "relevance, newest, oldest 가운데 하나를 고르세요."});
}

std::vector<std::string> read_values(const Parameters& parameters, std::string_view name) {
  std::vector<std::string> values;
  for (std::string& value : parameters.all(name))
    if (!value.empty()) values.push_back(std::move(value));
  return values;
}

Query any_of(FieldId field, const std::vector<std::string>& values) {
  if (values.size() == 1) return filter(field, values.front());
  Query either;
  either.kind = Query::Kind::any_of;
  for (const std::string& value : values) either.children.push_back(filter(field, value));
  return either;
}

}  // namespace

bool SearchState::has_filters() const {
  return !blogs.empty() || !categories.empty() || !tags.empty() || !from.empty() || !to.empty();
}

std::string_view name_of(Sort sort) {
  switch (sort) {
    case Sort::relevance:
      return "relevance";
    case Sort::newest:
      return "newest";
    case Sort::oldest:
      return "oldest";
  }
  return "relevance";
}

Result<SearchState> read_search(const Parameters& parameters) {
  SearchState state;
  state.q = parameters.first("q").value_or("");
  const auto offset = read_number(parameters, "offset", 0);
  const auto limit = read_number(parameters, "limit", 10);
  const auto sort = read_sort(parameters);
  const auto from = read_date(parameters, "from");
  const auto to = read_date(parameters, "to");
  if (!offset) return Unexpected{offset.error()};
  if (!limit) return Unexpected{limit.error()};
  if (!sort) return Unexpected{sort.error()};
  if (!from) return Unexpected{from.error()};
  if (!to) return Unexpected{to.error()};
  if (*offset + *limit > seogo::bound::reach)
    return fail(ErrorCode::bad_query,
                {fmt::format("Pages reach to the post number {}.", seogo::bound::reach),
                 fmt::format("{}번째 글까지만 넘겨 볼 수 있습니다.", seogo::bound::reach)},
                {"Narrow the search by date: date:2024", "때를 정해 좁혀 보세요: date:2024"});
  state.offset = *offset;
  state.limit = *limit;
  state.sort = *sort;
  state.from = *from;
  state.to = *to;
  state.blogs = read_values(parameters, "blog");
  state.categories = read_values(parameters, "category");
  state.tags = read_values(parameters, "tag");
  if (state.blogs.size() + state.categories.size() + state.tags.size() > seogo::bound::query_words)
    return fail(ErrorCode::bad_query, {"There are too many filters.", "걸어 둔 조건이 너무 많습니다."},
                {fmt::format("At most {} at once.", seogo::bound::query_words),
                 fmt::format("한 번에 {}개까지입니다.", seogo::bound::query_words)});
  const std::string facets = parameters.first("facets").value_or("");
  state.facets = facets != "0" && facets != "false" && facets != "no";
  state.exact = parameters.first("exact").value_or("") == "1";
  return state;
}

Result<SearchRequest> to_request(const SearchState& state, const Call& call) {
  Result<Query> query = parse_query(state.q);
  if (!query) return Unexpected{query.error()};
  SearchRequest request{.query = std::move(query).value(),
                        .offset = state.offset,
                        .limit = state.limit,
                        .sort = state.sort,
                        .facets = state.facets,
                        .as_typed = state.exact,
                        .deadline = call.deadline};
  const auto narrow = [&](Query condition) {
    request.query = both(std::move(request.query), std::move(condition));
  };
  if (!state.blogs.empty()) narrow(any_of(FieldId::blog, state.blogs));
  if (!state.categories.empty()) narrow(any_of(FieldId::category, state.categories));
  for (const std::string& tag : state.tags) narrow(filter(FieldId::tag, tag));
  if (!state.from.empty() || !state.to.empty()) narrow(filter(FieldId::date, state.from + ".." + state.to));
  return request;
}

std::string search_link(const SearchState& state, const Call& call, std::string_view page) {
  std::vector<std::pair<std::string, std::string>> parameters{{"q", state.q}};
  for (const std::string& blog : state.blogs) parameters.emplace_back("blog", blog);
  for (const std::string& category : state.categories) parameters.emplace_back("category", category);
  for (const std::string& tag : state.tags) parameters.emplace_back("tag", tag);
  parameters.emplace_back("from", state.from);
  parameters.emplace_back("to", state.to);
  if (state.exact) parameters.emplace_back("exact", "1");
  if (state.sort != Sort::relevance) parameters.emplace_back("sort", name_of(state.sort));
  if (state.limit != SearchState{}.limit) parameters.emplace_back("limit", std::to_string(state.limit));
  if (state.offset != 0) parameters.emplace_back("offset", std::to_string(state.offset));
  return call.link(page, std::move(parameters));
}

}  // namespace seogo::http
