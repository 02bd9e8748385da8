#include "tests/fuzz/framechecks.h"

#include <QDebug>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    // A copy of exact size lets AddressSanitizer see a read beyond the end.
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString problem = Chinwag::FrameChecks::serverFrame(bytes);
    if (!problem.isEmpty()) {
        qCritical("%s", qPrintable(problem));
        std::abort();
    }
    return 0;
}
