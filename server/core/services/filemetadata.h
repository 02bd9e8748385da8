#pragma once

#include "server/core/ports/filestore.h"

namespace Chinwag {

/// What a client says of a file when it begins to upload it (tus: Upload-Metadata). What it says of an image
/// and makes no sense is left out; BadRequest when the field itself cannot be read. Pure functions, any
/// thread.
Outcome<NewFile> fileFromMetadata(const QByteArray &field);

/// A name that can be given to whoever saves the file: without folders and what nobody can see, at most
/// Limits::fileNameLength units and bytes, never empty.
QString cleanFileName(const QString &name);

} // namespace Chinwag
