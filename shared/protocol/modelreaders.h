#pragma once

#include "shared/protocol/codec.h"
#include "shared/protocol/jsonreader.h"

/// Internal to the codec: the nouns, read as parts of something larger.
namespace Chinwag {

User readUser(JsonReader &json);
UserPresence readPresence(JsonReader &json);
Room readRoom(JsonReader &json);
Event readEvent(JsonReader &json);

} // namespace Chinwag
