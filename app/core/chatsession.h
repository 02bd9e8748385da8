#pragma once

#include "app/core/account/accountbook.h"
#include "app/core/connection/serverconnection.h"
#include "app/core/export/roomexport.h"
#include "app/core/files/filelibrary.h"
#include "app/core/files/filepreparer.h"
#include "app/core/files/uploads.h"
#include "app/core/members/membersbook.h"
#include "app/core/outbox/outbox.h"
#include "app/core/presence/presencebook.h"
#include "app/core/presence/statusexpiry.h"
#include "app/core/rooms/draftbook.h"
#include "app/core/rooms/invitationbook.h"
#include "app/core/rooms/moderation.h"
#include "app/core/rooms/privacybook.h"
#include "app/core/rooms/readmarker.h"
#include "app/core/rooms/roomactions.h"
#include "app/core/rooms/strangers.h"
#include "app/core/search/messagefinder.h"
#include "app/core/timeline/completeness.h"
#include "app/core/timeline/dayfinder.h"
#include "app/core/timeline/historyloader.h"
#include "app/core/timeline/livefeed.h"
#include "app/core/timeline/quotebook.h"
#include "app/core/timeline/roomlogs.h"
#include "app/core/typing/typingnotifier.h"
#include "app/core/typing/typingtracker.h"
#include "app/core/typing/wordstracker.h"
#include "shared/base/task.h"
#include "shared/protocol/limits.h"

namespace Chinwag {

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
        FilePreparer *preparer = nullptr; ///< null: nothing can be attached
        QString libraryFolder = {};       ///< for what FileLibrary keeps; empty: it keeps nothing
    };

    ChatSession(Account account, Dependencies dependencies, QObject *parent = nullptr);
    ~ChatSession() override;

    /// Shows what the cache has, then connects. After connection().stop(): connects again.
    void start();

    const Account &account() const { return m_account; }
    ServerConnection &connection() { return m_connection; }
    RoomBook &rooms() { return m_book; } ///< rooms, users, unread, previews
    MembersBook &members() { return m_members; }
    PresenceBook &presence() { return m_presences; }
    TypingTracker &typing() { return m_typing; }
    WordsTracker &words() { return m_words; } ///< as others type them
    TypingNotifier &typingNotifier() { return m_notifier; }
    Outbox &outbox() { return m_outbox; }
    Timeline &timeline(const RoomId &room); ///< created on demand, kept
    /// Sends `text`: checked, shown as waiting, written to the outbox, sent when Online. The error is for the
    /// composer.
    Result<Nonce, Error> sendMessage(const RoomId &room, const QString &text, Seq replyTo = 0);
    /// The same, of a text that may be empty beside what is attached, which is uploaded first. At most
    /// Limits::filesPerMessage.
    Result<Nonce, Error> send(const RoomId &room, const QString &text, Seq replyTo,
                              const QList<Attachment> &attachments);
    /// A message that waits with files is not sent after all: its text is in the draft, its files are gone.
    /// False when it may be at the server already.
    bool cancelSending(const RoomId &room, const Nonce &message);
    /// Likewise, without that one of its files; as above when it is the only one.
    bool cancelFile(const RoomId &room, const Nonce &message, const FileId &local);
    FileLibrary &files() { return m_library; }
    Uploads &uploads() { return m_uploads; }
    /// Null when nothing can be attached here.
    FilePreparer *preparer() { return m_preparer; }
    /// Bytes of one; 0: this server takes none. Before it has said: what most take.
    qint64 maxFileSize() const { return m_maxFileSize; }
    /// At once here, and told to the server at most once a second.
    void markRead(const RoomId &room, Seq seq);

    // Likewise. What the server refuses for good is said by outbox(); the words of an edit are the room's
    // draft then.
    Result<Ok, Error> editMessage(const RoomId &room, const MessageRef &message, const QString &text);
    void deleteMessage(const RoomId &room, const MessageRef &message);
    void react(const RoomId &room, Seq target, const QString &emoji, bool add);
    /// Kept for later connections of this session, too.
    void setPresence(Presence presence);

    HistoryLoader &history() { return m_history; }
    Completeness &completeness() { return m_completeness; }
    DayFinder &days() { return m_days; }
    QuoteBook &quotes() { return m_quotes; }
    MessageFinder &search() { return m_search; }
    RoomActions &roomActions() { return m_actions; }
    InvitationBook &invitations() { return m_invitations; }
    Moderation &moderation() { return m_moderation; }
    PrivacyBook &privacy() { return m_privacy; }
    RoomExport &exporter() { return m_exporter; }
    /// How others see one, as far as it is known here.
    User self() const;
    AccountBook &accountBook() { return m_accountBook; }
    /// One page of events before the oldest shown, or after the newest; nothing happens at the beginning, at
    /// the end, or while a page is loading.
    void loadOlder(const RoomId &room);
    void loadNewer(const RoomId &room);
    /// The newest page of what is missing; `seq` is the gap row's.
    void fillGap(const RoomId &room, Seq seq);
    /// Moves the room's window; HistoryLoader::shown() follows, at once when nothing has to be loaded.
    void jumpToEnd(const RoomId &room);
    void jumpTo(const RoomId &room, Seq seq);

    QString draft(const RoomId &room) const;
    void setDraft(const RoomId &room, const QString &text);   ///< on disk 500 ms later
    void addToDraft(const RoomId &room, const QString &text); ///< below what there is

Q_SIGNALS:
    /// A message of somebody else came in just now: not from the cache, history or catching up after a
    /// reconnect.
    void messageArrived(const Chinwag::Event &event);
    /// What others have said in the meantime and one has not read is here now.
    void caughtUp(const QList<Chinwag::Event> &messages);
    /// Somebody brought one into a room just now, or one is out of it without having left it here.
    void wasAdded(const Chinwag::RoomId &room, const Chinwag::UserId &by);
    void wasRemoved(const Chinwag::RoomId &room, const QString &title);
    void maxFileSizeChanged();
    /// The token is no longer good (signed out elsewhere, banned, client too old).
    void ended(Chinwag::ServerConnection::StopReason reason);

private:
    static constexpr milliseconds saveAfter{1000};
    static constexpr int mostWaiting = 10'000;

    /// A sync that is under way.
    struct Sync
    {
        bool isFirst = true;                 ///< no part has come
        QSet<RoomId> arrived;                ///< rooms that are here as they are on the server
        QHash<RoomId, QList<Event>> waiting; ///< live events of the others that are ahead of what is here
        int waitingCount = 0;
        bool isNews = false; ///< one was here before: what others said in the meantime is
    };

    enum class Loading { NotBegun, UnderWay, Done };

    BasicTask<Ok, Error> load();
    void connectParts();
    void connectFiles();
    void takeUpFiles();
    void forget(const QList<File> &files);
    void forgetFilesOf(const RoomId &room);

    void stateChanged(ServerConnection::State state);
    void wentOnline();
    void wentOffline();
    void synced(const SyncResult &part);
    void synced(const SyncedRoom &room, bool isWhole);
    void syncEnded();
    void noteMissed(const QList<Event> &events);
    void pushed(const ServerFrame &frame);
    void apply(const QList<Event> &events);
    void handle(const EventFrame &frame);
    void handle(const TypingPush &push);
    bool sharesWords(const RoomId &room) const;
    Nonce write(const RoomId &room, Command command, QList<OutboxEntry::OutgoingFile> files = {});
    bool isFormer(const RoomId &room) const;
    Seq seqOf(const RoomId &room, const MessageRef &message);
    void refused(const OutboxEntry &entry);
    void sendEntry(const OutboxEntry &entry, Continuation<Result<SendResult, Error>> done);
    void sendRead(const RoomId &room, Seq seq, Continuation<Result<Ok, Error>> done);
    void roomRemoved(const RoomId &room);
    void roomLeft(const RoomId &room);
    /// Of one that somebody is out of, once nothing of theirs is left in it.
    void endFormer(const RoomId &room);
    bool hasOwnWords(const RoomId &room) const;
    void cameInto(const Room &room);
    void cameOutOf(const RoomId &room);
    void historyFound(const RoomId &room, const HistoryPage &page);
    void saveSoon();
    void save();

    Account m_account;
    std::shared_ptr<AccountApi> m_api;
    Clock &m_clock;
    TimerScheduler &m_timers;
    Cache &m_cache;
    RoomBook m_book;
    PresenceBook m_presences;
    StatusExpiry m_statusExpiry;
    TypingTracker m_typing;
    WordsTracker m_words;
    TypingNotifier m_notifier;
    Outbox m_outbox;
    FilePreparer *m_preparer;
    FileLibrary m_library;
    Uploads m_uploads;
    qint64 m_maxFileSize = Limits::fileSize;
    ReadMarker m_readMarker;
    DraftBook m_drafts;
    RoomActions m_actions;
    InvitationBook m_invitations;
    PrivacyBook m_privacy;
    AccountBook m_accountBook;
    DayFinder m_days;
    RoomExport m_exporter;
    MembersBook m_members;
    Moderation m_moderation;
    Strangers m_strangers;
    RoomLogs m_logs;
    HistoryLoader m_history;
    Completeness m_completeness;
    QuoteBook m_quotes;
    MessageFinder m_search;
    LiveFeed m_feed;
    ServerConnection m_connection; // goes before those it talks to
    std::optional<Sync> m_sync;
    QList<Event> m_missed;   ///< by others; told of once a sync has come to its end
    QSet<RoomId> m_newRooms; ///< since a moment; who brought one in is in the log
    Presence m_chosenPresence = Presence::Online;
    Loading m_loading = Loading::NotBegun; ///< of what the disk has kept
    bool m_usersChanged = false;
    Timer m_saving;
    TaskScope m_tasks; // last: the first to go
};

} // namespace Chinwag
