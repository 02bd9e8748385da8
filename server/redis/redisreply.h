#pragma once

#include <QByteArray>
#include <QList>

struct redisReply;

namespace Chinwag {

/// What Redis answered, as a value: hiredis frees its own copy when the callback ends.
struct RedisReply
{
    enum class Kind { Nothing, Text, Number, List, Error };

    Kind kind = Kind::Nothing;
    QByteArray text; ///< of Text and Error
    qint64 number = 0;
    QList<RedisReply> items;

    static RedisReply from(const redisReply &reply);

    bool isError() const { return kind == Kind::Error; }
    /// The first word of an error, e.g. "READONLY"; safe to log, unlike the rest, which may quote the
    /// command.
    QByteArray errorCode() const;
};

} // namespace Chinwag
