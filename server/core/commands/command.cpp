#include "server/core/commands/command.h"

#include "shared/protocol/codec.h"

namespace Chinwag {

void Reply::ok(const QJsonObject &data) const
{
    if (Session *session = receiver())
        session->send(encode(ServerFrame{ReplyFrame{*m_id, data}}));
}

void Reply::ok(const SyncResult &result) const
{
    if (Session *session = receiver())
        session->send(encodeReply(*m_id, result));
}

void Reply::ok(const SendResult &result) const
{
    if (Session *session = receiver())
        session->send(encodeReply(*m_id, result));
}

void Reply::ok(Seq seq) const { ok(QJsonObject{{QStringLiteral("seq"), static_cast<qint64>(seq)}}); }

void Reply::fail(const Error &error) const
{
    if (Session *session = receiver())
        session->send(encode(ServerFrame{ReplyFrame{*m_id, error}}));
}

} // namespace Chinwag
