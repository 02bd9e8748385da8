#include "app/net/tlsproblem.h"

#include "app/core/trust/servertrust.h"
#include "shared/base/logging.h"
#include "shared/protocol/fingerprint.h"

#include <QStringList>

#include <algorithm>

namespace Chinwag {

namespace {

Obstacle obstacleOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
        return Obstacle::SelfSigned;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::InvalidCaCertificate:
        return Obstacle::UnknownIssuer;
    case QSslError::CertificateNotYetValid:
        return Obstacle::NotYetValid;
    case QSslError::CertificateExpired:
        return Obstacle::Expired;
    case QSslError::HostNameMismatch:
        return Obstacle::WrongName;
    default:
        return Obstacle::Insecure;
    }
}

} // namespace

Obstacle obstacleOf(const QList<QSslError> &errors)
{
    if (errors.isEmpty())
        return Obstacle::Insecure;
    Obstacle first = Obstacle::UnknownIssuer;
    for (const QSslError &error : errors)
        first = std::min(first, obstacleOf(error.error()));
    return first;
}

Obstacle judged(const QList<QSslError> &errors, const QSslCertificate &certificate, const QString &server,
                ServerTrust *trust)
{
    const Obstacle obstacle = obstacleOf(errors);
    if (!isMatterOfTrust(obstacle) || !trust || certificate.isNull())
        return obstacle;
    const QByteArray fingerprint = Fingerprint::of(certificate.toDer());
    switch (trust->judge(server, fingerprint)) {
    case ServerTrust::Verdict::Trusted:
        return Obstacle::None;
    case ServerTrust::Verdict::Changed:
        qCWarning(lcClient).noquote()
            << "The certificate of" << server << "has changed: it was"
            << Fingerprint::hex(trust->trusted(server)) << "and is now" << Fingerprint::hex(fingerprint);
        return Obstacle::CertificateChanged;
    case ServerTrust::Verdict::New:
        break;
    }
    return obstacle;
}

QString listed(const QList<QSslError> &errors)
{
    QStringList sentences;
    for (const QSslError &error : errors)
        sentences.append(error.errorString());
    return sentences.join(QLatin1Char(' '));
}

} // namespace Chinwag
