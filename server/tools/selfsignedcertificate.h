#pragma once

#include "shared/base/result.h"

#include <QString>
#include <QStringList>

namespace Chinwag {

struct CertificateFiles
{
    QString certificate; ///< PEM
    QString key;         ///< PEM, for its owner only
};

/// A certificate that the server makes itself, for servers that nobody vouches for; people compare its
/// fingerprint. It is valid for ten years and stays what it is, since another one alarms everybody: a new one
/// is made only where none of those in `directory` has all of `names`. So a laptop has one for each network
/// that it serves. The directory is made. The error is a sentence.
/// `names`: host names and addresses.
Result<CertificateFiles, QString> selfSignedCertificate(const QString &directory, const QStringList &names);

/// Under which names people on this machine and on its network reach it: host names, loopback and IPv4
/// addresses. Those of IPv6 change by the day.
QStringList namesOfThisMachine();

} // namespace Chinwag
