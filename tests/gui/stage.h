#pragma once

#include "tests/gui/album.h"
#include "tests/gui/people.h"
#include "tests/support/chinwagdprocess.h"

namespace Chinwag::Test {

/// What the demo and the tests with real windows play on: a server of its own with Ann and Bob on it.
/// Everything lives in temporary directories and goes with the Stage.
class Stage
{
public:
    /// `binaries` holds chinwag and chinwagd.
    explicit Stage(QString binaries);

    /// Starts the server, as a demonstration and with further arguments, and makes the accounts; false and
    /// errorString() when something is wrong.
    bool setUp(const QStringList &arguments = {});
    QString errorString() const { return m_error; }

    People &people() { return m_people; }
    ChinwagdProcess &server() { return m_server; }
    /// A window signed in as `user` ("ann", "bob"; empty: the sign-in page), by another way to the server if
    /// one is given. Start it with start().
    std::unique_ptr<ClientWindow> window(const Desktop &desktop, const QString &user, const QString &geometry,
                                         const QString &theme = QStringLiteral("light"),
                                         const QStringList &environment = {}, const QUrl &way = {});

    TwoWindows twoWindows(const Desktop &desktop);

private:
    QString m_binaries;
    People m_people;
    ChinwagdProcess m_server;
    QString m_error;
};

} // namespace Chinwag::Test
