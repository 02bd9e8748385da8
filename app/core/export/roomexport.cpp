#include "app/core/export/roomexport.h"

#include "app/core/export/exportpage.h"
#include "shared/protocol/codec.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

constexpr int nameLength = 100;

Error notWritten(const QString &what)
{
    return {ErrorCode::Internal,
            QCoreApplication::translate("RoomExport", "It could not be written: %1").arg(what),
            {}};
}

/// What any file system takes and no program runs away with.
QString harmless(const QString &name)
{
    QString plain;
    for (const QChar c : name) {
        const bool isFine = c.isLetterOrNumber() || u" ._-()"_s.contains(c);
        plain += isFine ? c : QChar(u'_');
    }
    while (plain.startsWith(u'.') || plain.startsWith(u' '))
        plain.remove(0, 1);
    plain = plain.right(nameLength).trimmed(); // what says its kind is at the end
    while (plain.endsWith(u'.'))
        plain.chop(1);
    return plain.isEmpty() ? u"room"_s : plain;
}

bool mayComeLater(const Error &error)
{
    return error.code == ErrorCode::Temporary || error.code == ErrorCode::RateLimited;
}

} // namespace

RoomExport::RoomExport(Parts parts, People known, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_known(std::move(known))
{
}

RoomExport::~RoomExport() { cancel(); }

void RoomExport::start(const Wish &wish)
{
    if (std::exchange(m_isRunning, true))
        return;
    m_tasks.emplace();
    m_tasks->start<QString, Error>(run(wish), [this](const Result<QString, Error> &page) {
        m_isRunning = false;
        if (!page)
            forget();
        m_folder.clear();
        if (page)
            Q_EMIT finished(*page);
        else
            Q_EMIT failed(page.error().message);
    });
}

void RoomExport::cancel()
{
    if (!std::exchange(m_isRunning, false))
        return;
    m_transfer.reset(); // before what it writes to
    m_waiting.cancel();
    m_tasks.reset();
    forget();
}

void RoomExport::forget()
{
    m_log.close();
    // Made by this, and nothing else is in it.
    if (!m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
    m_folder.clear();
}

BasicTask<QString, Error> RoomExport::run(Wish wish)
{
    m_users.clear();
    m_folds = {};
    m_files.clear();
    m_places.clear();
    m_quoted.clear();
    m_bytes = 0;
    co_await makeFolder(wish);
    co_await writeLog(wish);
    if (wish.withFiles)
        co_await fetchFiles();
    co_await writePage(wish);
    co_return m_folder + "/index.html"_L1;
}

Result<Ok, Error> RoomExport::makeFolder(const Wish &wish)
{
    const QString day =
        QDateTime::fromMSecsSinceEpoch(m_parts.clock.wall().count()).date().toString(Qt::ISODate);
    const QString name = u"%1 %2"_s.arg(harmless(wish.title), day);
    const QDir parent(wish.folder);
    QString free = name;
    for (int number = 2; parent.exists(free); ++number)
        free = u"%1 (%2)"_s.arg(name).arg(number);
    if (!parent.mkdir(free))
        return notWritten(parent.filePath(free));
    m_folder = parent.filePath(free);
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_log.setFileName(m_folder + "/messages.jsonl"_L1);
    if (!QDir(m_folder).mkdir(u"files"_s) || !m_log.open(QFile::WriteOnly | QFile::NewOnly))
        return notWritten(m_log.fileName());
    return Ok{};
}

BasicTask<Ok, Error> RoomExport::writeLog(Wish wish)
{
    for (Seq from = 1; from <= wish.head; from += eventsPerPage) {
        Q_EMIT progressed(Phase::Messages, from - 1, wish.head);
        const HistoryPage page = co_await fetched(wish.room, std::min(from + eventsPerPage, wish.head + 1));
        for (const User &each : page.users)
            m_users.insert(each.id, each);
        QList<Event> events;
        for (const Event &event : page.events) {
            if (event.seq >= from)
                events.append(event);
        }
        co_await writeEvents(events);
    }
    Q_EMIT progressed(Phase::Messages, wish.head, wish.head);
    const bool isWritten = m_log.flush();
    m_log.close();
    if (!isWritten || m_log.error() != QFile::NoError)
        co_return notWritten(m_log.errorString());
    co_return Ok{};
}

Result<Ok, Error> RoomExport::writeEvents(const QList<Event> &events)
{
    for (const Event &event : events) {
        if (const auto *message = event.as<MessageBody>()) {
            m_files += message->files;
            if (message->replyTo > 0)
                m_quoted.insert(message->replyTo);
        } else if (event.as<EditBody>() || event.as<DeleteBody>() || event.as<ReactionBody>()) {
            m_folds.add(event);
        }
        const QByteArray line = lineOf(event);
        if (m_log.write(line) != line.size())
            return notWritten(m_log.errorString());
    }
    return Ok{};
}

QByteArray RoomExport::lineOf(const Event &event) const
{
    QJsonObject json = toJson(event);
    json.insert("type"_L1, "event"_L1);
    const auto name = [&](QLatin1StringView who, const UserId &id) {
        if (id.isEmpty())
            return;
        const User person = user(id);
        json.insert(who + "_name"_L1, person.displayName);
        json.insert(who + "_username"_L1, person.username);
    };
    name("sender"_L1, event.sender);
    name("subject"_L1, subjectOf(event));
    json.insert("time"_L1,
                QDateTime::fromMSecsSinceEpoch(event.at.count(), Qt::UTC).toString(Qt::ISODateWithMs));
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

User RoomExport::user(const UserId &id) const
{
    const auto found = m_users.constFind(id);
    return found == m_users.cend() ? m_known(id) : *found;
}

BasicTask<HistoryPage, Error> RoomExport::fetched(RoomId room, Seq before)
{
    Backoff backoff(m_parts.random);
    for (;;) {
        const auto page =
            co_await ask(m_parts.api, &AccountApi::history, room, before, eventsPerPage).settled();
        if (page)
            co_return *page;
        if (!mayComeLater(page.error()) || backoff.attempt() + 1 >= mostAttempts)
            co_return page.error();
        const milliseconds least = page.error().retryAfter.value_or(milliseconds{0});
        co_await wait(std::max(backoff.next(), least));
    }
}

BasicTask<Ok, Error> RoomExport::fetchFiles()
{
    qint64 all = 0;
    for (const File &file : std::as_const(m_files))
        all += file.size;
    const QList<File> files = m_files;
    for (const File &file : files) {
        const qint64 before = m_bytes;
        Q_EMIT progressed(Phase::Files, before, all);
        const bool isHere = co_await fetch(file);
        if (isHere)
            m_places.insert(file.id, "files/"_L1 + nameOnDisk(file));
        m_bytes = before + file.size;
    }
    Q_EMIT progressed(Phase::Files, all, all);
    co_return Ok{};
}

/// False: the server does not have it any more.
BasicTask<bool, Error> RoomExport::fetch(File file)
{
    Backoff backoff(m_parts.random);
    for (;;) {
        QFile target(m_folder + "/files/"_L1 + nameOnDisk(file));
        if (!target.open(QFile::WriteOnly | QFile::Truncate))
            co_return notWritten(target.fileName());
        const auto come = co_await transfer(file, target).settled();
        m_transfer.reset();
        const bool isWritten = target.flush() && target.error() == QFile::NoError;
        target.close();
        if (come && isWritten)
            co_return true;
        if (!isWritten)
            co_return notWritten(target.errorString());
        const Error &error = come.error();
        if (error.code == ErrorCode::NotFound || error.code == ErrorCode::RoomNotFound) {
            target.remove();
            co_return false;
        }
        if (!mayComeLater(error) || backoff.attempt() + 1 >= mostAttempts)
            co_return error;
        co_await wait(std::max(backoff.next(), error.retryAfter.value_or(milliseconds{0})));
    }
}

Call<Ok, Error> RoomExport::transfer(const File &file, QFile &target)
{
    return Call<Ok, Error>([this, id = file.id, size = file.size, &target](AccountApi::Done<Ok> done) {
        FileSink sink;
        sink.begin = [](qint64 from, const QByteArray &) { return from == 0; };
        // No more than was said to be in it.
        sink.take = [&target, size](const QByteArray &bytes) {
            return target.pos() + bytes.size() <= size && target.write(bytes) == bytes.size();
        };
        m_transfer = m_parts.api.fetchFile(FileWish{id}, sink, done);
    });
}

QString RoomExport::nameOnDisk(const File &file) const
{
    return harmless(file.id.toString()) + u'-' + harmless(file.name);
}

BasicTask<Ok, Error> RoomExport::writePage(Wish wish)
{
    QFile log(m_log.fileName());
    QFile file(m_folder + "/index.html"_L1);
    if (!log.open(QFile::ReadOnly) || !file.open(QFile::WriteOnly | QFile::NewOnly))
        co_return notWritten(file.fileName());
    ExportPage page({[&file](const QByteArray &bytes) { file.write(bytes); }, wish.title, wish.locale,
                     [this](const UserId &id) { return user(id).displayName; },
                     [this](const File &each) { return m_places.value(each.id); }, m_quoted});
    page.begin(QDateTime::fromMSecsSinceEpoch(m_parts.clock.wall().count()));
    qint64 lines = 0;
    while (!log.atEnd()) {
        const auto frame = decodeServerFrame(log.readLine().trimmed());
        const auto *event = frame ? std::get_if<EventFrame>(&*frame) : nullptr;
        auto item = event ? makeItem(event->event, {}) : std::nullopt;
        if (item) {
            m_folds.applyTo(*item);
            page.add(*item);
        }
        if (++lines % linesPerTurn == 0) {
            Q_EMIT progressed(Phase::Page, lines, wish.head);
            co_await wait(milliseconds{0});
        }
    }
    page.end();
    if (!file.flush() || file.error() != QFile::NoError)
        co_return notWritten(file.errorString());
    co_return Ok{};
}

Call<Ok, Error> RoomExport::wait(milliseconds delay)
{
    return Call<Ok, Error>([this, delay](AccountApi::Done<Ok> done) {
        m_waiting = m_parts.timers.after(delay, [done] { done(Ok{}); });
    });
}

} // namespace Chinwag
