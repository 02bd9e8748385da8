#include "server/core/handlers/readhandler.h"

namespace Chinwag {

void ReadHandler::handle(const Caller &caller, const ReadFrame &frame, const Reply &reply)
{
    m_rooms.markRead(caller.user, caller.session, frame.room, frame.seq, [reply](const Outcome<Seq> &seq) {
        if (seq)
            reply.ok({{QStringLiteral("seq"), static_cast<qint64>(*seq)}});
        else
            reply.fail(seq.error());
    });
}

} // namespace Chinwag
