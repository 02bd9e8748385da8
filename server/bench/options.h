#pragma once

#include <string>
#include <vector>

namespace Chinwag::Bench {

enum class Mode { Typing, Messages, Storm };

/// What was asked for on the command line.
struct Options
{
    Mode mode = Mode::Typing;
    std::string protocol = "chinwag";
    std::vector<std::string> servers{"127.0.0.1:7420"};
    std::vector<std::string> processes; ///< ids of the server's processes, or files that hold one
    std::string accounts;
    int rooms = 1;
    int members = 100;
    int publishers = 0; ///< of each room; 0: all members
    int outstanding = 1;
    double rate = 0;       ///< publications a second over all rooms; 0: closed loop
    bool twoNodes = false; ///< only what crosses from the first server to the second is measured
    int idle = 0;
    int payload = 64;
    double warmUp = 2;
    double seconds = 10;
    int connecting = 128;
    bool cut = false; ///< a storm that the generator starts itself
    std::string json;
    std::string label;
};

/// `chinwag-bench prepare`.
struct PrepareOptions
{
    std::vector<std::string> shapes{"1x100"}; ///< "ROOMSxMEMBERS"
    int idle = 0;
    std::string output;
};

} // namespace Chinwag::Bench
