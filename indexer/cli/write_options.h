// The options that all writing verbs share.
#pragma once

#include <memory>
#include <string>

#include "cli/context.h"
#include "seogo/library.h"

namespace seogo::cli {

class Interrupts;
class Options;
class ProgressLine;

struct WriteVerb {
  unsigned jobs = 0;
  std::string wait;  // "" does not wait, "forever" does, else seconds
  bool unsafe_locks = false;
  bool progress = false;
  bool json = false;

  void define(Options& options);
  WriteOptions options(const Context& context, ProgressLine& line, const Interrupts& interrupts) const;
};

}  // namespace seogo::cli
