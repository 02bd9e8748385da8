#pragma once

#include "app/core/connection/serverconnection.h"
#include "app/core/outbox/outboxstore.h"
#include "shared/base/manualtime.h"
#include "shared/protocol/codec.h"

#include <map>
#include <vector>

namespace Chinwag::Test {

/// The files of a FakeServerApi, and what happens to those on their way.
struct FakeFiles
{
    struct Upload
    {
        File file;
        QByteArray bytes;
        QByteArray thumbnail;
    };

    std::map<FileId, Upload> uploads;
    QHash<FileId, QByteArray> whole; ///< what can be fetched
    QHash<FileId, QByteArray> thumbnails;
    std::optional<Error> error;    ///< what every request is answered with
    qint64 cutAfter = -1;          ///< bytes of a transfer after which its connection is lost; negative: none
    bool stalls = false;           ///< of transfers half the bytes come through, and then nothing
    QByteArray version = "\"v1\""; ///< of all files
    QStringList log;               ///< what was asked
    int running = 0;               ///< transfers
    int mostRunning = 0;
};

/// A ServerApi, and the one account that it has, which answer when the test says so. Answers come from a
/// timer, never inside a call.
class FakeServerApi final : public ServerApi, public AccountApi
{
public:
    template <typename T>
    using Reached = AccountApi::Reached<T>;

    struct HistoryCall
    {
        RoomId room;
        Seq before = 0;
    };

    explicit FakeServerApi(TimerScheduler &timers)
        : m_timers(timers)
    {
    }

    // What it answers.
    std::optional<ReachError> ticketError;
    bool silent = false; ///< fetchTicket() is never answered
    std::optional<Error> actionError;
    QList<User> membersAnswer;
    QHash<UserId, Role> rolesAnswer;         ///< of those; else members
    QHash<UserId, milliseconds> mutesAnswer; ///< likewise
    QList<Ban> bansAnswer;
    QList<Report> reportsAnswer;
    Room roomAnswer; ///< what a changed room is like beside the change; without an id: a new one
    Addition additionAnswer = Addition::In;
    QList<User> usersAnswer;
    QList<User> foundAnswer;       ///< whom a search for people finds
    QList<RoomsPage> roomsAnswers; ///< one after the other
    QList<RoomInvitation> invitationsAnswer;
    RoomInvites whoMayAddAnswer = RoomInvites::Shared;
    User me; ///< as changeMe() answers
    QList<User> blockedAnswer;
    QList<DeviceEntry> devicesAnswer;
    QString password = QStringLiteral("correct horse");
    AccountState accountAnswer;
    QString code = QStringLiteral("123456"); ///< of the second factor
    QByteArray dataAnswer = "{\"user\":{}}\n";
    QList<SearchPage> searchAnswers; ///< each once, then none
    QHash<RoomId, QList<Event>> log; ///< for history()
    FakeFiles files;

    // What it was asked.
    int tickets = 0;
    QStringList tokens;
    QList<HistoryCall> historyCalls;
    QStringList actions;

    void check(const QUrl &server, Reached<ServerInfo> done) override;
    void signIn(const QUrl &, const QString &, const QString &, const QString &,
                Reached<SignIn> done) override;
    void createAccount(const QUrl &, const QString &, const QString &, const QString &, const QString &,
                       Reached<SignIn> done) override;
    std::shared_ptr<AccountApi> account(const QUrl &server, const QString &token) override;
    void signOut(Done<Ok> done) override;
    void fetchTicket(Reached<QString> done) override;
    void createInvite(Done<InviteGrant> done) override;
    void publicRooms(const QString &search, const QString &after, Done<RoomsPage> done) override;
    void createRoom(const QString &name, RoomKind kind, Done<Room> done) override;
    void createDirectRoom(const UserId &peer, Done<Room> done) override;
    void joinRoom(const RoomId &room, Done<Room> done) override;
    void leaveRoom(const RoomId &room, Done<Ok> done) override;
    void changeRoom(const RoomId &room, const RoomChangeRequest &change, Done<Room> done) override;
    void deleteRoom(const RoomId &room, Done<Ok> done) override;
    void setPreferences(const RoomId &room, const RoomPreferences &preferences, Done<Room> done) override;
    void addMember(const RoomId &room, const UserId &user, Done<Addition> done) override;
    void members(const RoomId &room, const QString &after, Done<MembersPage> done) override;
    void users(const QList<UserId> &ids, Done<QList<User>> done) override;
    void findUsers(const QString &query, Done<QList<User>> done) override;
    void history(const RoomId &room, Seq before, int limit, Done<HistoryPage> done) override;
    void search(const SearchQuery &query, const QString &next, Done<SearchPage> done) override;
    void invitations(Done<QList<RoomInvitation>> done) override;
    void declineInvitation(const RoomId &room, Done<Ok> done) override;
    void devices(Done<QList<DeviceEntry>> done) override;
    void removeDevice(const DeviceId &device, Done<Ok> done) override;
    void changePassword(const QString &from, const QString &to, Done<Ok> done) override;
    void accountState(Done<AccountState> done) override;
    void beginFactor(const ProofRequest &proof, Done<FactorSecret> done) override;
    void confirmFactor(const QString &code, Done<QStringList> done) override;
    void removeFactor(const ProofRequest &proof, Done<Ok> done) override;
    void removeAccount(const ProofRequest &proof, Done<Ok> done) override;
    std::unique_ptr<TransferHandle> fetchData(std::function<bool(const QByteArray &)> take,
                                              Done<Ok> done) override;
    void whoMayAdd(Done<RoomInvites> done) override;
    void setWhoMayAdd(RoomInvites who, Done<RoomInvites> done) override;
    void changeMe(const MeChangeRequest &change, Done<User> done) override;
    void blocked(Done<QList<User>> done) override;
    void block(const UserId &user, Done<Ok> done) override;
    void unblock(const UserId &user, Done<Ok> done) override;
    void setRole(const RoomId &room, const UserId &user, Role role, Done<Ok> done) override;
    void kick(const RoomId &room, const UserId &user, const QString &reason, Done<Ok> done) override;
    void bans(const RoomId &room, Done<QList<Ban>> done) override;
    void ban(const RoomId &room, const UserId &user, const SanctionRequest &how, Done<Ok> done) override;
    void liftBan(const RoomId &room, const UserId &user, Done<Ok> done) override;
    void mute(const RoomId &room, const UserId &user, milliseconds until, Done<Ok> done) override;
    void unmute(const RoomId &room, const UserId &user, Done<Ok> done) override;
    void reports(const RoomId &room, Done<QList<Report>> done) override;
    void dismissReport(const RoomId &room, const ReportId &report, Done<Ok> done) override;
    void reportMessage(const ReportRequest &report, Done<Ok> done) override;
    void createUpload(const File &file, Done<FileId> done) override;
    void uploadOffset(const FileId &upload, Done<qint64> done) override;
    std::unique_ptr<TransferHandle> uploadPiece(const FileId &upload, qint64 offset, const QByteArray &piece,
                                                std::function<void(qint64)> sent, Done<qint64> done) override;
    void endUpload(const FileId &upload, Done<Ok> done) override;
    void putThumbnail(const FileId &file, const QByteArray &picture, Done<Ok> done) override;
    std::unique_ptr<TransferHandle> fetchFile(const FileWish &wish, FileSink sink, Done<Ok> done) override;

private:
    template <typename T, typename E>
    void answer(Continuation<Result<T, E>> done, T value)
    {
        Result<T, E> result = actionError ? Result<T, E>(E{*actionError}) : Result<T, E>(std::move(value));
        later([done = std::move(done), result = std::move(result)] { done(result); });
    }
    void later(std::function<void()> action);
    std::optional<Error> refusal(const ProofRequest &proof) const;
    class FakeTransfer;
    template <typename T>
    void answerOfFile(Result<T, Error> result, Done<T> done);

    TimerScheduler &m_timers;
    std::vector<Timer> m_answers;
    QString m_token; ///< of the account
};

/// The server's end of the transports that a connection makes.
class FakeLink
{
public:
    QUrl url;
    ClientTransport::Callbacks callbacks;
    QList<ClientEnvelope> sent; ///< by the client, decoded
    bool open = false;          ///< and not ended, aborted or closed by the client
    bool destroyed = false;
    std::optional<CloseCode> closedWith;

    void progress(); ///< bytes that are no whole frame yet
    void push(const ServerFrame &frame);
    void pushBytes(const QByteArray &bytes);
    void end(quint16 code);

    /// All frames of one type, oldest first.
    template <typename T>
    QList<T> all() const
    {
        QList<T> frames;
        for (const ClientEnvelope &envelope : sent) {
            if (const T *frame = std::get_if<T>(&envelope.frame))
                frames.append(*frame);
        }
        return frames;
    }
    /// The id of the newest frame of that type.
    template <typename T>
    qint64 lastId() const
    {
        for (auto each = sent.crbegin(); each != sent.crend(); ++each) {
            if (std::holds_alternative<T>(each->frame))
                return each->id.value_or(-1);
        }
        return -1;
    }
};

class FakeNetworkMonitor final : public NetworkMonitor
{
public:
    bool isOnline() const override { return m_online; }
    void setChangedHandler(std::function<void()> changed) override { m_changed = std::move(changed); }
    void change(bool online);

private:
    bool m_online = true;
    std::function<void()> m_changed;
};

/// A clock, timers and a scripted server for one client.
class ClientWorld
{
public:
    ManualClock clock;
    ManualTimerScheduler timers{clock};
    FakeServerApi api{timers};
    FakeNetworkMonitor network;
    double random = 0.5; ///< what the backoff draws: its factor is 0.5 + random / 2
    std::vector<std::shared_ptr<FakeLink>> links;
    HelloFrame hello;
    SyncResult sync;

    ClientWorld();

    ServerConnection::Dependencies dependencies();
    ClientTransportFactory transports();
    FakeLink &link() { return *links.back(); }
    void turn() { timers.advance(milliseconds{0}); } ///< lets everything due happen
    void advance(milliseconds by) { timers.advance(by); }

    void sayHello();
    void answerSync();
    /// Ticket, hello and sync of an attempt that is under way.
    void accept();
    template <typename T>
    void reply(const QJsonObject &data)
    {
        link().push(ReplyFrame{link().lastId<T>(), data});
    }
    template <typename T>
    void refuse(const Error &error)
    {
        link().push(ReplyFrame{link().lastId<T>(), error});
    }
};

inline const QUrl serverUrl(QStringLiteral("http://localhost:7420"));
inline const QString token = QStringLiteral("token");
User makeUser(const QString &name);
Room makeRoom(const QString &id, Seq headSeq = 0, Seq readSeq = 0);
Event makeMessage(const QString &room, Seq seq, const QString &sender,
                  const QString &text = QStringLiteral("hi"));
OutboxEntry makeEntry(const QString &room, const QString &nonce, const QString &text = QStringLiteral("hi"));

} // namespace Chinwag::Test
