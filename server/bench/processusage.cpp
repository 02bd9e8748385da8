#include "server/bench/processusage.h"

#include <unistd.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace Chinwag::Bench {

namespace {

namespace fs = std::filesystem;

std::string processId(const std::string &process)
{
    if (!process.empty() && std::isdigit(static_cast<unsigned char>(process.front())) != 0)
        return process;
    std::string id;
    std::ifstream(process) >> id;
    return id;
}

/// Nanoseconds that the scheduler gave to every thread; the kernel may have been built without.
std::optional<double> scheduledMicroseconds(const fs::path &process)
{
    double total = 0;
    std::error_code error;
    for (const auto &thread : fs::directory_iterator(process / "task", error)) {
        double running = 0;
        if (std::ifstream(thread.path() / "schedstat") >> running)
            total += running / 1e3;
    }
    return total > 0 ? std::optional(total) : std::nullopt;
}

/// In ticks of 10 ms.
std::optional<double> accountedMicroseconds(const fs::path &process)
{
    std::ifstream file(process / "stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    const auto nameEnd = text.rfind(')');
    if (nameEnd == std::string::npos)
        return {};
    std::istringstream fields(text.substr(nameEnd + 2));
    std::string skipped;
    for (int field = 3; field < 14; ++field)
        fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) * 1e6 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double residentKib(const fs::path &process)
{
    double size = 0;
    double resident = 0;
    std::ifstream(process / "statm") >> size >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1024;
}

} // namespace

std::optional<Usage> usageOf(const std::vector<std::string> &processes)
{
    Usage usage;
    for (const std::string &each : processes) {
        const fs::path process = fs::path("/proc") / processId(each);
        auto cpu = scheduledMicroseconds(process);
        if (!cpu)
            cpu = accountedMicroseconds(process);
        if (!cpu)
            return {};
        usage.cpuMicroseconds += *cpu;
        usage.residentKib += residentKib(process);
    }
    return usage;
}

} // namespace Chinwag::Bench
