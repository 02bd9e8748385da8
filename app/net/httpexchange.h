#pragma once

#include "app/core/connection/filetransfer.h"
#include "app/core/connection/obstacle.h"
#include "shared/base/result.h"
#include "shared/base/timerscheduler.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QSslError>
#include <QUrl>

#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace Chinwag {

class ServerTrust;

struct OutgoingRequest
{
    QByteArray method;
    QUrl url;
    QString address;                ///< of the server, for sentences
    ServerTrust *trust = nullptr;   ///< whom the person vouches for; null: nobody
    QString proxy;                  ///< host:port that the way leads through, empty: none
    QString token;                  ///< empty: none
    std::optional<QByteArray> body; ///< JSON, unless `contentType` says otherwise
    QByteArray contentType = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers{};
    QList<int> temporary{};             ///< statuses that mean Temporary here, whatever the body says
    std::function<void(qint64)> sent{}; ///< hears of how many bytes of the body are on their way
    std::optional<FileSink> sink{};     ///< where the body of the answer goes, instead of into it
    qint64 from = 0;                    ///< where in a file it may begin
};

struct ExchangeAnswer
{
    QByteArray body;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
};

/// One request and its answer: a body, or why there is none. Answers once, never from inside
/// the constructor; destroying it drops the answer and the request.
class HttpExchange final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Result<ExchangeAnswer, ReachError>)>;

    /// Without a byte in either direction. A slow line is not a dead one.
    static constexpr seconds standstill{10};
    /// The same of a large body: the system may take all of it at once, and is silent until it is through.
    static constexpr seconds standstillOfFiles{40};
    /// With however many; but not of what goes into a sink.
    static constexpr seconds longest{600};
    static constexpr qint64 bodyLimit = 4 * 1024 * 1024;

    HttpExchange(QNetworkAccessManager &manager, TimerScheduler &timers, const OutgoingRequest &request,
                 Done done);
    ~HttpExchange() override;

private:
    void watchProgress();
    void judge(const QList<QSslError> &errors);
    void progressed();
    void read();
    void pour();
    void finish();
    void lookForProxy();
    void answer(Result<ExchangeAnswer, ReachError> result);
    void release();
    ReachError lost() const;
    ReachError tooSlow() const;
    ReachError notChinwag(const char *why) const;
    Result<ExchangeAnswer, ReachError> result() const;

    QString m_address;
    ServerTrust *m_trust;
    QString m_proxy;
    QList<int> m_temporary;
    std::function<void(qint64)> m_sent;
    std::optional<FileSink> m_sink;
    qint64 m_from = 0;
    bool m_hasBegun = false; ///< the sink has
    seconds m_patience = standstill;
    Done m_done;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_body;
    QList<QSslError> m_tlsErrors;
    Obstacle m_tlsObstacle = Obstacle::Insecure;
    int m_starts = 0;      ///< connections begun
    bool m_isSent = false; ///< the server is there
    TimerScheduler &m_timers;
    Timer m_standstill;
    Timer m_longest;
};

} // namespace Chinwag
