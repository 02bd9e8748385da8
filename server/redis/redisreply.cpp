#include "server/redis/redisreply.h"

#include <hiredis/hiredis.h>

namespace Chinwag {

RedisReply RedisReply::from(const redisReply &reply)
{
    RedisReply result;
    switch (reply.type) {
    case REDIS_REPLY_STRING:
    case REDIS_REPLY_STATUS:
        result.kind = Kind::Text;
        result.text = QByteArray(reply.str, static_cast<qsizetype>(reply.len));
        break;
    case REDIS_REPLY_ERROR:
        result.kind = Kind::Error;
        result.text = QByteArray(reply.str, static_cast<qsizetype>(reply.len));
        break;
    case REDIS_REPLY_INTEGER:
        result.kind = Kind::Number;
        result.number = reply.integer;
        break;
    case REDIS_REPLY_ARRAY:
        result.kind = Kind::List;
        for (size_t i = 0; i < reply.elements; ++i)
            result.items.append(from(*reply.element[i]));
        break;
    default:
        break;
    }
    return result;
}

QByteArray RedisReply::errorCode() const
{
    if (!isError())
        return {};
    const qsizetype end = text.indexOf(' ');
    return end < 0 ? text : text.first(end);
}

} // namespace Chinwag
