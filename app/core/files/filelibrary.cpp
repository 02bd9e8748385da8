#include "app/core/files/filelibrary.h"

#include "shared/protocol/limits.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chinwag {

namespace {

QString gone() { return QCoreApplication::translate("FileLibrary", "This file is not there any more."); }

QString notThisOne()
{
    return QCoreApplication::translate("FileLibrary", "What the server sent is not this file.");
}

QString diskFull()
{
    return QCoreApplication::translate(
        "FileLibrary", "This file cannot be kept on this computer. Check whether the disk is full.");
}

} // namespace

FileLibrary::FileLibrary(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_folder(m_parts.folder, m_parts.limit)
{
}

FileLibrary::~FileLibrary() = default;

QString FileLibrary::nameOf(const Key &key)
{
    return key.first.toString() + (key.second == Form::Thumbnail ? QStringLiteral(".small") : QString());
}

FileLibrary::Copy FileLibrary::copy(const File &file, Form form) const
{
    if (const auto own = m_own.constFind(file.id); own != m_own.cend()) {
        const bool isWhole = form == Form::Whole || own->thumbnail.isEmpty();
        return {Copy::State::Here, file.size, isWhole ? own->path : own->thumbnail, {}};
    }
    const Key key(file.id, form);
    if (const auto download = m_downloads.find(key); download != m_downloads.end())
        return {Copy::State::Loading, download->second.received, {}, {}};
    if (const auto failed = m_failed.find(key); failed != m_failed.end())
        return {Copy::State::Failed, 0, {}, failed->second};
    if (const QString path = isPlain(file.id) ? m_folder.find(nameOf(key)) : QString(); !path.isEmpty())
        return {Copy::State::Here, file.size, path, {}};
    return {};
}

void FileLibrary::want(const File &file, Form form)
{
    const Key key(file.id, form);
    const Copy::State state = copy(file, form).state;
    if (state == Copy::State::Here || state == Copy::State::Loading)
        return;
    m_failed.erase(key);
    if (isPlain(file.id)) {
        Download download{file, form == Form::Thumbnail ? Limits::thumbnailSize : file.size};
        download.backoff = Backoff(m_parts.random);
        m_downloads.emplace(key, std::move(download));
    } else {
        m_failed[key] = notThisOne();
    }
    tellSoon(file.id);
    pump();
}

void FileLibrary::cancel(const FileId &file, Form form)
{
    if (m_downloads.erase(Key(file, form)) == 0)
        return;
    tellSoon(file);
    pump();
}

void FileLibrary::setOnline(bool online)
{
    m_online = online;
    for (auto &[key, download] : m_downloads) {
        download.transfer.reset();
        download.retry.cancel();
        download.backoff.reset();
    }
    pump();
}

void FileLibrary::pump()
{
    const auto isWaiting = [](const auto &each) {
        return !each.second.transfer && !each.second.retry.isActive();
    };
    auto running =
        std::ranges::count_if(m_downloads, [](const auto &each) { return !!each.second.transfer; });
    while (m_online && running < mostAtOnce) {
        auto next = m_downloads.end();
        for (auto each = m_downloads.begin(); each != m_downloads.end(); ++each) {
            if (isWaiting(*each) && (next == m_downloads.end() || each->second.most < next->second.most))
                next = each;
        }
        if (next == m_downloads.end())
            return;
        start(next->first, next->second);
        ++running;
    }
}

// None of the three calls back after the handle, which is the download's.
void FileLibrary::start(const Key &key, Download &download)
{
    const QString name = nameOf(key);
    FileFolder::Part part = m_folder.part(name);
    if (part.size >= download.most)
        part = {};
    download.from = part.size;
    download.received = part.size;
    const FileWish wish{key.first, key.second == Form::Thumbnail, part.size, part.version};
    FileSink sink{
        [this, key](qint64 from, const QByteArray &version) { return begin(key, from, version); },
        [this, key](const QByteArray &bytes) { return take(key, bytes); },
    };
    download.transfer = m_parts.api.fetchFile(
        wish, std::move(sink), [this, key](const Result<Ok, Error> &answer) { answered(key, answer); });
}

bool FileLibrary::begin(const Key &key, qint64 from, const QByteArray &version)
{
    Download &download = m_downloads.at(key);
    download.part = m_folder.openPart(nameOf(key), from, version);
    download.received = from;
    download.isDiskFull = !download.part;
    return !download.isDiskFull;
}

bool FileLibrary::take(const Key &key, const QByteArray &bytes)
{
    Download &download = m_downloads.at(key);
    // Whatever the server sends: not more than was said.
    download.isTooMuch = download.received + bytes.size() > download.most;
    download.isDiskFull = !download.isTooMuch && download.part->write(bytes) != bytes.size();
    if (download.isTooMuch || download.isDiskFull)
        return false;
    download.received += bytes.size();
    download.backoff.reset();
    tellSoon(key.first);
    return true;
}

void FileLibrary::answered(const Key &key, const Result<Ok, Error> &answer)
{
    Download &download = m_downloads.at(key);
    download.part.reset();
    const bool isWhole = key.second == Form::Thumbnail || download.received == download.most;
    const bool isFull = download.isDiskFull;
    if (download.isTooMuch || (answer && !isWhole && !isFull))
        fail(key, notThisOne());
    else if (!answer && !isFull)
        notComplete(key, answer.error());
    else if (isFull || !m_folder.keepPart(nameOf(key)))
        fail(key, diskFull());
    else
        complete(key);
    pump();
}

void FileLibrary::notComplete(const Key &key, const Error &error)
{
    Download &download = m_downloads.at(key);
    if (error.code == ErrorCode::BadRequest && download.from > 0) {
        // What is here is no beginning of it.
        m_folder.removePart(nameOf(key));
        download.transfer.reset();
    } else if (error.isTemporary() && download.backoff.attempt() < mostFailures) {
        retryLater(key, error);
    } else {
        const bool isGone = error.code == ErrorCode::NotFound;
        fail(key, isGone ? gone() : error.message, !isGone);
    }
}

void FileLibrary::retryLater(const Key &key, const Error &error)
{
    Download &download = m_downloads.at(key);
    download.transfer.reset();
    const milliseconds own = download.backoff.next();
    download.retry = m_parts.timers.after(std::max(own, error.retryAfter.value_or(own)), [this, key] {
        m_downloads.at(key).retry.cancel();
        pump();
    });
}

void FileLibrary::fail(const Key &key, const QString &sentence, bool keepsPart)
{
    if (!keepsPart)
        m_folder.removePart(nameOf(key));
    m_downloads.erase(key);
    m_failed[key] = sentence;
    tellSoon(key.first);
}

void FileLibrary::complete(const Key &key)
{
    m_downloads.erase(key);
    tellSoon(key.first);
}

// Never from inside a transfer: who hears of it may end it.
void FileLibrary::tellSoon(const FileId &file)
{
    m_news.insert(file);
    const bool isProgress = std::ranges::any_of(m_downloads, [&file](const auto &each) {
        return each.first.first == file && each.second.received > 0;
    });
    if (isProgress && m_telling.isActive())
        return;
    m_telling = m_parts.timers.after(isProgress ? newsEvery : milliseconds{0}, [this] {
        m_telling.cancel();
        const QSet<FileId> news = std::exchange(m_news, {});
        for (const FileId &each : news)
            Q_EMIT changed(each);
    });
}

void FileLibrary::keepOwn(const Attachment &attachment, const FileId &upload)
{
    m_own.insert(attachment.file.id, attachment);
    if (!upload.isEmpty())
        m_own.insert(upload, attachment);
}

void FileLibrary::adopt(const Attachment &attachment, const FileId &id)
{
    dropOwn(attachment, id);
    const bool isKept = isPlain(id) && m_folder.adopt(nameOf({id, Form::Whole}), attachment.path);
    if (isKept && !attachment.thumbnail.isEmpty())
        m_folder.adopt(nameOf({id, Form::Thumbnail}), attachment.thumbnail);
    if (!isKept)
        m_own.insert(id, attachment);
    tellSoon(id);
}

void FileLibrary::dropOwn(const Attachment &attachment, const FileId &upload)
{
    m_own.remove(attachment.file.id);
    m_own.remove(upload);
}

void FileLibrary::forget(const FileId &file)
{
    m_own.remove(file);
    for (const Form form : {Form::Whole, Form::Thumbnail}) {
        const Key key(file, form);
        m_downloads.erase(key);
        m_failed.erase(key);
        m_folder.remove(nameOf(key));
        m_folder.removePart(nameOf(key));
    }
    tellSoon(file);
}

void FileLibrary::clear()
{
    m_downloads.clear();
    m_failed.clear();
    m_folder.removeAll();
}

} // namespace Chinwag
