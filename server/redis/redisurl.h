#pragma once

#include "shared/base/result.h"

#include <QList>
#include <QString>

namespace Chinwag {

/// Where a Redis or a Sentinel listens: a host with its port, or the path of a unix socket.
struct RedisEndpoint
{
    QString host;
    quint16 port = 0;
    QString path;

    /// "host:port", "[::1]:port" or the path.
    QString displayName() const;
    friend bool operator==(const RedisEndpoint &, const RedisEndpoint &) = default;
};

/// Which Redis to use, as an administrator writes it:
///
///     redis://[[user]:password@]host[:6379][/db]
///     unix:///path/to/socket[?db=N], with [[user]:password@] before the path (also redis+unix://)
///     sentinel://[[user]:password@]host[:26379],host[:26379],…/master[/db]
///
/// What stands before "@" without a colon is the password. It may be percent-encoded.
class RedisUrl
{
public:
    /// An error is one sentence for the administrator; it never contains the password.
    static Result<RedisUrl, QString> parse(const QString &url);

    /// Without any credentials: for logs and status pages.
    QString displayName() const;

    bool isSentinel() const { return !m_master.isEmpty(); }
    /// The server, or the Sentinels in the order given.
    const QList<RedisEndpoint> &endpoints() const { return m_endpoints; }
    const QString &master() const { return m_master; } ///< name the Sentinels know the master by
    const QString &user() const { return m_user; }     ///< empty: the default user
    /// For the server; also offered to the Sentinels.
    const QString &password() const { return m_password; }
    int database() const { return m_database; }

private:
    RedisUrl() = default;

    bool takeCredentials(QStringView &rest);
    bool takeDatabase(QStringView text);
    static Result<RedisUrl, QString> parseServer(QStringView rest);
    static Result<RedisUrl, QString> parseUnix(QStringView rest);
    static Result<RedisUrl, QString> parseSentinel(QStringView rest);

    QList<RedisEndpoint> m_endpoints;
    QString m_master;
    QString m_user;
    QString m_password;
    int m_database = 0;
};

} // namespace Chinwag
