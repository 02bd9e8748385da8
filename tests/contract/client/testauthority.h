#pragma once

#include <QDateTime>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>

/// Somebody who signs certificates, made with the openssl command: for any name and any time. Nobody trusts
/// it who is not told to.
class TestAuthority
{
public:
    struct Pair
    {
        QList<QSslCertificate> chain;
        QSslKey key;
    };
    struct Wish
    {
        QByteArray subject = "IP:127.0.0.1"; ///< as openssl's subjectAltName
        QDateTime from = QDateTime::currentDateTimeUtc().addDays(-2);
        QDateTime until = QDateTime::currentDateTimeUtc().addDays(30);
        bool selfSigned = false;
    };

    /// Check isReady().
    TestAuthority();

    bool isReady() const { return m_ready; }
    QSslCertificate root() const;
    Pair issue(const Wish &wish);

private:
    bool openssl(const QStringList &arguments) const;
    bool write(const QString &name, const QByteArray &text) const;
    QByteArray read(const QString &name) const;

    QTemporaryDir m_folder;
    bool m_ready = false;
    int m_issued = 0;
};
