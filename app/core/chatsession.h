#pragma once

#include "app/core/connection/serverconnection.h"
#include "app/core/outbox/outboxstore.h"
#include "app/core/timeline/cache.h"

namespace Chinwag {

class HistoryLoader;
class Outbox;
class PresenceBook;
class RoomActions;
class RoomBook;
class Timeline;
class TypingNotifier;
class TypingTracker;

/// One signed-in account on one server: owns the client's state and wires it to the connection. The ui
/// observes its parts. Lives from sign-in (or app start with a kept token) to sign-out. Loop thread.
class ChatSession : public QObject
{
    Q_OBJECT
public:
    struct Account
    {
        QUrl server; ///< http(s)://host:port
        QString token;
        User user;
    };
    struct Dependencies
    {
        ServerConnection::Dependencies connection;
        Cache &cache;
        OutboxStore &outbox;
    };

    ChatSession(Account account, Dependencies dependencies, QObject *parent = nullptr);
    ~ChatSession() override;

    void start(); ///< loads the cache at once, then connects

    const Account &account() const;
    ServerConnection &connection();
    RoomBook &rooms(); ///< rooms, users, unread, previews, members
    PresenceBook &presence();
    TypingTracker &typing();
    TypingNotifier &typingNotifier();
    Outbox &outbox();
    Timeline &timeline(const RoomId &room); ///< created on demand, kept
    /// Sends `text`: checked, written to the outbox, shown as waiting, sent when Online. The error is for the
    /// composer.
    Result<Nonce, Error> sendMessage(const RoomId &room, const QString &text, Seq replyTo = 0);
    /// At once here, and told to the server at most once a second.
    void markRead(const RoomId &room, Seq seq);

    using Done = Continuation<Result<Ok, Error>>;
    // These need a connection; without one the answer is Temporary.
    void editMessage(const RoomId &room, Seq target, const QString &text, Done done);
    void deleteMessage(const RoomId &room, Seq target, Done done);
    void react(const RoomId &room, Seq target, const QString &emoji, bool add, Done done);
    /// Kept for later connections of this session, too.
    void setPresence(Presence presence);

    HistoryLoader &history();
    RoomActions &roomActions();
    /// One page of events before the oldest shown; nothing happens at the beginning or while a page is
    /// loading.
    void loadOlder(const RoomId &room);
    /// The newest page of what is missing; `seq` is the gap row's.
    void fillGap(const RoomId &room, Seq seq);

    QString draft(const RoomId &room) const;
    void setDraft(const RoomId &room, const QString &text); ///< on disk 500 ms later

Q_SIGNALS:
    /// A message of somebody else came in just now: not from the cache, history or catching up after a
    /// reconnect.
    void messageArrived(const Chinwag::Event &event);
    /// The token is no longer good (signed out elsewhere, banned, client too old).
    void ended(Chinwag::ServerConnection::StopReason reason);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Chinwag
