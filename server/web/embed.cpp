// Writes the files of this folder into one C++ source that defines seogo::web::find_asset; those that
// browsers load stand in it in each encoding too, packed as small as they get.  Runs while the project is
// built.
//
//   embed OUTPUT INPUT…
#include <zlib.h>
#include <zstd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("deflate");
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 19);
  if (ZSTD_isError(size) != 0) throw std::runtime_error(ZSTD_getErrorName(size));
  out.resize(size);
  return out;
}

bool is_loaded_by_browsers(const std::filesystem::path& file) {
  const std::string ending = file.extension().string();
  return ending == ".css" || ending == ".js" || ending == ".svg";
}

// Each byte becomes a number, so that no file can break out of a string literal.
void write_array(std::ostream& out, std::string_view name, const std::string& bytes) {
  out << "constexpr unsigned char " << name << "[] = {";
  for (std::size_t i = 0; i < bytes.size(); ++i)
    out << (i % 32 == 0 ? "\n" : "") << static_cast<unsigned>(static_cast<unsigned char>(bytes[i])) << ',';
  out << "0};\n";
}

}  // namespace

int main(int argc, char** argv) {
  try {
    std::ofstream out(argv[1]);
    out << "// Made by embed.cpp from server/web; do not edit.\n#include \"assets.h\"\n\n#include <array>\n\n"
           "namespace seogo::web {\n\nnamespace {\n\n";
    std::string rows;
    for (int i = 2; i < argc; ++i) {
      const std::filesystem::path file = argv[i];
      const std::string bytes = read(file), number = std::to_string(i);
      const bool is_packed = is_loaded_by_browsers(file);
      const std::string packed[] = {bytes, is_packed ? gzip(bytes) : "", is_packed ? zstd(bytes) : ""};
      const char* const names[] = {"plain_", "gzip_", "zstd_"};
      rows += "    Asset{\"" + file.filename().string() + "\"";
      for (std::size_t form = 0; form < 3; ++form) {
        write_array(out, names[form] + number, packed[form]);
        rows += ", view(" + (names[form] + number) + ")";
      }
      rows += "},\n";
    }
    out << "\ntemplate <std::size_t size>\nstd::string_view view(const unsigned char (&bytes)[size]) {\n"
           "  return {reinterpret_cast<const char*>(bytes), size - 1};\n}\n\n}  // namespace\n\n"
           "const Asset* find_asset(std::string_view name) {\n  static const std::array assets{\n"
        << rows
        << "  };\n  for (const Asset& asset : assets)\n    if (asset.name == name) return &asset;\n  return "
           "nullptr;\n}\n\n"
           "}  // namespace seogo::web\n";
    return out.flush() ? 0 : 1;
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "embed: %s\n", problem.what());
    return 1;
  }
}
