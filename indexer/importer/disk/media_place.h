// Where might the file lie that a page refers to?
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seogo::importer {

// The places at which `reference`, as it stands in a page of `folder`, may be found, the likeliest first, in
// the terms of `folder`: below it, or below `root` where the reference climbs ("../images/x.png").  Nothing
// for addresses on the network, for data: and for what leads outside.  A pure function: whether a file is
// there, others look. An empty folder is the top of a container.
std::vector<std::string> resolve_media(std::string_view folder, std::string_view reference,
                                       std::string_view root);

// With nothing above the folder.
std::vector<std::string> resolve_media(std::string_view folder, std::string_view reference);

}  // namespace seogo::importer
