#include "app/core/rooms/draftbook.h"

namespace Chinwag {

void DraftBook::setDraft(const RoomId &room, const QString &text)
{
    if (draft(room) == text)
        return;
    if (text.isEmpty())
        m_drafts.remove(room);
    else
        m_drafts.insert(room, text);
    m_unsaved.insert(room);
    m_timer = m_timers.after(saveAfter, [this] { save(); });
}

void DraftBook::addToDraft(const RoomId &room, const QString &text)
{
    const QString before = draft(room);
    setDraft(room, before.isEmpty() ? text : before + u'\n' + text);
    save();
}

void DraftBook::forget(const RoomId &room)
{
    m_drafts.remove(room);
    m_unsaved.remove(room);
}

void DraftBook::keepAgain(const RoomId &room)
{
    if (m_drafts.contains(room))
        m_cache.storeDraft(room, draft(room));
}

void DraftBook::save()
{
    for (const RoomId &room : std::as_const(m_unsaved))
        m_cache.storeDraft(room, draft(room));
    m_unsaved.clear();
}

} // namespace Chinwag
