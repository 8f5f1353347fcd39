#include "importer/format/sitemap.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "importer/common/feed_date.h"
#include "importer/common/identity.h"
#include "importer/common/strings.h"
#include "importer/format/inside.h"
#include "importer/format/xml_tree.h"

namespace seogo::importer {
namespace {

constexpr std::size_t longest_address = 4096;

// The address without what makes the mobile page of it; empty when it names no post.
std::string post_address(std::string_view told) {
  told = trim(told);
  const std::size_t scheme = told.find("://");
  if (told.size() > longest_address || scheme == told.npos || !take_apart(told).names_post()) return {};
  const std::size_t slash = told.find('/', scheme + 3);
  std::string address(told);
  if (slash != told.npos && told.substr(slash, 3) == "/m/") address.erase(slash, 2);
  return address;
}

class AddressList : public XmlVisitor {
 public:
  AddressList(const Record& prototype, ScanVisitor& visitor) : prototype_(prototype), visitor_(visitor) {}

  void open(const std::string& name, const XmlAttributes&) override {
    ++depth_;
    if (depth_ == 1 && name == "sitemapindex")
      visitor_.skipped({prototype_.path,
                        "sitemap",
                        {"This sitemap names other sitemaps, no posts; save those too.",
                         "글 주소가 아니라 다른 사이트맵을 적은 목록입니다. 그 사이트맵도 저장해 주세요."}});
    is_list_of_lists_ = is_list_of_lists_ || (depth_ == 1 && name == "sitemapindex");
    text_.clear();
  }

  void text(std::string_view piece) override {
    text_.append(piece.substr(0, longest_address + 1 - std::min(longest_address + 1, text_.size())));
  }

  void close(const std::string& name) override {
    --depth_;
    if (name == "loc" || name.ends_with(":loc")) address_ = post_address(text_);
    if (name == "lastmod" || name.ends_with(":lastmod")) changed_ = trim(text_);
    if (name == "url" || name.ends_with(":url")) keep();
    text_.clear();
  }

  void torn(const Error& error) override { visitor_.rejected({prototype_.path, error}); }

  void resumed(const std::vector<std::string>& context) override { depth_ = context.size(); }

  void hand_over() {
    if (count_ == 0) return;
    Record record =
        record_inside(prototype_, Format::rss, prototype_.path + "!/" + std::to_string(++records_));
    record.bytes =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset "
        "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">" +
        urls_ + "</urlset>";
    if (changed_last_ > 0) record.file_time = changed_last_;
    visitor_.record(std::move(record));
    urls_.clear();
    count_ = 0;
  }

 private:
  void keep() {
    if (!address_.empty() && !is_list_of_lists_) {
      const auto add = [&](const char* name, const std::string& value) {
        write_open(urls_, name, {});
        write_text(urls_, value);
        write_close(urls_, name);
      };
      urls_ += "<url>";
      add("loc", address_);
      if (!changed_.empty()) add("lastmod", changed_);
      urls_ += "</url>";
      if (const auto date = parse_feed_date(changed_))
        changed_last_ = std::max(changed_last_, unix_from_date(*date));
      if (++count_ == bound::sitemap_addresses) hand_over();
    }
    address_.clear();
    changed_.clear();
  }

  const Record& prototype_;
  ScanVisitor& visitor_;
  std::size_t depth_ = 0;
  bool is_list_of_lists_ = false;
  std::string text_, address_, changed_, urls_;
  std::size_t count_ = 0;
  std::size_t records_ = 0;
  std::int64_t changed_last_ = 0;
};

}  // namespace

Result<void> split_sitemap(const Record& prototype, const ByteSource& source, ScanVisitor& visitor,
                           const std::stop_token& stop) {
  AddressList splitter(prototype, visitor);
  Result<void> read = read_xml(source, splitter, {{"url", {"urlset"}}}, stop);
  splitter.hand_over();
  return read;
}

Result<void> import_sitemap(const Record& record, const std::string& xml, Imported& imported) {
  const Result<XmlElement> root = parse_xml(xml);
  if (!root) return Unexpected{root.error()};
  Post& post = imported.post;
  post.kind = Kind::not_a_post;
  post.reason = "a sitemap: addresses of posts, no posts";
  post.format = Format::rss;
  std::set<std::string> known;
  for (const XmlElement& url : root->children) {
    const std::string address = post_address(url.text_of("loc"));
    if (address.empty() || !known.insert(percent_decode(address)).second) continue;
    post.related.push_back({{}, address, std::nullopt, std::nullopt});
    if (!post.blog.empty()) continue;
    const std::string host = take_apart(address).host;
    post.blog = tistory_name(host).value_or(host);
    imported.blog_is_guess = false;
  }
  imported.as_of = record.file_time;
  return {};
}

bool is_sitemap(std::string_view xml) { return contains(xml.substr(0, 1000), "<urlset"); }

}  // namespace seogo::importer
