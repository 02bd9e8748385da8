#include "server/core/services/fileservice.h"

#include "server/core/foundation/crypto.h"
#include "server/core/foundation/errors.h"
#include "server/core/services/writebehind.h"
#include "shared/base/logging.h"

namespace Chinwag {

namespace {

/// After so many bytes it is written down how far an upload came, for the case that this process dies.
constexpr qint64 notedEvery = 8 * 1024 * 1024;
constexpr milliseconds sweepEvery = std::chrono::minutes(10);
constexpr milliseconds sweepAfterDeletion{1000};
constexpr int sweptAtOnce = 50;
/// What lies about of an upload of which nothing is known any more.
constexpr milliseconds leftovers = 2 * Limits::uploadLifetime;

FileShare shareOf(const NodeOptions &options)
{
    return {options.filesPerPerson, Limits::unsentFilesPerPerson};
}

bool isPicture(const QByteArray &bytes)
{
    return bytes.startsWith("\xff\xd8\xff") || bytes.startsWith("\x89PNG\r\n\x1a\n") ||
           (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP");
}

void ignore(const Outcome<bool> &) {}

/// The contents outlive every answer.
class ContentSource final : public BodySource
{
public:
    ContentSource(FileContents &contents, const QString &hash, qint64 size)
        : m_contents(contents)
        , m_hash(hash)
        , m_size(size)
    {
    }

    std::optional<qint64> size() const override { return m_size; }
    void read(qint64 offset, qint64 most, Continuation<Result<QByteArray, Error>> done) override
    {
        m_contents.read(m_hash, offset, most, std::move(done));
    }

private:
    FileContents &m_contents;
    QString m_hash;
    qint64 m_size;
};

} // namespace

FileService::FileService(NodeContext &context)
    : m_context(context)
{
    m_sweepTimer = m_context.timers.after(sweepEvery, [this] { beginSweep(Sweep::Everything); });
}

Task<StoredFile> FileService::create(UserId user, NewFile file)
{
    if (file.size > m_context.options.fileSize)
        co_return Error{
            ErrorCode::TooLarge,
            QStringLiteral("Files may have at most %1 bytes here.").arg(m_context.options.fileSize),
            {}};
    if (const auto refused = m_context.budgets.spend(user, {Budget::Uploads}))
        co_return *refused;
    file.id = FileId(Crypto::randomId('f'));
    file.owner = user;
    const auto stores = m_context.stores.of(user);
    const FileShare share = shareOf(m_context.options);
    const milliseconds lifetime = Limits::uploadLifetime;
    co_return co_await ask(stores->files, &FileStore::create, file, share, lifetime);
}

Task<StoredFile> FileService::find(UserId user, FileId id)
{
    const auto stores = m_context.stores.of(user);
    const std::optional<StoredFile> found = co_await ask(stores->files, &FileStore::find, id, user);
    if (!found)
        co_return Errors::notFound();
    co_return *found;
}

Task<PartResult> FileService::add(UserId user, FilePart part)
{
    const auto stores = m_context.stores.of(user);
    const QString writer = Crypto::randomId('w');
    const FileClaim claim{part.id, user, part.offset, part.body->size(), writer};
    const ClaimedFile claimed = co_await ask(stores->files, &FileStore::claim, claim);
    if (!claimed.isClaimed) {
        const bool isThere = claimed.file.received == part.offset;
        co_return PartResult{isThere ? PartResult::How::Stored : PartResult::How::WrongOffset, claimed.file};
    }
    const QString before = claimed.file.writer;
    const qint64 there = co_await ask(m_context.contents, &FileContents::take, before, writer, part.offset);
    if (there < part.offset) { // this process, or another, has died at the wrong moment
        co_await ask(stores->files, &FileStore::setReceived, part.id, writer, there);
        co_return co_await standing(user, part.id, PartResult::How::WrongOffset);
    }
    Outcome<qint64> end = co_await taken(user, part, writer).settled();
    if (!end && end.error().code == ErrorCode::BadRequest)
        co_return co_await standing(user, part.id, PartResult::How::WrongDigest);
    if (!end && end.error().code == ErrorCode::NotFound)
        co_return co_await standing(user, part.id, PartResult::How::WrongOffset);
    if (!end)
        co_return end.error();
    if (*end == claimed.file.file.size)
        co_return co_await finished(user, claimed.file, writer);
    if (!co_await noted(user, part.id, writer, *end))
        co_return co_await takenOver(user, part.id, writer);
    const bool isCut = *end < part.offset + part.body->size();
    if (isCut)
        co_return Errors::temporary();
    co_return co_await standing(user, part.id, PartResult::How::Stored);
}

Task<qint64> FileService::taken(UserId user, FilePart part, QString writer)
{
    WriteBehind out(m_context.contents, writer, part.offset);
    std::optional<QCryptographicHash> digest;
    if (part.digest)
        digest.emplace(part.digest->algorithm);
    qint64 end = part.offset;
    qint64 noted = part.offset;
    for (;;) {
        const Outcome<QByteArray> piece = co_await ask(*part.body, &RequestBody::read).settled();
        if (!piece || piece->isEmpty())
            break;
        end += piece->size();
        if (digest)
            digest->addData(*piece);
        co_await ask(out, &WriteBehind::write, *piece);
        if (digest || out.end() < noted + notedEvery)
            continue;
        noted = out.end();
        m_tasks.start(this->noted(user, part.id, writer, noted), Done<bool>(ignore));
    }
    co_await ask(out, &WriteBehind::drain);
    const bool isCut = end < part.offset + part.body->size();
    if (digest && isCut)
        co_return Errors::temporary();
    if (digest && digest->result() != part.digest->value)
        co_return Errors::badRequest(QStringLiteral("The digest is another one."));
    co_return end;
}

/// Its order is what makes it harmless to die in between: bytes are referred to before they lie under their
/// hash, and the file is finished after that.
Task<PartResult> FileService::finished(UserId user, StoredFile file, QString writer)
{
    const auto stores = m_context.stores.of(user);
    const FileId id = file.file.id;
    co_await ask(m_context.contents, &FileContents::sync, writer); // before that is written down
    const qint64 almost = file.file.size - 1; // what goes wrong now costs the client a byte, not all of it
    co_await ask(stores->files, &FileStore::setReceived, id, writer, almost);
    const QString name = file.file.name;
    const FileFindings findings = co_await ask(m_context.contents, &FileContents::examine, writer, name);
    const bool isOurs = co_await ask(stores->files, &FileStore::setFindings, id, writer, findings);
    if (!isOurs)
        co_return co_await takenOver(user, id, writer);
    co_await ask(m_context.contents, &FileContents::keep, writer, findings.hash);
    const milliseconds lifetime = Limits::uploadLifetime;
    const bool isDone = co_await ask(stores->files, &FileStore::finish, id, writer, lifetime);
    co_return co_await standing(user, id, isDone ? PartResult::How::Stored : PartResult::How::WrongOffset);
}

/// Nobody else knows that name: what another node took from us does not lie there, and what was given up
/// before we began would lie there for days, uncounted.
Task<PartResult> FileService::takenOver(UserId user, FileId id, QString writer)
{
    co_await ask(m_context.contents, &FileContents::drop, writer);
    co_return co_await standing(user, id, PartResult::How::WrongOffset);
}

Task<PartResult> FileService::standing(UserId user, FileId id, PartResult::How how)
{
    const StoredFile file = co_await find(user, id);
    co_return PartResult{how, file};
}

/// What was written down must be there after a power cut, too.
Task<bool> FileService::noted(UserId user, FileId id, QString writer, qint64 received)
{
    const auto stores = m_context.stores.of(user);
    co_await ask(m_context.contents, &FileContents::sync, writer);
    co_return co_await ask(stores->files, &FileStore::setReceived, id, writer, received);
}

Task<Ok> FileService::remove(UserId user, FileId id)
{
    const auto stores = m_context.stores.of(user);
    const std::optional<StoredFile> removed = co_await ask(stores->files, &FileStore::remove, id, user);
    if (!removed)
        co_return Errors::notFound();
    if (!removed->writer.isEmpty()) {
        const QString writer = removed->writer;
        co_await ask(m_context.contents, &FileContents::drop, writer);
    }
    sweepSoon();
    co_return Ok{};
}

Task<QByteArray> FileService::whole(std::shared_ptr<RequestBody> body)
{
    QByteArray bytes;
    for (;;) {
        const QByteArray piece = co_await ask(*body, &RequestBody::read);
        if (piece.isEmpty())
            break;
        bytes += piece;
    }
    co_return bytes;
}

Task<Ok> FileService::setThumbnail(UserId user, FileId id, std::shared_ptr<RequestBody> body)
{
    if (const auto refused = m_context.budgets.spend(user, {Budget::Uploads}))
        co_return *refused;
    co_await find(user, id);
    const QByteArray bytes = co_await whole(body);
    if (!isPicture(bytes))
        co_return Errors::badRequest(QStringLiteral("A thumbnail must be a JPEG, PNG or WebP."));
    FileContents &contents = m_context.contents;
    const QString none;
    const QString name = Crypto::randomId('w');
    co_await ask(contents, &FileContents::take, none, name, 0);
    co_await ask(contents, &FileContents::append, name, 0, bytes);
    const FileFindings findings = co_await ask(contents, &FileContents::examine, name, none);
    const auto stores = m_context.stores.of(user);
    const FileShare share = shareOf(m_context.options);
    const qint64 size = bytes.size();
    const Outcome<Ok> set =
        co_await ask(stores->files, &FileStore::setThumbnail, id, user, findings.hash, size, share).settled();
    if (!set) {
        co_await ask(contents, &FileContents::drop, name);
        co_return set.error();
    }
    co_await ask(contents, &FileContents::keep, name, findings.hash);
    sweepSoon(); // there may have been another
    co_return Ok{};
}

Task<StoredFile> FileService::found(UserId user, FileId id)
{
    const auto stores = m_context.stores.of(user);
    const std::optional<StoredFile> found = co_await ask(stores->files, &FileStore::findFor, id, user);
    if (!found)
        co_return Errors::notFound();
    co_return *found;
}

Task<GivenFile> FileService::give(UserId user, FileId id)
{
    const StoredFile file = co_await found(user, id);
    auto source = std::make_shared<ContentSource>(m_context.contents, file.hash, file.file.size);
    co_return GivenFile{file, file.hash, std::move(source)};
}

Task<GivenFile> FileService::giveThumbnail(UserId user, FileId id)
{
    const StoredFile file = co_await found(user, id);
    if (file.thumbnail.isEmpty())
        co_return Errors::notFound();
    auto source = std::make_shared<ContentSource>(m_context.contents, file.thumbnail, file.thumbnailSize);
    co_return GivenFile{file, file.thumbnail, std::move(source)};
}

/// Whoever asks again and again puts it off no further.
void FileService::sweepSoon()
{
    if (std::exchange(m_sweepsAgain, true) || m_isSweeping)
        return;
    m_sweepTimer = m_context.timers.after(sweepAfterDeletion, [this] { beginSweep(Sweep::Deleted); });
}

void FileService::beginSweep(Sweep what)
{
    m_sweepTimer = m_context.timers.after(sweepEvery, [this] { beginSweep(Sweep::Everything); });
    if (m_isSweeping)
        return;
    m_sweepsAgain = false;
    m_isSweeping = true;
    m_tasks.start(sweep(what), Done<Ok>([this](const Outcome<Ok> &swept) {
                      m_isSweeping = false;
                      if (!swept)
                          qCWarning(lcStore, "files that nobody needs stay for now: %s",
                                    qUtf8Printable(swept.error().message));
                      if (std::exchange(m_sweepsAgain, false))
                          sweepSoon();
                  }));
}

Task<Ok> FileService::sweep(Sweep what)
{
    co_await sweepExpired();
    co_await sweepLoose();
    if (what == Sweep::Deleted)
        co_return Ok{};
    const milliseconds age = leftovers;
    co_await ask(m_context.contents, &FileContents::dropOlder, age);
    co_return Ok{};
}

Task<Ok> FileService::sweepExpired()
{
    qsizetype count = sweptAtOnce;
    while (count == sweptAtOnce) {
        const QList<StoredFile> expired =
            co_await ask(m_context.stores.files, &FileStore::takeExpired, sweptAtOnce);
        count = expired.size();
        for (qsizetype i = 0; i < count; ++i) {
            const QString writer = expired.at(i).writer;
            if (!writer.isEmpty())
                co_await ask(m_context.contents, &FileContents::drop, writer);
        }
    }
    co_return Ok{};
}

Task<Ok> FileService::sweepLoose()
{
    qsizetype count = sweptAtOnce;
    while (count == sweptAtOnce) {
        const QStringList loose = co_await ask(m_context.stores.files, &FileStore::takeLoose, sweptAtOnce);
        count = loose.size();
        for (qsizetype i = 0; i < loose.size(); ++i) {
            const QString &hash = loose.at(i);
            const auto removed = co_await ask(m_context.contents, &FileContents::remove, hash).settled();
            if (removed) {
                co_await ask(m_context.stores.files, &FileStore::forgetContents, hash);
                continue;
            }
            count = 0; // it is given again by the next sweep, and must not keep the others from going
            qCWarning(lcStore, "a file stays for now: %s", qUtf8Printable(removed.error().message));
        }
    }
    co_return Ok{};
}

} // namespace Chinwag
