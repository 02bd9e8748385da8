#include "app/ui/rooms/additioncontroller.h"

#include "app/core/commands/chatcommand.h"
#include "app/core/text/foreigntext.h"
#include "app/ui/guarded.h"
#include "app/ui/words.h"

namespace Chinwag {

void AdditionController::open(ChatSession *session, const RoomId &room)
{
    m_watch.reset();
    m_session = session && session->rooms().find(room) ? session : nullptr;
    m_room = room;
    m_finder.setSession(m_session);
    start();
    if (m_session)
        watch();
    Q_EMIT roomChanged();
}

void AdditionController::watch()
{
    m_watch = std::make_unique<QObject>();
    const auto changed = [this](const RoomId &room) {
        if (room == m_room)
            Q_EMIT roomChanged();
    };
    connect(&m_session->rooms(), &RoomBook::roomChanged, m_watch.get(), changed);
    connect(&m_session->rooms(), &RoomBook::roomRemoved, m_watch.get(), changed);
    const auto again = [this](const RoomId &room) {
        if (room == m_room)
            suggestAgain();
    };
    connect(&m_session->members(), &MembersBook::reset, m_watch.get(), again);
    connect(&m_session->members(), &MembersBook::added, m_watch.get(), again);
    connect(&m_session->members(), &MembersBook::removed, m_watch.get(), again);
}

bool AdditionController::isPossible() const
{
    const RoomBook::Entry *entry = m_session ? m_session->rooms().find(m_room) : nullptr;
    return entry && entry->standing != RoomBook::Standing::Former &&
           ChatCommand::fits(ChatCommand::Invite, entry->room);
}

QString AdditionController::room() const { return m_session ? m_session->rooms().title(m_room) : QString(); }

void AdditionController::start()
{
    m_asked.clear();
    m_text.clear();
    suggestAgain();
    setRequest(false, {});
}

void AdditionController::suggest(const QString &text)
{
    m_text = text;
    suggestAgain();
    if (!text.isEmpty())
        setRequest(m_busy, {});
}

void AdditionController::suggestAgain()
{
    if (m_session)
        m_finder.find(m_text, m_session->members().members(m_room) + m_asked);
}

void AdditionController::add(const QString &userId)
{
    if (m_session && !m_busy)
        addUser(m_session->rooms().user(UserId(userId)));
}

void AdditionController::addCalled(const QString &name)
{
    const QString wanted = name.trimmed();
    if (!m_session || m_busy)
        return;
    if (wanted.isEmpty())
        return setRequest(false, tr("Enter the name of a person."));
    setRequest(true, {});
    m_session->roomActions().findUsers(
        wanted, guarded<QList<User>>(m_watch.get(), [this, wanted](const Result<QList<User>, Error> &answer) {
            found(wanted, answer);
        }));
}

void AdditionController::found(const QString &name, const Result<QList<User>, Error> &answer)
{
    if (!answer)
        return setRequest(false, answer.error().message);
    const User *const user = PeopleFinder::called(name, *answer);
    if (!user)
        return setRequest(false, tr("Nobody here is called “%1”.").arg(ForeignText::isolated(name)));
    if (m_session->members().members(m_room).contains(user->id))
        return setRequest(
            false, tr("%1 is in the room already.", "person").arg(ForeignText::isolated(user->displayName)));
    addUser(*user);
}

void AdditionController::addUser(const User &user)
{
    setRequest(true, {});
    m_session->roomActions().addMember(
        m_room, user.id,
        guarded<Addition>(m_watch.get(),
                          [this, user](const Result<Addition, Error> &answer) { answered(user, answer); }));
}

void AdditionController::answered(const User &user, const Result<Addition, Error> &answer)
{
    if (!answer)
        return setRequest(false, answer.error().message);
    m_asked.append(user.id);
    m_text.clear();
    suggestAgain();
    setRequest(false, {},
               *answer == Addition::Asked
                   ? Words::askedToComeIn(user.displayName)
                   : tr("%1 is in the room now.", "person").arg(ForeignText::isolated(user.displayName)));
    Q_EMIT added();
}

void AdditionController::setRequest(bool busy, const QString &error, const QString &outcome)
{
    if (m_busy == busy && m_error == error && m_outcome == outcome)
        return;
    m_busy = busy;
    m_error = error;
    m_outcome = outcome;
    Q_EMIT requestChanged();
}

} // namespace Chinwag
