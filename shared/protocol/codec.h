#pragma once

#include "shared/base/result.h"
#include "shared/protocol/frames.h"

#include <QByteArray>

/// Frames to bytes and back. JSON in UTF-8, one object per frame. Decoding never throws and never half-fills:
/// it gives a whole frame or an Error whose message names the field. Unknown fields are ignored; duplicate
/// keys are refused; numbers must be whole and within ±2^53. Pure functions, any thread.
namespace Chinwag {

struct DecodeError
{
    Error error;
    RequestId id; ///< when the frame was well-formed enough to know it, so that the refusal can be a reply
};

QByteArray encode(const ClientEnvelope &envelope);
QByteArray encode(const ServerFrame &frame);
/// The same as encode() of a ReplyFrame with toJson(result), at a fraction of the cost: everybody who
/// connects gets one, and everybody who writes.
QByteArray encodeReply(qint64 id, const SyncResult &result);
QByteArray encodeReply(qint64 id, const SendResult &result);

Result<ClientEnvelope, DecodeError> decodeClientFrame(const QByteArray &bytes);
/// Unknown `type`: ErrorCode::UnknownType; clients skip such frames (a newer server).
Result<ServerFrame, Error> decodeServerFrame(const QByteArray &bytes);

// The parts, for reply data and HTTP bodies.
QJsonObject toJson(const User &user);
QJsonObject toJson(const UserPresence &presence);
QJsonObject toJson(const Room &room);
QJsonObject toJson(const File &file);
QJsonObject toJson(const Event &event); ///< without "type"
QJsonObject toJson(const SyncedRoom &synced);
QJsonObject toJson(const SyncResult &result);
QJsonObject toJson(const SendResult &result);
QJsonObject toJson(const HistoryPage &page);
QJsonObject toJson(const Error &error);

Result<User, Error> userFromJson(const QJsonObject &json);
Result<Room, Error> roomFromJson(const QJsonObject &json);
Result<File, Error> fileFromJson(const QJsonObject &json);
Result<Event, Error> eventFromJson(const QJsonObject &json);
Result<SyncResult, Error> syncResultFromJson(const QJsonObject &json);
Result<SendResult, Error> sendResultFromJson(const QJsonObject &json);
Result<HistoryPage, Error> historyPageFromJson(const QJsonObject &json);
/// Of a refused reply or of problem+json. A code nobody knows (a newer server) reads as Internal; none
/// without a code.
std::optional<Error> errorFromJson(const QJsonObject &json);

/// Parses one JSON object of at most `limit` bytes; refuses duplicate keys and more than 32 levels before
/// QJsonDocument sees them.
Result<QJsonObject, Error> parseObject(const QByteArray &bytes, qsizetype limit);

} // namespace Chinwag
