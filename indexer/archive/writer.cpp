// The life of a Writer: lock, database, batches, runs.
#include "archive/writer.h"

#include <chrono>

#include "archive/files.h"
#include "archive/writer_impl.h"
#include "seogo/version.h"

namespace seogo::archive {
namespace {

std::int64_t now() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

void prepare_for_writing(Database& database, bool dry_run) {
  database.script("PRAGMA journal_mode = WAL");
  database.script("PRAGMA synchronous = FULL");
  database.script("PRAGMA cache_size = -65536");  // 64 MB
  // A dry run rolls everything back at its end; until then not a page may reach the disk.
  if (dry_run) database.script("PRAGMA cache_spill = OFF");
}

}  // namespace

Writer::Writer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer::~Writer() {
  if (impl_) impl_->transaction.reset();  // before the database it belongs to
}

Result<Writer> Writer::open(const std::filesystem::path& folder, const WriterOptions& options) {
  return guard([&]() -> Result<Writer> {
    const bool there = std::filesystem::exists(database_file(folder));
    if (!there && !options.create) throw Failure{no_archive(folder)};
    auto impl = std::make_unique<Impl>();
    impl->folder = folder;
    impl->dry_run = options.dry_run;
    impl->media.emplace(media_folder(folder), !options.dry_run);
    if (!there && options.dry_run) {
      impl->database.emplace(std::filesystem::path{}, Access::in_memory);
    } else {
      std::filesystem::create_directories(folder);
      impl->lock = take(WriterLock::take(folder, options.lock));
      impl->database.emplace(database_file(folder), Access::write);
    }
    // An empty database is what a run leaves that was cut while it made the archive.
    impl->made = is_empty(impl->db());
    if (!impl->made && !options.dry_run) upgrade_schema(impl->db(), database_file(folder));
    if (!impl->made) check_schema(impl->db(), folder.string());
    prepare_for_writing(impl->db(), options.dry_run && there);
    if (impl->made) create_schema(impl->db());
    if (impl->made && !options.dry_run) take(sync_folder(folder));
    impl->media->clean();
    impl->counter = impl->saved_counter = std::stoull(meta(impl->db(), "counter"));
    return Writer(std::move(impl));
  });
}

bool Writer::made() const { return impl_->made; }
const std::filesystem::path& Writer::folder() const { return impl_->folder; }
MediaStore& Writer::media() { return *impl_->media; }
std::string Writer::archive_id() { return meta(impl_->db(), "archive_id"); }
std::uint64_t Writer::counter() const { return impl_->counter; }

void Writer::begin() {
  if (!impl_->transaction) impl_->transaction.emplace(impl_->db());
}

void Writer::commit() {
  if (!impl_->transaction || impl_->dry_run) return;
  if (impl_->counter != impl_->saved_counter)
    impl_->db().execute("UPDATE meta SET value = ? WHERE key = 'counter'", std::to_string(impl_->counter));
  take(impl_->media->sync_folders());
  impl_->transaction->commit();
  impl_->transaction.reset();
  impl_->saved_counter = impl_->counter;
}

void Writer::rollback() {
  impl_->transaction.reset();
  impl_->counter = impl_->saved_counter;
  impl_->unsettled.clear();
}

std::int64_t Writer::start_run(const std::string& command) {
  begin();
  impl_->db().execute("INSERT INTO runs(command, started, program) VALUES(?, ?, ?)", command, now(), version);
  return impl_->run = impl_->db().last_id();
}

void Writer::finish_run(const std::string& report) {
  begin();
  impl_->db().execute("UPDATE runs SET finished = ?, report = ? WHERE id = ?", now(), report, impl_->run);
}

}  // namespace seogo::archive
