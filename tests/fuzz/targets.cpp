#include "tests/fuzz/framechecks.h"
#include "tests/fuzz/fuzzchecks.h"

namespace Chinwag::FuzzChecks {

std::span<const Target> targets()
{
    static constexpr Target all[] = {
        {"clientframe", &FrameChecks::clientFrame},
        {"serverframe", &FrameChecks::serverFrame},
        {"requesthead", &requestHead},
        {"frameparser", &frameParser},
        {"nodemessage", &nodeMessage},
        {"relay", &relay},
        {"uploadmetadata", &uploadMetadata},
        {"serverurls", &serverUrls},
        {"configuration", &configuration},
#ifdef CHINWAG_FUZZ_CLIENT
        {"serveraddress", &serverAddress},
        {"searchquery", &searchQuery},
        {"messageformat", &messageFormat},
#endif
    };
    return all;
}

} // namespace Chinwag::FuzzChecks
