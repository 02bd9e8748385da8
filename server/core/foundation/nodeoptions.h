#pragma once

#include "shared/protocol/limits.h"
#include "shared/protocol/membership.h"

#include <QStringList>

namespace Chinwag {

/// What an administrator or a test may set. Defaults are the protocol's numbers.
struct NodeOptions
{
    QString node = QStringLiteral("node");      ///< name of this process, announced in hello
    QString server = QStringLiteral("Chinwag"); ///< name of the service, for people
    QString version;
    Registration registration = Registration::Open;
    QStringList defaultRooms{
        QStringLiteral("general")}; ///< public rooms that everybody joins at registration
    int passwordScore = 0;          ///< that a new password needs at least (passwordstrength.h)
    bool ownersNeedFactor = false;  ///< who owns the server can do nothing without a second factor
    bool keepsMessages = true;      ///< of people who delete their account
    bool rateLimits = true; ///< off also lifts typing coalescing and the caps per user and per address
    bool allowQueryToken = false;

    std::chrono::milliseconds authDeadline = Limits::authDeadline;
    std::chrono::milliseconds heartbeatInterval = Limits::heartbeatInterval;
    std::chrono::milliseconds heartbeatTimeout = Limits::heartbeatTimeout;
    std::chrono::milliseconds typingRefresh = Limits::typingRefresh;
    std::chrono::milliseconds typingIdle = Limits::typingIdle;
    std::chrono::milliseconds typingExpiry = Limits::typingExpiry;
    std::chrono::milliseconds typingMinInterval = Limits::typingMinInterval;
    std::chrono::milliseconds presenceGrace = Limits::presenceGrace;
    std::chrono::milliseconds ticketLifetime = Limits::ticketLifetime;
    std::chrono::milliseconds tokenLifetime = Limits::tokenLifetime;
    std::chrono::milliseconds inviteLifetime = Limits::inviteLifetime;
    std::chrono::milliseconds nodeRenewal{5000}; ///< how often a node says that it lives
    std::chrono::milliseconds nodeLease{15000};  ///< how long its users stay present without that
    std::chrono::milliseconds roomRelease{5000}; ///< a room stays live this long after its last local session

    int registrationsPerAddress = Limits::registrationsPerAddress;
    int registrationsPerNode = Limits::registrationsPerNode;
    int socketsPerUser = Limits::socketsPerUser;
    int roomsPerDay = Limits::roomsPerDay; ///< made by one person; likewise the next two
    int addsPerDay = Limits::addsPerDay;
    int joinsPerDay = Limits::joinsPerDay;
    qint64 fileSize = Limits::fileSize;             ///< bytes at most; 0: no files are taken
    qint64 filesPerPerson = Limits::filesPerPerson; ///< bytes of all that one person keeps here
    qint64 outboundQueue = Limits::outboundQueue;
    int syncEventsPerRoom = Limits::syncEventsPerRoom;
    qint64 syncEvents = Limits::syncEvents; ///< bytes, about; once a sync brought them, only newest ones
    double syncPartsPerSecond = Limits::syncPartsPerSecond; ///< per user
};

} // namespace Chinwag
