#pragma once

#include "shared/base/continuation.h"
#include "shared/base/result.h"
#include "shared/protocol/errorcode.h"
#include "shared/protocol/limits.h"

#include <QByteArray>

#include <optional>

/// Bodies that need not fit in memory. Either way whoever takes one asks for the next piece when there is
/// room for it, so that a slow peer or a slow disk holds the other side back. Loop thread only; one piece is
/// asked for at a time.
namespace Chinwag {

/// Most bytes of one piece.
inline constexpr qint64 bodyPiece = 64 * 1024;

/// What a request brings behind its head, as it comes.
class RequestBody
{
public:
    virtual ~RequestBody() = default;

    /// Of the whole, as announced.
    virtual qint64 size() const = 0;
    /// The next piece; empty: that was all. An error when the peer has gone or takes too long; then nothing
    /// more comes.
    virtual void read(Continuation<Result<QByteArray, Error>> done) = 0;
};

/// What is sent behind the head of an answer.
class BodySource
{
public:
    virtual ~BodySource() = default;

    /// Of the whole; none: nobody knows before its end.
    virtual std::optional<qint64> size() const = 0;
    /// At least one byte from `offset` on and at most `most`; empty: `offset` is the end. An error ends the
    /// connection, as the answer has begun. The first offset may be any below size(), and is 0 where that is
    /// not known; every further one follows the piece before. Nobody may be there any more when it answers.
    virtual void read(qint64 offset, qint64 most, Continuation<Result<QByteArray, Error>> done) = 0;
};

/// How the body of a request comes to whoever answers it.
struct BodyRule
{
    enum class Way {
        Whole,   ///< as HttpRequest::body
        InPieces ///< as HttpRequest::pieces
    };

    Way way = Way::Whole;
    qint64 most = Limits::requestBody; ///< a longer one is refused before its first byte
};

} // namespace Chinwag
