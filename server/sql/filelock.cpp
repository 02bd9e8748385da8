#include "server/sql/filelock.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#else
#include <QLockFile>
#endif

namespace Chinwag {

namespace {

Error alreadyOpen(const QString &path)
{
    return {
        ErrorCode::Internal,
        QStringLiteral("Another chinwagd is using this database (%1 is locked). Stop it, or give this one a "
                       "database of its own.")
            .arg(path),
        std::nullopt};
}

Error cannotCreate(const QString &path, const QString &reason)
{
    return {ErrorCode::Internal,
            QStringLiteral(
                "Cannot create %1: %2. Check that the directory exists and that chinwagd may write to it.")
                .arg(path, reason),
            std::nullopt};
}

#ifdef Q_OS_UNIX
class NativeLock final : public DatabaseLock
{
public:
    explicit NativeLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    // The file stays: removing it would let a process that has it open and one that creates it anew both hold
    // "the" lock.
    ~NativeLock() override { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(NativeLock)

private:
    int m_descriptor;
};
#else
class NativeLock final : public DatabaseLock
{
public:
    explicit NativeLock(std::unique_ptr<QLockFile> file)
        : m_file(std::move(file))
    {
    }

private:
    std::unique_ptr<QLockFile> m_file;
};
#endif

} // namespace

#ifdef Q_OS_UNIX

Outcome<std::unique_ptr<DatabaseLock>> lockFile(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return cannotCreate(path, QString::fromLocal8Bit(std::strerror(errno)));
    auto lock = std::make_unique<NativeLock>(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return std::unique_ptr<DatabaseLock>(std::move(lock));
    if (errno == EWOULDBLOCK)
        return alreadyOpen(path);
    return cannotCreate(path, QString::fromLocal8Bit(std::strerror(errno)));
}

#else

Outcome<std::unique_ptr<DatabaseLock>> lockFile(const QString &path)
{
    auto file = std::make_unique<QLockFile>(path);
    file->setStaleLockTime(
        0); // a server runs for longer than any time limit; only a dead owner makes it stale
    if (file->tryLock(0))
        return std::unique_ptr<DatabaseLock>(std::make_unique<NativeLock>(std::move(file)));
    if (file->error() == QLockFile::LockFailedError)
        return alreadyOpen(path);
    return cannotCreate(path, QStringLiteral("permission denied"));
}

#endif

} // namespace Chinwag
