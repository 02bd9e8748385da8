#include "server/core/services/profileservice.h"

#include "server/core/foundation/checkedline.h"
#include "server/core/foundation/errors.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/textrules.h"

#include <QSet>

namespace Chinwag {

ProfileService::ProfileService(NodeContext &context, SessionHub &hub, LiveRooms &rooms, Relay &relay)
    : m_context(context)
    , m_hub(hub)
    , m_rooms(rooms)
    , m_relay(relay)
    , m_lane(context.turn)
{
    relay.on<UserChanged>(
        [this](Channels::Everybody, const UserChanged &message) { showHere(message.user); });
}

Task<User> ProfileService::change(UserId user, std::optional<QString> displayName,
                                  std::optional<Status> status)
{
    if (displayName)
        displayName = co_await normalizedDisplayName(*displayName);
    if (status)
        status = co_await checked(*status);
    if (const auto refused = m_context.budgets.spend(user, {Budget::Writes}))
        co_return *refused;
    const auto stores = m_context.stores.of(user);
    const User changed = co_await ask(stores->accounts, &AccountStore::setProfile, user, displayName, status);
    m_relay.tell(Channels::Everybody(), UserChanged{user});
    tell(changed);
    co_return changed;
}

void ProfileService::renamed(const UserId &user)
{
    m_relay.tell(Channels::Everybody(), UserChanged{user});
    showHere(user);
}

Result<Status, Error> ProfileService::checked(const Status &status) const
{
    const auto text = checkedLine(status.text, Limits::statusLength, QStringLiteral("A status"));
    if (!text)
        return text.error();
    if (text->isEmpty())
        return Status();
    if (status.until.count() > 0 && status.until <= m_context.clock.wall())
        return Errors::badRequest(QStringLiteral("'until' must be a time to come."));
    return Status{*text, status.until};
}

void ProfileService::showHere(const UserId &user)
{
    if (m_hub.hasUser(user) || !m_rooms.roomsWith(user).isEmpty())
        m_tasks.start(show(user), Done<Ok>([](const Outcome<Ok> &) {}));
}

/// As it is stored: nodes are not believed about names.
Task<Ok> ProfileService::show(UserId user)
{
    const QList<UserId> ids{user};
    const QList<User> found = co_await ask(m_context.stores.accounts, &AccountStore::find, ids);
    for (const User &each : found)
        tell(each);
    co_return Ok{};
}

void ProfileService::tell(const User &user)
{
    const QByteArray frame = encode(ServerFrame{UserUpdatedPush{user}});
    const auto told = std::make_shared<QSet<SessionId>>();
    for (Session *session : m_hub.sessionsOf(user.id)) {
        session->rename(user);
        session->send(frame);
        told->insert(session->id());
    }
    QList<RoomId> rooms;
    for (const LiveRoom *room : m_rooms.roomsWith(user.id))
        rooms.append(room->id);
    m_lane.forEach(rooms, [this, frame, told](const RoomId &id) {
        const LiveRoom *room = m_rooms.find(id);
        const QList<Session *> sessions = room ? room->sessions : QList<Session *>();
        for (Session *session : sessions) {
            if (told->contains(session->id()))
                continue;
            told->insert(session->id());
            session->send(frame);
        }
    });
}

} // namespace Chinwag
