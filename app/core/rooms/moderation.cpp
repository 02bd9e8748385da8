#include "app/core/rooms/moderation.h"

#include "shared/protocol/limits.h"

namespace Chinwag {

Moderation::Moderation(AccountApi &api, MembersBook &members, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_members(members)
{
}

template <typename T>
Moderation::Done<T> Moderation::whileHere(Done<T> done)
{
    return [self = QPointer(this), done = std::move(done)](const Result<T, Error> &answer) {
        if (self)
            done(answer);
    };
}

Moderation::Done<Ok> Moderation::noting(std::function<void(MembersBook &)> note, Done<Ok> done)
{
    return [self = QPointer(this), note = std::move(note),
            done = std::move(done)](const Result<Ok, Error> &answer) {
        if (!self)
            return;
        if (answer)
            note(self->m_members);
        done(answer);
    };
}

void Moderation::setRole(const RoomId &room, const UserId &user, Role role, Done<Ok> done)
{
    auto note = [room, user, role](MembersBook &members) { members.setRole(room, user, role); };
    m_api.setRole(room, user, role, noting(std::move(note), std::move(done)));
}

void Moderation::kick(const RoomId &room, const UserId &user, const QString &reason, Done<Ok> done)
{
    auto note = [room, user](MembersBook &members) { members.left(room, user); };
    m_api.kick(room, user, reason, noting(std::move(note), std::move(done)));
}

void Moderation::ban(const RoomId &room, const UserId &user, const SanctionRequest &how, Done<Ok> done)
{
    auto note = [room, user](MembersBook &members) { members.left(room, user); };
    m_api.ban(room, user, how, noting(std::move(note), std::move(done)));
}

void Moderation::liftBan(const RoomId &room, const UserId &user, Done<Ok> done)
{
    m_api.liftBan(room, user, whileHere(std::move(done)));
}

void Moderation::mute(const RoomId &room, const UserId &user, milliseconds until, Done<Ok> done)
{
    const milliseconds end = until.count() > 0 ? until : Limits::forGood;
    auto note = [room, user, end](MembersBook &members) { members.setMuted(room, user, end); };
    m_api.mute(room, user, until, noting(std::move(note), std::move(done)));
}

void Moderation::unmute(const RoomId &room, const UserId &user, Done<Ok> done)
{
    auto note = [room, user](MembersBook &members) { members.setMuted(room, user, milliseconds{0}); };
    m_api.unmute(room, user, noting(std::move(note), std::move(done)));
}

void Moderation::bans(const RoomId &room, Done<QList<Ban>> done)
{
    m_api.bans(room, whileHere(std::move(done)));
}

void Moderation::reports(const RoomId &room, Done<QList<Report>> done)
{
    m_api.reports(room, whileHere(std::move(done)));
}

void Moderation::dismiss(const RoomId &room, const ReportId &report, Done<Ok> done)
{
    auto answer = [self = QPointer(this), done = std::move(done)](const Result<Ok, Error> &dismissed) {
        if (!self)
            return;
        const bool isGone = !dismissed && dismissed.error().code == ErrorCode::NotFound;
        done(isGone ? Result<Ok, Error>(Ok()) : dismissed);
    };
    m_api.dismissReport(room, report, std::move(answer));
}

void Moderation::report(const RoomId &room, Seq message, const QString &reason, Done<Ok> done)
{
    m_api.reportMessage({room, message, reason}, whileHere(std::move(done)));
}

} // namespace Chinwag
