#pragma once

#include "shared/protocol/limits.h"
#include "shared/protocol/model.h"

namespace Chinwag {

/// Whether words are seen as they are typed in a room.
enum class WordsSharing {
    Impossible, ///< too many people, or one is not in it
    Off,        ///< nobody wants it
    Offered,    ///< others do
    Asked,      ///< this user does, nobody else
    On,         ///< this user and others
};

inline WordsSharing wordsSharing(const Room &room)
{
    if (!room.role || room.memberCount > Limits::wordsAsTypedUpToMembers)
        return WordsSharing::Impossible;
    const bool isWanted = room.preferences && room.preferences->wordsAsTyped;
    if (isWanted)
        return room.wordsAsTypedBy > 1 ? WordsSharing::On : WordsSharing::Asked;
    return room.wordsAsTypedBy > 0 ? WordsSharing::Offered : WordsSharing::Off;
}

} // namespace Chinwag
