#include "tests/support/unprivileged.h"

#include <QFile>

#include <algorithm>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace Chinwag::Test {

namespace {

/// Whom to run as instead of root; null when we are somebody else already.
const passwd *substitute()
{
    if (::geteuid() != 0)
        return nullptr;
    const passwd *found = ::getpwnam("postgres");
    return found ? found : ::getpwnam("nobody");
}

} // namespace

void runUnprivileged(QProcess &process, int signalAtDeath)
{
    const passwd *other = substitute();
    const uid_t uid = other ? other->pw_uid : ::geteuid();
    const gid_t gid = other ? other->pw_gid : ::getegid();
    process.setChildProcessModifier([uid, gid, signalAtDeath, change = other != nullptr] {
        if (change && (::setgroups(0, nullptr) != 0 || ::setgid(gid) != 0 || ::setuid(uid) != 0))
            ::_exit(126);
        ::prctl(PR_SET_PDEATHSIG, signalAtDeath);
    });
}

bool giveToUnprivileged(const QStringList &paths)
{
    const passwd *other = substitute();
    return !other || std::all_of(paths.begin(), paths.end(), [other](const QString &path) {
        return ::chown(QFile::encodeName(path).constData(), other->pw_uid, other->pw_gid) == 0;
    });
}

} // namespace Chinwag::Test
