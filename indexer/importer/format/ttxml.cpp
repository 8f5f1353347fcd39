#include "importer/format/ttxml.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "importer/common/base64.h"
#include "importer/common/strings.h"
#include "importer/format/inside.h"
#include "importer/format/xml_stream.h"
#include "importer/format/xml_tree.h"
#include "post/digest.h"
#include "text/normalize.h"

namespace seogo::importer {
namespace {

constexpr std::size_t longest_name = 4096;  // of a setting, a category, a file

bool is_record_name(std::string_view name) { return name == "post" || name == "notice" || name == "page"; }

// What of the blog's settings a post needs.
bool is_kept_setting(std::string_view name) {
  return name == "name" || name == "title" || name == "defaultDomain" || name == "secondaryDomain" ||
         name == "language" || name == "useSlogan";
}

Error too_large() {
  return {ErrorCode::bad_input,
          {"The post is larger than 31 MiB without its files.", "첨부 파일을 뺀 글이 31MiB보다 큽니다."},
          {}};
}

// The attachment that is streaming by.
struct StreamedAttachment {
  std::string name;
  std::string bytes;
  Base64Decoder decoder;
  bool has_content = false;
  bool too_large = false;
};

class TtxmlSplitter : public XmlVisitor {
 public:
  TtxmlSplitter(const Record& prototype, ScanVisitor& visitor) : prototype_(prototype), visitor_(visitor) {}

  void open(const std::string& name, const XmlAttributes& attributes) override {
    path_.push_back(name);
    if (path_.size() == 1) {
      root_ = {name, attributes};
    } else if (in_record_) {
      open_in_record(name, attributes);
    } else if (path_.size() == 2 && is_record_name(name)) {
      in_record_ = true;
      write_open(record_, name, attributes);
    } else if (name == "category") {
      category_.emplace_back();
    } else {
      capture_.clear();
    }
  }

  void text(std::string_view piece) override {
    if (!in_record_) return capture(piece);
    if (is_content_of_attachment()) return decode(piece);
    if (path_.size() == 3 || path_.size() == 4) capture(piece);
    if (record_.size() <= bound::ttxml_record) write_text(record_, piece);
  }

  void close(const std::string& name) override {
    if (in_record_)
      close_in_record(name);
    else if (path_.size() == 3 && path_[1] == "setting" && is_kept_setting(name))
      settings_.emplace_back(name, capture_);
    else if (name == "name" && !category_.empty() && path_[path_.size() - 2] == "category")
      keep_category();
    else if (name == "category" && !category_.empty())
      category_.pop_back();
    path_.pop_back();
  }

  void torn(const Error& error) override {
    visitor_.rejected({in_record_ ? path_of_record() : prototype_.path, error});
    leave_record();
    category_.clear();
  }

  void resumed(const std::vector<std::string>& context) override { path_ = context; }

 private:
  void capture(std::string_view piece) {
    capture_.append(piece.substr(0, longest_name - std::min(longest_name, capture_.size())));
  }

  void keep_category() {
    category_.back() = text::nfc(trim(capture_));
    if (categories_.size() < bound::ttxml_categories && !category_.back().empty())
      categories_.push_back(category_);
  }

  bool is_content_of_attachment() const { return attachment_ && path_.size() == 4 && path_[3] == "content"; }

  void open_in_record(const std::string& name, const XmlAttributes& attributes) {
    if (path_.size() <= 4) capture_.clear();
    if (path_.size() == 3 && name == "attachment") attachment_.emplace();
    if (is_content_of_attachment())
      attachment_->has_content = true;  // opened when its digest is known
    else if (record_.size() <= bound::ttxml_record)
      write_open(record_, name, attributes);
  }

  void decode(std::string_view base64) {
    StreamedAttachment& attachment = *attachment_;
    attachment.too_large =
        attachment.too_large || attachment.bytes.size() + base64.size() > bound::ttxml_attachment;
    if (attachment.too_large)
      attachment.bytes = {};
    else
      attachment.decoder.feed(base64, attachment.bytes);
  }

  void close_in_record(const std::string& name) {
    if (is_content_of_attachment()) return close_content();
    if (path_.size() == 3 && name == "id") id_ = trim(capture_);
    if (path_.size() == 3 && name == "category") label_ = text::nfc(trim(capture_));
    if (path_.size() == 4 && name == "name" && attachment_) attachment_->name = text::nfc(trim(capture_));
    if (record_.size() <= bound::ttxml_record) write_close(record_, name);
    if (path_.size() == 3 && name == "attachment") hand_over_attachment();
    if (path_.size() == 2) hand_over_record();
  }

  void close_content() {
    XmlAttributes told;
    if (!attachment_->bytes.empty()) told.emplace_back("sha256", sha256(attachment_->bytes));
    write_open(record_, "content", told);
    write_close(record_, "content");
  }

  void hand_over_attachment() {
    StreamedAttachment attachment = std::move(*attachment_);
    attachment_.reset();
    if (attachment.too_large)
      visitor_.skipped({prototype_.path + "!/" + attachment.name,
                        "large file",
                        {"A file of more than 64 MiB inside an XML backup is not kept.",
                         "XML 백업 안에 든 64MiB보다 큰 파일은 보관하지 않습니다."}});
    else if (!attachment.bytes.empty() && !attachment.name.empty())
      visitor_.media({container_inside(prototype_),
                      member_inside(prototype_, attachment.name),
                      {},
                      std::move(attachment.bytes)});
  }

  void hand_over_record() {
    if (record_.size() > bound::ttxml_record) {
      visitor_.rejected({path_of_record(), too_large()});
    } else {
      Record record = record_inside(prototype_, Format::ttxml, path_of_record());
      record.number = number_in(id_);
      record.bytes = small_backup();
      visitor_.record(std::move(record));
    }
    leave_record();
  }

  void leave_record() {
    in_record_ = false;
    attachment_.reset();
    record_.clear();
    if (record_.capacity() > (1U << 20)) record_.shrink_to_fit();
    id_.clear();
    label_.clear();
  }

  // FILE!/12, FILE!/notice/3; a second one of that name gets a sign.
  std::string path_of_record() {
    const std::string& kind = path_.size() > 1 ? path_[1] : path_[0];
    std::string path =
        prototype_.path + "!/" + (kind == "post" ? "" : kind + "/") + (id_.empty() ? "~" : id_);
    const int copy = ++told_[path];
    return copy == 1 ? path : path + "~" + std::to_string(copy);
  }

  // The record within its blog: the settings, the one category, the post.
  std::string small_backup() const {
    std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    write_open(out, root_.first.empty() ? "blog" : root_.first, root_.second);
    write_open(out, "setting", {});
    for (const auto& [name, value] : settings_) {
      write_open(out, name, {});
      write_text(out, value);
      write_close(out, name);
    }
    write_close(out, "setting");
    const std::vector<std::string> category = resolve_category(categories_, label_);
    for (const std::string& name : category) {
      write_open(out, "category", {});
      write_open(out, "name", {});
      write_text(out, name);
      write_close(out, "name");
    }
    for (std::size_t i = 0; i < category.size(); ++i) write_close(out, "category");
    out += record_;
    write_close(out, root_.first.empty() ? "blog" : root_.first);
    return out;
  }

  const Record& prototype_;
  ScanVisitor& visitor_;
  std::vector<std::string> path_;  // names of the open elements
  std::pair<std::string, XmlAttributes> root_;
  std::vector<std::pair<std::string, std::string>> settings_;
  std::vector<std::vector<std::string>> categories_;
  std::vector<std::string> category_;  // the open categories' names
  std::string capture_;                // text of the element that opened last

  bool in_record_ = false;
  std::string record_;  // the post, written anew
  std::string id_;
  std::string label_;
  std::optional<StreamedAttachment> attachment_;
  std::map<std::string, int> told_;  // how often each path was used
};

}  // namespace

std::vector<std::string> resolve_category(const std::vector<std::vector<std::string>>& tree,
                                          std::string_view label) {
  const std::vector<std::string>* best = nullptr;
  const auto parent_length = [](const std::vector<std::string>& path) {
    return path.size() < 2 ? std::string::npos
                           : path[path.size() - 2].size();  // a whole name beats a cut one
  };
  for (const std::vector<std::string>& path : tree) {
    std::string joined;
    for (const std::string& name : path) joined += (joined.empty() ? "" : "/") + name;
    if (joined == label && (best == nullptr || parent_length(path) > parent_length(*best))) best = &path;
  }
  return best == nullptr ? split(label, "/") : *best;
}

Result<void> split_ttxml(const Record& prototype, const ByteSource& source, ScanVisitor& visitor,
                         const std::stop_token& stop) {
  TtxmlSplitter splitter(prototype, visitor);
  return read_xml(source, splitter, {{"post", {"blog"}}, {"notice", {"blog"}}, {"page", {"blog"}}}, stop);
}

}  // namespace seogo::importer
