#pragma once

#include "app/core/connection/proxylogins.h"
#include "app/core/connection/serverapi.h"
#include "app/core/hosting/invitemaker.h"
#include "app/net/httpexchange.h"

#include <QNetworkAccessManager>
#include <QUrlQuery>

#include <map>

namespace Chinwag {

/// ServerApi over QNetworkAccessManager. No cookies, no cache, no redirects, no HTTP/2; an answer above
/// HttpExchange::bodyLimit ends its request. Loop thread.
class HttpServerApi final : public ServerApi, public InviteMaker
{
public:
    /// `proxies` is what proxies are told, `trust` whom the person vouches for; nothing and nobody without.
    /// Both must outlive this.
    explicit HttpServerApi(TimerScheduler &timers, const ProxyLogins *proxies = nullptr,
                           ServerTrust *trust = nullptr);
    ~HttpServerApi() override;

    void check(const QUrl &server, Reached<ServerInfo> done) override;
    void signIn(const QUrl &server, const QString &username, const QString &password,
                Reached<SignIn> done) override;
    void createAccount(const QUrl &server, const QString &username, const QString &password,
                       const QString &displayName, const QString &invite, Reached<SignIn> done) override;
    void signOut(const QUrl &server, const QString &token, Done<Ok> done) override;
    void fetchTicket(const QUrl &server, const QString &token, Reached<QString> done) override;

    void createInvite(const QUrl &server, const QString &token,
                      Continuation<Result<InviteGrant, Error>> done) override;

    void publicRooms(const QUrl &server, const QString &token, const QString &search, const QString &after,
                     Done<RoomsPage> done) override;
    void createRoom(const QUrl &server, const QString &token, const QString &name, RoomKind kind,
                    Done<Room> done) override;
    void createDirectRoom(const QUrl &server, const QString &token, const UserId &peer,
                          Done<Room> done) override;
    void joinRoom(const QUrl &server, const QString &token, const RoomId &room, Done<Room> done) override;
    void leaveRoom(const QUrl &server, const QString &token, const RoomId &room, Done<Ok> done) override;
    void changeRoom(const QUrl &server, const QString &token, const RoomId &room,
                    const RoomChangeRequest &change, Done<Room> done) override;
    void deleteRoom(const QUrl &server, const QString &token, const RoomId &room, Done<Ok> done) override;
    void setPreferences(const QUrl &server, const QString &token, const RoomId &room,
                        const RoomPreferences &preferences, Done<Room> done) override;
    void addMember(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
                   Done<Addition> done) override;
    void members(const QUrl &server, const QString &token, const RoomId &room, const QString &after,
                 Done<MembersPage> done) override;
    void users(const QUrl &server, const QString &token, const QList<UserId> &ids,
               Done<QList<User>> done) override;
    void findUsers(const QUrl &server, const QString &token, const QString &query,
                   Done<QList<User>> done) override;
    void history(const QUrl &server, const QString &token, const RoomId &room, Seq before, int limit,
                 Done<HistoryPage> done) override;
    void search(const QUrl &server, const QString &token, const SearchQuery &query, const QString &next,
                Done<SearchPage> done) override;
    void invitations(const QUrl &server, const QString &token, Done<QList<RoomInvitation>> done) override;
    void declineInvitation(const QUrl &server, const QString &token, const RoomId &room,
                           Done<Ok> done) override;
    void devices(const QUrl &server, const QString &token, Done<QList<DeviceEntry>> done) override;
    void removeDevice(const QUrl &server, const QString &token, const DeviceId &device,
                      Done<Ok> done) override;
    void changePassword(const QUrl &server, const QString &token, const QString &from, const QString &to,
                        Done<Ok> done) override;
    void whoMayAdd(const QUrl &server, const QString &token, Done<RoomInvites> done) override;
    void setWhoMayAdd(const QUrl &server, const QString &token, RoomInvites who,
                      Done<RoomInvites> done) override;
    void changeMe(const QUrl &server, const QString &token, const MeChangeRequest &change,
                  Done<User> done) override;
    void blocked(const QUrl &server, const QString &token, Done<QList<User>> done) override;
    void block(const QUrl &server, const QString &token, const UserId &user, Done<Ok> done) override;
    void unblock(const QUrl &server, const QString &token, const UserId &user, Done<Ok> done) override;

    void setRole(const QUrl &server, const QString &token, const RoomId &room, const UserId &user, Role role,
                 Done<Ok> done) override;
    void kick(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
              const QString &reason, Done<Ok> done) override;
    void bans(const QUrl &server, const QString &token, const RoomId &room, Done<QList<Ban>> done) override;
    void ban(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
             const SanctionRequest &how, Done<Ok> done) override;
    void liftBan(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
                 Done<Ok> done) override;
    void mute(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
              milliseconds until, Done<Ok> done) override;
    void unmute(const QUrl &server, const QString &token, const RoomId &room, const UserId &user,
                Done<Ok> done) override;
    void reports(const QUrl &server, const QString &token, const RoomId &room,
                 Done<QList<Report>> done) override;
    void dismissReport(const QUrl &server, const QString &token, const RoomId &room, const ReportId &report,
                       Done<Ok> done) override;
    void reportMessage(const QUrl &server, const QString &token, const ReportRequest &report,
                       Done<Ok> done) override;

    void createUpload(const QUrl &server, const QString &token, const File &file, Done<FileId> done) override;
    void uploadOffset(const QUrl &server, const QString &token, const FileId &upload,
                      Done<qint64> done) override;
    std::unique_ptr<TransferHandle> uploadPiece(const QUrl &server, const QString &token,
                                                const FileId &upload, qint64 offset, const QByteArray &piece,
                                                std::function<void(qint64)> sent, Done<qint64> done) override;
    void endUpload(const QUrl &server, const QString &token, const FileId &upload, Done<Ok> done) override;
    void putThumbnail(const QUrl &server, const QString &token, const FileId &file, const QByteArray &picture,
                      Done<Ok> done) override;
    std::unique_ptr<TransferHandle> fetchFile(const QUrl &server, const QString &token, const FileWish &wish,
                                              FileSink sink, Done<Ok> done) override;

private:
    class Handle;
    struct Call
    {
        QByteArray method;
        QString path;
        QString token;
        std::optional<QByteArray> body = {};
        QUrlQuery query = {};
    };
    template <typename T>
    using Reader = Result<T, Error> (*)(const ExchangeAnswer &);

    /// E is Error or ReachError.
    template <typename T, typename E>
    quint64 ask(const QUrl &server, const Call &call, Reader<T> reader, Continuation<Result<T, E>> done);
    /// The same of a request that has more to it than `call` says: `request` is completed.
    template <typename T, typename E>
    quint64 ask(const QUrl &server, const Call &call, OutgoingRequest request, Reader<T> reader,
                Continuation<Result<T, E>> done);

    TimerScheduler &m_timers;
    const ProxyLogins *m_proxies;
    ServerTrust *m_trust;
    QNetworkAccessManager m_manager;
    quint64 m_lastExchange = 0;
    std::map<quint64, std::unique_ptr<HttpExchange>>
        m_exchanges; // before the manager in destruction: they hold its replies
    std::shared_ptr<HttpServerApi *> m_self = std::make_shared<HttpServerApi *>(this); ///< for handles
};

} // namespace Chinwag
