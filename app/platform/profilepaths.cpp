#include "app/platform/profilepaths.h"

#include "app/core/text/foreigntext.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

QString folder(QStandardPaths::StandardLocation location, const QString &profile)
{
    return u"%1/chinwag/%2"_s.arg(QStandardPaths::writableLocation(location), profile);
}

/// Stands for what may be too long for a name, or hold what a name may not.
QString shortDigest(const QString &text)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).first(10).toHex());
}

bool make(const QString &path)
{
    return QDir().mkpath(path) &&
           QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace

Result<ProfilePaths, Error> ProfilePaths::of(const QString &name)
{
    static const QRegularExpression allowed(u"\\A[A-Za-z0-9_-]{1,32}\\z"_s);
    ProfilePaths paths;
    paths.m_name = name.isEmpty() ? u"default"_s : name;
    if (!allowed.match(paths.m_name).hasMatch()) {
        return Error{ErrorCode::InvalidName,
                     u"A profile's name may have up to 32 letters, digits, hyphens and underscores."_s,
                     {}};
    }
    paths.m_config = folder(QStandardPaths::GenericConfigLocation, paths.m_name);
    paths.m_data = folder(QStandardPaths::GenericDataLocation, paths.m_name);
    paths.m_cache = folder(QStandardPaths::GenericCacheLocation, paths.m_name);
    for (const QString &path : {paths.m_config, paths.m_data}) {
        if (!make(path)) {
            return Error{
                ErrorCode::Internal,
                QCoreApplication::translate(
                    "ProfilePaths", "The folder \"%1\" cannot be written to. Check who may write there.")
                    .arg(ForeignText::isolated(path)),
                {}};
        }
    }
    return paths;
}

QString ProfilePaths::databaseFile(const QUrl &server, const QString &username) const
{
    return u"%1/account-%2.db"_s.arg(m_data, shortDigest(accountKey(server, username)));
}

QString ProfilePaths::outgoingFolder(const QUrl &server, const QString &username) const
{
    return u"%1/outgoing-%2"_s.arg(m_data, shortDigest(accountKey(server, username)));
}

QString ProfilePaths::libraryFolder(const QUrl &server, const QString &username) const
{
    return u"%1/files-%2"_s.arg(m_cache, shortDigest(accountKey(server, username)));
}

QString ProfilePaths::instanceSocket() const
{
    const QString name = u"chinwag-"_s + shortDigest(m_data);
#ifdef Q_OS_WIN
    return name; // of a pipe
#else
    return u"%1/%2"_s.arg(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation), name);
#endif
}

QString ProfilePaths::keychainService() const { return u"chinwag/%1"_s.arg(m_name); }

QString ProfilePaths::accountKey(const QUrl &server, const QString &username)
{
    const bool secure = server.scheme() == "https"_L1 || server.scheme() == "wss"_L1;
    QString path = server.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    return u"%1@%2:%3"_s.arg(username.trimmed().toLower(), server.host())
               .arg(server.port(secure ? 443 : 80)) +
           path;
}

} // namespace Chinwag
