// What a running server knows of itself, for the routes that tell it.
#pragma once

#include <string>

namespace seogo::http {

class Life {
 public:
  virtual ~Life() = default;
  virtual bool is_stopping() const = 0;
  // A sentence when a thread has been in one piece of work far too long; empty when all is well.
  virtual std::string stuck() const = 0;
  // Counters and gauges in Prometheus' text format.
  virtual std::string numbers() const = 0;
};

}  // namespace seogo::http
