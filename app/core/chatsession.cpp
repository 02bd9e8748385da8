#include "app/core/chatsession.h"

#include "app/core/chatsessionparts.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/textrules.h"

#include <QPointer>
#include <QUuid>

namespace Chinwag {

namespace {

Nonce newNonce() { return Nonce(QUuid::createUuid().toString(QUuid::WithoutBraces)); }

Continuation<Result<QJsonObject, Error>> onlyWhether(ChatSession *session, ChatSession::Done done)
{
    return [self = QPointer(session), done = std::move(done)](const Result<QJsonObject, Error> &answer) {
        if (!self)
            return;
        if (answer)
            done(Ok());
        else
            done(answer.error());
    };
}

} // namespace

ChatSession::ChatSession(Account account, Dependencies dependencies, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(account), std::move(dependencies)))
{
}

ChatSession::~ChatSession() = default;

void ChatSession::start()
{
    d->loadCache();
    d->connection.start(d->account.server, d->account.token);
}

const ChatSession::Account &ChatSession::account() const { return d->account; }

ServerConnection &ChatSession::connection() { return d->connection; }

RoomBook &ChatSession::rooms() { return d->book; }

PresenceBook &ChatSession::presence() { return d->presences; }

TypingTracker &ChatSession::typing() { return d->typing; }

TypingNotifier &ChatSession::typingNotifier() { return d->notifier; }

Outbox &ChatSession::outbox() { return d->outbox; }

HistoryLoader &ChatSession::history() { return d->history; }

RoomActions &ChatSession::roomActions() { return d->actions; }

Timeline &ChatSession::timeline(const RoomId &room) { return d->logs.timeline(room); }

Result<Nonce, Error> ChatSession::sendMessage(const RoomId &room, const QString &text, Seq replyTo)
{
    const auto checked = checkedMessageText(text);
    if (!checked)
        return checked.error();
    OutboxEntry entry;
    entry.room = room;
    entry.nonce = newNonce();
    entry.text = *checked;
    entry.replyTo = replyTo;
    entry.createdAt = d->clock.wall();
    d->notifier.messageSent();
    const auto added = d->outbox.add(entry);
    if (!added)
        return added.error();
    return entry.nonce;
}

void ChatSession::markRead(const RoomId &room, Seq seq)
{
    const RoomBook::Entry *entry = d->book.find(room);
    if (!entry || seq <= entry->room.readSeq)
        return;
    d->book.setRead(room, seq);
    d->readMarker.mark(room, seq);
}

void ChatSession::editMessage(const RoomId &room, Seq target, const QString &text, Done done)
{
    d->connection.request(MessageEditFrame{room, newNonce(), target, text},
                          onlyWhether(this, std::move(done)));
}

void ChatSession::deleteMessage(const RoomId &room, Seq target, Done done)
{
    d->connection.request(MessageDeleteFrame{room, newNonce(), target}, onlyWhether(this, std::move(done)));
}

void ChatSession::react(const RoomId &room, Seq target, const QString &emoji, bool add, Done done)
{
    d->connection.request(ReactionFrame{room, newNonce(), target, emoji, add},
                          onlyWhether(this, std::move(done)));
}

void ChatSession::setPresence(Presence presence)
{
    d->chosenPresence = presence;
    d->connection.sendEphemeral(PresenceSetFrame{presence});
}

void ChatSession::loadOlder(const RoomId &room) { d->history.loadOlder(timeline(room)); }

void ChatSession::fillGap(const RoomId &room, Seq seq) { d->history.fillGap(timeline(room), seq); }

QString ChatSession::draft(const RoomId &room) const { return d->drafts.draft(room); }

void ChatSession::setDraft(const RoomId &room, const QString &text) { d->drafts.setDraft(room, text); }

} // namespace Chinwag
