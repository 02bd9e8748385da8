#pragma once

#include "shared/base/result.h"
#include "shared/protocol/frames.h"
#include "shared/protocol/membership.h"
#include "shared/protocol/searchtext.h"

/// One struct per body of the HTTP interface (shared/PROTOCOL.md, section 1), for both sides. Texts are as
/// they were sent: what they must be like is a rule for people (textrules.h), not a question of form.
namespace Chinwag {

using std::chrono::seconds;

// ---- requests
// ------------------------------------------------------------------------------------------

struct SignUpRequest
{
    QString username;
    QString password;
    QString displayName{}; ///< empty: the username
    QString invite{};
    QString device{}; ///< a name for the list of devices
};
struct SignInRequest
{
    QString username;
    QString password;
    QString device{};
    QString code{}; ///< of the second factor, where there is one
};
/// Whoever asks for something that cannot be taken back shows once more who they are.
struct ProofRequest
{
    QString password;
    QString code{}; ///< of the second factor, where there is one
};
struct CodeRequest
{
    QString code;
};
struct PasswordChangeRequest
{
    QString from; ///< the one that holds until then
    QString to;
};
struct NewRoomRequest
{
    RoomKind kind = RoomKind::Public;
    QString name{}; ///< public and private rooms
    UserId user{};  ///< direct rooms
};
/// What is to be different; none: stays.
struct RoomChangeRequest
{
    std::optional<QString> name;
    std::optional<QString> topic; ///< empty: cleared
    std::optional<seconds> slowMode = {};
    std::optional<Posting> posting = {};
};
struct AddMemberRequest
{
    UserId user;
};
/// What is to be different; none: stays.
struct MeChangeRequest
{
    std::optional<RoomInvites> roomInvites = {};
    std::optional<QString> displayName = {};
    std::optional<Status> status = {}; ///< without a text: none any more
};
struct RoleRequest
{
    Role role = Role::Member;
};
/// Of a ban, or of a mute, which has no reason.
struct SanctionRequest
{
    milliseconds until{0}; ///< wall clock; 0: until it is taken back
    QString reason{};
};
struct ReportRequest
{
    RoomId room;
    Seq seq = 0;
    QString reason{}; ///< may be empty
};

// ---- answers
// ------------------------------------------------------------------------------------------

struct SignIn
{
    QString token;
    User user;
};
struct TicketGrant
{
    QString ticket;
    seconds expiresIn{0};
};
struct InviteGrant
{
    QString invite;
    milliseconds expiresAt{0};
};

/// What an app that makes codes needs to know, once.
struct FactorSecret
{
    QString secret; ///< in base32
    QString uri;    ///< otpauth://…, with the secret
};
/// Each of them stands for a code, once.
struct RecoveryCodes
{
    QStringList codes;
};

/// Whether a body holds what lets somebody in. Its length on the wire must not tell about it.
template <typename Body>
inline constexpr bool carriesSecret = false;
template <>
inline constexpr bool carriesSecret<SignIn> = true;
template <>
inline constexpr bool carriesSecret<TicketGrant> = true;
template <>
inline constexpr bool carriesSecret<InviteGrant> = true;

template <>
inline constexpr bool carriesSecret<FactorSecret> = true;
template <>
inline constexpr bool carriesSecret<RecoveryCodes> = true;

struct DeviceEntry
{
    DeviceId id;
    QString name;
    milliseconds createdAt{0};
    milliseconds lastUsedAt{0};
    milliseconds expiresAt{0};
    bool isCurrent = false; ///< it is this one that asks
};
struct DeviceList
{
    QList<DeviceEntry> devices;
};
struct UserList
{
    QList<User> users;
};
/// A page of rooms one may see. May be empty although more follow.
struct RoomsPage
{
    QList<Room> rooms;
    QString next{}; ///< for the next page; empty: this was the last
};
struct RoomAnswer
{
    Room room;
};
struct MembersPage
{
    QList<Member> members;
    QString next{}; ///< as above
};
struct SearchHit
{
    Event event;           ///< a message, with the text that it has now
    QList<TextMark> marks; ///< where in its text the words are
};
struct BanList
{
    QList<Ban> bans; ///< the newest first
};
struct ReportList
{
    QList<Report> reports; ///< the newest first
};
/// The newest first. May be empty although more follow.
struct SearchPage
{
    QList<SearchHit> hits;
    QList<User> users; ///< who wrote them
    QString next{};    ///< as above
};
/// The person is asked before they are in.
struct InvitedAnswer
{
};
struct Me
{
    User user;
    RoomInvites roomInvites = RoomInvites::Shared;
};
/// How one gets into one's account, and what becomes of it.
struct AccountState
{
    enum class Factor {
        Off,
        On,
        Wanted ///< off, and nothing else works until there is one
    };

    Factor factor = Factor::Off;
    int recoveryLeft = 0;     ///< codes for when the app is lost
    int passwordScore = 0;    ///< that a new password needs at least
    bool messagesStay = true; ///< when the account is deleted
};
struct InvitationList
{
    QList<Invitation> invitations;
};
struct ServerInfo
{
    enum class Status { Ok, Degraded };

    Status status = Status::Ok;
    QString name; ///< of the service, for people
    QString version;
    int online = 0;
    std::optional<Registration> registration; ///< none: of a kind that is new
    int passwordScore = 0;                    ///< that a password needs at least (passwordstrength.h)
};
/// A refusal (application/problem+json).
struct Problem
{
    int status = 0;
    std::optional<ErrorCode> code; ///< none: one that is new, or it was no Chinwag server that refused
    QString message;               ///< as it came: for people to read once it has been cut and cleaned
    std::optional<milliseconds> retryAfter{};
};

// ---- bytes
// ------------------------------------------------------------------------------------------

/// Both for every struct above, for RoomPreferences and for HistoryPage. Pure functions, any thread.
template <typename Body>
QByteArray encodeBody(const Body &body);
/// Of at most `limit` bytes; as decodeServerFrame() does it, an element of a list that cannot be read is left
/// out.
template <typename Body>
Result<Body, Error> decodeBody(const QByteArray &bytes, qsizetype limit);

} // namespace Chinwag
