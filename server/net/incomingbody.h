#pragma once

#include "server/core/ports/httpbody.h"

#include <QObject>

namespace Chinwag {

/// The body of a request between the connection it comes on and whoever reads it; either may go first.
class IncomingBody final : public QObject, public RequestBody
{
    Q_OBJECT

public:
    /// `wanted` is called, from the event loop, each time somebody waits for a piece and there is more to
    /// come; deliver() or fail() answers it.
    IncomingBody(qint64 size, std::function<void()> wanted);

    qint64 size() const override { return m_size; }
    void read(Continuation<Result<QByteArray, Error>> done) override;

    /// Bytes that are still to be delivered.
    qint64 left() const { return m_left; }
    void deliver(const QByteArray &piece);
    /// Nothing more comes, and the connection is told nothing more.
    void fail(const Error &error);

private:
    void proceed();
    void answer(Result<QByteArray, Error> piece);

    qint64 m_size;
    qint64 m_left;
    std::function<void()> m_wanted;
    std::optional<Error> m_failure;
    Continuation<Result<QByteArray, Error>> m_done; ///< of the read that waits
};

} // namespace Chinwag
