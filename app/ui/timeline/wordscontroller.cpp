#include "app/ui/timeline/wordscontroller.h"

#include "app/core/text/foreigntext.h"

namespace Chinwag {

void WordsController::open(ChatSession *session, const RoomId &room)
{
    m_watch = std::make_unique<QObject>();
    if (m_session != session)
        m_refused.clear();
    m_session = session;
    m_room = room;
    if (m_session) {
        connect(&m_session->words(), &WordsTracker::changed, m_watch.get(), [this](const RoomId &changed) {
            if (changed == m_room)
                refreshWords();
        });
        connect(&m_session->rooms(), &RoomBook::roomChanged, m_watch.get(), [this](const RoomId &changed) {
            if (changed == m_room)
                refreshState();
        });
        connect(&m_session->rooms(), &RoomBook::usersChanged, m_watch.get(), [this] {
            refreshWords();
            refreshState();
        });
    }
    refreshWords();
    refreshState();
}

void WordsController::setShown(bool shown)
{
    m_shown = shown;
    refreshWords();
}

void WordsController::setSendsTyping(bool sendsTyping)
{
    m_sendsTyping = sendsTyping;
    refreshState();
}

void WordsController::refuse()
{
    const RoomBook::Entry *entry = m_session ? m_session->rooms().find(m_room) : nullptr;
    if (!entry)
        return;
    m_refused.insert(m_room, entry->room.wordsAsTypedBy);
    refreshState();
}

void WordsController::refreshWords()
{
    if (m_session && m_shown)
        m_people.show(m_session->words().words(m_room), &m_session->rooms());
    else
        m_people.show({}, nullptr);
}

void WordsController::refreshState()
{
    const RoomBook::Entry *entry = m_session ? m_session->rooms().find(m_room) : nullptr;
    const bool isMember = entry && entry->standing == RoomBook::Standing::Member;
    m_sharing = isMember ? wordsSharing(entry->room) : WordsSharing::Impossible;
    // Who takes the wish back and has it again wishes anew.
    if (m_sharing == WordsSharing::Off)
        m_refused.remove(m_room);
    m_sentence = isMember ? sentenceFor(entry->room) : QString();
    Q_EMIT stateChanged();
}

bool WordsController::isRefused(const Room &room) const
{
    return room.wordsAsTypedBy <= m_refused.value(room.id, 0);
}

QString WordsController::sentenceFor(const Room &room) const
{
    const bool isDirect = room.kind == RoomKind::Direct;
    const QString peer = ForeignText::isolated(m_session->rooms().title(room.id));
    const int count = room.wordsAsTypedBy;
    switch (m_sharing) {
    case WordsSharing::On:
        if (!m_sendsTyping)
            return tr("Nobody sees your words: your settings say not to show others that you type");
        if (isDirect || room.memberCount == 2)
            return tr("You both see words as they are typed");
        return tr("%n of you see words as they are typed", nullptr, count);
    case WordsSharing::Asked:
        return isDirect ? tr("%1 has not agreed yet to see words as they are typed").arg(peer)
                        : tr("Nobody else has agreed yet to see words as they are typed");
    case WordsSharing::Offered:
        if (isRefused(room))
            return {};
        return isDirect ? tr("%1 would like you both to see words as they are typed").arg(peer)
                        : tr("%n in this room would like to see words as they are typed", nullptr, count);
    case WordsSharing::Impossible:
    case WordsSharing::Off:
        break;
    }
    return {};
}

} // namespace Chinwag
