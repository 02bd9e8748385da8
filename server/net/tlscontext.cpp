#include "server/net/tlscontext.h"

#include "shared/protocol/fingerprint.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>
#include <QSslSocket>

namespace Chinwag {

namespace {

Result<QByteArray, QString> contents(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("Cannot read %1: %2.").arg(name, file.errorString());
    return file.readAll();
}

QSslKey parseKey(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa, QSsl::Dsa}) {
        QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

/// Forward secrecy and authenticated encryption, without exception; TLS 1.3 has nothing else.
QList<QSslCipher> strongCiphers()
{
    QList<QSslCipher> strong;
    const QList<QSslCipher> supported = QSslConfiguration::supportedCiphers();
    for (const QSslCipher &cipher : supported) {
        const QString name = cipher.name();
        const bool authenticated =
            name.contains(QLatin1String("-GCM-")) || name.contains(QLatin1String("-CHACHA20-POLY1305"));
        if (cipher.protocol() == QSsl::TlsV1_3 || (name.startsWith(QLatin1String("ECDHE-")) && authenticated))
            strong.append(cipher);
    }
    return strong;
}

} // namespace

TlsContext::TlsContext(QString certificateFile, QString keyFile)
    : m_certificateFile(std::move(certificateFile))
    , m_keyFile(std::move(keyFile))
{
}

Result<Ok, QString> TlsContext::load()
{
    if (!QSslSocket::supportsSsl())
        return QStringLiteral("TLS is not available: Qt's TLS plugin or OpenSSL is missing. Install it, or "
                              "listen without TLS.");
    const auto certificatePem = contents(m_certificateFile);
    if (!certificatePem)
        return certificatePem.error();
    const auto keyPem = contents(m_keyFile);
    if (!keyPem)
        return keyPem.error();
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificatePem, QSsl::Pem);
    if (chain.isEmpty())
        return QStringLiteral("%1 contains no PEM certificate.").arg(m_certificateFile);
    const QSslKey key = parseKey(*keyPem);
    if (key.isNull())
        return QStringLiteral("%1 contains no PEM private key that can be read without a passphrase.")
            .arg(m_keyFile);

    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // people prove who they are with tokens
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setCiphers(strongCiphers());
    m_configuration = configuration;
    return Ok{};
}

bool TlsContext::isSelfSigned() const { return m_configuration.localCertificate().isSelfSigned(); }

QByteArray TlsContext::fingerprint() const
{
    return Fingerprint::of(m_configuration.localCertificate().toDer());
}

} // namespace Chinwag
