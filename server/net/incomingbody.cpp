#include "server/net/incomingbody.h"

#include <utility>

namespace Chinwag {

IncomingBody::IncomingBody(qint64 size, std::function<void()> wanted)
    : m_size(size)
    , m_left(size)
    , m_wanted(std::move(wanted))
{
}

void IncomingBody::read(Continuation<Result<QByteArray, Error>> done)
{
    m_done = std::move(done);
    QMetaObject::invokeMethod(this, &IncomingBody::proceed, Qt::QueuedConnection);
}

void IncomingBody::proceed()
{
    if (!m_done) // failed meanwhile
        return;
    if (m_failure)
        answer(*m_failure);
    else if (m_left == 0)
        answer(QByteArray());
    else if (const auto wanted = m_wanted) // a copy: what follows may be our end
        wanted();
}

void IncomingBody::deliver(const QByteArray &piece)
{
    m_left -= piece.size();
    answer(piece);
}

void IncomingBody::fail(const Error &error)
{
    m_failure = error;
    m_wanted = nullptr;
    if (m_done)
        answer(error);
}

void IncomingBody::answer(Result<QByteArray, Error> piece)
{
    const auto done = std::exchange(m_done, nullptr);
    done(std::move(piece));
}

} // namespace Chinwag
