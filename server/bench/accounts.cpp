#include "server/bench/accounts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <charconv>

namespace Chinwag::Bench {

namespace {

constexpr int idleRoomMembers = 10;
const QString idlePrefix = QStringLiteral("idle-");

struct Shape
{
    int rooms = 0;
    int members = 0;
};

std::optional<Shape> shapeFrom(const std::string &text)
{
    Shape shape;
    const char *end = text.data() + text.size();
    const auto rooms = std::from_chars(text.data(), end, shape.rooms);
    if (rooms.ec != std::errc{} || rooms.ptr == end || *rooms.ptr != 'x')
        return {};
    const auto members = std::from_chars(rooms.ptr + 1, end, shape.members);
    if (members.ec != std::errc{} || members.ptr != end || shape.rooms < 1 || shape.members < 1)
        return {};
    return shape;
}

QString shapePrefix(int rooms, int members) { return QStringLiteral("%1x%2-").arg(rooms).arg(members); }

QString randomToken()
{
    QByteArray bytes(32, Qt::Uninitialized);
    QRandomGenerator::system()->generate(bytes.begin(), bytes.end());
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QByteArray accountLine(const QString &username, const QString &room)
{
    const QJsonObject device{{QStringLiteral("name"), QStringLiteral("Bench")},
                             {QStringLiteral("token"), randomToken()}};
    const QJsonObject account{{QStringLiteral("username"), username},
                              {QStringLiteral("rooms"), QJsonArray{room}},
                              {QStringLiteral("devices"), QJsonArray{device}}};
    return QJsonDocument(account).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

std::optional<std::string> writeAccounts(const PrepareOptions &options)
{
    QByteArray lines;
    for (const std::string &text : options.shapes) {
        const auto shape = shapeFrom(text);
        if (!shape)
            return "\"" + text + "\" is no shape; write ROOMSxMEMBERS, like 20x100.";
        const QString prefix = shapePrefix(shape->rooms, shape->members);
        for (int room = 0; room < shape->rooms; ++room) {
            const QString name = prefix + QString::number(room);
            for (int member = 0; member < shape->members; ++member)
                lines += accountLine(QStringLiteral("%1-%2").arg(name).arg(member), name);
        }
    }
    for (int i = 0; i < options.idle; ++i)
        lines +=
            accountLine(idlePrefix + QString::number(i), idlePrefix + QString::number(i / idleRoomMembers));
    QFile file(QString::fromStdString(options.output));
    if (!file.open(QIODevice::WriteOnly) || file.write(lines) != lines.size())
        return "Cannot write " + options.output + ": " + file.errorString().toStdString();
    return {};
}

std::vector<BenchAccount> readAccounts(const Options &options)
{
    QFile file(QString::fromStdString(options.accounts));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString prefix = shapePrefix(options.rooms, options.members);
    const auto wanted = static_cast<std::size_t>(options.rooms) * static_cast<std::size_t>(options.members);
    std::vector<BenchAccount> active;
    std::vector<BenchAccount> idle;
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        const QString room = line.value(QLatin1String("rooms"))[0].toString();
        const QString token = line.value(QLatin1String("devices"))[0][QLatin1String("token")].toString();
        const BenchAccount account{line.value(QLatin1String("username")).toString().toStdString(),
                                   token.toStdString(), room.toStdString()};
        if (room.startsWith(prefix))
            active.push_back(account);
        else if (room.startsWith(idlePrefix) && idle.size() < static_cast<std::size_t>(options.idle))
            idle.push_back(account);
    }
    if (active.size() != wanted || idle.size() != static_cast<std::size_t>(options.idle))
        return {};
    active.insert(active.end(), idle.begin(), idle.end());
    return active;
}

} // namespace Chinwag::Bench
