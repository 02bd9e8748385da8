#include "tests/support/memorystores/memorymoderationstore.h"

#include "server/core/foundation/errors.h"
#include "server/core/foundation/moderationrules.h"
#include "shared/protocol/limits.h"

#include <algorithm>

namespace Chinwag {

namespace {

using Change = ModerationBody::Change;

milliseconds endOf(const ModerationBody &body)
{
    return body.until.count() > 0 ? body.until : Limits::forGood;
}

std::optional<Role> roleIn(const MemoryDatabase::RoomRecord &record, const UserId &user)
{
    const auto member = record.members.constFind(user);
    return member == record.members.constEnd() ? std::nullopt : std::optional(*member);
}

ModerationRules::Standing standingOf(const MemoryDatabase::RoomRecord &record, const Event &event)
{
    const UserId subject = subjectOf(event);
    ModerationRules::Standing standing;
    standing.kind = record.room.kind;
    standing.actor = roleIn(record, event.sender);
    standing.target = roleIn(record, subject);
    standing.isSelf = subject == event.sender;
    standing.owners = static_cast<int>(record.members.keys(Role::Owner).size());
    standing.isBanned = record.isBanned(subject, event.at);
    standing.isMuted = record.mutes.value(subject) > event.at;
    return standing;
}

} // namespace

void MemoryModerationStore::moderate(const Event &event, Done<QList<Event>> done)
{
    m_database.answer<QList<Event>>(done, [&] { return moderated(event); });
}

Outcome<QList<Event>> MemoryModerationStore::moderated(const Event &event)
{
    const auto record = m_database.rooms.find(event.room);
    if (record == m_database.rooms.end())
        return Errors::roomNotFound();
    const auto standing = standingOf(*record, event);
    if (const auto refused = ModerationRules::refusal(event.body, standing))
        return *refused;
    if (ModerationRules::changesNothing(event.body, standing))
        return QList<Event>();
    QList<Event> stored;
    const auto *body = event.as<ModerationBody>();
    if (const auto refused = apply(*record, event))
        return *refused;
    if (body && body->change == Change::Ban && standing.target) {
        record->leave(body->subject);
        Event kick = event;
        kick.body = ModerationBody{Change::Kick, body->subject, {}, body->reason};
        stored.append(m_database.appendTo(*record, kick));
    }
    stored.append(m_database.appendTo(*record, event));
    return stored;
}

std::optional<Error> MemoryModerationStore::apply(Record &record, const Event &event)
{
    const auto *body = event.as<ModerationBody>();
    if (!body)
        return {};
    switch (body->change) {
    case Change::Kick:
        record.leave(body->subject);
        break;
    case Change::Ban:
        record.bans.removeIf(
            [&](const auto &each) { return each.key() == body->subject || each.value().until <= event.at; });
        if (record.bans.size() >= Limits::bansPerRoom)
            return Error{ErrorCode::TooLarge, QStringLiteral("Too many bans."), {}};
        record.bans.insert(body->subject, {{}, event.sender, event.at, endOf(*body), body->reason});
        m_database.invitations[body->subject].removeIf(
            [&](const auto &each) { return each.room == event.room; });
        break;
    case Change::Unban:
        record.bans.remove(body->subject);
        break;
    case Change::Mute:
        record.mutes.insert(body->subject, endOf(*body));
        break;
    case Change::Unmute:
        record.mutes.remove(body->subject);
        break;
    }
    return {};
}

void MemoryModerationStore::bans(const RoomId &room, std::chrono::milliseconds now, Done<QList<Ban>> done)
{
    m_database.answer<QList<Ban>>(done, [&] {
        const auto all = m_database.rooms.value(room).bans;
        QList<Ban> bans;
        for (auto ban = all.cbegin(); ban != all.cend(); ++ban) {
            if (ban->until <= now)
                continue;
            Ban shown = *ban;
            shown.user = m_database.userOf(ban.key());
            if (shown.until == Limits::forGood)
                shown.until = milliseconds(0);
            bans.append(shown);
        }
        std::sort(bans.begin(), bans.end(), [](const Ban &a, const Ban &b) {
            return a.at == b.at ? a.user.id < b.user.id : a.at > b.at;
        });
        return bans;
    });
}

void MemoryModerationStore::removeRoom(const RoomId &room, const UserId &by, Done<RemovedRoom> done)
{
    m_database.answer<RemovedRoom>(done, [&]() -> Outcome<RemovedRoom> {
        const auto record = m_database.rooms.constFind(room);
        const auto role = record == m_database.rooms.constEnd() ? std::nullopt : roleIn(*record, by);
        if (!role)
            return Errors::roomNotFound();
        if (role != Role::Owner || record->room.kind == RoomKind::Direct)
            return Errors::forbidden(QStringLiteral("Only an owner deletes a room."));
        return m_database.removeRoom(room);
    });
}

void MemoryModerationStore::purgeRemoved(int, Done<bool> done)
{
    m_database.answer<bool>(done, [] { return false; }); // nothing of a room outlives it
}

void MemoryModerationStore::report(const NewReport &report, std::chrono::milliseconds at, Done<Ok> done)
{
    m_database.answer<Ok>(done, [&] { return reported(report, at); });
}

Outcome<Ok> MemoryModerationStore::reported(const NewReport &report, std::chrono::milliseconds at)
{
    const auto record = m_database.rooms.find(report.room);
    if (record == m_database.rooms.end() || report.seq < 1 || report.seq > record->events.size())
        return Errors::notFound();
    const Event event = record->events.at(report.seq - 1);
    const auto *message = event.as<MessageBody>();
    if (!message || (message->text.isEmpty() && message->files.isEmpty()))
        return Errors::notFound();
    if (event.sender == report.by)
        return Errors::forbidden(QStringLiteral("Nobody reports what they said themselves."));
    QString text = message->text;
    for (const Event &later : std::as_const(record->events)) {
        if (const auto *edit = later.as<EditBody>(); edit && edit->target == report.seq)
            text = edit->text;
    }
    const auto isSame = [&](const Report &each) { return each.seq == report.seq && each.by.id == report.by; };
    if (std::any_of(record->reports.cbegin(), record->reports.cend(), isSame))
        return Ok{};
    record->reports.prepend({report.id, report.room, report.seq, m_database.userOf(event.sender), text,
                             m_database.userOf(report.by), report.reason, at});
    if (record->reports.size() > Limits::reportsPerRoom)
        record->reports.removeLast();
    return Ok{};
}

void MemoryModerationStore::reports(const RoomId &room, int limit, Done<QList<Report>> done)
{
    m_database.answer<QList<Report>>(done,
                                     [&] { return m_database.rooms.value(room).reports.mid(0, limit); });
}

void MemoryModerationStore::settle(const RoomId &room, const ReportId &report, Done<bool> done)
{
    m_database.answer<bool>(done, [&] {
        const auto record = m_database.rooms.find(room);
        return record != m_database.rooms.end() &&
               record->reports.removeIf([&](const Report &each) { return each.id == report; }) > 0;
    });
}

} // namespace Chinwag
