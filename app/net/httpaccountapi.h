#pragma once

#include "app/core/connection/accountapi.h"
#include "app/net/httpcalls.h"

namespace Chinwag {

/// AccountApi over HttpCalls, which outlive it. Loop thread.
class HttpAccountApi final : public AccountApi
{
public:
    HttpAccountApi(HttpCalls &calls, const QUrl &server, const QString &token);

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
    /// `request` is what there is to it beside `call`. Answers by the id of HttpCalls.
    template <typename T, typename E>
    quint64 ask(HttpCall call, HttpCalls::Reader<T> reader, Continuation<Result<T, E>> done,
                OutgoingRequest request = {})
    {
        call.token = m_token;
        return m_calls.ask(m_server, call, std::move(request), reader, std::move(done));
    }

    HttpCalls &m_calls;
    QUrl m_server;
    QString m_token;
};

} // namespace Chinwag
