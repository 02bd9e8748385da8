#pragma once

#include "shared/base/result.h"

#include <QSslConfiguration>
#include <QString>

namespace Chinwag {

/// Certificate chain and key of the public listener, from PEM files. Connections get what load() last read
/// with success, so a renewed certificate needs a reload, not a restart, and a broken one changes nothing.
class TlsContext
{
public:
    TlsContext(QString certificateFile, QString keyFile);

    /// The error is a sentence that says which file and what to do.
    Result<Ok, QString> load();
    /// Of the certificate that was read.
    bool isSelfSigned() const;
    QByteArray fingerprint() const; ///< Fingerprint::of
    const QSslConfiguration &configuration() const { return m_configuration; }

private:
    QString m_certificateFile;
    QString m_keyFile;
    QSslConfiguration m_configuration;
};

} // namespace Chinwag
