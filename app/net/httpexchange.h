#pragma once

#include "app/core/connection/obstacle.h"
#include "shared/base/result.h"
#include "shared/base/timerscheduler.h"

#include <QByteArray>
#include <QObject>
#include <QSslError>
#include <QUrl>

#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace Chinwag {

struct OutgoingRequest
{
    QByteArray method;
    QUrl url;
    QString address;                ///< of the server, for sentences
    QString proxy;                  ///< host:port that the way leads through, empty: none
    QString token;                  ///< empty: none
    std::optional<QByteArray> body; ///< JSON
};

/// One request and its answer: a body, or why there is none. Answers once, never from inside
/// the constructor; destroying it drops the answer and the request.
class HttpExchange final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Result<QByteArray, ReachError>)>;

    /// Without a byte in either direction. A slow line is not a dead one.
    static constexpr seconds standstill{10};
    /// With however many.
    static constexpr seconds longest{600};
    static constexpr qint64 bodyLimit = 4 * 1024 * 1024;

    HttpExchange(QNetworkAccessManager &manager, TimerScheduler &timers, const OutgoingRequest &request,
                 Done done);
    ~HttpExchange() override;

private:
    void watchProgress();
    void progressed();
    void read();
    void finish();
    void lookForProxy();
    void answer(Result<QByteArray, ReachError> result);
    void release();
    ReachError lost() const;
    ReachError tooSlow() const;
    ReachError notChinwag(const char *why) const;
    Result<QByteArray, ReachError> result() const;

    QString m_address;
    QString m_proxy;
    Done m_done;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_body;
    QList<QSslError> m_tlsErrors;
    int m_starts = 0;      ///< connections begun
    bool m_isSent = false; ///< the server is there
    TimerScheduler &m_timers;
    Timer m_standstill;
    Timer m_longest;
};

} // namespace Chinwag
