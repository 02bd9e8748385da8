#pragma once

#include "server/net/requesthead.h"

namespace Chinwag {

/// What a request's fields say about the answer it would like (RFC 9110 §12.5.3, §13, §14). Pure functions,
/// any thread.

/// True when the peer prefers gzip to the bytes as they are.
bool acceptsGzip(const RequestHead &head);

/// True when If-None-Match says that the peer has the state `etag` already; an
/// empty one nobody has.
bool hasAlready(const RequestHead &head, const QByteArray &etag);

struct ByteRange
{
    qint64 offset = 0;
    qint64 size = 0;

    friend bool operator==(const ByteRange &, const ByteRange &) = default;
};
struct WholeThing
{
};
struct NoSuchPart
{
};

/// Which part of something of `size` bytes in state `etag` is wanted. A list of several ranges, a range that
/// cannot be read and one of another state (If-Range) ask for the whole thing.
std::variant<WholeThing, ByteRange, NoSuchPart> wantedPart(const RequestHead &head, qint64 size,
                                                           const QByteArray &etag);

} // namespace Chinwag
