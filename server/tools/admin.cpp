#include "server/tools/admin.h"

#include "server/auth/sodiumpasswordhasher.h"
#include "server/config/serverconfig.h"
#include "server/core/foundation/crypto.h"
#include "server/process/datadirectories.h"
#include "server/sql/overview.h"
#include "server/sql/sqlretentionstore.h"
#include "server/sql/sqlstores.h"
#include "shared/base/clock.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/textrules.h"
#include "shared/protocol/utf8.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype nameColumn = 20; ///< of lists

/// What a command has to say: for people, and for programs.
struct Said
{
    QString text;
    QJsonValue json;
};
using Answer = Outcome<Said>;

Error failed(const QString &sentence) { return {ErrorCode::BadRequest, sentence, std::nullopt}; }

/// Lets the event loop turn until the store has answered.
template <typename T, typename Call>
Outcome<T> wait(Call call)
{
    std::optional<Outcome<T>> outcome;
    call(Done<T>([&outcome](const Outcome<T> &answer) { outcome.emplace(answer); }));
    while (!outcome)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return *outcome;
}

QString timeText(milliseconds at)
{
    return QDateTime::fromMSecsSinceEpoch(at.count(), Qt::UTC).toString(Qt::ISODate);
}

/// Somebody's password from now on.
struct NewPassword
{
    QString text;
    QString hash;
    bool isMadeUp = false;

    /// Nobody else knows one that was made up.
    Said toldWith(const QString &sentence, QJsonObject json) const
    {
        if (!isMadeUp)
            return {sentence, json};
        json.insert(u"password"_s, text);
        return {sentence + QStringLiteral("Password: %1\n").arg(text), json};
    }
};

/// The first line of a file, or of standard input for "-".
Outcome<QString> firstLineOf(const QString &file)
{
    QFile source(file);
    const bool isOpen =
        file == "-"_L1 ? source.open(stdin, QIODevice::ReadOnly) : source.open(QIODevice::ReadOnly);
    if (!isOpen)
        return failed(QStringLiteral("%1 cannot be read: %2.").arg(file, source.errorString()));
    QByteArray line = source.readLine(Limits::requestBody);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return textFromUtf8(line);
}

/// Who gives the command, as far as the system knows.
QString userOfThisProcess()
{
    const QString login = qEnvironmentVariable("SUDO_USER");
    const QString user = QFileInfo(QStringLiteral("/proc/self")).owner();
    return login.isEmpty() || login == user ? user : login + u" as "_s + user;
}

class Admin
{
public:
    Admin(Database &database, bool messagesStay)
        : m_messagesStay(messagesStay)
        , m_database(database)
        , m_stores(database)
    {
    }

    Answer listUsers(const QStringList &arguments);
    Answer showUser(const QStringList &arguments);
    Answer createUser(const QStringList &arguments);
    Answer setPassword(const QStringList &arguments);
    Answer resetFactor(const QStringList &arguments);
    Answer deleteUser(const QStringList &arguments);
    Answer disable(const QStringList &arguments);
    Answer enable(const QStringList &arguments);
    Answer listSessions(const QStringList &arguments);
    Answer endSessions(const QStringList &arguments);
    Answer createInvite(const QStringList &arguments);
    Answer listRooms(const QStringList &arguments);
    Answer showStats(const QStringList &arguments);
    Answer showAudit(const QStringList &arguments);
    Answer setRetention(const QStringList &arguments);

private:
    AccountStore &accounts() { return m_stores.stores().accounts; }
    /// Stores that leave in the audit log what is done with them.
    std::shared_ptr<const Stores> recorded(const QString &action, const UserId &subject = {},
                                           const QString &detail = {})
    {
        return m_stores.recorded(Principal::server(),
                                 {u"command:"_s + userOfThisProcess(), action, subject.toString(), detail});
    }
    Outcome<Account> account(const QString &name);
    Outcome<NewPassword> newPassword(const QString &file);
    Answer setBanned(const QString &name, bool banned);
    template <typename T>
    Outcome<T> read(T (*look)(Connection &))
    {
        return wait<T>([&](auto done) { m_database.read<T>(look, done); });
    }

    Outcome<int> leaveRooms(const UserId &user);

    const bool m_messagesStay; ///< of people whose account is deleted
    Database &m_database;
    SqlStores m_stores;
};

struct Command
{
    const char *words;
    const char *arguments; ///< as they are called in the help; those in brackets may be missing
    const char *help;
    Answer (Admin::*run)(const QStringList &arguments);

    qsizetype least() const { return QByteArray(arguments).split(' ').count() - optional() - isBare(); }
    qsizetype most() const { return QByteArray(arguments).split(' ').count() - isBare(); }

private:
    qsizetype optional() const { return QByteArray(arguments).count('['); }
    qsizetype isBare() const { return *arguments == '\0' ? 1 : 0; }
};

constexpr Command commands[] = {
    {"user list", "", "everybody, with their devices and when one of them was last used", &Admin::listUsers},
    {"user show", "NAME", "one of them", &Admin::showUser},
    {"user create", "NAME [FILE]",
     "an account; the password is the first line of FILE (- is standard input), or made up and said",
     &Admin::createUser},
    {"user passwd", "NAME [FILE]", "another password, likewise; all devices are signed out",
     &Admin::setPassword},
    {"user disable", "NAME", "nobody signs in as NAME any more, and whoever is, is signed out",
     &Admin::disable},
    {"user enable", "NAME", "takes that back", &Admin::enable},
    {"user reset-factor", "NAME", "NAME has lost their second factor: the password alone lets them in",
     &Admin::resetFactor},
    {"user delete", "NAME", "the account is gone for good, as if NAME had deleted it", &Admin::deleteUser},
    {"session list", "NAME", "where NAME is signed in", &Admin::listSessions},
    {"session end", "NAME [DEVICE]", "signs out one device, or all", &Admin::endSessions},
    {"invite create", "", "a code that lets one person make an account", &Admin::createInvite},
    {"room list", "", "all rooms of several people, with members and events", &Admin::listRooms},
    {"room retention", "ROOM DAYS",
     "how long messages stay in the room of that id, if retention-days is not less; 0: as everywhere",
     &Admin::setRetention},
    {"stats", "", "how much there is", &Admin::showStats},
    {"audit", "[COUNT]", "what those who run the server have done, the newest last", &Admin::showAudit},
};

Outcome<Account> Admin::account(const QString &name)
{
    const auto username = normalizedUsername(name);
    if (!username)
        return username.error();
    const auto found =
        wait<std::optional<Account>>([&](auto done) { accounts().findByUsername(*username, done); });
    if (!found)
        return found.error();
    if (!*found)
        return failed(QStringLiteral("There is nobody called %1 here.").arg(*username));
    return **found;
}

Outcome<NewPassword> Admin::newPassword(const QString &file)
{
    const auto given = file.isEmpty() ? Outcome<QString>(Crypto::randomText(15)) : firstLineOf(file);
    if (!given)
        return given.error();
    const auto password = checkedPassword(*given);
    if (!password)
        return password.error();
    SodiumPasswordHasher hasher;
    const auto hash = wait<QString>([&](auto done) { hasher.hash(*password, done); });
    if (!hash)
        return hash.error();
    return NewPassword{*password, *hash, file.isEmpty()};
}

Answer Admin::listUsers(const QStringList &)
{
    const auto lines = read(&Overview::accounts);
    if (!lines)
        return lines.error();
    Said said;
    QJsonArray list;
    for (const Overview::AccountLine &line : *lines) {
        const QString used =
            line.lastUsedAt.count() > 0 ? u", last used "_s + timeText(line.lastUsedAt) : QString();
        said.text +=
            QStringLiteral("%1  %2%3%4  %5 devices%6\n")
                .arg(line.user.username.leftJustified(nameColumn), line.user.displayName,
                     line.isServerOwner ? u" (owner)"_s : QString(),
                     line.isBanned ? u" (disabled)"_s : QString(), QString::number(line.devices), used);
        list.append(QJsonObject{{u"id"_s, line.user.id.toString()},
                                {u"username"_s, line.user.username},
                                {u"display_name"_s, line.user.displayName},
                                {u"disabled"_s, line.isBanned},
                                {u"owner"_s, line.isServerOwner},
                                {u"devices"_s, line.devices},
                                {u"last_used_at"_s, qint64(line.lastUsedAt.count())}});
    }
    said.json = list;
    return said;
}

Answer Admin::showUser(const QStringList &arguments)
{
    const auto found = account(arguments.constFirst());
    if (!found)
        return found.error();
    const auto sessions = listSessions(arguments);
    if (!sessions)
        return sessions.error();
    return Said{QStringLiteral("%1 (%2), %3%4\n%5")
                    .arg(found->user.username, found->user.displayName, found->user.id.toString(),
                         found->banned ? u", disabled"_s : QString(), sessions->text),
                QJsonObject{{u"id"_s, found->user.id.toString()},
                            {u"username"_s, found->user.username},
                            {u"display_name"_s, found->user.displayName},
                            {u"disabled"_s, found->banned},
                            {u"devices"_s, sessions->json}}};
}

Answer Admin::createUser(const QStringList &arguments)
{
    const auto username = normalizedUsername(arguments.constFirst());
    if (!username)
        return username.error();
    const auto password = newPassword(arguments.value(1));
    if (!password)
        return password.error();
    const User user{UserId(Crypto::randomId('u')), *username, *username};
    const auto made = wait<User>([&](auto done) {
        recorded(u"user.create"_s, user.id)->accounts.create({user, password->hash, false}, {}, done);
    });
    if (!made)
        return made.error();
    return password->toldWith(QStringLiteral("%1 has an account.\n").arg(made->username),
                              {{u"id"_s, made->id.toString()}, {u"username"_s, made->username}});
}

Answer Admin::setPassword(const QStringList &arguments)
{
    const auto found = account(arguments.constFirst());
    if (!found)
        return found.error();
    const auto password = newPassword(arguments.value(1));
    if (!password)
        return password.error();
    const auto changed = wait<std::optional<QList<DeviceId>>>([&](auto done) {
        recorded(u"user.password"_s, found->user.id)
            ->accounts.changePassword(found->user.id, {}, found->passwordHash, password->hash, done);
    });
    if (!changed)
        return changed.error();
    if (!*changed)
        return failed(QStringLiteral("The password of %1 was changed by somebody else just now. Try again.")
                          .arg(found->user.username));
    const qsizetype devices = (*changed)->size();
    return password->toldWith(QStringLiteral("%1 has another password; %2 devices are signed out.\n")
                                  .arg(found->user.username)
                                  .arg(devices),
                              {{u"username"_s, found->user.username}, {u"signed_out"_s, devices}});
}

Answer Admin::setBanned(const QString &name, bool banned)
{
    const auto found = account(name);
    if (!found)
        return found.error();
    const auto done = wait<bool>([&](auto answer) {
        if (banned)
            recorded(u"user.disable"_s, found->user.id)->accounts.ban(found->user.id, answer);
        else
            recorded(u"user.enable"_s, found->user.id)->accounts.unban(found->user.id, answer);
    });
    if (!done)
        return done.error();
    return Said{
        QStringLiteral("%1 is %2.\n").arg(found->user.username, banned ? u"disabled"_s : u"enabled"_s),
        QJsonObject{{u"username"_s, found->user.username}, {u"disabled"_s, banned}}};
}

Answer Admin::resetFactor(const QStringList &arguments)
{
    const auto found = account(arguments.constFirst());
    if (!found)
        return found.error();
    const auto removed = wait<bool>([&](auto done) {
        recorded(u"user.reset-factor"_s, found->user.id)->accounts.removeFactor(found->user.id, done);
    });
    if (!removed)
        return removed.error();
    if (!*removed)
        return failed(QStringLiteral("%1 has no second factor.").arg(found->user.username));
    return Said{QStringLiteral("%1 has no second factor any more.\n").arg(found->user.username),
                QJsonObject{{u"username"_s, found->user.username}, {u"second_factor"_s, false}}};
}

/// Whoever is in them hears of it with the next thing that happens there.
Outcome<int> Admin::leaveRooms(const UserId &user)
{
    constexpr int page = 100;
    RoomStore &rooms = m_stores.stores().rooms;
    int left = 0;
    RoomId after;
    for (;;) {
        const auto some = wait<QList<Room>>([&](auto done) { rooms.roomsAfter(user, after, page, done); });
        if (!some)
            return some.error();
        for (const Room &room : *some) {
            after = room.id;
            if (room.kind == RoomKind::Direct)
                continue;
            const auto gone =
                wait<Left>([&](auto done) { rooms.leave(room.id, user, SystemClock().wall(), done); });
            if (!gone)
                return gone.error();
            ++left;
        }
        if (some->size() < page)
            return left;
    }
}

Answer Admin::deleteUser(const QStringList &arguments)
{
    const auto found = account(arguments.constFirst());
    if (!found)
        return found.error();
    const auto left = leaveRooms(found->user.id);
    if (!left)
        return left.error();
    const auto removed = wait<bool>([&](auto done) {
        recorded(u"user.delete"_s, found->user.id)->accounts.remove(found->user.id, m_messagesStay, done);
    });
    if (!removed)
        return removed.error();
    const QString name = found->user.username;
    return Said{
        m_messagesStay
            ? QStringLiteral("%1 is deleted. What they said stays, by a deleted user.\n").arg(name)
            : QStringLiteral("%1 is deleted. The running server deletes what they said within minutes.\n")
                  .arg(name),
        QJsonObject{{u"username"_s, name},
                    {u"deleted"_s, true},
                    {u"messages_stay"_s, m_messagesStay},
                    {u"rooms_left"_s, *left}}};
}

Answer Admin::disable(const QStringList &arguments) { return setBanned(arguments.constFirst(), true); }

Answer Admin::enable(const QStringList &arguments) { return setBanned(arguments.constFirst(), false); }

Answer Admin::listSessions(const QStringList &arguments)
{
    const auto found = account(arguments.constFirst());
    if (!found)
        return found.error();
    const auto devices = wait<QList<Device>>([&](auto done) { accounts().devices(found->user.id, done); });
    if (!devices)
        return devices.error();
    Said said;
    QJsonArray list;
    for (const Device &device : *devices) {
        said.text += QStringLiteral("%1  %2, last used %3\n")
                         .arg(device.id.toString(), device.name.isEmpty() ? u"(no name)"_s : device.name,
                              timeText(device.lastUsedAt));
        list.append(QJsonObject{{u"id"_s, device.id.toString()},
                                {u"name"_s, device.name},
                                {u"created_at"_s, qint64(device.createdAt.count())},
                                {u"last_used_at"_s, qint64(device.lastUsedAt.count())},
                                {u"expires_at"_s, qint64(device.expiresAt.count())}});
    }
    if (devices->isEmpty())
        said.text = QStringLiteral("%1 is signed in nowhere.\n").arg(found->user.username);
    said.json = list;
    return said;
}

Answer Admin::endSessions(const QStringList &arguments)
{
    const auto found = account(arguments.constFirst());
    if (!found)
        return found.error();
    const auto devices = wait<QList<Device>>([&](auto done) { accounts().devices(found->user.id, done); });
    if (!devices)
        return devices.error();
    int ended = 0;
    for (const Device &device : *devices) {
        if (arguments.size() > 1 && device.id.toString() != arguments.at(1))
            continue;
        const auto removed = wait<bool>([&](auto done) {
            recorded(u"session.end"_s, found->user.id, device.id.toString())
                ->accounts.removeDevice(found->user.id, device.id, done);
        });
        if (!removed)
            return removed.error();
        ended += *removed ? 1 : 0;
    }
    if (arguments.size() > 1 && ended == 0)
        return failed(QStringLiteral("%1 has no device %2.").arg(found->user.username, arguments.at(1)));
    return Said{QStringLiteral("%1 devices of %2 are signed out.\n").arg(ended).arg(found->user.username),
                QJsonObject{{u"username"_s, found->user.username}, {u"signed_out"_s, ended}}};
}

Answer Admin::createInvite(const QStringList &)
{
    constexpr int inviteBytes = 16;
    const QString secret = Crypto::randomText(inviteBytes);
    const auto until = wait<milliseconds>([&](auto done) {
        recorded(u"invite.create"_s)
            ->accounts.addInvite({Crypto::secretHash(secret), Limits::inviteLifetime, false}, done);
    });
    if (!until)
        return until.error();
    return Said{QStringLiteral("%1\nIt works once, until %2.\n").arg(secret, timeText(*until)),
                QJsonObject{{u"invite"_s, secret}, {u"expires_at"_s, qint64(until->count())}}};
}

Answer Admin::listRooms(const QStringList &)
{
    const auto rooms = read(&Overview::rooms);
    if (!rooms)
        return rooms.error();
    Said said;
    QJsonArray list;
    for (const Room &room : *rooms) {
        said.text +=
            QStringLiteral("%1  %2, %3 members, %4 events  %5\n")
                .arg(room.name.leftJustified(nameColumn), toString(room.kind),
                     QString::number(room.memberCount), QString::number(room.headSeq), room.id.toString());
        list.append(QJsonObject{{u"id"_s, room.id.toString()},
                                {u"name"_s, room.name},
                                {u"kind"_s, toString(room.kind)},
                                {u"member_count"_s, room.memberCount},
                                {u"head_seq"_s, qint64(room.headSeq)}});
    }
    said.json = list;
    return said;
}

Answer Admin::showStats(const QStringList &)
{
    const auto counted = read(&Overview::counts);
    if (!counted)
        return counted.error();
    return Said{
        QStringLiteral("%1 accounts, signed in on %2 devices; %3 rooms with %4 events; %5 files of %6 "
                       "bytes\n")
            .arg(counted->accounts)
            .arg(counted->devices)
            .arg(counted->rooms)
            .arg(counted->events)
            .arg(counted->files)
            .arg(counted->fileBytes),
        QJsonObject{{u"users"_s, counted->accounts},
                    {u"devices"_s, counted->devices},
                    {u"rooms"_s, counted->rooms},
                    {u"events"_s, counted->events},
                    {u"files"_s, counted->files},
                    {u"file_bytes"_s, counted->fileBytes}}};
}

Answer Admin::showAudit(const QStringList &arguments)
{
    constexpr int usually = 100;
    bool isNumber = true;
    const int limit = arguments.isEmpty() ? usually : arguments.constFirst().toInt(&isNumber);
    if (!isNumber || limit < 1)
        return failed(QStringLiteral("%1 is no number of entries.").arg(arguments.value(0)));
    const auto entries = wait<QList<AuditLog::Entry>>([&](auto done) {
        m_database.read<QList<AuditLog::Entry>>(
            [limit](Connection &connection) { return AuditLog::newest(connection, limit); }, done);
    });
    if (!entries)
        return entries.error();
    Said said;
    QJsonArray list;
    for (auto entry = entries->crbegin(); entry != entries->crend(); ++entry) {
        const AuditRecord &record = entry->record;
        const QString actor = entry->actorName.isEmpty() ? record.actor : entry->actorName;
        const QString subject = entry->subjectName.isEmpty() ? record.subject : entry->subjectName;
        said.text += QStringList{timeText(entry->at), actor, record.action, subject, record.detail}
                         .join(u"  "_s)
                         .trimmed() +
                     u'\n';
        list.append(QJsonObject{{u"at"_s, qint64(entry->at.count())},
                                {u"actor"_s, record.actor},
                                {u"actor_name"_s, entry->actorName},
                                {u"action"_s, record.action},
                                {u"subject"_s, record.subject},
                                {u"subject_name"_s, entry->subjectName},
                                {u"detail"_s, record.detail}});
    }
    if (entries->isEmpty())
        said.text = QStringLiteral("Nothing was done yet.\n");
    said.json = list;
    return said;
}

Answer Admin::setRetention(const QStringList &arguments)
{
    constexpr int most = 100'000;
    bool isNumber = false;
    const int days = arguments.at(1).toInt(&isNumber);
    if (!isNumber || days < 0 || days > most)
        return failed(QStringLiteral("%1 is no number of days.").arg(arguments.at(1)));
    const QString &room = arguments.constFirst();
    const AuditRecord record{u"command:"_s + userOfThisProcess(), u"room.retention"_s, room,
                             QStringLiteral("%1 days").arg(days)};
    SqlRetentionStore store(DatabaseLane(m_database, Principal::server(), record));
    const auto set = wait<Ok>([&](auto done) { store.setDays(RoomId(room), days, done); });
    if (!set)
        return set.error();
    return Said{days > 0 ? QStringLiteral("Messages stay %1 days in this room.\n").arg(days)
                         : QStringLiteral("Messages stay in this room as long as everywhere.\n"),
                QJsonObject{{u"room"_s, room}, {u"retention_days"_s, days}}};
}

void say(FILE *stream, const QString &text)
{
    std::fputs(qUtf8Printable(text), stream);
    std::fflush(stream);
}

/// Null when the words are none, or too many or too few follow.
const Command *find(const QStringList &words, QStringList &arguments)
{
    for (const Command &command : commands) {
        const QStringList name = QString::fromLatin1(command.words).split(u' ');
        if (words.first(std::min(words.size(), name.size())) != name)
            continue;
        arguments = words.sliced(name.size());
        return arguments.size() >= command.least() && arguments.size() <= command.most() ? &command : nullptr;
    }
    return nullptr;
}

QString toText(const QJsonValue &json)
{
    const QJsonDocument document =
        json.isArray() ? QJsonDocument(json.toArray()) : QJsonDocument(json.toObject());
    return textFromUtf8(document.toJson());
}

} // namespace

QString adminHelp()
{
    QString text;
    for (const Command &command : commands) {
        const QString line =
            QString::fromLatin1(command.words) + u' ' + QString::fromLatin1(command.arguments);
        text +=
            QStringLiteral("  chinwagd admin %1  %2\n").arg(line, -27).arg(QString::fromUtf8(command.help));
    }
    return text;
}

int runAdmin(const ServerConfig &config, const QStringList &words)
{
    QStringList rest = words;
    const bool asJson = rest.removeAll(u"--json"_s) > 0;
    QStringList arguments;
    const Command *command = find(rest, arguments);
    if (!command) {
        say(stderr,
            QStringLiteral("What shall be done? Add --json for programs, and --config or --database as the "
                           "server has them.\n\n") +
                adminHelp());
        return 2;
    }
    if (const auto made = makeDataDirectories(config); !made) {
        say(stderr, QStringLiteral("chinwagd: %1\n").arg(made.error()));
        return 1;
    }
    Database::Options options;
    options.isAlone = false;
    const auto database = Database::open(makeDialect(config.database), allMigrations(), options);
    if (!database) {
        say(stderr, QStringLiteral("chinwagd: %1\n").arg(database.error().message));
        return 1;
    }
    Admin admin(**database, config.deletedAccounts == DeletedAccounts::Keep);
    const Answer answer = (admin.*command->run)(arguments);
    if (!answer) {
        say(stderr, QStringLiteral("chinwagd: %1\n").arg(answer.error().message));
        return 1;
    }
    say(stdout, asJson ? toText(answer->json) : answer->text);
    return 0;
}

} // namespace Chinwag
