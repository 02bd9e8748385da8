#pragma once

#include "app/core/trust/truststore.h"

#include <QHash>

namespace Chinwag {

/// TrustStore in one file, a line for each server: "chat.example.org:7420 AB:01:…". Lines that say something
/// else are ignored: then the person is asked once more. A write replaces the file as a whole.
class FileTrustStore final : public TrustStore
{
public:
    /// The folder exists.
    explicit FileTrustStore(const QString &file);

    QByteArray fingerprint(const QString &server) const override { return m_kept.value(server); }
    void keep(const QString &server, const QByteArray &fingerprint) override;

private:
    void load();
    void save() const;

    QString m_file;
    QHash<QString, QByteArray> m_kept;
};

} // namespace Chinwag
