#include "app/core/chatsessionparts.h"

#include "shared/protocol/codec.h"

namespace Chinwag {

namespace {

template <typename... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace

ChatSession::Private::Private(ChatSession &session, Account forAccount, Dependencies dependencies)
    : q(session)
    , account(std::move(forAccount))
    , clock(dependencies.connection.clock)
    , timers(dependencies.connection.timers)
    , cache(dependencies.cache)
    , book(account.user)
    , typing(timers, account.user.id)
    , notifier(clock, timers,
               [this](const RoomId &room, bool active) {
                   connection.sendEphemeral(TypingFrame{room, active});
               })
    , outbox(dependencies.outbox, timers, dependencies.connection.random,
             [this](const OutboxEntry &entry, Continuation<Result<SendResult, Error>> done) {
                 sendMessage(entry, std::move(done));
             })
    , readMarker(timers,
                 [this](const RoomId &room, Seq seq, Continuation<Result<Ok, Error>> done) {
                     sendRead(room, seq, std::move(done));
                 })
    , drafts(cache, timers)
    , actions(dependencies.connection.api, book, account.server, account.token)
    , strangers(actions, book, timers)
    , logs(RoomLogs::Parts{timers, cache, book, outbox, typing, strangers})
    , history(dependencies.connection.api, cache, account.server, account.token,
              [this](const RoomId &room, const HistoryPage &page) {
                  book.addUsers(page.users);
                  logs.apply(room, page.events, RoomLogs::Source::CatchUp);
              })
    , connection(dependencies.connection, [this] { return logs.positions(); })
{
    connectParts();
}

ChatSession::Private::~Private()
{
    if (saving.isActive())
        save();
}

void ChatSession::Private::connectParts()
{
    QObject::connect(&connection, &ServerConnection::stateChanged, &q,
                     [this](ServerConnection::State state) { stateChanged(state); });
    QObject::connect(&connection, &ServerConnection::synced, &q,
                     [this](const SyncResult &result) { synced(result); });
    QObject::connect(&connection, &ServerConnection::pushed, &q,
                     [this](const ServerFrame &frame) { pushed(frame); });
    QObject::connect(&book, &RoomBook::roomRemoved, &q, [this](const RoomId &room) { roomRemoved(room); });
    QObject::connect(&book, &RoomBook::roomAdded, &q, [this] { saveSoon(); });
    QObject::connect(&book, &RoomBook::roomChanged, &q, [this] { saveSoon(); });
    QObject::connect(&book, &RoomBook::usersChanged, &q, [this] {
        usersChanged = true;
        saveSoon();
    });
}

void ChatSession::Private::loadCache()
{
    book.addUsers(cache.users());
    book.setRooms(cache.rooms());
    drafts.load();
    const QList<RoomId> rooms = book.roomIds();
    for (const RoomId &room : rooms)
        logs.timeline(room);
}

void ChatSession::Private::stateChanged(ServerConnection::State state)
{
    switch (state) {
    case ServerConnection::State::Online:
        wentOnline();
        break;
    case ServerConnection::State::Connecting:
    case ServerConnection::State::Syncing:
        break; // pushes may come already
    default:
        wentOffline();
        break;
    }
    const bool refused = connection.stopReason() > ServerConnection::StopReason::Stopped ||
                         connection.lastCloseCode().value_or(0) >= static_cast<quint16>(CloseCode::SignedOut);
    if (state == ServerConnection::State::Offline && refused)
        Q_EMIT q.ended(connection.stopReason());
}

void ChatSession::Private::wentOnline()
{
    if (const auto hello = connection.hello())
        notifier.setTimings(hello->typingRefresh, hello->typingIdle);
    notifier.setOnline(true);
    outbox.setOnline(true);
    readMarker.setOnline(true);
    if (chosenPresence != Presence::Online)
        connection.sendEphemeral(PresenceSetFrame{chosenPresence});
}

void ChatSession::Private::wentOffline()
{
    notifier.setOnline(false);
    outbox.setOnline(false);
    readMarker.setOnline(false);
    typing.clear();
    presences.clear();
}

void ChatSession::Private::synced(const SyncResult &result)
{
    const auto hello = connection.hello();
    const milliseconds expiry = hello ? hello->typingExpiry : milliseconds{0};
    book.addUsers(result.users);
    QList<Room> rooms;
    for (const SyncedRoom &each : result.rooms)
        rooms.append(each.room);
    book.setRooms(rooms);
    for (const SyncedRoom &each : result.rooms) {
        logs.apply(each.room.id, each.events, RoomLogs::Source::CatchUp);
        typing.setTyping(each.room.id, each.typing, expiry);
    }
    presences.setAll(result.presences);
}

void ChatSession::Private::pushed(const ServerFrame &frame)
{
    std::visit(Overloaded{
                   [this](const EventFrame &event) { handle(event); },
                   [this](const TypingPush &push) { handle(push); },
                   [this](const PresencePush &push) { presences.apply(push.presence); },
                   [this](const ReadPush &push) { book.applyRead(push); },
                   [this](const RoomAddedPush &push) { book.addOrUpdate(push.room); },
                   [this](const RoomUpdatedPush &push) { book.addOrUpdate(push.room); },
                   [this](const RoomRemovedPush &push) { book.remove(push.room); },
                   [](const HelloFrame &) {},
                   [](const PingFrame &) {},
                   [](const ReplyFrame &) {},
                   [](const DrainingPush &) {},
               },
               frame);
}

void ChatSession::Private::handle(const EventFrame &frame)
{
    const QList<Event> fresh = logs.apply(frame.event.room, {frame.event}, RoomLogs::Source::Live);
    for (const Event &event : fresh) {
        if (event.kind == EventKind::Message && event.sender != account.user.id)
            Q_EMIT q.messageArrived(event);
    }
}

void ChatSession::Private::handle(const TypingPush &push)
{
    strangers.met(push.room, push.user);
    typing.apply(push);
}

void ChatSession::Private::sendMessage(const OutboxEntry &entry, Continuation<Result<SendResult, Error>> done)
{
    connection.request(MessageSendFrame{entry.room, entry.nonce, entry.text, entry.replyTo},
                       [done = std::move(done)](const Result<QJsonObject, Error> &answer) {
                           if (!answer)
                               return done(answer.error());
                           const auto result = sendResultFromJson(*answer);
                           if (result)
                               return done(*result);
                           // Whether it was stored is not known: the nonce makes asking again harmless.
                           done(Error{ErrorCode::Temporary, result.error().message, std::nullopt});
                       });
}

void ChatSession::Private::sendRead(const RoomId &room, Seq seq, Continuation<Result<Ok, Error>> done)
{
    connection.request(ReadFrame{room, seq},
                       [done = std::move(done)](const Result<QJsonObject, Error> &answer) {
                           if (answer)
                               done(Ok());
                           else
                               done(answer.error());
                       });
}

void ChatSession::Private::roomRemoved(const RoomId &room)
{
    cache.removeRoom(room);
    drafts.forget(room);
    readMarker.forget(room);
}

void ChatSession::Private::saveSoon()
{
    if (!saving.isActive())
        saving = timers.after(saveAfter, [this] {
            saving.cancel();
            save();
        });
}

void ChatSession::Private::save()
{
    cache.storeRooms(book.rooms());
    if (std::exchange(usersChanged, false))
        cache.storeUsers(book.users());
}

} // namespace Chinwag
