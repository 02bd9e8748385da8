#pragma once

#include "tests/support/chinwagdprocess.h"
#include "tests/support/desktop.h"

#include <QTemporaryDir>

namespace Chinwag::Test {

/// What the demo and the tests with real windows play on: a server of its own, the people Ann and Bob with
/// accounts on it, and a first message in `general`. Everything lives in one temporary directory and goes
/// with the Stage.
class Stage
{
public:
    /// `binaries` holds chinwag and chinwagd.
    explicit Stage(QString binaries);

    /// Starts the server and makes the accounts; false and errorString() when something is wrong.
    bool setUp();
    QString errorString() const { return m_error; }

    ChinwagdProcess &server() { return m_server; }
    QString serverUrl() const;
    /// A window signed in as `user` ("ann", "bob"; empty: the sign-in page). Start it with start().
    std::unique_ptr<ClientWindow> window(const Desktop &desktop, const QString &user, const QString &geometry,
                                         const QString &theme = QStringLiteral("light"),
                                         const QStringList &environment = {});

private:
    bool createAccount(const QString &username, const QString &displayName, QString *token);
    bool say(const QString &token, const QString &text);
    QJsonObject post(const QString &path, const QJsonObject &body, const QString &token);

    QString m_binaries;
    QTemporaryDir m_directory;
    QString m_password;
    ChinwagdProcess m_server;
    QString m_error;
};

} // namespace Chinwag::Test
