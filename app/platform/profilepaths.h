#pragma once

#include "shared/base/result.h"
#include "shared/protocol/errorcode.h"

#include <QString>
#include <QUrl>

namespace Chinwag {

/// Where one profile (`--profile NAME`) keeps its things. Two profiles share nothing. The folders are made,
/// for their owner only.
class ProfilePaths
{
public:
    /// An empty name is the profile "default". Names: letters, digits, '-' and '_', at most 32.
    static Result<ProfilePaths, Error> of(const QString &name);

    const QString &name() const { return m_name; }
    QString settingsFile() const { return m_config + QLatin1String("/settings.ini"); }
    QString tokenFile() const { return m_data + QLatin1String("/tokens.json"); }
    QString trustFile() const { return m_data + QLatin1String("/trusted-servers"); }
    /// Of LocalServerKeeper: one's own server, and as which unit it keeps running.
    QString serverFolder() const { return m_data + QLatin1String("/server"); }
    QString serverUnit() const
    {
        return QLatin1String("chinwag-server-") + m_name + QLatin1String(".service");
    }
    /// Of AccountDatabase: one file per account and server.
    QString databaseFile(const QUrl &server, const QString &username) const;
    /// Of FileWorkshop: what an account is about to send. Of FileLibrary: what it has of what others sent.
    QString outgoingFolder(const QUrl &server, const QString &username) const;
    QString libraryFolder(const QUrl &server, const QString &username) const;
    /// Of LocalSocketInstance. In the runtime folder, where every file system has sockets and paths are
    /// short; named after the data, so that two homes with the same profile stay two.
    QString instanceSocket() const;
    QString instanceLock() const { return m_data + QLatin1String("/instance.lock"); }
    /// Service name of SystemKeychain.
    QString keychainService() const;

    /// Names the account in a TokenStore: "ann@chat.example.org:7420".
    static QString accountKey(const QUrl &server, const QString &username);

private:
    QString m_name;
    QString m_config;
    QString m_data;
    QString m_cache;
};

} // namespace Chinwag
