#include "server/tools/diskuse.h"

#include <QDirIterator>
#include <QFileInfo>

#ifdef Q_OS_LINUX
#include <sys/stat.h>
#include <unistd.h>
#endif

#include <algorithm>
#include <chrono>

namespace Chinwag {

namespace {

constexpr std::chrono::milliseconds interval{10};

/// What no directory shows any more.
qint64 namelessBytesIn([[maybe_unused]] const QString &directory)
{
    qint64 bytes = 0;
#ifdef Q_OS_LINUX
    const QByteArray start = QFile::encodeName(directory) + '/';
    QDirIterator all(QStringLiteral("/proc/self/fd"), QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    while (all.hasNext()) {
        const QByteArray path = QFile::encodeName(all.next());
        char target[4096];
        const ssize_t length = ::readlink(path.constData(), target, sizeof target);
        const QByteArrayView name(target, std::max<ssize_t>(length, 0));
        struct stat state = {};
        if (name.startsWith(start) && name.endsWith(" (deleted)") && ::stat(path.constData(), &state) == 0)
            bytes += state.st_size;
    }
#endif
    return bytes;
}

} // namespace

qint64 openBytesIn(const QString &directory)
{
    qint64 bytes = namelessBytesIn(QFileInfo(directory).canonicalFilePath());
    QDirIterator all(directory, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext())
        bytes += QFileInfo(all.next()).size();
    return bytes;
}

Peak::Peak(std::function<qint64()> measure)
    : m_thread([this, measure = std::move(measure)] {
        while (!m_isStopping) {
            m_most = std::max(m_most.load(), measure());
            std::this_thread::sleep_for(interval);
        }
        m_most = std::max(m_most.load(), measure());
    })
{
}

Peak::~Peak() { stop(); }

qint64 Peak::stop()
{
    m_isStopping = true;
    if (m_thread.joinable())
        m_thread.join();
    return m_most;
}

} // namespace Chinwag
