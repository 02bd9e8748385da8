#pragma once

#include "app/core/connection/filetransfer.h"
#include "app/core/connection/obstacle.h"
#include "app/core/search/searchquery.h"
#include "shared/base/continuation.h"
#include "shared/base/result.h"
#include "shared/protocol/httpbodies.h"

#include <memory>

namespace Chinwag {

/// Somebody wants the user in this room.
using RoomInvitation = Invitation;

/// What became of somebody whom one wanted in a room.
enum class Addition { In, Asked };

/// What one account asks of its server over HTTP. Each call answers once, on the loop thread, at the latest
/// 10 s after the last byte in either direction and 10 min after the first; files may take longer, as long as
/// bytes come or go. Errors: Temporary = not reachable or answered 5xx; others are the server's. An answer
/// comes, too, when the account is gone by then, but not when the ServerApi is that it is of.
class AccountApi
{
public:
    template <typename T>
    using Done = Continuation<Result<T, Error>>;
    /// Of calls that are made before there is a connection: they say what is in its way.
    template <typename T>
    using Reached = Continuation<Result<T, ReachError>>;
    virtual ~AccountApi() = default;

    virtual void signOut(Done<Ok> done) = 0;
    virtual void fetchTicket(Reached<QString> done) = 0;
    /// Good for one person. Forbidden: this one is no owner of the server.
    virtual void createInvite(Done<InviteGrant> done) = 0;

    /// Whose names have `search` in them; `after` is the `next` of the page before.
    virtual void publicRooms(const QString &search, const QString &after, Done<RoomsPage> done) = 0;
    virtual void createRoom(const QString &name, RoomKind kind, Done<Room> done) = 0;
    virtual void createDirectRoom(const UserId &peer, Done<Room> done) = 0;
    virtual void joinRoom(const RoomId &room, Done<Room> done) = 0;
    virtual void leaveRoom(const RoomId &room, Done<Ok> done) = 0;
    /// Its name, its topic, its rules.
    virtual void changeRoom(const RoomId &room, const RoomChangeRequest &change, Done<Room> done) = 0;
    /// With all that was said in it.
    virtual void deleteRoom(const RoomId &room, Done<Ok> done) = 0;
    virtual void setPreferences(const RoomId &room, const RoomPreferences &preferences, Done<Room> done) = 0;
    virtual void addMember(const RoomId &room, const UserId &user, Done<Addition> done) = 0;
    /// At most 200; `after` is the `next` of the page before.
    virtual void members(const RoomId &room, const QString &after, Done<MembersPage> done) = 0;
    /// At most Limits::usersById; unknown ones are left out.
    virtual void users(const QList<UserId> &ids, Done<QList<User>> done) = 0;
    virtual void findUsers(const QString &query, Done<QList<User>> done) = 0;
    /// Events with seq < before, the newest `limit` of them, ascending.
    virtual void history(const RoomId &room, Seq before, int limit, Done<HistoryPage> done) = 0;

    /// Messages as they are now, the newest first; `next` is that of the page before, or empty. A page may be
    /// empty although others follow.
    virtual void search(const SearchQuery &query, const QString &next, Done<SearchPage> done) = 0;

    /// Those that wait for an answer, the newest first.
    virtual void invitations(Done<QList<RoomInvitation>> done) = 0;
    /// RoomNotFound: there is none, any more. joinRoom() accepts.
    virtual void declineInvitation(const RoomId &room, Done<Ok> done) = 0;
    virtual void devices(Done<QList<DeviceEntry>> done) = 0;
    /// Signs it out. NotFound: there is none, any more.
    virtual void removeDevice(const DeviceId &device, Done<Ok> done) = 0;
    /// InvalidCredentials: `from` is not the password. Signs out all other devices.
    virtual void changePassword(const QString &from, const QString &to, Done<Ok> done) = 0;
    virtual void accountState(Done<AccountState> done) = 0;
    /// InvalidCredentials, SecondFactorRequired and InvalidCode are about the proof, here and below.
    virtual void beginFactor(const ProofRequest &proof, Done<FactorSecret> done) = 0;
    /// InvalidCode; the codes come this once.
    virtual void confirmFactor(const QString &code, Done<QStringList> done) = 0;
    virtual void removeFactor(const ProofRequest &proof, Done<Ok> done) = 0;
    /// For good.
    virtual void removeAccount(const ProofRequest &proof, Done<Ok> done) = 0;
    /// All that the server has of one, as it comes; the answer comes when `take` has all of it.
    virtual std::unique_ptr<TransferHandle> fetchData(std::function<bool(const QByteArray &)> take,
                                                      Done<Ok> done) = 0;
    virtual void whoMayAdd(Done<RoomInvites> done) = 0;
    virtual void setWhoMayAdd(RoomInvites who, Done<RoomInvites> done) = 0;
    /// Answered with how one is shown from now on.
    virtual void changeMe(const MeChangeRequest &change, Done<User> done) = 0;
    virtual void blocked(Done<QList<User>> done) = 0;
    virtual void block(const UserId &user, Done<Ok> done) = 0;
    virtual void unblock(const UserId &user, Done<Ok> done) = 0;

    // Moderation. Forbidden: one's role in the room is not enough for it.
    virtual void setRole(const RoomId &room, const UserId &user, Role role, Done<Ok> done) = 0;
    /// Out of the room; may come back. The reason may be empty, here and below.
    virtual void kick(const RoomId &room, const UserId &user, const QString &reason, Done<Ok> done) = 0;
    /// The newest first.
    virtual void bans(const RoomId &room, Done<QList<Ban>> done) = 0;
    virtual void ban(const RoomId &room, const UserId &user, const SanctionRequest &how, Done<Ok> done) = 0;
    virtual void liftBan(const RoomId &room, const UserId &user, Done<Ok> done) = 0;
    /// Until that time of the wall clock; 0: until it is taken back.
    virtual void mute(const RoomId &room, const UserId &user, milliseconds until, Done<Ok> done) = 0;
    virtual void unmute(const RoomId &room, const UserId &user, Done<Ok> done) = 0;
    /// Those that nobody has dealt with, the newest first.
    virtual void reports(const RoomId &room, Done<QList<Report>> done) = 0;
    virtual void dismissReport(const RoomId &room, const ReportId &report, Done<Ok> done) = 0;
    /// To those who moderate its room.
    virtual void reportMessage(const ReportRequest &report, Done<Ok> done) = 0;

    // Files come to the server in pieces, of which it keeps what has arrived of them. Temporary: how much
    // that is has to be asked (uploadOffset) before more is sent. NotFound: it knows nothing of this upload
    // (any more). TooLarge: it takes none of this size, or no more of this person's.
    /// The id is the upload's and then the file's: letters, digits, '-' and '_'.
    virtual void createUpload(const File &file, Done<FileId> done) = 0;
    virtual void uploadOffset(const FileId &upload, Done<qint64> done) = 0;
    /// The answer is the offset after it; `sent` hears of the bytes of it that are on their way, until then.
    virtual std::unique_ptr<TransferHandle> uploadPiece(const FileId &upload, qint64 offset,
                                                        const QByteArray &piece,
                                                        std::function<void(qint64)> sent,
                                                        Done<qint64> done) = 0;
    /// Nobody wants it any more.
    virtual void endUpload(const FileId &upload, Done<Ok> done) = 0;
    /// Of a finished upload. At most Limits::thumbnailSize bytes of a JPEG or PNG.
    virtual void putThumbnail(const FileId &file, const QByteArray &picture, Done<Ok> done) = 0;
    /// The answer comes when `sink` has all of it. BadRequest: what is here of it is more than there is.
    virtual std::unique_ptr<TransferHandle> fetchFile(const FileWish &wish, FileSink sink, Done<Ok> done) = 0;
};

} // namespace Chinwag
