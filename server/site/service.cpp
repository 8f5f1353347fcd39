// What stands between the transport and the routes: who is let in, what was answered before, what waits.
#include "site/service.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdio>

namespace seogo::http {

namespace {

std::size_t place_of(const Route* route) {
  return route == nullptr ? routes().size() : static_cast<std::size_t>(route - routes().data());
}

// The client as a trusted proxy names it: the last one of X-Forwarded-For, which the proxy itself wrote.
std::string forwarded_client(const Request& request) {
  std::string_view named = request.header("x-forwarded-for");
  if (const std::size_t comma = named.rfind(','); comma != std::string_view::npos)
    named.remove_prefix(comma + 1);
  while (named.starts_with(' ')) named.remove_prefix(1);
  while (named.ends_with(' ')) named.remove_suffix(1);
  const bool is_address = !named.empty() && named.size() <= 45 &&
                          named.find_first_not_of("0123456789abcdefABCDEF.:") == std::string_view::npos;
  return is_address ? std::string(named) : request.client;
}

void encode(Response& response, Encoding encoding) {
  if (!response.file.empty() || !is_worth_encoding(response.header("Content-Type"), response.body.size()))
    return;
  add_vary(response, "Accept-Encoding");
  if (encoding == Encoding::plain) return;
  const std::string_view packed = encoding == Encoding::gzip ? response.gzip : response.zstd;
  response.body = packed.empty() ? encoded(response.body, encoding) : std::string(packed);
  response.with("Content-Encoding", std::string(name_of(encoding)));
  std::string etag(response.header("ETag"));
  if (etag.empty()) return;
  // Other bytes, another name.
  etag.insert(etag.size() - 1, fmt::format("-{}", name_of(encoding)));
  response.with("ETag", std::move(etag));
}

}  // namespace

// An answer that is being made, and all who wait for it.
struct SiteService::Flight {
  std::string key;  // empty when nobody else may share it
  Asked asked;
  Encoding encoding;
  std::uint64_t revision;
  std::shared_ptr<const Kept> plain =
      {};  // the answer itself, where it is known and only another encoding is asked for
  std::vector<Waiting> waiting = {};  // under mutex_
};

SiteService::SiteService(const Site& site, const Library& library, const ServiceOptions& options,
                         AccessLog* log)
    : site_(site),
      library_(library),
      options_(options),
      log_(log),
      refusals_(site),
      rate_limit_(options.rate, options.burst),
      cache_(options.cache_bytes),
      readers_(options.readers),
      searches_(options.searches) {}

SiteService::~SiteService() = default;

std::uint64_t SiteService::revision() {
  const Clock::rep now = Clock::now().time_since_epoch().count();
  Clock::rep before = revision_read_;
  if (now - before > Clock::duration(options_.between_looks).count() &&
      revision_read_.compare_exchange_strong(before, now))
    revision_ = library_.revision();
  return revision_;
}

void SiteService::answer(Request request, Done done) {
  if (!options_.trusted_proxy.empty() && request.client == options_.trusted_proxy)
    request.client = forwarded_client(request);
  if (!rate_limit_.allows(request.client, request.began)) {
    SharedAnswer refusal = refusals_.make(429, request);
    return deliver(std::move(refusal), {std::move(request), routes().size(), std::move(done)});
  }
  answer_asked(read_request(std::move(request), site_), std::move(done));
}

void SiteService::answer_asked(Asked asked, Done done) {
  const Route* route = asked.route;
  const auto waiting = [&](Request request) {
    return Waiting{std::move(request), place_of(route), std::move(done)};
  };
  if (route == nullptr)
    return deliver(prepared(std::move(asked.refused)), waiting(std::move(asked.call.request)));
  const Encoding encoding = choose_encoding(asked.call.request.header("accept-encoding"));
  std::string key;
  std::uint64_t now = 0;
  std::shared_ptr<const Kept> plain;
  if (route->keep != Keep::no) {
    const std::string plain_key = asked.key();
    key.reserve(plain_key.size() + 8);
    key.append(plain_key).append(1, '\n').append(name_of(encoding));
    now = revision();
    if (const auto kept = cache_.find(key, now))
      return deliver(*kept, waiting(std::move(asked.call.request)));
    if (encoding != Encoding::plain) plain = cache_.find(plain_key + '\n', now, false);
  }
  asked.call.deadline = asked.call.request.began + options_.deadline;
  Waiting first = waiting(asked.call.request);
  auto flight =
      std::make_shared<Flight>(Flight{std::move(key), std::move(asked), encoding, now, std::move(plain)});
  if (route->lane == Lane::here) {
    flight->waiting.push_back(std::move(first));
    return fly(flight);
  }
  if (flight->key.empty())
    flight->waiting.push_back(std::move(first));
  else if (joins_another(flight, std::move(first)))
    return;
  queue_of(*flight).push({.arrived = flight->asked.call.request.began,
                          .run = [this, flight] { fly(flight); },
                          .shed = [this, flight] { land(flight, nullptr); },
                          .name = flight.get()});
}

WorkQueue& SiteService::queue_of(const Flight& flight) {
  return flight.asked.route->lane == Lane::search && !flight.plain ? searches_ : readers_;
}

// Who asks for what is on its way waits for that.  What many wait for goes first: in a rush most ask for one
// thing, and behind all that they did not ask for it would be shed.
bool SiteService::joins_another(const std::shared_ptr<Flight>& flight, Waiting waiting) {
  constexpr std::size_t many = 4;
  std::shared_ptr<Flight> joined;
  std::size_t count = 0;
  {
    const std::lock_guard lock(mutex_);
    joined = flights_.try_emplace(flight->key, flight).first->second;
    joined->waiting.push_back(std::move(waiting));
    count = static_cast<std::size_t>(std::ranges::count_if(joined->waiting, &Waiting::is_there));
  }
  // Each doubling asks again: the first may have come before the flight was in the queue.
  if (count >= many && std::has_single_bit(count)) queue_of(*joined).hasten(joined.get());
  return joined != flight;
}

bool SiteService::is_abandoned(const std::shared_ptr<Flight>& flight) {
  const std::lock_guard lock(mutex_);
  if (std::ranges::any_of(flight->waiting, &Waiting::is_there)) return false;
  if (const auto found = flights_.find(flight->key); found != flights_.end() && found->second == flight)
    flights_.erase(found);
  return true;
}

void SiteService::fly(const std::shared_ptr<Flight>& flight) {
  if (is_abandoned(flight)) return land(flight, nullptr);
  std::shared_ptr<const Kept> kept;
  try {
    Response response = flight->plain ? flight->plain->fields : run(flight->asked, library_);
    if (flight->plain) response.body = flight->plain->answer->body;
    if (response.status == 500)
      fmt::print(stderr, "500 {} {}\n", flight->asked.call.request.id, flight->asked.call.request.target);
    encode(response, flight->encoding);
    Response fields{.status = response.status,
                    .headers = response.headers,
                    .file = response.file,
                    .offset = response.offset,
                    .size = response.size};
    kept = std::make_shared<const Kept>(Kept{prepared(std::move(response)), std::move(fields)});
    if (!flight->key.empty() && kept->fields.status == 200 &&
        kept->fields.header("Cache-Control") != "no-store")
      cache_.keep(flight->key, flight->revision, kept);
  } catch (...) {  // no memory for an answer: the others must not wait for ever
    kept = nullptr;
  }
  land(flight, kept);
}

void SiteService::land(const std::shared_ptr<Flight>& flight, const std::shared_ptr<const Kept>& kept) {
  std::vector<Waiting> waiting;
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = flights_.find(flight->key); found != flights_.end() && found->second == flight)
      flights_.erase(found);
    waiting.swap(flight->waiting);
  }
  for (const Waiting& each : waiting)
    if (kept)
      deliver(*kept, each);
    else
      deliver(refusals_.make(503, each.request), each);
}

void SiteService::deliver(const Kept& kept, const Waiting& waiting) {
  const Request& request = waiting.request;
  if (request.header("if-none-match").empty() && request.header("range").empty())
    return deliver(kept.answer, waiting);
  Response fields = kept.fields;
  finish(fields, request);
  const bool is_other = fields.status != kept.fields.status;
  deliver(is_other ? prepared(std::move(fields)) : kept.answer, waiting);
}

void SiteService::deliver(SharedAnswer answer, const Waiting& waiting) {
  const Request& request = waiting.request;
  const auto took = Clock::now() - request.began;
  metrics_.count(waiting.route, answer->status, took);
  if (log_ != nullptr)
    log_->write({.method = request.method,
                 .target = request.target,
                 .client = request.client,
                 .agent = request.header("user-agent"),
                 .referer = request.header("referer"),
                 .id = request.id,
                 .status = answer->status,
                 .bytes = answer->size,
                 .took = took});
  waiting.done(std::move(answer));
}

SharedAnswer SiteService::refuse(int status, const Request& request) {
  SharedAnswer answer =
      status == 503 ? refusals_.make(status, request) : prepared(answer_refused(status, request, site_));
  deliver(answer, {request, routes().size(), [](const SharedAnswer&) {}});
  return answer;
}

std::string SiteService::stuck() const {
  double longest = std::max(searches_.longest_run(), readers_.longest_run());
  if (const Server* server = server_) longest = std::max(longest, server->traffic().longest_call);
  if (longest < std::chrono::duration<double>(options_.stuck_after).count()) return {};
  return fmt::format("A thread has been in one piece of work for {:.0f} s.", longest);
}

std::string SiteService::numbers() const {
  const Server* server = server_;
  const Traffic traffic = server == nullptr ? Traffic{} : server->traffic();
  const auto number = [](auto value) { return static_cast<double>(value); };
  std::string out = metrics_.text();
  out +=
      metric("seogo_queue_waiting", "gauge", "Searches that wait for a thread.", number(searches_.waiting()));
  out += metric("seogo_shed_total", "counter", "Requests that waited too long or found the queue full.",
                number(searches_.shed() + readers_.shed()));
  out += metric("seogo_cache_hits_total", "counter", "Answers that were made before.", number(cache_.hits()));
  out +=
      metric("seogo_cache_misses_total", "counter", "Answers that had to be made.", number(cache_.misses()));
  out += metric("seogo_cache_bytes", "gauge", "Memory of the answers that are kept.", number(cache_.bytes()));
  out += metric("seogo_connections", "gauge", "Open connections.", number(traffic.open));
  out += metric("seogo_connections_draining", "gauge", "Connections whose client reads slowly.",
                number(traffic.draining));
  out +=
      metric("seogo_connections_total", "counter", "Connections since the start.", number(traffic.accepted));
  out += metric("seogo_connections_refused_total", "counter", "Connections that were one too many.",
                number(traffic.refused));
  if (const Result<Standing> standing = library_.standing()) {
    out += metric("seogo_index_revision", "gauge", "The change of the archive that the index has reached.",
                  number(standing->index_counter));
    out += metric("seogo_archive_revision", "gauge", "The last change of the archive.",
                  number(standing->archive_counter));
    out += metric("seogo_index_posts", "gauge", "Posts that may be seen here.", number(standing->posts));
  }
  if (log_ != nullptr)
    out += metric("seogo_log_dropped_total", "counter", "Lines of the access log that found no room.",
                  number(log_->dropped()));
  return out + process_metrics();
}

}  // namespace seogo::http
