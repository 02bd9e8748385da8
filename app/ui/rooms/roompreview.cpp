#include "app/ui/rooms/roompreview.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/files/filelabels.h"
#include "app/ui/text/messageformat.h"
#include "app/ui/words.h"

#include <algorithm>

namespace Chinwag {

namespace {

QString oneLine(const QString &text, const QList<File> &files, const QString &author)
{
    return text.isEmpty() ? FileLabels::instead(files) : MessageFormat::words(text, author).simplified();
}

} // namespace

RoomPreview::RoomPreview(ChatSession &session, const RoomId &room, bool isOpen)
    : m_session(session)
    , m_room(room)
    , m_draft(isOpen ? QString() : session.draft(room).simplified())
{
    if (const RoomBook::Entry *const entry = session.rooms().find(room))
        m_entry = *entry;
}

RoomPreview::Kind RoomPreview::kind() const
{
    if (!m_draft.isEmpty())
        return Kind::Draft;
    if (const OutboxEntry *const waiting = unsent())
        return waiting->hasFailed() ? Kind::Failed : Kind::Waiting;
    const auto &last = m_entry.lastMessage;
    return last && last->waits ? Kind::Waiting : Kind::LastMessage;
}

QString RoomPreview::words() const
{
    if (!m_draft.isEmpty())
        return tr("Draft: %1").arg(ForeignText::isolated(m_draft));
    const OutboxEntry *const waiting = unsent();
    if (!waiting)
        return lastMessage();
    const QString words =
        oneLine(waiting->words(), waiting->as<MessageBody>()->files, m_session.account().user.displayName);
    return tr("%1: %2", "person, message").arg(tr("You"), ForeignText::isolated(words));
}

const OutboxEntry *RoomPreview::unsent() const
{
    const QList<OutboxEntry> &entries = m_session.outbox().entries(m_room);
    const auto found = std::find_if(entries.crbegin(), entries.crend(), [](const OutboxEntry &entry) {
        return entry.as<MessageBody>() && !entry.isNothing();
    });
    return found == entries.crend() ? nullptr : &*found;
}

QString RoomPreview::lastMessage() const
{
    const auto &last = m_entry.lastMessage;
    const bool isDirect = m_entry.room.kind == RoomKind::Direct;
    const UserId &self = m_session.account().user.id;
    if (!last) {
        const UserId &by = m_entry.addedBy;
        const bool isAdded = !isDirect && !by.isEmpty() && by != self;
        return isAdded ? Words::added(m_session.rooms().user(by).displayName) : QString();
    }
    if (last->deleted)
        return tr("Message deleted");
    const QString author = m_session.rooms().user(last->sender).displayName;
    const QString text = oneLine(last->text, last->files, author);
    const bool own = last->sender == self;
    if ((isDirect && !own) || MessageFormat::isAction(last->text))
        return ForeignText::drawable(text);
    const QString who = own ? tr("You") : ForeignText::isolated(author);
    return tr("%1: %2", "person, message").arg(who, ForeignText::isolated(text));
}

} // namespace Chinwag
