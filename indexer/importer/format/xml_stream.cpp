#include "importer/format/xml_stream.h"

#include <expat.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <exception>
#include <memory>
#include <optional>

#include "importer/common/bytes.h"
#include "importer/common/strings.h"
#include "importer/format/utf8_source.h"

namespace seogo::importer {
namespace {

struct FreeExpat {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeExpat>;

// Later versions of expat call the functions that count in 32 bits on some machines obsolete.
#ifdef SEOGO_EXPAT_COUNTS_IN_64_BITS
std::int64_t byte_index(XML_Parser parser) { return XML_GetCurrentByteIndex64(parser); }
std::uint64_t line_number(XML_Parser parser) { return XML_GetCurrentLineNumber64(parser); }
#else
std::int64_t byte_index(XML_Parser parser) { return XML_GetCurrentByteIndex(parser); }
std::uint64_t line_number(XML_Parser parser) { return XML_GetCurrentLineNumber(parser); }
#endif

Error refused(const std::string& en, const std::string& ko) {
  return {
      ErrorCode::bad_input, {"The XML was refused: " + en + ".", "XML을 읽지 않았습니다: " + ko + "."}, {}};
}

// One document, or what follows a break as one.  Exceptions of the visitor pass through expat's C by being
// kept.
class Document {
 public:
  explicit Document(XmlVisitor& visitor) : visitor_(visitor), parser_(XML_ParserCreate("UTF-8")) {
    if (parser_ == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), opened, closed);
    XML_SetCharacterDataHandler(parser_.get(), text_came);
    XML_SetSkippedEntityHandler(parser_.get(), entity_skipped);
    XML_SetEntityDeclHandler(parser_.get(), entity_declared);
    // With a foreign DTD that is empty an undeclared entity is skipped, not an error.
    XML_UseForeignDTD(parser_.get(), XML_TRUE);
    XML_SetParamEntityParsing(parser_.get(), XML_PARAM_ENTITY_PARSING_ALWAYS);
    XML_SetExternalEntityRefHandler(parser_.get(), outside_named);
  }

  // False when the document is broken or refused; error() says why.
  bool feed(std::string_view piece, bool last) {
    given_ += piece.size();
    const XML_Status status = XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), last);
    if (thrown_) std::rethrow_exception(thrown_);
    if (status == XML_STATUS_ERROR) return false;
    if (given_ - done() <= bound::xml_token) return true;
    refusal_ = refused("a tag is longer than 4 MiB", "태그 하나가 4MiB를 넘습니다");
    return false;
  }

  // Opens elements that stood before the place where reading goes on; the visitor knows them already.
  void open_quietly(const std::vector<std::string>& names) {
    quiet_ = true;
    for (const std::string& name : names) feed("<" + name + ">", false);
    quiet_ = false;
  }

  // Bytes of what was fed that are read.
  std::size_t done() const {
    return static_cast<std::size_t>(std::max<std::int64_t>(byte_index(parser_.get()), 0));
  }
  std::size_t given() const { return given_; }
  bool is_refused() const { return refusal_.has_value(); }

  Error error() const {
    if (refusal_) return *refusal_;
    const std::string line = std::to_string(line_number(parser_.get()));
    const std::string why = XML_ErrorString(XML_GetErrorCode(parser_.get()));
    return {ErrorCode::bad_input,
            {"The XML is broken in line " + line + " (" + why + ").",
             "XML이 " + line + "번째 줄에서 깨져 있습니다(" + why + ")."},
            {}};
  }

 private:
  template <class Work>
  void guarded(Work work) {
    if (thrown_ || refusal_) return;
    try {
      work();
    } catch (...) {
      thrown_ = std::current_exception();
      XML_StopParser(parser_.get(), XML_FALSE);
    }
  }

  void refuse(Error error) {
    refusal_ = std::move(error);
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  static Document& self(void* data) { return *static_cast<Document*>(data); }

  static void opened(void* data, const char* name, const char** attributes) {
    Document& document = self(data);
    document.guarded([&] {
      if (++document.depth_ > bound::xml_depth)
        return document.refuse(
            refused("its elements stand more than 200 deep", "요소가 200겹 넘게 겹쳐 있습니다"));
      if (document.quiet_) return;
      XmlAttributes told;
      for (; attributes[0] != nullptr; attributes += 2) told.emplace_back(attributes[0], attributes[1]);
      document.visitor_.open(name, told);
    });
  }

  static void closed(void* data, const char* name) {
    Document& document = self(data);
    document.guarded([&] {
      --document.depth_;
      document.visitor_.close(name);
    });
  }

  static void text_came(void* data, const char* text, int length) {
    Document& document = self(data);
    document.guarded([&] { document.visitor_.text({text, static_cast<std::size_t>(length)}); });
  }

  static void entity_skipped(void* data, const char* name, int is_parameter) {
    Document& document = self(data);
    if (is_parameter == 0)
      document.guarded([&] { document.visitor_.text(unescape("&" + std::string(name) + ";")); });
  }

  // Nothing outside the document is ever read: whatever it names there is empty.
  static int outside_named(XML_Parser parser, const char* context, const char*, const char*, const char*) {
    const Parser outside(XML_ExternalEntityParserCreate(parser, context, "UTF-8"));
    return outside == nullptr ? XML_STATUS_ERROR : XML_Parse(outside.get(), " ", 1, XML_TRUE);
  }

  static void entity_declared(void* data, const char*, int, const char*, int, const char*, const char*,
                              const char*, const char*) {
    Document& document = self(data);
    document.guarded(
        [&] { document.refuse(refused("it declares entities", "엔티티 선언이 들어 있습니다")); });
  }

  XmlVisitor& visitor_;
  Parser parser_;
  std::size_t given_ = 0;
  std::size_t depth_ = 0;
  bool quiet_ = false;
  std::optional<Error> refusal_;
  std::exception_ptr thrown_;
};

// Where the first of the elements begins in `text`; npos when none does.
std::size_t find_resume(std::string_view text, const std::vector<XmlResume>& resumes,
                        const XmlResume*& found) {
  std::size_t first = std::string_view::npos;
  for (const XmlResume& resume : resumes) {
    const std::string tag = "<" + resume.element;
    for (std::size_t at = text.find(tag); at < first; at = text.find(tag, at + 1)) {
      const std::size_t behind = at + tag.size();
      if (behind < text.size() && text[behind] != ' ' && text[behind] != '>' && text[behind] != '\n')
        continue;
      first = at;
      found = &resume;
    }
  }
  return first;
}

class Reading {
 public:
  Reading(const ByteSource& source, XmlVisitor& visitor, const std::vector<XmlResume>& resumes)
      : pieces_(source),
        visitor_(visitor),
        resumes_(resumes),
        document_(std::make_unique<Document>(visitor)) {}

  Result<void> run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      Result<std::string_view> piece = pieces_.next();
      if (!piece) return Unexpected{piece.error()};
      if (piece->empty()) return end();
      if (!begun_) piece = skip_blanks(*piece);  // XML allows nothing before <?xml
      begun_ = begun_ || !piece->empty();
      if (begun_ && !take(*piece)) return Unexpected{*failure_};
    }
    return {};
  }

 private:
  Result<void> end() {
    if (document_ == nullptr || document_->feed({}, true)) return {};
    return Unexpected{document_->error()};
  }

  // False when there is no going on.
  bool take(std::string_view piece) {
    std::string rest;  // what is still to be read, after a break
    if (document_ != nullptr) {
      if (document_->feed(piece, false)) {
        if (!resumes_.empty()) previous_ = piece;
        return true;
      }
      if (!leave(piece, rest)) return false;
    } else {
      rest = tail_.append(piece);
    }
    while (find_document(rest)) {
      if (document_->feed(rest, false)) {
        previous_ = std::move(rest);
        return true;
      }
      const std::string broken = std::move(rest);
      if (!leave(broken, rest)) return false;
    }
    return true;
  }

  // Gives the broken document up; `rest` is what stands behind the place of the error.
  bool leave(std::string_view piece, std::string& rest) {
    const Error error = document_->error();
    const std::size_t unread = document_->given() - std::min(document_->done(), document_->given());
    if (document_->is_refused() || resumes_.empty() || ++breaks_ > bound::xml_resumes) {
      failure_ = error;
      return false;
    }
    visitor_.torn(error);
    document_.reset();
    // The tag with the error may have begun in the piece before.
    rest = previous_.append(piece);
    rest.erase(0, rest.size() - std::min(unread, rest.size()) + 1);
    previous_.clear();
    return true;
  }

  // Begins a document where `rest` offers a place, and takes off what stands before it.
  bool find_document(std::string& rest) {
    const XmlResume* resume = nullptr;
    const std::size_t at = find_resume(rest, resumes_, resume);
    if (at == rest.npos) {
      tail_ = rest.substr(rest.size() - std::min<std::size_t>(rest.size(), 16));
      return false;
    }
    tail_.clear();
    rest.erase(0, at);
    document_ = std::make_unique<Document>(visitor_);
    document_->open_quietly(resume->context);
    visitor_.resumed(resume->context);
    return true;
  }

  Utf8Source pieces_;
  XmlVisitor& visitor_;
  const std::vector<XmlResume>& resumes_;
  std::unique_ptr<Document> document_;  // null between a break and the place where reading goes on
  std::string previous_;                // the last piece that was read whole
  std::string tail_;
  int breaks_ = 0;
  bool begun_ = false;
  std::optional<Error> failure_;
};

}  // namespace

Result<void> read_xml(const ByteSource& source, XmlVisitor& visitor, const std::vector<XmlResume>& resumes,
                      const std::stop_token& stop) {
  return Reading(source, visitor, resumes).run(stop);
}

Result<void> read_xml(std::string_view bytes, XmlVisitor& visitor) {
  return read_xml(source_of_bytes(bytes), visitor, {}, {});
}

ByteSource source_of_bytes(std::string_view bytes) {
  return [bytes](char* buffer, std::size_t size) mutable -> Result<std::size_t> {
    const std::size_t count = std::min(size, bytes.size());
    if (count > 0) std::memcpy(buffer, bytes.data(), count);
    bytes.remove_prefix(count);
    return count;
  };
}

}  // namespace seogo::importer
