#include "server/core/handlers/command.h"

#include "shared/protocol/codec.h"

namespace Chinwag {

void Reply::send(std::variant<QJsonObject, Error> result) const
{
    if (!m_id)
        return;
    if (Session *session = m_hub.find(m_session))
        session->send(encode(ServerFrame{ReplyFrame{*m_id, std::move(result)}}));
}

} // namespace Chinwag
