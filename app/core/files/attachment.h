#pragma once

#include "shared/protocol/model.h"

#include <QUuid>

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
inline FileId freshLocalFileId()
{
    return FileId(QStringLiteral("l_") + QUuid::createUuid().toString(QUuid::WithoutBraces));
}

} // namespace Chinwag
