#include "tests/faults/checker.h"

#include "tests/support/sampleevents.h"

#include <QSet>

#include <map>

namespace Chinwag::Test {

namespace {

QString at(const RoomId &room, Seq seq) { return QStringLiteral("%1 #%2").arg(room.toString()).arg(seq); }

/// The database, indexed for questions.
struct Truth
{
    QHash<std::pair<UserId, Nonce>, Event> byNonce;
    QHash<std::pair<UserId, QString>, int> timesWritten; ///< by sender and text
    QHash<RoomId, QHash<Seq, Event>> bySeq;
    QHash<RoomId, QSet<UserId>> members;
};

class Check
{
public:
    explicit Check(const Snapshot &database)
        : m_database(database)
    {
    }

    QList<Violation> run(const QList<Witness> &witnesses)
    {
        checkDatabase();
        checkOrigins(witnesses);
        for (const Witness &witness : witnesses)
            checkWitness(witness);
        return m_violations;
    }

private:
    void report(const char *invariant, const QString &what)
    {
        m_violations.append({QLatin1String(invariant), what});
    }

    void checkDatabase()
    {
        qint64 found = 0;
        for (auto room = m_database.rooms.cbegin(); room != m_database.rooms.cend(); ++room) {
            m_truth.members[room.key()] = QSet<UserId>(room->members.begin(), room->members.end());
            checkLog(room.key(), *room);
            found += room->events.size();
        }
        if (found != m_database.events)
            report(
                "I4",
                QStringLiteral("the database has %1 events, its rooms %2").arg(m_database.events).arg(found));
    }

    void checkLog(const RoomId &room, const Snapshot::Log &log)
    {
        Seq expected = 0;
        for (const Event &event : log.events) {
            if (event.seq != ++expected)
                report("I3", QStringLiteral("the log of %1 goes from %2 to %3")
                                 .arg(room.toString())
                                 .arg(expected - 1)
                                 .arg(event.seq));
            expected = event.seq;
            m_truth.bySeq[room].insert(event.seq, event);
            if (!event.as<MessageBody>())
                continue;
            const std::pair key(event.sender, event.nonce);
            if (m_truth.byNonce.contains(key))
                report("I2", QStringLiteral("%1 repeats a nonce of its sender").arg(at(room, event.seq)));
            m_truth.byNonce.insert(key, event);
            ++m_truth.timesWritten[{event.sender, textOf(event)}];
        }
        if (log.head != expected)
            report("I3", QStringLiteral("%1 says that its head is %2, its log ends at %3")
                             .arg(room.toString())
                             .arg(log.head)
                             .arg(expected));
    }

    void checkOrigins(const QList<Witness> &witnesses)
    {
        QSet<std::pair<UserId, QString>> intended;
        QSet<UserId> known;
        for (const Witness &witness : witnesses) {
            known.insert(witness.user);
            for (const Record &record : witness.records) {
                if (record.kind == Record::Kind::Intended)
                    intended.insert({witness.user, record.room.toString() + record.text});
            }
        }
        for (const Event &event : std::as_const(m_truth.byNonce)) {
            if (!known.contains(event.sender) ||
                !intended.contains({event.sender, event.room.toString() + textOf(event)}))
                report("I4", QStringLiteral("nobody sent %1").arg(at(event.room, event.seq)));
        }
        for (auto times = m_truth.timesWritten.cbegin(); times != m_truth.timesWritten.cend(); ++times) {
            if (*times > 1)
                report("I2", QStringLiteral("a message of %1 is in the database %2 times")
                                 .arg(times.key().first.toString())
                                 .arg(*times));
        }
    }

    void checkWitness(const Witness &witness)
    {
        const Seen seen = read(witness);
        for (auto room = m_database.rooms.cbegin(); room != m_database.rooms.cend(); ++room) {
            if (m_truth.members.value(room.key()).contains(witness.user))
                checkSeen(witness.user, room.key(), room->head, seen.applied.value(room.key()));
        }
    }

    /// What the timeline of a client was told, by room, since its process began.
    struct Seen
    {
        QHash<RoomId, std::map<Seq, Record>> applied;
        QHash<RoomId, Seq> pushed; ///< on this connection
        QHash<Nonce, QString> textOf;
    };

    Seen read(const Witness &witness)
    {
        Seen seen;
        for (const Record &record : witness.records) {
            if (!record.room.isEmpty())
                checkMembership(witness.user, record);
            switch (record.kind) {
            case Record::Kind::Started:
                seen.applied.clear();
                seen.pushed.clear();
                break;
            case Record::Kind::Connected:
                seen.pushed.clear();
                break;
            case Record::Kind::Queued:
                checkQueued(witness.user, record);
                break;
            case Record::Kind::Acknowledged:
                checkAcknowledged(witness.user, record);
                break;
            case Record::Kind::Pushed:
                checkPushed(witness.user, record, seen.pushed[record.room]);
                break;
            case Record::Kind::Applied:
                checkApplied(witness.user, record, seen.applied[record.room]);
                break;
            case Record::Kind::Wrong:
                report("I3", QStringLiteral("%1: %2").arg(witness.user.toString(), record.text));
                break;
            case Record::Kind::Intended:
            case Record::Kind::Heard:
                break;
            }
        }
        return seen;
    }

    void checkMembership(const UserId &user, const Record &record)
    {
        const bool fromServer = record.kind == Record::Kind::Pushed || record.kind == Record::Kind::Applied ||
                                record.kind == Record::Kind::Heard;
        if (fromServer && !m_truth.members.value(record.room).contains(user))
            report("I7", QStringLiteral("%1 heard of %2 (%3) without being in it")
                             .arg(user.toString(), record.room.toString(), record.text));
    }

    void checkQueued(const UserId &user, const Record &record)
    {
        const auto stored = m_truth.byNonce.constFind({user, record.nonce});
        if (stored == m_truth.byNonce.cend())
            report("I1", QStringLiteral("%1 is on the disk of %2, and not in the database")
                             .arg(record.nonce.toString(), user.toString()));
        else if (textOf(*stored) != record.text || stored->room != record.room)
            report("I4", QStringLiteral("%1 is not what %2 wrote")
                             .arg(at(stored->room, stored->seq), user.toString()));
    }

    void checkAcknowledged(const UserId &user, const Record &record)
    {
        const auto stored = m_truth.byNonce.constFind({user, record.nonce});
        if (stored == m_truth.byNonce.cend())
            report("I1", QStringLiteral("%1 was acknowledged to %2 and is lost")
                             .arg(at(record.room, record.seq), user.toString()));
        else if (stored->room != record.room || stored->seq != record.seq)
            report("I1",
                   QStringLiteral("%1 was told %2 for what is %3")
                       .arg(user.toString(), at(record.room, record.seq), at(stored->room, stored->seq)));
    }

    void checkPushed(const UserId &user, const Record &record, Seq &last)
    {
        checkContent(user, record);
        if (last != 0 && record.seq != last + 1)
            report("I3", QStringLiteral("pushes to %1 go from %2 to %3")
                             .arg(user.toString(), at(record.room, last))
                             .arg(record.seq));
        last = record.seq;
    }

    void checkApplied(const UserId &user, const Record &record, std::map<Seq, Record> &applied)
    {
        checkContent(user, record);
        if (!applied.emplace(record.seq, record).second)
            report("I2",
                   QStringLiteral("%1 applied %2 twice").arg(user.toString(), at(record.room, record.seq)));
    }

    void checkContent(const UserId &user, const Record &record)
    {
        const auto log = m_truth.bySeq.constFind(record.room);
        const auto stored =
            log == m_truth.bySeq.cend() ? decltype(log->cbegin())() : log->constFind(record.seq);
        if (log == m_truth.bySeq.cend() || stored == log->cend())
            report("I4", QStringLiteral("%1 saw %2, which does not exist")
                             .arg(user.toString(), at(record.room, record.seq)));
        else if (stored->nonce != record.nonce || textOf(*stored) != record.text)
            report("I3", QStringLiteral("%1 saw something else at %2")
                             .arg(user.toString(), at(record.room, record.seq)));
    }

    void checkSeen(const UserId &user, const RoomId &room, Seq head, const std::map<Seq, Record> &applied)
    {
        Seq expected = 1;
        for (const auto &[seq, record] : applied) {
            if (seq != expected)
                report("I1", QStringLiteral("%1 never saw %2 to %3")
                                 .arg(user.toString(), at(room, expected))
                                 .arg(seq - 1));
            expected = seq + 1;
        }
        if (expected <= head)
            report(
                "I1",
                QStringLiteral("%1 never saw %2 to %3").arg(user.toString(), at(room, expected)).arg(head));
    }

    const Snapshot &m_database;
    Truth m_truth;
    QList<Violation> m_violations;
};

} // namespace

QList<Violation> check(const Snapshot &database, const QList<Witness> &witnesses)
{
    return Check(database).run(witnesses);
}

} // namespace Chinwag::Test
