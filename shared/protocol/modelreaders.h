#pragma once

#include "shared/protocol/codec.h"
#include "shared/protocol/jsonreader.h"

/// Internal to the codec: the nouns, read as parts of something larger.
namespace Chinwag {

User readUser(JsonReader &json);
Status readStatus(JsonReader &json);
UserPresence readPresence(JsonReader &json);
Room readRoom(JsonReader &json);
RoomPreferences readRoomPreferences(JsonReader &json);
File readFile(JsonReader &json);
/// Needs `room` and `seq`. With anything else that is wrong it keeps its place in the log as an UnknownBody.
Event readEvent(JsonReader &json);
/// The rest of an event whose room and seq are known.
void readRest(Event &event, const QJsonObject &json);
/// Of a kind and members that nobody knows: an UnknownBody.
EventBody readBody(const QString &kind, const QJsonObject &json);

} // namespace Chinwag
