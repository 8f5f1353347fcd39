// The writing half of an index run: see run.h.
#include "library/run.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>

#include "archive/guard.h"
#include "importer/common/inline_picture.h"
#include "importer/common/web_address.h"
#include "importer/disk/backup_root.h"
#include "importer/disk/media_place.h"
#include "importer/page/reason.h"

namespace seogo::library {

using archive::Input;
using archive::SourceId;

namespace {

constexpr std::chrono::milliseconds between_commits{500};
constexpr std::size_t bytes_between_commits = std::size_t{64} << 20;

Input input_row(const InputMark& mark, const std::string& outcome) {
  Input input;
  input.path = mark.stat.path;
  input.stat = mark.stat;
  input.sha256 = mark.sha256;
  input.outcome = outcome;
  return input;
}

// The one of more pixels, of more bytes; two alike are told apart by their digest, so that the order of the
// members does not matter.
bool is_larger(const archive::StoredMedia& one, const archive::StoredMedia& other) {
  const auto measure = [](const archive::StoredMedia& media) {
    return std::tuple(std::uint64_t{media.type.width} * media.type.height, media.size,
                      std::string_view(media.sha256));
  };
  return measure(one) > measure(other);
}

}  // namespace

// What was purged left no trace of where it lay.
bool Run::looks_at_everything() { return revive_ && writer_.has_purged(); }

bool Run::is_unchanged(const InputStat& stat) {
  if (looks_at_everything()) return false;
  const auto input = writer_.find_input(stat.path);
  if (!input || input->sha256.empty() || input->outcome == "reading") return false;
  if (input->stat.size != stat.size || input->stat.modified_ns != stat.modified_ns) return false;
  // A newer importer may read what an older one refused; what was read it derives from the sources.
  const bool is_older = input->importer < importer_version;
  if (is_older && (input->outcome != "read" || !writer_.inputs_within(input->id).empty())) return false;
  if (has_new_picture(*input)) {
    grown_.insert(stat.path);
    return false;
  }
  count_unchanged(*input);
  return true;
}

bool Run::is_known(const InputMark& mark) {
  if (looks_at_everything()) return false;
  const auto input = writer_.find_input(mark.stat.path);
  if (input && input->sha256 == mark.sha256 && input->outcome != "reading" &&
      input->importer >= importer_version && !grown_.contains(mark.stat.path)) {
    Input touched = *input;
    touched.stat = mark.stat;
    writer_.put_input(touched);
    count_unchanged(*input);
    return true;
  }
  if (!writer_.was_rejected(mark.sha256)) return false;
  ++report_.rejected_before;
  writer_.put_input(input_row(mark, "rejected"));
  return true;
}

void Run::count_unchanged(const Input& input) {
  const std::vector<archive::PostKey> posts = writer_.posts_of_input(input.id);
  if (input.outcome == "read" && !input.taken_for.empty())
    report_.taken.push_back({input.path, input.taken_for, posts.size()});
  for (const archive::PostKey post : posts) {
    deriver_.tally().note(post, Tally::Fate::unchanged);
    if (revive_) revive_post(post);
  }
  std::vector<Input> told = writer_.inputs_within(input.id);
  told.push_back(input);
  for (const Input& one : told) {
    if (one.outcome == "rejected") ++report_.rejected_before;
    if (one.outcome == "skipped") report_.skipped.push_back({one.path, one.taken_for, one.reason});
  }
}

void Run::revive_post(archive::PostKey post) {
  for (const SourceId source : writer_.sources_of_post(post)) {
    if (!writer_.source(source).tombstoned) continue;
    writer_.unbury(source);
    deriver_.mark(source);
  }
}

void Run::take(Item& item) {
  if (item.stored && !*item.stored) archive::take(std::move(*item.stored));
  switch (item.what) {
    case Item::What::record:
      return take_record(item);
    case Item::What::media:
      return take_media(item);
    case Item::What::rejection:
      return reject(item, item.error);
  }
}

void Run::take_media(Item& item) {
  open_input(item.input);
  const archive::StoredMedia stored = archive::take(std::move(*item.stored));
  writer_.put_media(stored);
  members_[item.piece.member] = stored.sha256;
  const std::string identity = importer::media_identity(
      item.piece.address.empty() ? std::string(importer::last_name(item.piece.member)) : item.piece.address);
  if (!identity.empty()) {
    const auto [at, is_new] = uploads_.emplace(identity, stored);
    if (!is_new && is_larger(stored, at->second)) at->second = stored;
  }
  uncommitted_bytes_ += stored.size;
}

void Run::take_record(Item& item) {
  Result<Imported>& read = *item.imported;
  if (!read) return reject(item, read.error());
  const bool is_post = read->post.kind != Kind::not_a_post;
  if (!is_post && !is_list_of_posts(*read)) return pass_over(item, *read);
  if (writer_.was_purged(item.sha256)) {
    if (!revive_) return pass_over_purged(item);
    writer_.forgive(item.sha256);
  }

  item.record.path = item.path;
  note_taken(item, read->post.format);
  auto imported = std::make_shared<Imported>(std::move(*read));
  const SourceId id = put_source(item, *imported);
  uncommitted_bytes_ += item.size;
  if (!is_post) return deriver_.note(id, *imported);
  keep_pictures(id, item, imported->post);
  deriver_.add(id, item.record, std::move(imported));
  if (revive_)
    if (const archive::PostKey post = writer_.source(id).post; post != 0) revive_post(post);
}

void Run::note_taken(const Item& item, Format format) {
  const std::string_view file = std::string_view(item.shown).substr(0, item.shown.find("!/"));
  std::vector<TakenFile>& taken = report_.taken;
  if (taken.empty() || taken.back().path != file || taken.back().taken_for != name_of(format))
    taken.push_back({std::string(file), std::string(name_of(format)), 0});
  ++taken.back().records;
}

// Its place is not noted: the path of a file may tell what was erased.
void Run::pass_over_purged(const Item& item) {
  if (!item.record.container.empty())
    open_input(item.input);
  else
    close_input();
  report_.skipped.push_back({item.shown,
                             "purged post",
                             {"It was purged; --revive takes it in again.",
                              "영구 삭제한 글입니다. --revive를 붙이면 다시 넣습니다."}});
}

SourceId Run::put_source(const Item& item, Imported& imported) {
  archive::NewSource source;
  source.record = &item.record;
  source.input = input_of(item, imported.post.format);
  source.met_in = item.input.sha256;
  source.as_of = imported.as_of;
  source.sha256 = item.sha256;
  source.size = item.size;
  source.blanked = imported.blanked;
  source.packed = item.packed;
  bool is_new = false;
  const SourceId id = writer_.put_source(source, is_new);
  if (!is_new) imported.as_of = writer_.source(id).as_of;
  return id;
}

std::int64_t Run::input_of(const Item& item, Format format) {
  const std::string name(name_of(format));
  if (!item.record.container.empty()) {
    open_input(item.input);
    std::string& names = open_->taken_for;
    if ((", " + names + ",").find(", " + name + ",") == std::string::npos)
      names += (names.empty() ? "" : ", ") + name;
    return open_->id;
  }
  close_input();
  Input row = input_row(item.input, "read");
  row.taken_for = name;
  return writer_.put_input(row);
}

void Run::open_input(const InputMark& mark) {
  if (open_ && open_->path == mark.stat.path) return;
  close_input();
  open_ = input_row(mark, "reading");
  open_->id = writer_.put_input(*open_);
}

void Run::close_input() {
  if (!open_) return;
  if (open_->outcome == "reading") open_->outcome = "read";
  writer_.put_input(*open_);
  writer_.forget_within(open_->id);
  open_.reset();
  members_.clear();
  uploads_.clear();
}

void Run::note_empty(const InputMark& input) {
  if (!input.sha256.empty()) writer_.put_input(input_row(input, "read"));
}

void Run::pass_over(const Item& item, const Imported& imported) {
  const Skip skip{item.shown, "no post", importer::reason_in_full(imported.post.reason)};
  Input row = input_row({{item.path, item.size, item.input.stat.modified_ns}, item.sha256}, "skipped");
  if (!item.record.container.empty()) {
    open_input(item.input);
    row.within = open_->id;
  } else {
    close_input();
    row.stat = item.input.stat;
    row.sha256 = item.input.sha256;
  }
  row.taken_for = skip.taken_for;
  row.reason = skip.reason;
  writer_.put_input(row);
  report_.skipped.push_back(skip);
}

void Run::reject(const Item& item, const Error& error) {
  const bool is_input = item.path == item.input.stat.path;
  const std::string& digest = is_input ? item.input.sha256 : item.sha256;
  if (!digest.empty() && writer_.was_rejected(digest))
    ++report_.rejected_before;
  else
    report_.rejected.push_back({item.shown, error});
  if (is_input && open_ && open_->path == item.path) {  // a container that broke off
    open_->outcome = "rejected";
    open_->reason = error.message;
    return;
  }
  if (item.input.sha256.empty()) return;  // could not be read at all; the next run tries again
  Input row = input_row(item.input, "rejected");
  row.reason = error.message;
  if (is_input) {
    close_input();
  } else {
    open_input(item.input);
    row.path = item.path;
    row.stat.path = item.path;
    row.sha256 = digest;
    row.within = open_->id;
  }
  writer_.put_input(row);
}

// Which picture the post's references mean: files beside the page, or members of its container.
void Run::keep_pictures(SourceId id, const Item& item, const Post& post) {
  std::vector<std::pair<std::string, std::string>> media;
  for (const auto& [reference, stored] : item.beside) {
    if (stored) writer_.put_media(*stored);
    media.emplace_back(reference, stored ? stored->sha256 : "");
    uncommitted_bytes_ += stored ? stored->size : 0;
  }
  const auto look_up = [&](const std::string& reference, const std::string& original) {
    if (const std::string inline_digest(importer::digest_in(reference)); !inline_digest.empty()) {
      if (writer_.find_media(inline_digest)) media.emplace_back(reference, inline_digest);
      return;
    }
    if (const std::string meant = member_meant(item.record, reference, original); !meant.empty())
      media.emplace_back(reference, meant);
  };
  for (const Image& image : post.images) look_up(image.url, image.original);
  for (const Attachment& attachment : post.attachments) look_up(attachment.url, {});
  if (!media.empty()) writer_.set_source_media(id, media);
}

// The digest of the member that a reference means: by its place, else by what it is.
std::string Run::member_meant(const Record& record, const std::string& reference,
                              const std::string& original) const {
  if (record.container.empty() || members_.empty()) return {};
  for (const std::string& place : importer::resolve_media(record.folder, reference, ""))
    if (const auto member = members_.find(place); member != members_.end()) return member->second;
  for (const std::string& address : {original, reference})
    if (const auto upload = uploads_.find(importer::media_identity(address)); upload != uploads_.end())
      return upload->second.sha256;
  return {};
}

// Whether a file lies beside a page now that was not there when the page was read.
bool Run::has_new_picture(const Input& input) {
  for (const std::string& reference : writer_.references_without_file(input.id))
    for (const std::string& place : importer::resolve_media(importer::parent(input.path), reference, "/")) {
      std::error_code error;
      if (std::filesystem::is_regular_file(place, error)) return true;
    }
  return false;
}

void Run::renew(const std::function<bool()>& should_stop) {
  constexpr std::size_t at_once = 256;
  while (!should_stop()) {
    const std::vector<SourceId> outdated = writer_.outdated_sources(at_once);
    if (outdated.empty()) return;
    for (const SourceId id : outdated) deriver_.add_again(id);
    commit(true);
  }
}

void Run::prune(const std::vector<std::string>& paths, bool force,
                const std::function<bool(const std::string&)>& is_met) {
  std::vector<SourceId> vanished;
  std::set<std::int64_t> inputs;
  for (const std::string& path : paths)
    for (const auto& [input_path, input] : writer_.inputs_below(path)) {
      if (!inputs.insert(input).second) continue;
      // Of a file that is still there, what its bytes no longer hold is gone.
      const auto row = writer_.find_input(input_path);
      const std::string present = is_met(input_path) && row ? row->sha256 : std::string();
      for (const SourceId id : writer_.vanished_sources(input, present)) vanished.push_back(id);
    }
  const Tally told = deriver_.tally();
  for (const SourceId id : vanished) {
    writer_.set_gone(id, true);
    deriver_.mark(id);
  }
  const std::uint64_t before = writer_.held_posts();
  deriver_.flush();
  const std::uint64_t after = writer_.held_posts();
  if (!force && before > 0 && (before - std::min(before, after)) * 10 > before) {
    writer_.rollback();
    deriver_.tally() = told;
    archive::raise(
        ErrorCode::bad_usage,
        {"--prune would take away " + std::to_string(before - after) + " of " + std::to_string(before) +
             " posts, more than a tenth; nothing was taken away.",
         "--prune를 그대로 하면 글 " + std::to_string(before) + "편 중 " + std::to_string(before - after) +
             "편이 사라집니다. 10분의 1이 넘어 아무것도 지우지 않았습니다."},
        {"Check that the folder is complete, or insist with --force.",
         "폴더가 온전한지 확인하고, 정말 지우려면 --force를 붙이세요."});
  }
}

void Run::commit(bool now) {
  const auto time = std::chrono::steady_clock::now();
  if (!now && time - committed_ < between_commits && uncommitted_bytes_ < bytes_between_commits) return;
  deriver_.flush();
  writer_.commit();
  uncommitted_bytes_ = 0;
  committed_ = std::chrono::steady_clock::now();
}

void Run::finish_report() {
  const Tally& tally = deriver_.tally();
  report_.imported = tally.count(Tally::Fate::imported);
  report_.updated = tally.count(Tally::Fate::updated);
  report_.unchanged = tally.count(Tally::Fate::unchanged);
  report_.removed = tally.count(Tally::Fate::removed);
  report_.kept_older = tally.kept_older.size();
  report_.conflicts.assign(tally.conflicts.begin(), tally.conflicts.end());
  report_.joined.assign(tally.joined.begin(), tally.joined.end());
  report_.posts = writer_.held_posts();
  report_.unknown_visibility = writer_.held_posts_of_unknown_visibility();
  std::ranges::sort(report_.skipped, {}, &Skip::path);
  std::ranges::sort(report_.rejected, {}, &Rejection::path);
}

}  // namespace seogo::library
