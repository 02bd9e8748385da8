#pragma once

#include "shared/protocol/model.h"

namespace Chinwag {

/// What is ready to be sent: copies in a folder of this profile, which nobody else changes.
struct Attachment
{
    File file;         ///< under an id of this computer's own until the server has it
    QString path;      ///< all of it, as the server gets it
    QString thumbnail; ///< a path, too; empty: none

    friend bool operator==(const Attachment &, const Attachment &) = default;
};

/// One that no server gives.
FileId freshLocalFileId();
/// Letters, digits, '-' and '_': as a part of a path it leads nowhere else.
bool isPlain(const FileId &id);

/// It was made by freshLocalFileId().
inline bool isLocal(const FileId &id) { return id.toString().startsWith(QLatin1String("l_")); }

} // namespace Chinwag
