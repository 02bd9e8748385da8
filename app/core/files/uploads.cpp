#include "app/core/files/uploads.h"

#include "shared/protocol/limits.h"

#include <QCoreApplication>
#include <QFile>
#include <QPointer>

#include <algorithm>

namespace Chinwag {

namespace {

using OutgoingFile = OutboxEntry::OutgoingFile;

Error copyIsGone(const QString &name)
{
    return {ErrorCode::Internal,
            QCoreApplication::translate("Uploads",
                                        "The copy of “%1” that was to be sent is gone from this computer.")
                .arg(name),
            {}};
}

QByteArray bytesOf(const QString &path, qint64 from, qint64 most)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || !file.seek(from))
        return {};
    return file.read(most);
}

} // namespace

Uploads::Uploads(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    connect(&m_parts.outbox, &Outbox::changed, this, &Uploads::look);
    connect(&m_parts.outbox, &Outbox::filesDropped, this, &Uploads::endUploads);
}

Uploads::~Uploads() = default;

Uploads::Progress Uploads::progress(const FileId &local) const
{
    const auto found = m_jobs.find(local);
    if (found == m_jobs.end())
        return progressWithoutJob(local);
    const Job &job = found->second;
    Progress progress{job.offset + job.onTheWay, job.file.attachment.file.size, !job.isRunning, {}};
    if (job.isRunning && job.speed > 0) {
        const auto rest = static_cast<double>(progress.size - progress.sent);
        progress.left = milliseconds(static_cast<milliseconds::rep>(rest / job.speed));
    }
    return progress;
}

/// It is there, while others of its message are not; or it has failed.
Uploads::Progress Uploads::progressWithoutJob(const FileId &local) const
{
    const QList<OutgoingFile> files = outgoing();
    const auto found = std::ranges::find_if(
        files, [&local](const OutgoingFile &file) { return file.attachment.file.id == local; });
    if (found == files.end())
        return {};
    const qint64 size = found->attachment.file.size;
    return {found->isThere ? size : 0, size, !found->isThere, {}};
}

QList<OutgoingFile> Uploads::outgoing() const
{
    QList<OutgoingFile> files;
    const QList<RoomId> rooms = m_parts.outbox.rooms();
    for (const RoomId &room : rooms) {
        for (const OutboxEntry &entry : m_parts.outbox.entries(room))
            files += entry.files;
    }
    return files;
}

void Uploads::setOnline(bool online)
{
    m_online = online;
    for (auto &[local, job] : m_jobs) {
        stop(job);
        job.backoff.reset();
        tellSoon(local);
    }
    pump();
}

void Uploads::stop(Job &job)
{
    job.transfer.reset();
    job.retry.cancel();
    job.attempt = 0;
    job.onTheWay = 0;
    job.isRunning = false;
    job.knowsOffset = false;
}

/// What the outbox waits for is what there is to do.
void Uploads::look()
{
    std::map<FileId, OutgoingFile> wanted;
    const QList<RoomId> rooms = m_parts.outbox.rooms();
    for (const RoomId &room : rooms) {
        for (const OutboxEntry &entry : m_parts.outbox.entries(room)) {
            for (const OutgoingFile &file : entry.files) {
                if (entry.state == OutboxEntry::State::Uploading && !file.isThere)
                    wanted.emplace(file.attachment.file.id, file);
            }
        }
    }
    std::erase_if(m_jobs, [&wanted](const auto &each) { return !wanted.contains(each.first); });
    for (const auto &[local, file] : wanted) {
        const auto [job, isNew] = m_jobs.try_emplace(local);
        if (!isNew)
            continue;
        job->second.file = file;
        job->second.backoff = Backoff(m_parts.random, {firstRetry, longestRetry});
    }
    pump();
}

void Uploads::pump()
{
    const auto isRunning = [](const auto &each) { return each.second.isRunning; };
    while (m_online && std::ranges::count_if(m_jobs, isRunning) < mostAtOnce) {
        Job *next = nullptr;
        for (auto &[local, job] : m_jobs) {
            const bool isWaiting = !job.isRunning && !job.retry.isActive();
            const qint64 size = job.file.attachment.file.size;
            if (isWaiting && (!next || size < next->file.attachment.file.size))
                next = &job;
        }
        if (!next)
            return;
        next->isRunning = true;
        proceed(*next);
    }
}

// The last that is done with the job: it may be gone afterwards.
void Uploads::proceed(Job &job)
{
    job.attempt = ++m_attempts;
    tellSoon(job.file.attachment.file.id);
    if (job.file.upload.isEmpty())
        return create(job);
    if (!job.knowsOffset)
        return askOffset(job);
    if (job.offset < job.file.attachment.file.size)
        return sendPiece(job);
    const QByteArray picture = bytesOf(job.file.attachment.thumbnail, 0, Limits::thumbnailSize + 1);
    if (picture.isEmpty() || picture.size() > Limits::thumbnailSize)
        finish(job, false);
    else
        putThumbnail(job, picture);
}

template <typename T>
Continuation<Result<T, Error>> Uploads::answerFor(Job &job, void (Uploads::*taken)(Job &, T))
{
    return [me = QPointer(this), local = job.file.attachment.file.id, attempt = job.attempt,
            taken](const Result<T, Error> &answer) {
        if (!me)
            return;
        const auto found = me->m_jobs.find(local);
        if (found == me->m_jobs.end() || found->second.attempt != attempt)
            return;
        if (answer)
            (me->*taken)(found->second, *answer);
        else
            me->notTaken(found->second, answer.error());
    };
}

void Uploads::create(Job &job)
{
    m_parts.api.createUpload(job.file.attachment.file, answerFor<FileId>(job, &Uploads::created));
}

void Uploads::created(Job &job, FileId upload)
{
    job.file.upload = upload;
    job.offset = 0;
    job.knowsOffset = true;
    m_parts.outbox.fileBegun(job.file.attachment.file.id, upload);
    proceed(job);
}

void Uploads::askOffset(Job &job)
{
    m_parts.api.uploadOffset(job.file.upload, answerFor<qint64>(job, &Uploads::offsetTold));
}

void Uploads::offsetTold(Job &job, qint64 offset)
{
    if (offset > job.file.attachment.file.size)
        return beginAnew(job);
    job.offset = offset;
    job.knowsOffset = true;
    proceed(job);
}

void Uploads::sendPiece(Job &job)
{
    const File &file = job.file.attachment.file;
    const qint64 size = std::min(job.pieceSize, file.size - job.offset);
    const QByteArray piece = bytesOf(job.file.attachment.path, job.offset, size);
    if (piece.size() != size)
        return m_parts.outbox.fileFailed(FileId(file.id), copyIsGone(file.name));
    job.pieceBegun = m_parts.clock.monotonic();
    // Neither calls back after the handle, which is the job's.
    const auto sent = [this, &job](qint64 bytes) {
        job.onTheWay = bytes;
        tellSoon(job.file.attachment.file.id);
    };
    job.transfer = m_parts.api.uploadPiece(job.file.upload, job.offset, piece, sent,
                                           answerFor<qint64>(job, &Uploads::pieceArrived));
}

void Uploads::pieceArrived(Job &job, qint64 offset)
{
    const qint64 size = offset - job.offset;
    if (size <= 0 || offset > job.file.attachment.file.size)
        return notTaken(job, {ErrorCode::Temporary, {}, {}});
    const milliseconds took = m_parts.clock.monotonic() - job.pieceBegun;
    if (took < quick)
        job.pieceSize = std::min(job.pieceSize * 2, largestPiece);
    else if (took > slow)
        job.pieceSize = std::max(job.pieceSize / 2, smallestPiece);
    const double speed = static_cast<double>(size) / static_cast<double>(std::max<qint64>(took.count(), 1));
    job.speed = job.speed > 0 ? (job.speed + speed) / 2 : speed;
    job.offset = offset;
    job.onTheWay = 0;
    job.backoff.reset();
    proceed(job);
}

void Uploads::putThumbnail(Job &job, const QByteArray &picture)
{
    m_parts.api.putThumbnail(job.file.upload, picture, answerFor<Ok>(job, &Uploads::thumbnailTaken));
}

void Uploads::thumbnailTaken(Job &job, Ok) { finish(job, true); }

void Uploads::finish(const Job &job, bool hasThumbnail)
{
    m_parts.outbox.fileThere(FileId(job.file.attachment.file.id), hasThumbnail); // look() follows
}

void Uploads::notTaken(Job &job, const Error &error)
{
    const bool isSent = job.knowsOffset && job.offset == job.file.attachment.file.size;
    if (error.isTemporary() || error.code == ErrorCode::Unauthorized) // the connection deals with that
        retryLater(job, error.retryAfter);
    else if (isSent)
        finish(job, false); // without a smaller picture, then
    else if (error.code == ErrorCode::NotFound && !job.file.upload.isEmpty())
        beginAnew(job);
    else
        m_parts.outbox.fileFailed(FileId(job.file.attachment.file.id), error);
}

void Uploads::beginAnew(Job &job)
{
    job.file.upload = FileId();
    job.offset = 0;
    m_parts.outbox.fileBegun(job.file.attachment.file.id, {});
    retryLater(job, std::nullopt);
}

void Uploads::retryLater(Job &job, std::optional<milliseconds> asked)
{
    stop(job);
    const milliseconds own = job.backoff.next();
    const FileId local = job.file.attachment.file.id;
    job.retry = m_parts.timers.after(std::max(own, asked.value_or(own)), [this, local] {
        m_jobs.at(local).retry.cancel();
        pump();
    });
    tellSoon(local);
    pump();
}

void Uploads::endUploads(const QList<OutgoingFile> &files)
{
    for (const OutgoingFile &file : files) {
        if (!file.upload.isEmpty())
            m_parts.api.endUpload(file.upload, [](const Result<Ok, Error> &) {});
    }
}

// Never from inside a transfer: who hears of it may end it.
void Uploads::tellSoon(const FileId &local)
{
    m_news.insert(local);
    if (m_telling.isActive())
        return;
    m_telling = m_parts.timers.after(newsEvery, [this] {
        m_telling.cancel();
        const QSet<FileId> news = std::exchange(m_news, {});
        for (const FileId &each : news)
            Q_EMIT changed(each);
    });
}

} // namespace Chinwag
