// One program for all targets; CHINWAG_FUZZ_TARGET says which it is. With "list" it names them all.
#include "tests/fuzz/fuzzchecks.h"

#include <QDebug>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace {

Chinwag::FuzzChecks::Check check = nullptr;

} // namespace

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    const QByteArray wanted = qgetenv("CHINWAG_FUZZ_TARGET");
    const auto targets = Chinwag::FuzzChecks::targets();
    if (wanted == "list") {
        for (const auto &target : targets)
            std::puts(target.name);
        std::exit(0);
    }
    const auto found = std::find_if(targets.begin(), targets.end(),
                                    [&wanted](const auto &target) { return wanted == target.name; });
    if (found == targets.end())
        qFatal("CHINWAG_FUZZ_TARGET names no target");
    check = found->check;
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    // A copy of exact size lets AddressSanitizer see a read beyond the end.
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString problem = check(bytes);
    if (!problem.isEmpty()) {
        qCritical("%s", qPrintable(problem));
        std::abort();
    }
    return 0;
}
