#pragma once

#include "app/core/connection/filetransfer.h"
#include "app/core/connection/obstacle.h"
#include "app/core/search/searchquery.h"
#include "shared/base/continuation.h"
#include "shared/base/result.h"
#include "shared/protocol/httpbodies.h"

#include <QUrl>

#include <memory>

namespace Chinwag {

/// Somebody wants the user in this room.
using RoomInvitation = Invitation;

/// What became of somebody whom one wanted in a room.
enum class Addition { In, Asked };

/// The server's HTTP side. Each call answers once, on the loop thread, at the latest 10 s after the last byte
/// in either direction and 10 min after the first. Errors: Temporary = not reachable or answered 5xx; others
/// are the server's. Files may take longer, as long as bytes come or go. Redirects are not followed, HTTP/2
/// is off, nothing is cached. Destroying the api drops all outstanding answers.
class ServerApi
{
public:
    template <typename T>
    using Done = Continuation<Result<T, Error>>;
    /// Of calls that are made before there is a connection: they say what is in its way.
    template <typename T>
    using Reached = Continuation<Result<T, ReachError>>;
    virtual ~ServerApi() = default;

    virtual void check(const QUrl &server, Reached<ServerInfo> done) = 0;
    virtual void signIn(const QUrl &server, const QString &username, const QString &password,
                        Reached<SignIn> done) = 0;
    virtual void createAccount(const QUrl &server, const QString &username, const QString &password,
                               const QString &displayName, const QString &invite, Reached<SignIn> done) = 0;
    virtual void signOut(const QUrl &server, const QString &token, Done<Ok> done) = 0;
    virtual void fetchTicket(const QUrl &server, const QString &token, Reached<QString> done) = 0;

    /// Whose names have `search` in them; `after` is the `next` of the page before.
    virtual void publicRooms(const QUrl &server, const QString &token, const QString &search,
                             const QString &after, Done<RoomsPage> done) = 0;
    virtual void createRoom(const QUrl &server, const QString &token, const QString &name, RoomKind kind,
                            Done<Room> done) = 0;
    virtual void createDirectRoom(const QUrl &server, const QString &token, const UserId &peer,
                                  Done<Room> done) = 0;
    virtual void joinRoom(const QUrl &server, const QString &token, const RoomId &room, Done<Room> done) = 0;
    virtual void leaveRoom(const QUrl &server, const QString &token, const RoomId &room, Done<Ok> done) = 0;
    /// Its name, its topic, its rules.
    virtual void changeRoom(const QUrl &server, const QString &token, const RoomId &room,
                            const RoomChangeRequest &change, Done<Room> done) = 0;
    /// With all that was said in it.
    virtual void deleteRoom(const QUrl &server, const QString &token, const RoomId &room, Done<Ok> done) = 0;
    virtual void setPreferences(const QUrl &server, const QString &token, const RoomId &room,
                                const RoomPreferences &preferences, Done<Room> done) = 0;
    virtual void addMember(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
                           Done<Addition> done) = 0;
    /// At most 200; `after` is the `next` of the page before.
    virtual void members(const QUrl &server, const QString &token, const RoomId &room, const QString &after,
                         Done<MembersPage> done) = 0;
    /// At most Limits::usersById; unknown ones are left out.
    virtual void users(const QUrl &server, const QString &token, const QList<UserId> &ids,
                       Done<QList<User>> done) = 0;
    virtual void findUsers(const QUrl &server, const QString &token, const QString &query,
                           Done<QList<User>> done) = 0;
    /// Events with seq < before, the newest `limit` of them, ascending.
    virtual void history(const QUrl &server, const QString &token, const RoomId &room, Seq before, int limit,
                         Done<HistoryPage> done) = 0;

    /// Messages as they are now, the newest first; `next` is that of the page before, or empty. A page may be
    /// empty although others follow.
    virtual void search(const QUrl &server, const QString &token, const SearchQuery &query,
                        const QString &next, Done<SearchPage> done) = 0;

    /// Those that wait for an answer, the newest first.
    virtual void invitations(const QUrl &server, const QString &token, Done<QList<RoomInvitation>> done) = 0;
    /// RoomNotFound: there is none, any more. joinRoom() accepts.
    virtual void declineInvitation(const QUrl &server, const QString &token, const RoomId &room,
                                   Done<Ok> done) = 0;
    virtual void devices(const QUrl &server, const QString &token, Done<QList<DeviceEntry>> done) = 0;
    /// Signs it out. NotFound: there is none, any more.
    virtual void removeDevice(const QUrl &server, const QString &token, const DeviceId &device,
                              Done<Ok> done) = 0;
    /// InvalidCredentials: `from` is not the password. Signs out all other devices.
    virtual void changePassword(const QUrl &server, const QString &token, const QString &from,
                                const QString &to, Done<Ok> done) = 0;
    virtual void whoMayAdd(const QUrl &server, const QString &token, Done<RoomInvites> done) = 0;
    virtual void setWhoMayAdd(const QUrl &server, const QString &token, RoomInvites who,
                              Done<RoomInvites> done) = 0;
    /// Answered with how one is shown from now on.
    virtual void changeMe(const QUrl &server, const QString &token, const MeChangeRequest &change,
                          Done<User> done) = 0;
    virtual void blocked(const QUrl &server, const QString &token, Done<QList<User>> done) = 0;
    virtual void block(const QUrl &server, const QString &token, const UserId &user, Done<Ok> done) = 0;
    virtual void unblock(const QUrl &server, const QString &token, const UserId &user, Done<Ok> done) = 0;

    // Moderation. Forbidden: one's role in the room is not enough for it.
    virtual void setRole(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
                         Role role, Done<Ok> done) = 0;
    /// Out of the room; may come back. The reason may be empty, here and below.
    virtual void kick(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
                      const QString &reason, Done<Ok> done) = 0;
    /// The newest first.
    virtual void bans(const QUrl &server, const QString &token, const RoomId &room,
                      Done<QList<Ban>> done) = 0;
    virtual void ban(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
                     const SanctionRequest &how, Done<Ok> done) = 0;
    virtual void liftBan(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
                         Done<Ok> done) = 0;
    /// Until that time of the wall clock; 0: until it is taken back.
    virtual void mute(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
                      milliseconds until, Done<Ok> done) = 0;
    virtual void unmute(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
                        Done<Ok> done) = 0;
    /// Those that nobody has dealt with, the newest first.
    virtual void reports(const QUrl &server, const QString &token, const RoomId &room,
                         Done<QList<Report>> done) = 0;
    virtual void dismissReport(const QUrl &server, const QString &token, const RoomId &room,
                               const ReportId &report, Done<Ok> done) = 0;
    /// To those who moderate its room.
    virtual void reportMessage(const QUrl &server, const QString &token, const ReportRequest &report,
                               Done<Ok> done) = 0;

    // Files come to the server in pieces, of which it keeps what has arrived of them. Temporary: how much
    // that is has to be asked (uploadOffset) before more is sent. NotFound: it knows nothing of this upload
    // (any more). TooLarge: it takes none of this size, or no more of this person's.
    /// The id is the upload's and then the file's: letters, digits, '-' and '_'.
    virtual void createUpload(const QUrl &server, const QString &token, const File &file,
                              Done<FileId> done) = 0;
    virtual void uploadOffset(const QUrl &server, const QString &token, const FileId &upload,
                              Done<qint64> done) = 0;
    /// The answer is the offset after it; `sent` hears of the bytes of it that are on their way, until then.
    virtual std::unique_ptr<TransferHandle>
    uploadPiece(const QUrl &server, const QString &token, const FileId &upload, qint64 offset,
                const QByteArray &piece, std::function<void(qint64)> sent, Done<qint64> done) = 0;
    /// Nobody wants it any more.
    virtual void endUpload(const QUrl &server, const QString &token, const FileId &upload, Done<Ok> done) = 0;
    /// Of a finished upload. At most Limits::thumbnailSize bytes of a JPEG or PNG.
    virtual void putThumbnail(const QUrl &server, const QString &token, const FileId &file,
                              const QByteArray &picture, Done<Ok> done) = 0;
    /// The answer comes when `sink` has all of it. BadRequest: what is here of it is more than there is.
    virtual std::unique_ptr<TransferHandle> fetchFile(const QUrl &server, const QString &token,
                                                      const FileWish &wish, FileSink sink, Done<Ok> done) = 0;
};

} // namespace Chinwag
