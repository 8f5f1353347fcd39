// The last steps every kind of source shares: label, language, problems, id.
#pragma once

#include "seogo/importer.h"

namespace seogo::importer {

void finish(const Record& record, Imported& imported);

// A label for a post without a title: its first heading or sentence, at most 60 characters.
std::string make_label(const Post& post);

// "ko" when a third of the letters are Hangul; empty when the text does not tell.
std::string language_of(std::string_view text);

// `bytes` with the owner's login mail and what opens doors blanked; tells whether anything was.
bool blank_secrets(std::string& bytes);

}  // namespace seogo::importer
