// How quickly messages are found among many, and what it costs to store them: the stores of a single server
// over a SQLite database that it makes. Prints one object of JSON.
#include "server/sql/messageindex.h"
#include "server/sql/sqlitedialect.h"
#include "server/sql/sqlstores.h"
#include "shared/protocol/limits.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

using namespace Chinwag;
using Steady = std::chrono::steady_clock;

namespace {

constexpr int rooms = 1000;
constexpr int people = 256; ///< who write, each with one message on its way
constexpr int roomsOfMany = 300;
constexpr int roomsOfFew = 3;
constexpr int searches = 200;
constexpr quint32 seed = 7;

RoomId roomNumber(int number) { return RoomId(QStringLiteral("r_%1").arg(number, 16, 10, QLatin1Char('0'))); }

UserId personNumber(int number)
{
    return UserId(QStringLiteral("u_%1").arg(number, 16, 10, QLatin1Char('0')));
}

const UserId many{QStringLiteral("u_in_many_rooms")};
const UserId few{QStringLiteral("u_in_few_rooms")};

double inMilliseconds(Steady::duration time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

template <typename T>
T await(const std::function<void(Done<T>)> &call)
{
    std::optional<Outcome<T>> answer;
    QEventLoop loop;
    call([&](Outcome<T> outcome) {
        answer.emplace(std::move(outcome));
        loop.quit();
    });
    loop.exec();
    if (!*answer)
        qFatal("%s", qPrintable(answer->error().message));
    return **std::move(answer);
}

/// Made-up words: the first ones are short and in every other message, the last ones in hardly any.
class Vocabulary
{
public:
    explicit Vocabulary(QRandomGenerator &random)
        : m_random(random)
    {
        constexpr int count = 50'000;
        static const QString consonants = QStringLiteral("bcdfghjklmnprstvwz");
        static const QString vowels = QStringLiteral("aeiouäö");
        for (int i = 0; i < count; ++i) {
            QString word;
            for (int syllable = 0, last = 1 + int(std::log10(i + 1)); syllable < last; ++syllable) {
                word += consonants.at(random.bounded(consonants.size()));
                word += vowels.at(random.bounded(vowels.size()));
                if (random.bounded(3) == 0)
                    word += consonants.at(random.bounded(consonants.size()));
            }
            m_words.append(word);
        }
    }
    /// As often as its place says (Zipf).
    QString word()
    {
        return m_words.at(qsizetype(std::pow(double(m_words.size()), m_random.generateDouble())) - 1);
    }
    QString message()
    {
        QStringList words;
        for (int i = 0, count = 2 + m_random.bounded(14); i < count; ++i)
            words.append(word());
        return words.join(QLatin1Char(' '));
    }
    /// One of those between two places.
    QString between(int first, int last) { return m_words.at(m_random.bounded(first, last)); }

private:
    QRandomGenerator &m_random;
    QStringList m_words;
};

class SearchBench
{
public:
    SearchBench(const QString &file, int messages)
        : m_file(file)
        , m_messages(messages)
    {
        auto opened = Database::open(std::make_unique<SqliteDialect>(file));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        m_database = std::move(*opened);
        m_stores = std::make_unique<SqlStores>(*m_database);
    }

    QJsonObject run()
    {
        makeRooms();
        const double perSecond = store();
        const double behind = catchUp();
        QJsonObject result{
            {QStringLiteral("messages"), m_messages},
            {QStringLiteral("stored_per_second"), perSecond},
            {QStringLiteral("index_caught_up_after_s"), behind},
            {QStringLiteral("file_bytes_per_message"), double(QFileInfo(m_file).size()) / m_messages},
            {QStringLiteral("index_bytes_per_message"), indexBytes() / m_messages}};
        const auto measure = [&](const char *name, const UserId &user,
                                 const std::function<QString()> &words) {
            result.insert(QLatin1String(name), search(user, words));
        };
        measure("rare", many, [this] { return m_words.between(20'000, 50'000); });
        measure("common", many, [this] { return m_words.between(100, 200); });
        measure("three words", many, [this] {
            return m_words.between(100, 1000) + u' ' + m_words.between(100, 1000) + u' ' +
                   m_words.between(1000, 20'000);
        });
        measure("common, few rooms", few, [this] { return m_words.between(100, 200); });
        measure("three words, few rooms", few, [this] {
            return m_words.between(100, 1000) + u' ' + m_words.between(100, 1000) + u' ' +
                   m_words.between(1000, 20'000);
        });
        measure("two letters", many, [this] { return m_words.between(0, 9).first(2); });
        return result;
    }

private:
    void makeRooms()
    {
        const Stores stores = m_stores->stores();
        for (const UserId &user : {many, few})
            await<User>([&](auto done) {
                stores.accounts.create({{user, user.toString(), {}}, QString(), false}, {}, done);
            });
        for (int i = 0; i < rooms; ++i) {
            await<Room>([&](auto done) {
                stores.rooms.create({roomNumber(i), QStringLiteral("room"), RoomKind::Public, {}, {}},
                                    std::chrono::milliseconds(1), done);
            });
            if (i % (rooms / roomsOfMany) == 0)
                join(roomNumber(i), many);
            if (i % (rooms / roomsOfFew) == 0)
                join(roomNumber(i), few);
        }
    }

    void join(const RoomId &room, const UserId &user)
    {
        await<std::optional<Event>>([&](auto done) {
            m_stores->stores().rooms.join(room, user, Role::Member, std::chrono::milliseconds(1), done);
        });
    }

    /// Everybody sends the next message when the last one is on disk. Messages in a second.
    double store()
    {
        QEventLoop loop;
        const auto begun = Steady::now();
        for (int i = 0; i < people; ++i)
            send(personNumber(i), loop);
        loop.exec();
        return m_messages / (inMilliseconds(Steady::now() - begun) / 1000);
    }

    void send(const UserId &sender, QEventLoop &loop)
    {
        if (m_sent == m_messages)
            return;
        const int number = m_sent++;
        Event event{roomNumber(m_random.bounded(rooms)),
                    0,
                    sender,
                    std::chrono::milliseconds(1'700'000'000'000 + number * 60'000LL),
                    Nonce(QStringLiteral("%1-0000-4000-8000-000000000000").arg(number)),
                    MessageBody{m_words.message(), 0}};
        m_stores->of(Principal(sender))
            ->events.append(event, [this, sender, &loop](const Outcome<Appended> &done) {
                if (!done)
                    qFatal("%s", qPrintable(done.error().message));
                if (++m_stored == m_messages)
                    loop.quit();
                else
                    send(sender, loop);
            });
    }

    double number(const QString &sql)
    {
        return double(await<qint64>([&](auto done) {
            m_database->read<qint64>(
                [sql](Connection &connection) {
                    auto rows = connection.rows(sql);
                    return rows.next() ? rows.number(0) : 0;
                },
                done);
        }));
    }

    double indexBytes()
    {
        return number(QStringLiteral("SELECT SUM(LENGTH(block)) FROM message_index_data"));
    }

    double catchUp()
    {
        const auto begun = Steady::now();
        const QString left =
            QStringLiteral("SELECT (SELECT MAX(id) FROM events) - first_id FROM index_state");
        QEventLoop loop;
        while (number(left) >= 0) {
            QTimer::singleShot(std::chrono::milliseconds(50), &loop, &QEventLoop::quit);
            loop.exec();
        }
        return inMilliseconds(Steady::now() - begun) / 1000;
    }

    QJsonObject search(const UserId &user, const std::function<QString()> &words)
    {
        QList<double> times;
        qint64 hits = 0;
        int unfinished = 0;
        for (int i = 0; i < searches; ++i) {
            MessageQuery query;
            query.user = user;
            query.words = SearchWords(words());
            query.limit = Limits::searchPage;
            const auto begun = Steady::now();
            const auto page = await<MessageHits>(
                [&](auto done) { m_stores->of(Principal(user))->events.search(query, done); });
            times.append(inMilliseconds(Steady::now() - begun));
            hits += page.hits.size();
            unfinished += page.hits.size() < query.limit && page.next > 0 ? 1 : 0;
        }
        std::ranges::sort(times);
        const auto share = [&times](double part) {
            return times.at(qsizetype(part * double(times.size() - 1)));
        };
        return {{QStringLiteral("p50_ms"), share(0.5)},
                {QStringLiteral("p95_ms"), share(0.95)},
                {QStringLiteral("max_ms"), times.last()},
                {QStringLiteral("hits"), double(hits) / searches},
                {QStringLiteral("cut_short"), double(unfinished) / searches}};
    }

    const QString m_file;
    const int m_messages;
    QRandomGenerator m_random{seed};
    Vocabulary m_words{m_random};
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SqlStores> m_stores;
    int m_sent = 0;
    int m_stored = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("messages"), QStringLiteral("how many"), QStringLiteral("N"),
                        QStringLiteral("1000000")},
                       {QStringLiteral("directory"), QStringLiteral("for the database"),
                        QStringLiteral("DIR"), QStringLiteral(".")}});
    parser.process(application);
    const QString file =
        QDir(parser.value(QStringLiteral("directory"))).filePath(QStringLiteral("search.sqlite"));
    if (QFile::exists(file))
        qFatal("%s is there already", qPrintable(file));
    SearchBench bench(file, parser.value(QStringLiteral("messages")).toInt());
    std::fputs(QJsonDocument(bench.run()).toJson().constData(), stdout);
    return 0;
}
