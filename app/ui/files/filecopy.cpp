#include "app/ui/files/filecopy.h"

#include "app/ui/files/filelabels.h"

namespace Chinwag {

FileCopy::FileCopy(QObject *parent)
    : QObject(parent)
{
}

void FileCopy::setFiles(FilesController *files)
{
    if (m_files == files)
        return;
    if (m_files)
        m_files->disconnect(this);
    m_files = files;
    if (files) {
        connect(files, &FilesController::changed, this, [this](const FileId &id) {
            if (id == m_file.file.id)
                update();
        });
        connect(files, &FilesController::sessionChanged, this, &FileCopy::update);
    }
    startOver();
}

void FileCopy::setFile(const MessageFile &file)
{
    if (m_file == file)
        return;
    m_file = file;
    startOver();
}

void FileCopy::setForm(Form form)
{
    if (m_form == form)
        return;
    m_form = form;
    startOver();
}

void FileCopy::setWanted(bool wanted)
{
    if (m_wanted == wanted)
        return;
    m_wanted = wanted;
    startOver();
}

void FileCopy::startOver()
{
    update();
    fetchIfSmall();
    Q_EMIT setUp();
}

bool FileCopy::isSending() const { return isLocal(m_file.file.id); }

FileLibrary::Form FileCopy::libraryForm() const
{
    const bool hasSmall = m_file.file.hasThumbnail || isSending();
    return m_form == Small && hasSmall ? FileLibrary::Form::Thumbnail : FileLibrary::Form::Whole;
}

void FileCopy::fetchIfSmall()
{
    const bool isSmall =
        libraryForm() == FileLibrary::Form::Thumbnail || m_form == Whole || m_file.file.size <= mostUnasked;
    if (m_wanted && isSmall && m_state == Absent)
        fetch();
}

void FileCopy::fetch()
{
    FileLibrary *const library = m_files ? m_files->library() : nullptr;
    if (library && !m_file.file.id.isEmpty() && m_state != Here)
        library->want(m_file.file, libraryForm());
    update();
}

void FileCopy::cancel()
{
    if (FileLibrary *const library = m_files ? m_files->library() : nullptr)
        library->cancel(m_file.file.id, libraryForm());
    update();
}

void FileCopy::update()
{
    FileLibrary *const library = m_files ? m_files->library() : nullptr;
    const auto copy = library && !m_file.file.id.isEmpty() ? library->copy(m_file.file, libraryForm())
                                                           : FileLibrary::Copy();
    m_state = static_cast<State>(copy.state);
    m_path = copy.path;
    m_words = copy.problem;
    qint64 done = copy.received;
    if (isSending() && m_files && m_files->uploads()) {
        const Uploads::Progress progress = m_files->uploads()->progress(m_file.file.id);
        done = progress.sent;
        m_words =
            progress.isWaiting ? tr("Waiting") : FileLabels::progress(done, m_file.file.size, progress.left);
    } else if (m_state == Loading) {
        m_words = FileLabels::progress(done, m_file.file.size, {});
    }
    m_part = m_file.file.size > 0 ? qBound(0.0, double(done) / double(m_file.file.size), 1.0) : 0;
    Q_EMIT changed();
}

} // namespace Chinwag
