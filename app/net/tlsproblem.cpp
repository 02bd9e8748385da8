#include "app/net/tlsproblem.h"

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
    Obstacle first = Obstacle::Insecure;
    for (const QSslError &error : errors)
        first = std::min(first, obstacleOf(error.error()));
    return first;
}

QString listed(const QList<QSslError> &errors)
{
    QStringList sentences;
    for (const QSslError &error : errors)
        sentences.append(error.errorString());
    return sentences.join(QLatin1Char(' '));
}

} // namespace Chinwag
