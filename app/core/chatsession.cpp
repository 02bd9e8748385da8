#include "app/core/chatsession.h"
#include "app/core/files/filewords.h"
#include "app/core/typing/wordssharing.h"

#include "shared/base/overloaded.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/textrules.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>

namespace Chinwag {

namespace {

QString notAMember() { return QCoreApplication::translate("ChatSession", "You are no longer in this room."); }

QString notThere()
{
    return QCoreApplication::translate("ChatSession", "This message is not here any more.");
}

} // namespace

ChatSession::ChatSession(Account account, Dependencies dependencies, QObject *parent)
    : QObject(parent)
    , m_account(std::move(account))
    , m_api(dependencies.connection.api.account(m_account.server, m_account.token))
    , m_clock(dependencies.connection.clock)
    , m_timers(dependencies.connection.timers)
    , m_cache(dependencies.cache)
    , m_book(m_account.user)
    , m_statusExpiry(m_clock, m_timers, m_book)
    , m_typing(m_timers, m_account.user.id)
    , m_words(m_timers, m_account.user.id, [this](const RoomId &room) { return sharesWords(room); })
    , m_notifier(m_clock, m_timers,
                 [this](const RoomId &room, bool active) {
                     m_connection.sendEphemeral(TypingFrame{room, active});
                 })
    , m_outbox(dependencies.outbox, m_timers, dependencies.connection.random,
               [this](const OutboxEntry &entry, Continuation<Result<SendResult, Error>> done) {
                   sendEntry(entry, std::move(done));
               })
    , m_preparer(dependencies.preparer)
    , m_library({*m_api, m_timers, dependencies.connection.random, dependencies.libraryFolder,
                 FileLibrary::defaultLimit})
    , m_uploads({*m_api, m_clock, m_timers, dependencies.connection.random, m_outbox})
    , m_readMarker(m_timers,
                   [this](const RoomId &room, Seq seq, Continuation<Result<Ok, Error>> done) {
                       sendRead(room, seq, std::move(done));
                   })
    , m_drafts(m_cache, m_timers)
    , m_actions(*m_api, m_book)
    , m_invitations(*m_api, m_book)
    , m_privacy(*m_api)
    , m_accountBook(*m_api)
    , m_days(*m_api)
    , m_exporter({*m_api, m_clock, m_timers, dependencies.connection.random},
                 [this](const UserId &user) { return m_book.user(user); })
    , m_members(m_actions, m_book)
    , m_moderation(*m_api, m_members)
    , m_strangers(m_actions, m_book, m_timers)
    , m_logs(RoomLogs::Parts{m_timers, m_cache, m_book, m_outbox, m_typing, m_strangers,
                             [this](const QList<File> &files) { forget(files); }})
    , m_history(*m_api, m_cache,
                [this](const RoomId &room, const HistoryPage &page) { historyFound(room, page); })
    , m_completeness({*m_api, m_cache, m_book, m_timers,
                      [this](const RoomId &room, const HistoryPage &page) { historyFound(room, page); }})
    , m_quotes(*m_api, m_cache)
    , m_search(*m_api, m_cache, m_book)
    , m_feed(m_timers, [this](const QList<Event> &events) { apply(events); })
    , m_connection(dependencies.connection, [this] { return m_logs.positions(); })
{
    connectParts();
    connectFiles();
}

ChatSession::~ChatSession()
{
    if (m_saving.isActive())
        save();
}

void ChatSession::connectParts()
{
    connect(&m_connection, &ServerConnection::stateChanged, this,
            [this](ServerConnection::State state) { stateChanged(state); });
    connect(&m_connection, &ServerConnection::syncBegins, this, [this] {
        m_feed.flush();
        m_sync = Sync();
        m_sync->isNews = !m_book.roomIds().isEmpty();
    });
    connect(&m_connection, &ServerConnection::synced, this,
            [this](const SyncResult &result) { synced(result); });
    connect(&m_connection, &ServerConnection::pushed, this,
            [this](const ServerFrame &frame) { pushed(frame); });
    m_notifier.showWords([this](const RoomId &room) { return sharesWords(room); },
                         [this](const RoomId &room, const QString &text) {
                             if (text.isEmpty() || sharesWords(room))
                                 m_connection.sendEphemeral(TypingTextFrame{room, text});
                         });
    connect(&m_accountBook, &AccountBook::selfChanged, this,
            [this](const User &self) { m_book.addUsers({self}); });
    m_book.keepWhile([this](const RoomId &room) { return hasOwnWords(room); });
    connect(&m_outbox, &Outbox::refused, this, [this](const OutboxEntry &entry) { refused(entry); });
    connect(&m_outbox, &Outbox::changed, this, [this](const RoomId &room) { endFormer(room); });
    connect(&m_book, &RoomBook::roomLeft, this, [this](const RoomId &room) { roomLeft(room); });
    connect(&m_book, &RoomBook::roomRemoved, this, [this](const RoomId &room) { roomRemoved(room); });
    connect(&m_book, &RoomBook::roomAdded, this, [this] { saveSoon(); });
    connect(&m_book, &RoomBook::roomChanged, this, [this](const RoomId &room) {
        m_words.roomChanged(room);
        saveSoon();
    });
    connect(&m_book, &RoomBook::usersChanged, this, [this] {
        m_usersChanged = true;
        saveSoon();
    });
}

User ChatSession::self() const
{
    const UserId &id = m_account.user.id;
    return m_book.knows(id) ? m_book.user(id) : m_account.user;
}

void ChatSession::connectFiles()
{
    connect(&m_outbox, &Outbox::fileUploaded, this, [this](const OutboxEntry::OutgoingFile &file) {
        m_library.keepOwn(file.attachment, file.upload);
    });
    connect(&m_outbox, &Outbox::filesDelivered, this, [this](const QList<OutboxEntry::OutgoingFile> &files) {
        for (const OutboxEntry::OutgoingFile &file : files)
            m_library.adopt(file.attachment, file.upload);
    });
    connect(&m_outbox, &Outbox::filesDropped, this, [this](const QList<OutboxEntry::OutgoingFile> &files) {
        for (const OutboxEntry::OutgoingFile &file : files) {
            m_library.dropOwn(file.attachment, file.upload);
            if (m_preparer)
                m_preparer->discard(file.attachment);
        }
    });
}

void ChatSession::forget(const QList<File> &files)
{
    for (const File &file : files)
        m_library.forget(file.id);
}

/// Before the cache does: it knows which they are.
void ChatSession::forgetFilesOf(const RoomId &room)
{
    m_cache.events(room, 0, mostWaiting, [me = QPointer(this)](const Result<Cache::Page, Error> &page) {
        if (!me || !page)
            return;
        for (const Event &event : page->events) {
            if (const auto *message = event.as<MessageBody>())
                me->forget(message->files);
        }
    });
}

// What waits is here again; what nobody sends any more is nobody's.
void ChatSession::takeUpFiles()
{
    QSet<FileId> needed;
    const QList<RoomId> rooms = m_outbox.rooms();
    for (const RoomId &room : rooms) {
        const QList<OutboxEntry> entries = m_outbox.entries(room);
        for (const OutboxEntry &entry : entries) {
            for (const OutboxEntry::OutgoingFile &file : entry.files) {
                m_library.keepOwn(file.attachment, file.upload);
                needed.insert(file.attachment.file.id);
            }
        }
    }
    if (m_preparer)
        m_preparer->keepOnly(needed);
}

void ChatSession::start()
{
    if (m_loading == Loading::Done)
        return m_connection.start(m_account.server, m_account.token);
    if (std::exchange(m_loading, Loading::UnderWay) == Loading::UnderWay)
        return;
    // Whatever the disk says: the server has the truth.
    m_tasks.start<Ok, Error>(load(), [this](const Result<Ok, Error> &) {
        m_loading = Loading::Done;
        m_connection.start(m_account.server, m_account.token);
    });
}

Timeline &ChatSession::timeline(const RoomId &room) { return m_logs.timeline(room); }

Result<Nonce, Error> ChatSession::sendMessage(const RoomId &room, const QString &text, Seq replyTo)
{
    const auto checked = checkedMessageText(text);
    if (!checked)
        return checked.error();
    if (isFormer(room))
        return Error{ErrorCode::Forbidden, notAMember(), std::nullopt};
    m_notifier.messageSent();
    return write(room, MessageBody{*checked, replyTo});
}

Result<Nonce, Error> ChatSession::send(const RoomId &room, const QString &text, Seq replyTo,
                                       const QList<Attachment> &attachments)
{
    if (attachments.isEmpty())
        return sendMessage(room, text, replyTo);
    const auto checked = isBlank(text) ? Result<QString, Error>(QString()) : checkedMessageText(text);
    if (!checked)
        return checked.error();
    if (attachments.size() > Limits::filesPerMessage)
        return Error{ErrorCode::BadRequest, tooManyFiles(), std::nullopt};
    if (isFormer(room))
        return Error{ErrorCode::Forbidden, notAMember(), std::nullopt};
    m_notifier.messageSent();
    MessageBody message{*checked, replyTo};
    QList<OutboxEntry::OutgoingFile> files;
    for (const Attachment &attachment : attachments) {
        m_library.keepOwn(attachment);
        message.files.append(attachment.file);
        files.append({attachment});
    }
    return write(room, message, files);
}

bool ChatSession::cancelSending(const RoomId &room, const Nonce &message)
{
    const QList<OutboxEntry> &entries = m_outbox.entries(room);
    const auto found = std::ranges::find(entries, message, &OutboxEntry::nonce);
    if (found == entries.end() || found->files.isEmpty() || (found->mayBeThere && !found->hasFailed()))
        return false;
    if (const QString caption = found->words(); !caption.isEmpty())
        m_drafts.addToDraft(room, caption);
    m_outbox.withdraw(room, message);
    return true;
}

bool ChatSession::cancelFile(const RoomId &room, const Nonce &message, const FileId &local)
{
    const QList<OutboxEntry> &entries = m_outbox.entries(room);
    const auto found = std::ranges::find(entries, message, &OutboxEntry::nonce);
    const bool isOneOfSeveral = found != entries.end() && found->files.size() > 1;
    return isOneOfSeveral ? m_outbox.leaveOut(local) : cancelSending(room, message);
}

Nonce ChatSession::write(const RoomId &room, Command command, QList<OutboxEntry::OutgoingFile> files)
{
    OutboxEntry entry;
    entry.room = room;
    entry.nonce = freshNonce();
    entry.command = std::move(command);
    entry.files = std::move(files);
    entry.createdAt = m_clock.wall();
    m_outbox.add(entry);
    return entry.nonce;
}

bool ChatSession::isFormer(const RoomId &room) const
{
    const RoomBook::Entry *known = m_book.find(room);
    return known && known->standing == RoomBook::Standing::Former;
}

void ChatSession::markRead(const RoomId &room, Seq seq)
{
    const RoomBook::Entry *entry = m_book.find(room);
    if (!entry || seq <= entry->room.readSeq)
        return;
    m_book.setRead(room, seq);
    m_readMarker.mark(room, seq);
}

Result<Ok, Error> ChatSession::editMessage(const RoomId &room, const MessageRef &message, const QString &text)
{
    const auto checked = checkedMessageText(text);
    if (!checked)
        return checked.error();
    if (isFormer(room))
        return Error{ErrorCode::Forbidden, notAMember(), std::nullopt};
    if (const Seq seq = seqOf(room, message))
        write(room, EditBody{seq, *checked});
    else if (!m_outbox.amend(room, message.nonce, *checked))
        return Error{ErrorCode::NotFound, notThere(), std::nullopt};
    return Ok();
}

void ChatSession::deleteMessage(const RoomId &room, const MessageRef &message)
{
    if (const Seq seq = seqOf(room, message))
        write(room, DeleteBody{seq});
    else
        m_outbox.withdraw(room, message.nonce);
}

void ChatSession::react(const RoomId &room, Seq target, const QString &emoji, bool add)
{
    if (const auto checked = checkedEmoji(emoji))
        write(room, ReactionBody{target, *checked, add});
}

Seq ChatSession::seqOf(const RoomId &room, const MessageRef &message)
{
    return message.seq > 0 ? message.seq : timeline(room).seqOfNonce(message.nonce);
}

// Nothing that somebody wrote gets lost: it is there to be sent otherwise.
void ChatSession::refused(const OutboxEntry &entry)
{
    if (const auto *edit = entry.as<EditBody>())
        m_drafts.addToDraft(entry.room, edit->text);
}

void ChatSession::setPresence(Presence presence)
{
    m_chosenPresence = presence;
    m_connection.sendEphemeral(PresenceSetFrame{presence});
}

void ChatSession::loadOlder(const RoomId &room) { m_history.loadOlder(timeline(room)); }

void ChatSession::loadNewer(const RoomId &room) { m_history.loadNewer(timeline(room)); }

void ChatSession::fillGap(const RoomId &room, Seq seq) { m_history.fillGap(timeline(room), seq); }

void ChatSession::jumpToEnd(const RoomId &room) { m_history.jumpToEnd(timeline(room)); }

void ChatSession::jumpTo(const RoomId &room, Seq seq) { m_history.jumpTo(timeline(room), seq); }

QString ChatSession::draft(const RoomId &room) const { return m_drafts.draft(room); }

void ChatSession::addToDraft(const RoomId &room, const QString &text) { m_drafts.addToDraft(room, text); }

void ChatSession::setDraft(const RoomId &room, const QString &text)
{
    m_drafts.setDraft(room, text);
    if (text.isEmpty())
        endFormer(room);
}

bool ChatSession::hasOwnWords(const RoomId &room) const
{
    return m_outbox.hasWords(room) || !m_drafts.draft(room).isEmpty();
}

BasicTask<Ok, Error> ChatSession::load()
{
    const auto unsent = co_await ask(m_outbox, &Outbox::load).settled();
    // Not read: logged; what can be read of the cache is shown all the same, and no copy goes.
    if (unsent)
        takeUpFiles();
    const Cache::Contents kept = co_await ask(m_cache, &Cache::load);
    m_book.addUsers(kept.users);
    m_drafts.load(kept.drafts);
    m_book.setRooms(kept.rooms);
    co_await m_logs.load();
    co_return Ok();
}

void ChatSession::stateChanged(ServerConnection::State state)
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
    const bool refused =
        m_connection.stopReason() > ServerConnection::StopReason::Stopped ||
        m_connection.lastCloseCode().value_or(0) >= static_cast<quint16>(CloseCode::SignedOut);
    if (state == ServerConnection::State::Offline && refused)
        Q_EMIT ended(m_connection.stopReason());
}

void ChatSession::wentOnline()
{
    if (const auto hello = m_connection.hello()) {
        if (hello->user.id == m_account.user.id)
            m_book.addUsers({hello->user}); // it may have changed on another device
        m_notifier.setTimings(hello->typingRefresh, hello->typingIdle);
        if (std::exchange(m_maxFileSize, hello->maxFileSize) != hello->maxFileSize)
            Q_EMIT maxFileSizeChanged();
    }
    m_notifier.setOnline(true);
    m_outbox.setOnline(true);
    m_uploads.setOnline(true);
    m_library.setOnline(true);
    m_readMarker.setOnline(true);
    m_quotes.askAgain();
    m_invitations.refresh();
    if (m_chosenPresence != Presence::Online)
        m_connection.sendEphemeral(PresenceSetFrame{m_chosenPresence});
}

void ChatSession::wentOffline()
{
    m_feed.flush();
    m_notifier.setOnline(false);
    m_outbox.setOnline(false);
    m_uploads.setOnline(false);
    m_library.setOnline(false);
    m_readMarker.setOnline(false);
    m_typing.clear();
    m_words.clear();
    m_presences.clear();
    m_sync.reset();
}

void ChatSession::synced(const SyncResult &part)
{
    m_book.addUsers(part.users);
    if (std::exchange(m_sync->isFirst, false))
        m_presences.setAll(part.presences);
    else
        m_presences.add(part.presences);
    for (const SyncedRoom &room : part.rooms) {
        if (!m_sync)
            return; // somebody who was told of a room left
        synced(room, part.next.isEmpty() || room.isWhole());
    }
    if (m_sync && part.next.isEmpty())
        syncEnded();
}

void ChatSession::synced(const SyncedRoom &synced, bool isWhole)
{
    const auto &hello = m_connection.hello();
    const RoomId &room = synced.room.id;
    m_book.addOrUpdate(synced.room);
    noteMissed(m_logs.apply(room, synced.events, RoomLogs::Source::CatchUp));
    m_typing.setTyping(room, synced.typing, hello ? hello->typingExpiry : milliseconds{0});
    if (!m_sync || !isWhole)
        return;
    m_sync->arrived.insert(room);
    apply(m_sync->waiting.take(room));
}

void ChatSession::noteMissed(const QList<Event> &events)
{
    if (!m_sync || !m_sync->isNews)
        return;
    for (const Event &event : events) {
        if (event.as<MessageBody>() && event.sender != m_account.user.id && m_missed.size() < mostWaiting)
            m_missed.append(event);
    }
}

void ChatSession::syncEnded()
{
    const QSet<RoomId> arrived = m_sync->arrived;
    m_sync.reset();
    const QList<RoomId> rooms = m_book.roomIds();
    for (const RoomId &room : rooms) {
        if (!arrived.contains(room))
            cameOutOf(room);
    }
    const QList<Event> missed = std::exchange(m_missed, {});
    if (!missed.isEmpty())
        Q_EMIT caughtUp(missed);
}

void ChatSession::pushed(const ServerFrame &frame)
{
    // Who types again after a message, or is out of a room after one.
    if (!std::holds_alternative<EventFrame>(frame))
        m_feed.flush();
    std::visit(Overloaded{
                   [this](const EventFrame &event) { handle(event); },
                   [this](const TypingPush &push) { handle(push); },
                   [this](const PresencePush &push) { m_presences.apply(push.presence); },
                   [this](const ReadPush &push) { m_book.applyRead(push); },
                   [this](const RoomAddedPush &push) { cameInto(push.room); },
                   [this](const RoomUpdatedPush &push) { m_book.addOrUpdate(push.room); },
                   [this](const RoomRemovedPush &push) {
                       cameOutOf(push.room);
                       m_invitations.withdrawn(push.room);
                   },
                   [](const HelloFrame &) {},
                   [](const PingFrame &) {},
                   [](const ReplyFrame &) {},
                   [](const DrainingPush &) {},
                   [this](const TypingTextPush &push) { m_words.apply(push); },
                   [this](const UserUpdatedPush &push) { m_book.addUsers({push.user}); },
                   [this](const RoomInvitedPush &push) {
                       m_invitations.received({push.room, push.by});
                   },
               },
               frame);
}

void ChatSession::handle(const EventFrame &frame)
{
    const Event &event = frame.event;
    if (!m_sync)
        return m_feed.receive(event);
    // Before its room's part a live event may be far ahead of what is here: not a hole, only early.
    const bool isEarly = !m_sync->arrived.contains(event.room) && event.seq != m_logs.lastSeq(event.room) + 1;
    if (!isEarly || m_sync->waitingCount >= mostWaiting)
        return apply({event});
    m_sync->waiting[event.room].append(event);
    ++m_sync->waitingCount;
}

void ChatSession::apply(const QList<Event> &events)
{
    std::map<RoomId, QList<Event>> eventsOf;
    for (const Event &event : events)
        eventsOf[event.room].append(event);
    for (const auto &[room, ofRoom] : eventsOf) {
        const QList<Event> fresh = m_logs.apply(room, ofRoom, RoomLogs::Source::Live);
        for (const Event &each : fresh) {
            if (each.as<MessageBody>())
                m_words.ended(room, each.sender);
            else if (const UserId gone = whoLeft(each); !gone.isEmpty())
                m_words.ended(room, gone);
            if (each.as<MessageBody>() && each.sender != m_account.user.id)
                Q_EMIT messageArrived(each);
        }
    }
}

void ChatSession::handle(const TypingPush &push)
{
    m_strangers.met(push.user);
    m_typing.apply(push);
    if (!push.active)
        m_words.ended(push.room, push.user);
}

bool ChatSession::sharesWords(const RoomId &room) const
{
    const RoomBook::Entry *entry = m_book.find(room);
    const bool isMember = entry && entry->standing == RoomBook::Standing::Member;
    return isMember && wordsSharing(entry->room) == WordsSharing::On;
}

void ChatSession::sendEntry(const OutboxEntry &entry, Continuation<Result<SendResult, Error>> done)
{
    m_connection.request(frameOf(entry), [done = std::move(done)](const Result<QJsonObject, Error> &answer) {
        if (!answer)
            return done(answer.error());
        const auto result = sendResultFromJson(*answer);
        if (result)
            return done(*result);
        // Whether it was stored is not known: the nonce makes asking again harmless.
        done(Error{ErrorCode::Temporary, result.error().message, std::nullopt});
    });
}

void ChatSession::sendRead(const RoomId &room, Seq seq, Continuation<Result<Ok, Error>> done)
{
    m_connection.request(ReadFrame{room, seq},
                         [done = std::move(done)](const Result<QJsonObject, Error> &answer) {
                             if (answer)
                                 done(Ok());
                             else
                                 done(answer.error());
                         });
}

void ChatSession::roomRemoved(const RoomId &room)
{
    forgetFilesOf(room);
    m_cache.removeRoom(room);
    m_drafts.forget(room);
    m_readMarker.forget(room);
    m_outbox.giveUp(room, notAMember());
}

// What one wrote is kept until it is discarded; what others wrote there is none of one's business any more.
void ChatSession::roomLeft(const RoomId &room)
{
    forgetFilesOf(room);
    m_cache.removeRoom(room);
    m_drafts.keepAgain(room);
    m_readMarker.forget(room);
    m_typing.setTyping(room, {}, milliseconds{0});
    m_words.roomChanged(room);
    m_outbox.giveUp(room, notAMember());
}

void ChatSession::endFormer(const RoomId &room)
{
    if (isFormer(room))
        m_book.remove(room); // if nothing is left
}

void ChatSession::cameInto(const Room &room)
{
    const RoomBook::Entry *known = m_book.find(room.id);
    const bool isNew = !known || known->standing == RoomBook::Standing::Former;
    m_book.addOrUpdate(room);
    if (m_sync) {
        m_sync->arrived.insert(room.id);
    } else if (isNew) {
        m_newRooms.insert(room.id);
        loadOlder(room.id);
    }
}

void ChatSession::cameOutOf(const RoomId &room)
{
    const RoomBook::Entry *entry = m_book.find(room);
    if (!entry || entry->standing == RoomBook::Standing::Former)
        return;
    const QString title = m_book.title(room);
    m_newRooms.remove(room);
    m_book.remove(room);
    if (!m_actions.isLeaving(room))
        Q_EMIT wasRemoved(room, title);
}

void ChatSession::historyFound(const RoomId &room, const HistoryPage &page)
{
    m_book.addUsers(page.users);
    m_logs.apply(room, page.events, RoomLogs::Source::History);
    if (!m_newRooms.remove(room))
        return;
    const RoomBook::Entry *entry = m_book.find(room);
    const UserId by = entry ? entry->addedBy : UserId();
    if (!by.isEmpty() && by != m_account.user.id)
        Q_EMIT wasAdded(room, by);
}

void ChatSession::saveSoon()
{
    if (!m_saving.isActive())
        m_saving = m_timers.after(saveAfter, [this] {
            m_saving.cancel();
            save();
        });
}

void ChatSession::save()
{
    m_cache.storeRooms(m_book.rooms());
    if (std::exchange(m_usersChanged, false))
        m_cache.storeUsers(m_book.users());
}

} // namespace Chinwag
