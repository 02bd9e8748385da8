#include "app/ui/timeline/typingcontroller.h"

#include "app/core/typing/wordssharing.h"
#include "app/ui/words.h"

namespace Chinwag {

void TypingController::open(ChatSession *session, const RoomId &room)
{
    m_watch = std::make_unique<QObject>();
    m_session = session;
    m_room = room;
    m_people.setSession(session);
    if (m_session) {
        connect(&m_session->typing(), &TypingTracker::changed, m_watch.get(), [this](const RoomId &changed) {
            if (changed == m_room)
                refresh();
        });
        connect(&m_session->words(), &WordsTracker::changed, m_watch.get(), [this](const RoomId &changed) {
            if (changed == m_room)
                refresh();
        });
        connect(&m_session->rooms(), &RoomBook::roomChanged, m_watch.get(), [this](const RoomId &changed) {
            if (changed == m_room)
                refresh();
        });
        connect(&m_session->rooms(), &RoomBook::usersChanged, m_watch.get(), [this] { refresh(); });
    }
    refresh();
}

void TypingController::setShown(bool shown)
{
    m_shown = shown;
    refresh();
}

void TypingController::refresh()
{
    if (!m_session || !m_shown)
        return setText({});
    const QList<UserId> typists = this->typists();
    const int count = m_session->typing().anonymousCount(m_room);
    if (typists.isEmpty() && count > 0) {
        m_people.setUsers({});
        return setText(Words::typingInList(count, false));
    }
    QStringList names;
    for (const UserId &user : typists)
        names.append(m_session->rooms().user(user).displayName);
    // The faces stay while the row fades out; without this the sentence would slide to the left as it goes.
    if (!typists.isEmpty())
        m_people.setUsers(typists.first(std::min<qsizetype>(typists.size(), maxFaces)));
    setText(Words::typing(names));
}

// Until they type no more, or their words are not wanted any more: these go a little earlier than they do.
QList<UserId> TypingController::typists()
{
    const QList<UserId> all = m_session->typing().typing(m_room);
    for (const WordsTracker::Words &each : m_session->words().words(m_room))
        m_inWords.insert(each.user);
    const RoomBook::Entry *entry = m_session->rooms().find(m_room);
    if (!entry || wordsSharing(entry->room) != WordsSharing::On)
        m_inWords.clear();
    m_inWords.intersect(QSet<UserId>(all.cbegin(), all.cend()));
    QList<UserId> others;
    for (const UserId &user : all) {
        if (!m_inWords.contains(user))
            others.append(user);
    }
    return others;
}

void TypingController::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    Q_EMIT textChanged();
}

} // namespace Chinwag
