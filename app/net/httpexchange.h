#pragma once

#include "shared/base/result.h"
#include "shared/base/timerscheduler.h"
#include "shared/protocol/errorcode.h"

#include <QByteArray>
#include <QObject>
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
    QString token;                  ///< empty: none
    std::optional<QByteArray> body; ///< JSON
};

/// One request and its answer: a body, or an Error with a sentence. Answers once, never from inside
/// the constructor; destroying it drops the answer and the request.
class HttpExchange final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Result<QByteArray, Error>)>;

    static constexpr seconds deadline{10};
    static constexpr qint64 bodyLimit = 4 * 1024 * 1024;

    HttpExchange(QNetworkAccessManager &manager, TimerScheduler &timers, const OutgoingRequest &request,
                 Done done);
    ~HttpExchange() override;

private:
    void read();
    void finish();
    void answer(Result<QByteArray, Error> result);
    void release();
    Result<QByteArray, Error> result() const;

    QString m_address;
    Done m_done;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_body;
    QString m_tlsProblem;
    Timer m_deadline;
};

} // namespace Chinwag
