#include "app/core/files/attachment.h"

#include "shared/protocol/limits.h"

#include <QUuid>

#include <algorithm>

namespace Chinwag {

FileId freshLocalFileId()
{
    return FileId(QStringLiteral("l_") + QUuid::createUuid().toString(QUuid::WithoutBraces));
}

bool isPlain(const FileId &id)
{
    const QString &text = id.toString();
    return !text.isEmpty() && text.size() <= Limits::idLength && std::ranges::all_of(text, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
               c == u'-' || c == u'_';
    });
}

} // namespace Chinwag
