#include "app/net/httpexchange.h"

#include "app/net/httpsentences.h"
#include "app/net/tlsproblem.h"
#include "app/net/wayproblem.h"
#include "shared/base/logging.h"

#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QSslConfiguration>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

// What waits inside Qt for us to read it; the rest waits in the kernel.
constexpr qint64 readBuffer = 256 * 1024;

// A body that can be read once. When a server closes without an answer, Qt sends the request again by itself,
// although the first one may have been carried out: an account would be made and then refused as taken. It
// cannot without the body. `read` hears of how much of it is on its way; what Qt itself says of that comes
// late, or not at all.
class OneTimeBody final : public QIODevice
{
public:
    OneTimeBody(const QByteArray &bytes, std::function<void(qint64)> read)
        : m_bytes(bytes)
        , m_heard(std::move(read))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_read == m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_read; }

protected:
    qint64 readData(char *data, qint64 length) override
    {
        if (atEnd())
            return -1;
        const qint64 count = std::min(length, bytesAvailable());
        std::copy_n(m_bytes.constData() + m_read, count, data);
        m_read += count;
        m_heard(m_read);
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    std::function<void(qint64)> m_heard;
    qsizetype m_read = 0;
};

QNetworkRequest networkRequest(const OutgoingRequest &request)
{
    QNetworkRequest prepared(request.url);
    prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    prepared.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    prepared.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    prepared.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    prepared.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    prepared.setRawHeader("Accept", request.sink ? "*/*" : "application/json, application/problem+json");
    // Also keeps Qt from unpacking a small answer into a huge one.
    prepared.setRawHeader("Accept-Encoding", "identity");
    prepared.setRawHeader("User-Agent", "Chinwag");
    // A kept connection may be closed by the server just when we use it again; requests are too rare to gain
    // from it.
    prepared.setRawHeader("Connection", "close");
    if (!request.token.isEmpty())
        prepared.setRawHeader("Authorization", "Bearer " + request.token.toUtf8());
    for (const auto &[name, value] : request.headers)
        prepared.setRawHeader(name, value);
    return prepared;
}

QNetworkReply *send(QNetworkAccessManager &manager, const OutgoingRequest &request,
                    std::function<void(qint64)> sent)
{
    QNetworkRequest prepared = networkRequest(request);
    if (request.method == "HEAD") // else Qt waits for a body
        return manager.head(prepared);
    if (!request.body)
        return manager.sendCustomRequest(prepared, request.method);
    prepared.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    prepared.setHeader(QNetworkRequest::ContentLengthHeader, request.body->size());
    prepared.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    auto body = std::make_unique<OneTimeBody>(*request.body, std::move(sent));
    QNetworkReply *const reply = manager.sendCustomRequest(prepared, request.method, body.get());
    body.release()->setParent(reply);
    return reply;
}

/// Where in the file the answer begins; none: nowhere that makes sense.
std::optional<qint64> beginningOf(const QNetworkReply &reply, qint64 wished)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 200)
        return 0;
    bool isNumber = false;
    const QByteArray range = reply.rawHeader("Content-Range").simplified();
    const qint64 from =
        range.startsWith("bytes ") ? range.sliced(6).split('-').first().toLongLong(&isNumber) : 0;
    if (status != 206 || !isNumber || from != wished)
        return std::nullopt;
    return from;
}

} // namespace

HttpExchange::HttpExchange(QNetworkAccessManager &manager, TimerScheduler &timers,
                           const OutgoingRequest &request, Done done)
    : m_address(request.address)
    , m_trust(request.trust)
    , m_proxy(request.proxy)
    , m_temporary(request.temporary)
    , m_sent(request.sent)
    , m_sink(request.sink)
    , m_from(request.from)
    , m_done(std::move(done))
    , m_timers(timers)
{
    if (request.sent)
        m_patience = standstillOfFiles;
    // Not left to Qt: it would read local files for a file: address.
    if (!request.url.isValid()) {
        QMetaObject::invokeMethod(
            this, [this] { answer(notAnAddress()); }, Qt::QueuedConnection);
        return;
    }
    // The body is the reply's, which may be read from a moment longer than it is wanted.
    m_reply = send(manager, request, [me = QPointer(this)](qint64 bytes) {
        if (!me || !me->m_reply)
            return;
        me->progressed();
        if (me->m_sent)
            me->m_sent(bytes);
    });
    m_reply->setReadBufferSize(readBuffer);
    connect(m_reply, &QNetworkReply::sslErrors, this, &HttpExchange::judge);
    connect(m_reply, &QIODevice::readyRead, this, &HttpExchange::read);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::finish);
    if (!m_sink)
        m_longest = m_timers.after(longest, [this] { answer(tooSlow()); });
    watchProgress();
}

HttpExchange::~HttpExchange() { release(); }

void HttpExchange::watchProgress()
{
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, [this] {
        ++m_starts;
        progressed();
    });
    connect(m_reply, &QNetworkReply::encrypted, this, &HttpExchange::progressed);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        m_isSent = true;
        progressed();
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::progressed);
    connect(m_reply, &QNetworkReply::uploadProgress, this, &HttpExchange::progressed);
    connect(m_reply, &QNetworkReply::downloadProgress, this, &HttpExchange::progressed);
    progressed();
}

void HttpExchange::judge(const QList<QSslError> &errors)
{
    m_tlsErrors = errors;
    m_tlsObstacle = judged(errors, m_reply->sslConfiguration().peerCertificate(), m_address, m_trust);
    if (m_tlsObstacle == Obstacle::None)
        m_reply->ignoreSslErrors(errors);
}

void HttpExchange::progressed()
{
    m_standstill = m_timers.after(m_patience, [this] { answer(tooSlow()); });
}

void HttpExchange::read()
{
    progressed();
    if (m_sink && m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() / 100 == 2)
        return pour();
    m_body += m_reply->readAll();
    if (m_body.size() > bodyLimit)
        answer(notChinwag("its answer is too large"));
}

void HttpExchange::pour()
{
    if (!m_hasBegun) {
        const auto from = beginningOf(*m_reply, m_from);
        m_hasBegun = from && m_sink->begin(*from, m_reply->rawHeader("ETag"));
    }
    if (!m_hasBegun)
        return answer(notChinwag("its answer is not what was asked for"));
    const QByteArray bytes = m_reply->readAll();
    if (!bytes.isEmpty() && !m_sink->take(bytes))
        answer(notChinwag("nobody wants what it sends"));
}

void HttpExchange::finish()
{
    const QPointer me(this);
    read(); // may be the end of this
    if (!me || !m_reply)
        return;
    if (!m_proxy.isEmpty() && m_reply->error() == QNetworkReply::HostNotFoundError)
        lookForProxy();
    else
        answer(result());
}

// Qt names the server also when it is the proxy that is not found.
void HttpExchange::lookForProxy()
{
    QHostInfo::lookupHost(m_proxy.section(u':', 0, -2), this, [this](const QHostInfo &found) {
        if (found.error() == QHostInfo::NoError)
            answer(result());
        else
            answer(obstructed(Obstacle::ProxyUnknown, m_address, m_proxy));
    });
}

Result<ExchangeAnswer, ReachError> HttpExchange::result() const
{
    if (m_reply->error() == QNetworkReply::SslHandshakeFailedError) {
        qCInfo(lcClient).noquote() << "No encryption:"
                                   << (m_tlsErrors.isEmpty() ? m_reply->errorString() : listed(m_tlsErrors));
        return obstructed(m_tlsObstacle == Obstacle::None ? Obstacle::Insecure : m_tlsObstacle, m_address);
    }
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return lost();
    if (status >= 300 && status < 400)
        return notChinwag("it sends us elsewhere");
    if (status >= 400) {
        ReachError refused = refusal(m_address, status, m_body, m_reply->rawHeader("Retry-After"));
        if (m_temporary.contains(status))
            refused.code = ErrorCode::Temporary;
        return refused;
    }
    // The status alone is not the answer: the connection may have been cut in the middle of it.
    if (m_reply->error() != QNetworkReply::NoError)
        return lost();
    ExchangeAnswer answer{m_body, {}};
    const auto headers = m_reply->rawHeaderPairs();
    for (const auto &[name, value] : headers)
        answer.headers.insert(name.toLower(), value);
    return answer;
}

ReachError HttpExchange::lost() const
{
    qCInfo(lcClient).noquote() << "No answer:" << m_reply->errorString();
    return obstructed(obstacleOf(m_reply->error(), m_reply->errorString(), !m_proxy.isEmpty()), m_address,
                      m_proxy);
}

// Of a proxy nothing is heard before it has connected us. After one that hangs up Qt begins again some times,
// and then says nothing more.
ReachError HttpExchange::tooSlow() const
{
    if (m_proxy.isEmpty() || m_isSent)
        return obstructed(Obstacle::Silent, m_address);
    return obstructed(m_starts > 1 ? Obstacle::ProxyUnusable : Obstacle::ProxySilent, m_address, m_proxy);
}

ReachError HttpExchange::notChinwag(const char *why) const
{
    qCInfo(lcClient) << "Not a Chinwag server:" << why;
    return obstructed(Obstacle::NotChinwag, m_address);
}

void HttpExchange::answer(Result<ExchangeAnswer, ReachError> result)
{
    release();
    // `done` may destroy this.
    if (const Done done = std::exchange(m_done, {}))
        done(std::move(result));
}

void HttpExchange::release()
{
    m_standstill.cancel();
    m_longest.cancel();
    if (!m_reply)
        return;
    QNetworkReply *const reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

} // namespace Chinwag
