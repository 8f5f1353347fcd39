// How a text in markup begins.
#pragma once

#include <string>
#include <string_view>

namespace seogo::importer {

// Past comments, declarations and JSP directives, to the first element: <!-- saved from … --><!DOCTYPE
// html><html.  Empty where one of them never ends.
std::string_view first_element(std::string_view text);

// The name of the element that `element` begins with, in lower case; empty where it begins with none.
std::string element_name(std::string_view element);

}  // namespace seogo::importer
