#include "app/ui/files/filescontroller.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/files/elsewhere.h"
#include "app/ui/files/filelabels.h"
#include "app/ui/files/filenames.h"
#include "app/ui/files/picturereader.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeDatabase>
#include <QPointer>
#include <QSaveFile>
#include <QStandardPaths>

namespace Chinwag {

namespace {

constexpr int mostOfOneName = 1000;
constexpr qint64 step = 256 * 1024;
constexpr QSize largestCopy(8192, 8192);

bool copied(const QString &from, const QString &to)
{
    QFile source(from);
    QSaveFile target(to);
    if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly))
        return false;
    while (!source.atEnd()) {
        const QByteArray piece = source.read(step);
        if (piece.isEmpty() || target.write(piece) != piece.size())
            return false;
    }
    return target.commit();
}

} // namespace

FilesController::FilesController(TimerScheduler &timers, QObject *parent)
    : QObject(parent)
    , m_timers(timers)
{
}

void FilesController::setSession(ChatSession *session)
{
    m_watch.reset();
    m_awaited.clear();
    m_session = session;
    say({});
    if (session) {
        m_watch = std::make_unique<QObject>();
        connect(&session->files(), &FileLibrary::changed, m_watch.get(),
                [this](const FileId &id) { look(id); });
        connect(&session->uploads(), &Uploads::changed, m_watch.get(),
                [this](const FileId &id) { Q_EMIT changed(id); });
    }
    Q_EMIT sessionChanged();
}

void FilesController::withWhole(const File &file, Use use)
{
    if (!m_session)
        return;
    say({});
    m_awaited.insert(file.id, {file, std::move(use)});
    if (m_session->files().copy(file, FileLibrary::Form::Whole).state != FileLibrary::Copy::State::Here)
        m_session->files().want(file, FileLibrary::Form::Whole);
    look(file.id);
}

void FilesController::look(const FileId &id)
{
    Q_EMIT changed(id);
    const auto awaited = m_awaited.constFind(id);
    if (awaited == m_awaited.cend())
        return;
    using State = FileLibrary::Copy::State;
    const FileLibrary::Copy copy = m_session->files().copy(awaited->file, FileLibrary::Form::Whole);
    if (copy.state == State::Loading)
        return;
    const Use use = awaited->use;
    m_awaited.erase(awaited);
    if (copy.state == State::Here)
        use(copy.path);
    else if (copy.state == State::Failed)
        say(copy.problem);
}

void FilesController::open(const MessageFile &file)
{
    if (file.mayOpen())
        withWhole(file.file, [this, file = file.file](const QString &path) { openCopy(file, path); });
    else
        say(tr("%1 is not opened from here: it could be a program. Save it, and open it yourself if you "
               "trust who sent it.",
               "name of a file")
                .arg(ForeignText::isolated(FileLabels::name(file.file))));
}

void FilesController::openCopy(const File &file, const QString &path)
{
    if (!FileNames::mayOpenContent(path))
        return say(tr("%1 is not what its name says, and is not opened. It can be saved.", "name of a file")
                       .arg(ForeignText::isolated(FileLabels::name(file))));
    if (!m_opened)
        m_opened = std::make_unique<QTemporaryDir>();
    // Under its own name, as the desktop goes by that, and on its own, as two may have the same.
    const QDir folder(m_opened->filePath(FileNames::clean(file.id.toString())));
    const QString target = folder.filePath(FileNames::clean(file.name));
    const bool isThere = QFile::exists(target);
    if (!isThere && (!folder.mkpath(QStringLiteral(".")) || !copied(path, target)))
        return say(tr("The file could not be copied to where it is opened. Check whether the disk is full."));
    QFile::setPermissions(target, QFile::ReadOwner);
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(target)))
        say(tr("No program on this computer opens such files. It can be saved."));
}

void FilesController::save(const MessageFile &file, const QUrl &target)
{
    const QString to = target.toLocalFile();
    if (to.isEmpty())
        return;
    withWhole(file.file, [this, to](const QString &path) {
        elsewhere(*QThreadPool::globalInstance(), [path, to] {
            return copied(path, to);
        }).then(qApp, [me = QPointer(this), to](bool done) {
            if (!me)
                return;
            const QString name = ForeignText::isolated(QDir::toNativeSeparators(to));
            if (done)
                me->say({}, tr("Saved as %1", "%1 is a path").arg(name));
            else
                me->say(
                    tr("%1 could not be written. Check whether you may write there, and whether the disk is "
                       "full.",
                       "path")
                        .arg(name));
        });
    });
}

void FilesController::copyPicture(const MessageFile &file)
{
    withWhole(file.file, [this](const QString &path) {
        elsewhere(*QThreadPool::globalInstance(), [path] {
            return PictureReader::read(path, {largestCopy});
        }).then(qApp, [me = QPointer(this)](const QImage &image) {
            if (!me)
                return;
            if (image.isNull())
                return me->say(tr("The picture cannot be read."));
            QGuiApplication::clipboard()->setImage(image);
            me->say({}, tr("Picture copied"));
        });
    });
}

QUrl FilesController::placeFor(const MessageFile &file)
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    const QFileInfo name(FileNames::clean(file.file.name));
    const QString suffix = name.suffix().isEmpty() ? QString() : u'.' + name.suffix();
    QString free = name.fileName();
    for (int number = 2; number < mostOfOneName && folder.exists(free); ++number)
        free = QStringLiteral("%1 (%2)%3").arg(name.completeBaseName()).arg(number).arg(suffix);
    return QUrl::fromLocalFile(folder.filePath(free));
}

void FilesController::say(const QString &problem, const QString &news)
{
    m_sentence.cancel();
    if (!problem.isEmpty() || !news.isEmpty())
        m_sentence = m_timers.after(sentenceFor, [this] { say({}); });
    if (m_problem == problem && m_news == news)
        return;
    m_problem = problem;
    m_news = news;
    Q_EMIT problemChanged();
}

} // namespace Chinwag
