#pragma once

#include <QtGlobal>

#include <chrono>

/// Every number of the protocol, in one place. Sizes are bytes unless the name says otherwise. The server
/// announces what a client must know in `hello`; the rest is enforced by the server (shared/PROTOCOL.md,
/// "Limits").
namespace Chinwag::Limits {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

inline constexpr int protocolVersion = 1;
inline constexpr quint16 defaultPort = 7420;
inline constexpr qint64 largestNumber = qint64{1} << 53; ///< beyond it, JSON numbers lose units
inline constexpr milliseconds forGood{largestNumber};    ///< as a time: nobody has said until when

// HTTP
inline constexpr int requestLine = 2 * 1024;
inline constexpr int requestHead = 16 * 1024;
inline constexpr int requestFields = 64;
inline constexpr int requestBody = 16 * 1024;
inline constexpr seconds requestHeadDeadline{10};
inline constexpr int halfOpenPerAddress = 64;

// WebSocket
inline constexpr int frameBeforeAuth = 4 * 1024;
inline constexpr int frameAfterAuth = 64 * 1024;
inline constexpr int serverFrame = 4 * 1024 * 1024; ///< what a client accepts from a server in one frame
inline constexpr int outboundQueue = 1024 * 1024;
inline constexpr int outboundQueueEphemeral = outboundQueue / 2; ///< above this, ephemeral frames are dropped
inline constexpr seconds authDeadline{5};
inline constexpr seconds heartbeatInterval{30};
inline constexpr seconds heartbeatTimeout{10};
inline constexpr int malformedFrames = 5; ///< that many end the connection with 1008
inline constexpr int socketsPerUser = 10;
inline constexpr int strangersPerAddress = 64; ///< connections that have not said whose they are

// Rates
struct Rate
{
    double perSecond;
    double burst; ///< at once
};
inline constexpr Rate commandsPerConnection{20, 60};
inline constexpr Rate commandsPerPerson{40, 120};
inline constexpr Rate connectsPerPerson{1, 20};
inline constexpr Rate writesPerPerson{5, 20}; ///< whatever becomes an event
inline constexpr Rate searchesPerPerson{2, 20};
inline constexpr Rate presencePerPerson{1, 5}; ///< changes that others are told of
inline constexpr int roomsPerDay = 100;
inline constexpr int addsPerDay = 500;
inline constexpr int joinsPerDay = 500;
inline constexpr int perDayMax = 1'000'000; ///< what an administrator may set them to
inline constexpr int badLoginsPerAccountPerMinute = 5;
inline constexpr int badLoginsPerAddressPerMinute = 30;
inline constexpr int siteFactor = 4; ///< an IPv6 /48 may do this many times what an address or a /64 may
inline constexpr int registrationsPerAddress = 20; ///< an hour, without an invite
inline constexpr int registrationsPerNode = 500;   ///< likewise

// What people write; lengths in UTF-16 units, as QString counts
inline constexpr int messageLength = 4000;
inline constexpr int usernameLength = 32;
inline constexpr int displayNameLength = 64;
inline constexpr int roomNameLength = 64;
inline constexpr int topicLength = 256;
inline constexpr int statusLength = 100;
inline constexpr int reasonLength = 256; ///< why somebody was kicked or banned, or a message reported
inline constexpr int emojiLength = 16;
inline constexpr int reactionKinds = 20; ///< different ones on a message at a time

// Files
inline constexpr int filesPerMessage = 10;
inline constexpr qint64 fileSize = 25 * 1024 * 1024;         ///< unless configured
inline constexpr qint64 filesPerPerson = 1024 * 1024 * 1024; ///< all of theirs together, unless configured
inline constexpr int unsentFilesPerPerson = 100;             ///< begun, or not part of a message yet
inline constexpr int fileNameLength = 255; ///< also in bytes of UTF-8, as file systems count
inline constexpr int fileTypeLength = 127;
inline constexpr int blurhashLength = 64;
inline constexpr int thumbnailSize = 256 * 1024;
inline constexpr int uploadMetadata = 4 * 1024;
inline constexpr Rate uploadsPerPerson{5, 60}; ///< begun, and thumbnails
inline constexpr hours uploadLifetime{24};     ///< of what is not part of a message by then

inline constexpr int idLength = 128;
inline constexpr int nonceLength = 64;
inline constexpr int tokenLength = 256;
inline constexpr int passwordMinLength = 8;
inline constexpr int passwordMaxLength = 128;

// Pages of lists
inline constexpr int listPageMax = 200;      ///< of rooms and members also when nothing was asked for
inline constexpr int pageBytes = 256 * 1024; ///< a page ends before it weighs more, after one entry at least
inline constexpr int roomsPerSearch = 2000;  ///< looked at for one page of the directory
inline constexpr int usersPerAnswer = 20;
inline constexpr int usersById = 100;
inline constexpr int invitationsPerPerson = 100; ///< open ones; a further one displaces the oldest
inline constexpr int invitationsPerInviter = 5;  ///< of those; further ones are refused
inline constexpr int blocksPerPerson = 1000;

// Search in messages
inline constexpr int searchLength = 128; ///< of what is looked for
inline constexpr int searchPage = 20;
inline constexpr int searchPageMax = 50;
inline constexpr int searchMarks = 50; ///< places that are marked in one message

// History and sync
inline constexpr int historyPage = 50;
inline constexpr int historyPageMax = listPageMax;
inline constexpr int syncEventsPerRoom = 300;   ///< more missing than this: a gap marker instead
inline constexpr int syncReply = 256 * 1024;    ///< one part of the answer, whole
inline constexpr int syncReplyLeast = 4 * 1024; ///< as small a part as a client can ask for
inline constexpr int syncRoomsPerPart = 100;
inline constexpr int syncEvents =
    1024 * 1024; ///< once the events of one sync weigh this, further rooms bring only their newest one
inline constexpr int syncCursorLength = 512;
inline constexpr double syncPartsPerSecond = 10; ///< per user
inline constexpr double syncPartsBurst = 60;
inline constexpr int roomsBeforeHello = 500; ///< beyond them, subscribed while the session is in use already

// Typing
inline constexpr seconds typingRefresh{3};
inline constexpr milliseconds typingIdle{1000};
inline constexpr seconds typingExpiry{6};
inline constexpr seconds typingMinInterval{
    1}; ///< the server forwards one start per user and room in this time
inline constexpr int typingNamesUpToMembers = 100;
inline constexpr int typingCountUpToMembers = 1000;

inline constexpr int wordsAsTypedUpToMembers = 8;
inline constexpr int wordsAsTypedLength = 500;
inline constexpr milliseconds wordsAsTypedInterval{250}; ///< between two texts of one person in one room

// Moderation
inline constexpr seconds slowModeMost{6 * 3600};
inline constexpr int bansPerRoom = 1000;    ///< further ones are refused
inline constexpr int reportsPerRoom = 1000; ///< open ones; a further one displaces the oldest
inline constexpr Rate reportsPerPerson{0.1, 5};

// Credentials
inline constexpr int ticketBytes = 32;
inline constexpr int tokenBytes = 32;
inline constexpr seconds ticketLifetime{10};
inline constexpr hours tokenLifetime{30 * 24};
inline constexpr hours inviteLifetime{7 * 24};
inline constexpr int devicesPerUser = 100; ///< a further one signs out the one that was used least recently
inline constexpr hours revocationsKept{24};
inline constexpr milliseconds revocationPoll{500}; ///< every node asks the store what was revoked

// Presence
inline constexpr seconds presenceGrace{10};

static_assert(typingRefresh < typingExpiry,
              "a typist who keeps typing must not expire between two refreshes");
static_assert(typingIdle < typingRefresh);
static_assert(typingMinInterval < typingRefresh, "a regular refresh must not be coalesced away");
static_assert(frameBeforeAuth < frameAfterAuth);
static_assert(messageLength * 4 + 4096 < frameAfterAuth, "the longest message fits a frame in any script");
static_assert(frameAfterAuth < outboundQueueEphemeral);
static_assert(syncReply <= outboundQueue / 4 && outboundQueue < serverFrame,
              "a reply must fit the way to its reader");
static_assert(heartbeatTimeout < heartbeatInterval);
static_assert(historyPage <= historyPageMax);
static_assert(commandsPerConnection.burst <= commandsPerPerson.burst);

} // namespace Chinwag::Limits
