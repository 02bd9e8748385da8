#include "app/ui/timeline/entryid.h"

namespace Chinwag {

QString entryIdOf(const TimelineItem &item)
{
    if (item.kind == TimelineItem::Kind::Gap)
        return QStringLiteral("gap:%1").arg(item.seq);
    return item.nonce.isEmpty() ? QStringLiteral("seq:%1").arg(item.seq) : item.nonce.toString();
}

MessageRef messageOf(const QString &entryId)
{
    const qsizetype colon = entryId.indexOf(u':');
    return colon < 0 ? MessageRef{0, Nonce(entryId)} : MessageRef{entryId.mid(colon + 1).toLongLong(), {}};
}

} // namespace Chinwag
