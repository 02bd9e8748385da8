#pragma once

#include "app/core/chatsession.h"
#include "app/core/outbox/outbox.h"
#include "app/core/presence/presencebook.h"
#include "app/core/rooms/draftbook.h"
#include "app/core/rooms/readmarker.h"
#include "app/core/rooms/roomactions.h"
#include "app/core/rooms/strangers.h"
#include "app/core/timeline/historyloader.h"
#include "app/core/timeline/roomlogs.h"
#include "app/core/typing/typingnotifier.h"
#include "app/core/typing/typingtracker.h"

namespace Chinwag {

/// The parts of a session and the wires between them and the connection. Only for chatsession.cpp.
struct ChatSession::Private
{
    static constexpr milliseconds saveAfter{1000};

    Private(ChatSession &session, Account forAccount, Dependencies dependencies);
    ~Private();

    void loadCache();
    void connectParts();

    void stateChanged(ServerConnection::State state);
    void wentOnline();
    void wentOffline();
    void synced(const SyncResult &result);
    void pushed(const ServerFrame &frame);
    void handle(const EventFrame &frame);
    void handle(const TypingPush &push);
    void sendMessage(const OutboxEntry &entry, Continuation<Result<SendResult, Error>> done);
    void sendRead(const RoomId &room, Seq seq, Continuation<Result<Ok, Error>> done);
    void roomRemoved(const RoomId &room);
    void saveSoon();
    void save();

    ChatSession &q;
    Account account;
    Clock &clock;
    TimerScheduler &timers;
    Cache &cache;
    RoomBook book;
    PresenceBook presences;
    TypingTracker typing;
    TypingNotifier notifier;
    Outbox outbox;
    ReadMarker readMarker;
    DraftBook drafts;
    RoomActions actions;
    Strangers strangers;
    RoomLogs logs;
    HistoryLoader history;
    ServerConnection connection; // last: the first to go, before those it talks to
    Presence chosenPresence = Presence::Online;
    bool usersChanged = false;
    Timer saving;
};

} // namespace Chinwag
