#include "server/tools/admin.h"

#include "server/auth/sodiumpasswordhasher.h"
#include "server/config/serverconfig.h"
#include "server/core/foundation/crypto.h"
#include "server/process/datadirectories.h"
#include "server/sql/sqlstores.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/textrules.h"
#include "shared/protocol/utf8.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

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

class Admin
{
public:
    explicit Admin(Database &database)
        : m_database(database)
        , m_stores(database)
    {
    }

    Answer listUsers(const QStringList &arguments);
    Answer showUser(const QStringList &arguments);
    Answer createUser(const QStringList &arguments);
    Answer setPassword(const QStringList &arguments);
    Answer disable(const QStringList &arguments);
    Answer enable(const QStringList &arguments);
    Answer listSessions(const QStringList &arguments);
    Answer endSessions(const QStringList &arguments);
    Answer createInvite(const QStringList &arguments);
    Answer listRooms(const QStringList &arguments);
    Answer showStats(const QStringList &arguments);

private:
    AccountStore &accounts() { return m_stores.stores().accounts; }
    Outcome<Account> account(const QString &name);
    Outcome<QString> passwordFrom(const QString &file);
    Outcome<QString> hashOf(const QString &password);
    Answer setBanned(const QString &name, bool banned);
    /// Rows of a SELECT, each column a text.
    Outcome<QList<QStringList>> rows(const QString &sql, int columns);

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
    {"session list", "NAME", "where NAME is signed in", &Admin::listSessions},
    {"session end", "NAME [DEVICE]", "signs out one device, or all", &Admin::endSessions},
    {"invite create", "", "a code that lets one person make an account", &Admin::createInvite},
    {"room list", "", "all rooms of several people, with members and events", &Admin::listRooms},
    {"stats", "", "how much there is", &Admin::showStats},
};

Outcome<QList<QStringList>> Admin::rows(const QString &sql, int columns)
{
    const auto read = wait<QList<QStringList>>([&](auto done) {
        m_database.read<QList<QStringList>>(
            [sql, columns](Connection &connection) {
                QList<QStringList> all;
                auto found = connection.rows(sql);
                while (found.next()) {
                    QStringList row;
                    for (int i = 0; i < columns; ++i)
                        row.append(found.text(i));
                    all.append(row);
                }
                return all;
            },
            done);
    });
    return read;
}

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

Outcome<QString> Admin::passwordFrom(const QString &file)
{
    if (file.isEmpty())
        return Crypto::randomText(15);
    QFile source;
    bool isOpen = false;
    if (file == "-"_L1) {
        isOpen = source.open(stdin, QIODevice::ReadOnly);
    } else {
        source.setFileName(file);
        isOpen = source.open(QIODevice::ReadOnly);
    }
    if (!isOpen)
        return failed(QStringLiteral("%1 cannot be read: %2.").arg(file, source.errorString()));
    QByteArray line = source.readLine(Limits::requestBody);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    const auto password = checkedPassword(textFromUtf8(line));
    return password;
}

Outcome<QString> Admin::hashOf(const QString &password)
{
    SodiumPasswordHasher hasher;
    const auto hash = wait<QString>([&](auto done) { hasher.hash(password, done); });
    return hash;
}

Answer Admin::listUsers(const QStringList &)
{
    const auto users = rows(
        QStringLiteral("SELECT u.id, u.username, u.display_name, u.banned, u.server_owner, (SELECT COUNT(*) "
                       "FROM devices d WHERE d.user_id = u.id), (SELECT COALESCE(MAX(last_used_at), 0) FROM "
                       "devices d WHERE d.user_id = u.id) FROM users u ORDER BY u.username"),
        7);
    if (!users)
        return users.error();
    Said said;
    QJsonArray list;
    for (const QStringList &user : *users) {
        const bool isBanned = user.at(3).toInt() != 0;
        const bool isOwner = user.at(4).toInt() != 0;
        const milliseconds used(user.at(6).toLongLong());
        said.text +=
            QStringLiteral("%1  %2%3%4  %5 devices%6\n")
                .arg(user.at(1), -20)
                .arg(user.at(2), isOwner ? u" (owner)"_s : QString(), isBanned ? u" (disabled)"_s : QString(),
                     user.at(5), used.count() > 0 ? u", last used "_s + timeText(used) : QString());
        list.append(QJsonObject{{u"id"_s, user.at(0)},
                                {u"username"_s, user.at(1)},
                                {u"display_name"_s, user.at(2)},
                                {u"disabled"_s, isBanned},
                                {u"owner"_s, isOwner},
                                {u"devices"_s, user.at(5).toInt()},
                                {u"last_used_at"_s, qint64(used.count())}});
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
    const auto password = passwordFrom(arguments.value(1));
    if (!password)
        return password.error();
    const auto hash = hashOf(*password);
    if (!hash)
        return hash.error();
    const User user{UserId(Crypto::randomId('u')), *username, *username};
    const auto made = wait<User>([&](auto done) { accounts().create({user, *hash, false}, {}, done); });
    if (!made)
        return made.error();
    QJsonObject json{{u"id"_s, made->id.toString()}, {u"username"_s, made->username}};
    QString text = QStringLiteral("%1 has an account.\n").arg(made->username);
    if (arguments.size() == 1) {
        text += QStringLiteral("Password: %1\n").arg(*password);
        json.insert(u"password"_s, *password);
    }
    return Said{text, json};
}

Answer Admin::setPassword(const QStringList &arguments)
{
    const auto found = account(arguments.constFirst());
    if (!found)
        return found.error();
    const auto password = passwordFrom(arguments.value(1));
    if (!password)
        return password.error();
    const auto hash = hashOf(*password);
    if (!hash)
        return hash.error();
    const auto changed = wait<std::optional<QList<DeviceId>>>(
        [&](auto done) { accounts().changePassword(found->user.id, {}, found->passwordHash, *hash, done); });
    if (!changed)
        return changed.error();
    if (!*changed)
        return failed(QStringLiteral("The password of %1 was changed by somebody else just now. Try again.")
                          .arg(found->user.username));
    const qsizetype devices = (*changed)->size();
    QJsonObject json{{u"username"_s, found->user.username}, {u"signed_out"_s, devices}};
    QString text = QStringLiteral("%1 has another password; %2 devices are signed out.\n")
                       .arg(found->user.username)
                       .arg(devices);
    if (arguments.size() == 1) {
        text += QStringLiteral("Password: %1\n").arg(*password);
        json.insert(u"password"_s, *password);
    }
    return Said{text, json};
}

Answer Admin::setBanned(const QString &name, bool banned)
{
    const auto found = account(name);
    if (!found)
        return found.error();
    const auto done = wait<bool>([&](auto answer) {
        if (banned)
            accounts().ban(found->user.id, answer);
        else
            accounts().unban(found->user.id, answer);
    });
    if (!done)
        return done.error();
    return Said{
        QStringLiteral("%1 is %2.\n").arg(found->user.username, banned ? u"disabled"_s : u"enabled"_s),
        QJsonObject{{u"username"_s, found->user.username}, {u"disabled"_s, banned}}};
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
        const auto removed =
            wait<bool>([&](auto done) { accounts().removeDevice(found->user.id, device.id, done); });
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
        accounts().addInvite({Crypto::secretHash(secret), Limits::inviteLifetime, false}, done);
    });
    if (!until)
        return until.error();
    return Said{QStringLiteral("%1\nIt works once, until %2.\n").arg(secret, timeText(*until)),
                QJsonObject{{u"invite"_s, secret}, {u"expires_at"_s, qint64(until->count())}}};
}

Answer Admin::listRooms(const QStringList &)
{
    const auto all =
        rows(QStringLiteral("SELECT id, name, kind, member_count, head_seq FROM rooms WHERE kind "
                            "<> 'direct' ORDER BY name, id"),
             5);
    if (!all)
        return all.error();
    Said said;
    QJsonArray list;
    for (const QStringList &room : *all) {
        said.text += QStringLiteral("%1  %2, %3 members, %4 events  %5\n")
                         .arg(room.at(1), -20)
                         .arg(room.at(2), room.at(3), room.at(4), room.at(0));
        list.append(QJsonObject{{u"id"_s, room.at(0)},
                                {u"name"_s, room.at(1)},
                                {u"kind"_s, room.at(2)},
                                {u"member_count"_s, room.at(3).toInt()},
                                {u"head_seq"_s, room.at(4).toLongLong()}});
    }
    said.json = list;
    return said;
}

Answer Admin::showStats(const QStringList &)
{
    const auto counted = rows(
        QStringLiteral("SELECT (SELECT COUNT(*) FROM users), (SELECT COUNT(*) FROM devices), (SELECT "
                       "COUNT(*) FROM rooms), (SELECT COUNT(*) FROM events), (SELECT COUNT(*) FROM files), "
                       "(SELECT COALESCE(SUM(size + thumbnail_size), 0) FROM files)"),
        6);
    if (!counted)
        return counted.error();
    const QStringList &row = counted->constFirst();
    return Said{
        QStringLiteral("%1 accounts, signed in on %2 devices; %3 rooms with %4 events; %5 files of %6 "
                       "bytes\n")
            .arg(row.at(0), row.at(1), row.at(2), row.at(3), row.at(4), row.at(5)),
        QJsonObject{{u"users"_s, row.at(0).toLongLong()},
                    {u"devices"_s, row.at(1).toLongLong()},
                    {u"rooms"_s, row.at(2).toLongLong()},
                    {u"events"_s, row.at(3).toLongLong()},
                    {u"files"_s, row.at(4).toLongLong()},
                    {u"file_bytes"_s, row.at(5).toLongLong()}}};
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
    Admin admin(**database);
    const Answer answer = (admin.*command->run)(arguments);
    if (!answer) {
        say(stderr, QStringLiteral("chinwagd: %1\n").arg(answer.error().message));
        return 1;
    }
    say(stdout, asJson ? toText(answer->json) : answer->text);
    return 0;
}

} // namespace Chinwag
