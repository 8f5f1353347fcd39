# Writes the files named in INPUTS (parted by "|") into one C++ source, OUTPUT, that defines seogo::web::find_asset.
# Run with cmake -P; each byte becomes a number, so that no file can break out of a string literal.
string(REPLACE "|" ";" inputs "${INPUTS}")
set(arrays "")
set(rows "")
set(index 0)
foreach(input IN LISTS inputs)
  get_filename_component(name "${input}" NAME)
  file(READ "${input}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  string(REGEX REPLACE "(('[^']*',)('[^']*',)('[^']*',)('[^']*',)('[^']*',)('[^']*',)('[^']*',)('[^']*',))" "\\1\n" bytes "${bytes}")
  string(APPEND arrays "constexpr char asset_${index}[] = {\n${bytes}'\\0'};\n")
  string(APPEND rows "    Asset{\"${name}\", {asset_${index}, sizeof(asset_${index}) - 1}},\n")
  math(EXPR index "${index} + 1")
endforeach()

file(WRITE "${OUTPUT}" "// Made by embed.cmake from server/web; do not edit.
#include \"assets.h\"

#include <array>

namespace seogo::web {

namespace {

${arrays}
constexpr std::array assets{
${rows}};

}  // namespace

const Asset* find_asset(std::string_view name) {
  for (const Asset& asset : assets)
    if (asset.name == name) return &asset;
  return nullptr;
}

}  // namespace seogo::web
")
