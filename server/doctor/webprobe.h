#pragma once

#include "shared/base/result.h"

#include <QHash>
#include <QSslCertificate>
#include <QSslError>
#include <QUrl>

#include <memory>

class QSslSocket;

namespace Chinwag {

/// What somebody far away meets at an address: one request or one WebSocket after the other, each on a
/// connection of its own. A certificate that nobody vouches for is noted, and does not stop it. Errors are
/// the second half of a sentence. Blocks.
class WebProbe
{
public:
    struct Answer
    {
        int status = 0;
        QHash<QByteArray, QByteArray> headers; ///< names in small letters
        QByteArray body;
    };

    explicit WebProbe(QUrl url);
    ~WebProbe();
    Q_DISABLE_COPY_MOVE(WebProbe)

    /// With a bearer token unless it is empty.
    Result<Answer, QString> ask(const QByteArray &method, const QString &path, const QString &token = {});
    /// Opens /ws with a ticket, waits for `hello`, and has a ping come back as it was. How long that took,
    /// in ms.
    Result<qint64, QString> echo(const QString &ticket);

    /// Of the last encrypted connection; null without one.
    const QSslCertificate &certificate() const { return m_certificate; }
    const QList<QSslError> &complaints() const { return m_complaints; }

private:
    struct Frame;

    Result<std::unique_ptr<QSslSocket>, QString> connected();
    QByteArray head(const QByteArray &method, const QString &path) const;
    static Result<QByteArray, QString> headFrom(QSslSocket &socket);
    static Result<Frame, QString> frameFrom(QSslSocket &socket);

    const QUrl m_url;
    QSslCertificate m_certificate;
    QList<QSslError> m_complaints;
};

} // namespace Chinwag
