// What stands between the transport and the routes: who is let in, what was answered before, what waits, what
// is written down of it.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "http/server.h"
#include "site/access_log.h"
#include "site/answer_cache.h"
#include "site/encoding.h"
#include "site/life.h"
#include "site/metrics.h"
#include "site/rate_limit.h"
#include "site/refusals.h"
#include "site/routes.h"
#include "site/work_queue.h"

namespace seogo::http {

struct ServiceOptions {
  WorkQueue::Bounds searches = {
      .threads = 2, .length = 256, .age = std::chrono::milliseconds(200), .niceness = 5};
  WorkQueue::Bounds readers = {
      .threads = 2, .length = 1024, .age = std::chrono::milliseconds(1000), .niceness = 2};
  std::size_t cache_bytes = std::size_t{64} << 20;
  double rate = 0;  // requests a second for each client; 0: no bound
  double burst = 100;
  std::chrono::milliseconds deadline{1000};      // for a search, from the first byte of its request
  std::chrono::milliseconds stuck_after{15000};  // in one piece of work: no longer ready
  std::chrono::milliseconds between_looks{5};    // at what the archive has come to
  std::string trusted_proxy = {};                // whose X-Forwarded-For is believed
};

// The Service of a site.  Its answers are those of `answer` in routes.h, made once for equal requests.
class SiteService : public Service, public Life {
 public:
  // All outlive the service; `log` may be null.
  SiteService(const Site& site, const Library& library, const ServiceOptions& options, AccessLog* log);
  ~SiteService() override;

  void answer(Request request, Done done) override;
  SharedAnswer refuse(int status, const Request& request) override;

  // The transport, for /metrics and the watchdog; null before it starts and after it stopped.
  void watch(const Server* server) { server_ = server; }
  // No longer ready: the server is about to stop.
  void begin_to_stop() { stopping_ = true; }
  bool is_stopping() const override { return stopping_; }
  std::string stuck() const override;
  std::string numbers() const override;

 private:
  // One client that waits for an answer.
  struct Waiting {
    Request request;
    std::size_t route;
    Done done;

    bool is_there() const { return !request.left || !*request.left; }
  };
  struct Flight;

  void answer_asked(Asked asked, Done done);
  // Whether all who asked have left; then nobody joins it any more.
  bool is_abandoned(const std::shared_ptr<Flight>& flight);
  // Whether it was on its way before this; else it is from now on.  `waiting` waits for it either way.
  bool joins_another(const std::shared_ptr<Flight>& flight, Waiting waiting);
  WorkQueue& queue_of(const Flight& flight);
  void fly(const std::shared_ptr<Flight>& flight);
  void land(const std::shared_ptr<Flight>& flight, const std::shared_ptr<const Kept>& kept);
  void deliver(const Kept& kept, const Waiting& waiting);
  void deliver(SharedAnswer answer, const Waiting& waiting);
  std::uint64_t revision();

  const Site& site_;
  const Library& library_;
  ServiceOptions options_;
  AccessLog* log_;
  Refusals refusals_;
  Metrics metrics_;
  RateLimit rate_limit_;
  AnswerCache cache_;
  std::atomic<const Server*> server_ = nullptr;
  std::atomic<bool> stopping_ = false;
  std::atomic<Clock::rep> revision_read_ = 0;
  std::atomic<std::uint64_t> revision_ = 0;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Flight>, std::less<>> flights_;  // shared with the queue
  // Destroyed first: their threads use all of the above.
  WorkQueue readers_;
  WorkQueue searches_;
};

}  // namespace seogo::http
