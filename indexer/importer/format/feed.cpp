#include "importer/format/feed.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "importer/common/feed_date.h"
#include "importer/common/identity.h"
#include "importer/common/strings.h"
#include "importer/format/inside.h"
#include "importer/format/xml_stream.h"
#include "importer/format/xml_tree.h"
#include "seogo/escape.h"
#include "text/normalize.h"

namespace seogo::importer {
namespace {

constexpr std::size_t most_of_an_item = 31 << 20;
constexpr std::size_t most_of_a_fact = 4096;

bool is_item(std::string_view name) { return name == "item" || name == "entry"; }

// What the feed says of itself that its items need.
bool is_kept_fact(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kept{"title",     "link",           "language",
                                                        "generator", "managingEditor", "id"};
  return std::find(kept.begin(), kept.end(), name) != kept.end();
}

bool is_date(std::string_view name) {
  return name == "pubDate" || name == "lastBuildDate" || name == "updated" || name == "dc:date";
}

// A category as a WordPress export tells it before the items; they name it by its nicename.
struct ToldCategory {
  std::string nicename, parent, name;
};
constexpr std::size_t most_categories = 10'000;
constexpr std::size_t deepest_category = 8;

class FeedSplitter : public XmlVisitor {
 public:
  FeedSplitter(const Record& prototype, ScanVisitor& visitor) : prototype_(prototype), visitor_(visitor) {}

  void open(const std::string& name, const XmlAttributes& attributes) override {
    path_.push_back(name);
    if (item_depth_ > 0) {
      write_in_item(name, attributes);
    } else if (is_item(name) && path_.size() <= 3) {
      item_depth_ = path_.size();
      write_open(item_, name, attributes);
    } else if (path_.size() == 1 || name == "channel") {
      outer_.emplace_back(name, attributes);
    } else if (is_fact() || is_author_name() || is_of_category()) {
      fact_.clear();
      attributes_ = attributes;
      if (name == "wp:category") category_ = {};
    }
  }

  void text(std::string_view piece) override {
    if (item_depth_ == 0) {
      if (is_fact() || is_author_name() || is_of_category())
        fact_.append(piece.substr(0, most_of_a_fact - std::min(most_of_a_fact, fact_.size())));
      return;
    }
    if (path_.size() == item_depth_ + 1)
      fact_.append(piece.substr(0, most_of_a_fact - std::min(most_of_a_fact, fact_.size())));
    if (item_.size() > most_of_an_item) return;
    if (xhtml_depth_ == 0) return write_text(item_, piece);
    std::string once;  // of XHTML in the feed, to be read as HTML
    write_text(once, piece);
    write_text(item_, once);
  }

  void close(const std::string& name) override {
    if (item_depth_ > 0)
      close_in_item(name);
    else if (is_fact())
      keep_fact(name);
    else if (is_author_name() && facts_.size() < most_of_a_fact)
      facts_ += "<author><name>" + escaped(trim(fact_)) + "</name></author>";
    else if (is_of_category())
      keep_of_category(name);
    path_.pop_back();
  }

  void torn(const Error& error) override {
    visitor_.rejected({item_depth_ > 0 ? path_of_item() : prototype_.path, error});
    leave_item();
  }

  void resumed(const std::vector<std::string>& context) override {
    path_ = context;
    if (outer_.size() == context.size()) return;  // the break stood in the head of the feed
    outer_.clear();
    for (const std::string& name : context) outer_.emplace_back(name, XmlAttributes());
  }

 private:
  // <rss><channel><title>, <feed><title>
  bool is_fact() const { return path_.size() >= 2 && path_.size() == outer_.size() + 1 && path_.size() <= 3; }

  // Atom's <author><name>; the mail address beside it stays behind.
  bool is_author_name() const {
    return path_.size() == outer_.size() + 2 && path_.back() == "name" && path_[path_.size() - 2] == "author";
  }

  // <wp:category><wp:category_parent>
  bool is_of_category() const {
    return path_.size() == outer_.size() + 2 && path_[path_.size() - 2] == "wp:category";
  }

  void keep_of_category(const std::string& name) {
    const std::string told(trim(fact_));
    if (name == "wp:category_nicename") category_.nicename = told;
    if (name == "wp:category_parent") category_.parent = told;
    if (name == "wp:cat_name") category_.name = told;
    fact_.clear();
  }

  void keep_fact(const std::string& name) {
    if (name == "wp:category" && categories_.size() < most_categories)
      categories_.emplace(category_.nicename, category_);
    if (is_date(name)) {
      if (const auto date = parse_feed_date(fact_)) date_ = std::max(date_, unix_from_date(*date));
    } else if (is_kept_fact(name) && facts_.size() < most_of_a_fact) {
      write_open(facts_, name, attributes_);
      write_text(facts_, trim(fact_));
      write_close(facts_, name);
    }
    fact_.clear();
  }

  void write_in_item(const std::string& name, const XmlAttributes& attributes) {
    if (path_.size() == item_depth_ + 1) {
      fact_.clear();
      for (const auto& [key, value] : attributes) {
        if (name == "link" && key == "href" && link_.empty()) link_ = value;
        if (name == "category" && key == "nicename") labels_.push_back(value);
      }
    }
    if (item_.size() > most_of_an_item) return;
    if (xhtml_depth_ > 0) {
      std::string tag;
      write_open(tag, name, attributes);
      write_text(item_, tag);
      return;
    }
    const auto is_type = [](const auto& attribute) {
      return attribute.first == "type" && attribute.second == "xhtml";
    };
    XmlAttributes told = attributes;
    const auto xhtml = std::find_if(told.begin(), told.end(), is_type);
    if (xhtml != told.end()) {
      xhtml->second = "html";
      xhtml_depth_ = path_.size();
    }
    write_open(item_, name, told);
  }

  void close_in_item(const std::string& name) {
    if (xhtml_depth_ == path_.size()) xhtml_depth_ = 0;
    if (path_.size() == item_depth_ + 1 && (name == "guid" || name == "id")) guid_ = trim(fact_);
    if (path_.size() == item_depth_ + 1 && name == "link" && link_.empty()) link_ = trim(fact_);
    if (item_.size() <= most_of_an_item) {
      std::string tag;
      write_close(tag, name);
      if (xhtml_depth_ > 0)
        write_text(item_, tag);
      else
        item_ += tag;
    }
    if (path_.size() == item_depth_) hand_over();
  }

  void hand_over() {
    if (item_.size() > most_of_an_item) {
      visitor_.rejected(
          {path_of_item(),
           {ErrorCode::bad_input, {"The item is larger than 31 MiB.", "항목 하나가 31MiB보다 큽니다."}, {}}});
    } else {
      Record record = record_inside(prototype_, Format::rss, path_of_item());
      if (date_ > 0) record.file_time = date_;
      record.bytes = small_feed();
      visitor_.record(std::move(record));
    }
    leave_item();
  }

  void leave_item() {
    item_depth_ = xhtml_depth_ = 0;
    item_.clear();
    guid_.clear();
    link_.clear();
    labels_.clear();
  }

  // FILE!/165, FILE!/entry/slug, else by its place.
  std::string path_of_item() {
    ++items_;
    Address address = take_apart(guid_);
    if (!address.names_post()) address = take_apart(link_);
    std::string path = prototype_.path + "!/";
    path += address.names_post() && address.path.size() > 1 ? address.path.substr(1)
                                                            : "~" + std::to_string(items_);
    const int copy = ++told_[path];
    return copy == 1 ? path : path + "~" + std::to_string(copy);
  }

  std::string small_feed() const {
    std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    for (const auto& [name, attributes] : outer_) write_open(out, name, attributes);
    out += facts_;
    write_categories_of_item(out);
    out += item_;
    for (auto one = outer_.rbegin(); one != outer_.rend(); ++one) write_close(out, one->first);
    return out;
  }

  // Those that the item names, and what they lie in.
  void write_categories_of_item(std::string& out) const {
    std::set<std::string_view> written;
    for (const std::string& label : labels_) {
      std::size_t depth = 0;
      for (auto at = categories_.find(label); at != categories_.end() && depth < deepest_category; ++depth) {
        const ToldCategory& told = at->second;
        if (written.insert(told.nicename).second)
          out += "<wp:category><wp:category_nicename>" + escaped(told.nicename) +
                 "</wp:category_nicename><wp:category_parent>" + escaped(told.parent) +
                 "</wp:category_parent><wp:cat_name>" + escaped(told.name) + "</wp:cat_name></wp:category>";
        at = categories_.find(told.parent);
      }
    }
  }

  const Record& prototype_;
  ScanVisitor& visitor_;
  std::vector<std::string> path_;
  std::vector<std::pair<std::string, XmlAttributes>> outer_;  // the root, and the channel
  std::string facts_;                                         // of the feed, as XML
  std::string fact_;                                          // text of the element that opened last
  XmlAttributes attributes_;
  std::int64_t date_ = 0;
  ToldCategory category_;  // that is being told
  std::map<std::string, ToldCategory, std::less<>> categories_;

  std::size_t item_depth_ = 0;   // 0 outside
  std::size_t xhtml_depth_ = 0;  // of the element whose markup becomes text
  std::string item_, guid_, link_;
  std::vector<std::string> labels_;  // nicenames of its categories
  std::size_t items_ = 0;
  std::map<std::string, int> told_;
};

}  // namespace

Result<void> split_feed(const Record& prototype, const ByteSource& source, ScanVisitor& visitor,
                        const std::stop_token& stop) {
  FeedSplitter splitter(prototype, visitor);
  return read_xml(source, splitter, {{"item", {"rss", "channel"}}, {"entry", {"feed"}}}, stop);
}

}  // namespace seogo::importer
