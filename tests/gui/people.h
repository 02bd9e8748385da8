#pragma once

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

namespace Chinwag::Test {

/// Ann and Bob: two accounts with one password, and a first message from Bob in `general`.
class People
{
public:
    People();

    /// Makes the accounts on a server that lets anybody register, and says the first message; false and
    /// errorString() when something is wrong.
    bool join(const QUrl &server);
    /// `username` says all that in `general`, one after the other.
    bool say(const QString &username, const QStringList &texts);
    /// Whether that one ("ann", "bob") wants to see words as they are typed in `general`; false: refused.
    bool wantWords(const QString &username, bool wanted);
    QString errorString() const { return m_error; }
    /// Its first line is the password of both.
    QString passwordFile() const { return m_directory.filePath(QStringLiteral("password")); }

private:
    bool createAccount(const QString &username, const QString &displayName);
    QJsonObject post(const QString &path, const QJsonObject &body, const QString &token);

    QTemporaryDir m_directory;
    QString m_password;
    QUrl m_server;
    QHash<QString, QString> m_tokens;
    QString m_general; // the room's id
    QString m_error;
};

} // namespace Chinwag::Test
