// The command `index`: one thread scans, several read, one writes.  How they follow on each other changes
// nothing in the outcome: the writer takes everything in the order of the scan.
#include <atomic>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "archive/guard.h"
#include "library/catch_up.h"
#include "library/item.h"
#include "library/pipeline.h"
#include "library/relate.h"
#include "library/run.h"
#include "seogo/library.h"

namespace seogo {
namespace {

namespace fs = std::filesystem;
using library::InputMark;
using library::Item;

constexpr std::size_t heaviest_on_the_way = std::size_t{128} << 20;
constexpr std::chrono::milliseconds between_tellings{100};

std::string absolute(const std::string& path) {
  if (path == "-") return path;
  std::error_code error;
  const fs::path found = fs::absolute(path, error).lexically_normal();
  std::string text = error ? path : found.string();
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

class Ingest : public ScanVisitor {
 public:
  Ingest(archive::Writer& writer, const IndexOptions& options, const WriteOptions& write, IndexReport& report)
      : writer_(writer),
        options_(options),
        write_(write),
        report_(report),
        run_(writer, report, options.revive),
        line_(library::worker_count(write.jobs), heaviest_on_the_way,
              [this](Item& item) { library::work_on(item, writer_.media(), options_.keep_secrets); }) {}

  // Why --prune took nothing away, if it did not.
  const std::optional<Error>& refused() const { return refused_; }

  void run() {
    const std::stop_callback on_stop(write_.stop, [this] { stop_.request_stop(); });
    Result<void> scanned;
    std::thread scanner([&] { scanned = scan_paths(); });
    try {
      write_all();
    } catch (...) {
      abandon(scanner);
      throw;
    }
    abandon(scanner);
    if (failure_) std::rethrow_exception(failure_);
    const std::lock_guard lock(archive_);
    report_.stopped = write_.stop.stop_requested();
    if (!report_.stopped) {
      run_.close_input();
      for (const auto& [path, mark] : opened_) run_.note_empty(mark);
    }
    run_.commit(true);
    archive::take(scanned);
    if (options_.prune && !report_.stopped) prune();
    if (!report_.stopped) run_.renew([this] { return write_.stop.stop_requested(); });
    run_.commit(true);
    run_.finish_report();
  }

  // ScanVisitor, in the scanning thread.

  bool wants(const InputStat& input) override {
    return guarded([&] {
      InputStat stat = input;
      stat.path = absolute(input.path);
      const std::lock_guard lock(archive_);
      if (!met_.insert(stat.path).second) return false;  // named twice
      if (options_.names.empty() && run_.is_unchanged(stat)) return false;
      opened_[stat.path] = {stat, {}};
      return true;
    });
  }

  bool wants_digest(const InputStat& input, const std::string& sha256) override {
    return guarded([&] {
      const std::string path = absolute(input.path);
      const std::lock_guard lock(archive_);
      InputMark& mark = opened_[path];
      mark.stat = {path, input.size, input.modified_ns};
      mark.sha256 = sha256;
      if (!options_.names.empty() || !run_.is_known(mark)) return true;
      opened_.erase(path);
      return false;
    });
  }

  void record(Record record) override {
    Item item;
    item.what = Item::What::record;
    item.shown = record.path;
    place(item, record.path, record.container);
    item.record = std::move(record);
    give(std::move(item));
  }

  void media(MediaPiece piece) override {
    Item item;
    item.what = Item::What::media;
    place(item, piece.container, piece.container);
    item.piece = std::move(piece);
    give(std::move(item));
  }

  void skipped(Skip skip) override {
    const std::lock_guard lock(archive_);
    opened_.erase(
        absolute(skip.path));  // cheap to look at again, and its folder may tell otherwise next time
    report_.skipped.push_back(std::move(skip));
  }

  void rejected(Rejection rejection) override {
    Item item;
    item.what = Item::What::rejection;
    item.shown = rejection.path;
    const std::size_t inside = rejection.path.find("!/");
    place(item, rejection.path, inside == std::string::npos ? "" : rejection.path.substr(0, inside));
    item.error = std::move(rejection.error);
    give(std::move(item));
  }

 private:
  Result<void> scan_paths() {
    Result<void> scanned;
    try {
      std::vector<std::string> paths;
      for (const std::string& path : options_.paths)
        if (path == "-" || fs::exists(path)) paths.push_back(path);
      scanned = scan(paths, {options_.blog, writer_.folder(), options_.names}, *this, stop_.get_token());
    } catch (...) {
      failure_ = std::current_exception();
    }
    line_.close();
    return scanned;
  }

  // What a visitor throws must not pass through the importers' C libraries.
  template <class Ask>
  bool guarded(Ask ask) {
    try {
      return !failure_ && ask();
    } catch (...) {
      failure_ = std::current_exception();
      stop_.request_stop();
      return false;
    }
  }

  // Where the item stands on the disk.
  void place(Item& item, const std::string& path, const std::string& container) {
    const std::string& file = container.empty() ? path : container;
    const std::string input = absolute(file);
    item.path = input + path.substr(std::min(path.size(), file.size()));
    const std::lock_guard lock(archive_);
    const auto mark = opened_.find(input);
    if (mark != opened_.end())
      item.input = mark->second;
    else
      item.input.stat.path = input;
    touched_.insert(input);
  }

  void give(Item item) {
    const std::size_t weight = library::weight_of(item);
    line_.give(std::move(item), weight);
  }

  void write_all() {
    Item item;
    while (line_.take(item)) {
      if (write_.stop.stop_requested()) return;
      const std::lock_guard lock(archive_);
      done_ += item.what == Item::What::record ? 1 : 0;
      run_.take(item);
      run_.commit(false);
      tell(item.shown);
    }
  }

  void tell(const std::string& path) {
    const auto now = std::chrono::steady_clock::now();
    if (!write_.progress || now - told_ < between_tellings) return;
    told_ = now;
    write_.progress({Progress::Stage::reading, done_, 0, path});
  }

  void abandon(std::thread& scanner) {
    stop_.request_stop();
    line_.abandon();
    scanner.join();
    // Inputs of which something came are settled by the writer; the others held nothing.
    for (const std::string& path : touched_) opened_.erase(path);
  }

  void prune() {
    std::vector<std::string> paths;
    for (const std::string& path : options_.paths) paths.push_back(absolute(path));
    try {
      run_.prune(paths, options_.force, [this](const std::string& path) { return met_.contains(path); });
    } catch (const archive::Failure& refusal) {
      if (refusal.error.code != ErrorCode::bad_usage) throw;
      refused_ = refusal.error;  // what was taken in stays, and is indexed
    }
  }

  archive::Writer& writer_;
  const IndexOptions& options_;
  const WriteOptions& write_;
  IndexReport& report_;
  std::mutex archive_;  // the writer, the report and what follows belong to who holds it
  library::Run run_;
  std::set<std::string> met_;
  std::map<std::string, InputMark> opened_;  // files that the scan looked into
  std::set<std::string> touched_;            // of these, those that gave something
  std::stop_source stop_;
  std::exception_ptr failure_;
  std::optional<Error> refused_;
  std::chrono::steady_clock::time_point told_{};
  std::uint64_t done_ = 0;
  library::Pipeline<Item> line_;  // last: its threads end first
};

// Before an archive is made for them.
void check_paths(const IndexOptions& options) {
  for (const std::string& path : options.paths) {
    std::error_code error;
    const bool is_there = path == "-" || fs::exists(path, error);
    const bool is_empty = fs::is_directory(path, error) && fs::is_empty(path, error);
    // What a folder that is not mounted lacks is not gone.
    if (options.prune && (path == "-" || ((!is_there || is_empty) && !options.force)))
      archive::raise(ErrorCode::bad_usage,
                     {"--prune takes nothing away for " + path + ", which is empty or no file or folder.",
                      "비어 있거나 파일이나 폴더가 아니어서 --prune를 할 수 없습니다: " + path},
                     {"Where everything below it is meant to go, insist with --force.",
                      "그 아래의 글을 정말 모두 빼려면 --force를 붙이세요."});
    if (!is_there && !options.prune)
      archive::raise(ErrorCode::not_found,
                     {"There is nothing at " + path + ".", "그런 파일이나 폴더가 없습니다: " + path},
                     {"Check the spelling, and put quotation marks around names with blanks.",
                      "철자를 확인하고, 빈칸이 든 이름은 따옴표로 감싸 주세요."});
  }
}

std::string summary(const IndexReport& report) {
  return "{\"imported\":" + std::to_string(report.imported) +
         ",\"updated\":" + std::to_string(report.updated) +
         ",\"unchanged\":" + std::to_string(report.unchanged) +
         ",\"removed\":" + std::to_string(report.removed) +
         ",\"rejected\":" + std::to_string(report.rejected.size()) +
         ",\"stopped\":" + (report.stopped ? "true" : "false") + "}";
}

}  // namespace

Result<IndexReport> index_paths(const std::filesystem::path& archive, const IndexOptions& options,
                                const WriteOptions& write) {
  return archive::guard([&]() -> Result<IndexReport> {
    const auto start = std::chrono::steady_clock::now();
    check_paths(options);
    IndexReport report;
    std::string archive_id;
    std::optional<Error> refused;
    {
      archive::Writer writer = archive::take(archive::Writer::open(
          archive, {{write.wait, write.unsafe_locks, write.stop}, true, options.dry_run}));
      report.made_archive = writer.made() && !options.dry_run;
      archive_id = writer.archive_id();
      writer.start_run("index");
      {
        Ingest ingest(writer, options, write, report);
        ingest.run();
        refused = ingest.refused();
      }
      library::relate(writer, write.stop);
      writer.finish_run(summary(report));
      writer.commit();
      if (!options.dry_run && !report.stopped) {
        // Under the writer's lock: nothing else may write to the index.
        const Result<void> caught_up = library::catch_up(archive, archive_id, write);
        if (!caught_up && caught_up.error().code == ErrorCode::stopped)
          report.stopped = true;
        else
          archive::take(caught_up);
      }
    }
    if (refused) return Unexpected{*refused};
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
  });
}

}  // namespace seogo
