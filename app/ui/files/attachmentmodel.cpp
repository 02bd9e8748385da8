#include "app/ui/files/attachmentmodel.h"

#include "app/core/files/filewords.h"
#include "app/core/text/foreigntext.h"
#include "app/ui/files/filelabels.h"
#include "app/ui/files/messagefile.h"
#include "shared/protocol/limits.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QPointer>
#include <QTemporaryDir>

#include <algorithm>

namespace Chinwag {

AttachmentModel::AttachmentModel(QObject *parent)
    : ListModel(parent)
{
}

AttachmentModel::~AttachmentModel() = default;

void AttachmentModel::open(ChatSession *session, const RoomId &room)
{
    if (!m_room.isEmpty() && !m_rows.isEmpty())
        m_others.insert(m_room, m_rows);
    const bool known = session && session->rooms().find(room);
    m_session = known ? session : m_session;
    m_room = known ? room : RoomId();
    if (known && !m_watch) {
        m_watch = std::make_unique<QObject>();
        connect(session, &ChatSession::maxFileSizeChanged, m_watch.get(),
                [this] { Q_EMIT availableChanged(); });
    }
    setRows(m_others.take(m_room));
    Q_EMIT availableChanged();
}

void AttachmentModel::clearAll()
{
    for (const Rows &rows : std::as_const(m_others))
        discard(rows);
    m_others.clear();
    clear();
    m_watch.reset();
    m_session = nullptr;
    m_room = {};
    m_texts.reset();
    Q_EMIT availableChanged();
}

bool AttachmentModel::isAvailable() const
{
    return m_session && !m_room.isEmpty() && m_session->preparer() && m_session->maxFileSize() > 0;
}

QString AttachmentModel::dropWords() const
{
    if (!isAvailable())
        return FileLabels::noneHere();
    return tr("Drop to send to %1", "a room or a person")
        .arg(ForeignText::isolated(m_session->rooms().title(m_room)));
}

bool AttachmentModel::isPreparing() const
{
    return std::any_of(m_rows.cbegin(), m_rows.cend(), [](const Row &row) { return !row.ready; });
}

QList<Attachment> AttachmentModel::take()
{
    QList<Attachment> attachments;
    for (const Row &row : std::as_const(m_rows)) {
        if (row.ready)
            attachments.append(*row.ready);
    }
    setRows({});
    return attachments;
}

void AttachmentModel::putBack(const QList<Attachment> &attachments)
{
    Rows rows;
    for (const Attachment &attachment : attachments)
        rows.append({++m_number, attachment.file.name, std::make_shared<const Attachment>(attachment)});
    setRows(rows + m_rows);
}

bool AttachmentModel::refuseAll()
{
    if (isAvailable())
        return false;
    Q_EMIT refused(FileLabels::noneHere());
    return true;
}

void AttachmentModel::add(const QList<QUrl> &files)
{
    if (refuseAll())
        return;
    for (const QUrl &url : files) {
        if (!url.isLocalFile())
            continue;
        const QString path = url.toLocalFile();
        if (const auto done = begin(QFileInfo(path).fileName()))
            m_session->preparer()->prepare(path, m_session->maxFileSize(), done);
    }
}

bool AttachmentModel::hasFiles(const QList<QUrl> &urls)
{
    return std::any_of(urls.cbegin(), urls.cend(), [](const QUrl &url) { return url.isLocalFile(); });
}

// File managers copy files with their paths as words; offices copy words with a picture of them.
bool AttachmentModel::paste()
{
    const QMimeData *const data = QGuiApplication::clipboard()->mimeData();
    if (!data)
        return false;
    if (data->hasUrls() && hasFiles(data->urls())) {
        add(data->urls());
        return true;
    }
    if (!data->hasImage() || !data->text().trimmed().isEmpty())
        return false;
    if (refuseAll())
        return true;
    const auto image = qvariant_cast<QImage>(data->imageData());
    if (image.isNull())
        return false;
    if (const auto done = begin(tr("Picture")))
        m_session->preparer()->prepareImage(image, m_session->maxFileSize(), done);
    return true;
}

void AttachmentModel::addText(const QString &text)
{
    if (refuseAll())
        return;
    if (!m_texts)
        m_texts = std::make_unique<QTemporaryDir>();
    // Each in a folder of its own: it is copied later, and all have the same name.
    const QString folder = m_texts->filePath(QString::number(m_number + 1));
    const QString name = tr("text", "of a file: text.txt") + QStringLiteral(".txt");
    QFile file(folder + u'/' + name);
    const QByteArray bytes = text.toUtf8();
    if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        Q_EMIT refused(sentenceFor({FileProblem::Kind::NotCopied, name}));
        return;
    }
    file.close();
    if (const auto done = begin(name))
        m_session->preparer()->prepare(file.fileName(), m_session->maxFileSize(), done);
}

FilePreparer::Done AttachmentModel::begin(const QString &name)
{
    if (m_rows.size() >= Limits::filesPerMessage) {
        Q_EMIT refused(tooManyFiles());
        return {};
    }
    const quint64 number = ++m_number;
    setRows(m_rows + Rows{{number, name, {}}});
    return [this, watch = QPointer<QObject>(m_watch.get()), room = m_room, number](const Made &result) {
        if (watch)
            made(room, number, result);
    };
}

void AttachmentModel::made(const RoomId &room, quint64 number, const Made &made)
{
    const bool isOpen = room == m_room;
    Rows rows = isOpen ? m_rows : m_others.value(room);
    const auto row =
        std::find_if(rows.begin(), rows.end(), [number](const Row &each) { return each.number == number; });
    if (row == rows.end()) {
        if (made)
            m_session->preparer()->discard(*made);
        return;
    }
    if (made)
        row->ready = std::make_shared<const Attachment>(*made);
    else
        rows.erase(row);
    if (!isOpen) {
        m_others.insert(room, rows);
        return;
    }
    setRows(rows);
    if (!made)
        Q_EMIT refused(sentenceFor(made.error()));
    if (!isPreparing())
        Q_EMIT prepared();
}

void AttachmentModel::remove(int row)
{
    if (row < 0 || row >= m_rows.size())
        return;
    Rows rows = m_rows;
    const Row gone = rows.takeAt(row);
    setRows(rows);
    discard({gone});
}

void AttachmentModel::clear()
{
    const Rows rows = m_rows;
    setRows({});
    discard(rows);
}

void AttachmentModel::discard(const Rows &rows)
{
    for (const Row &row : rows) {
        if (row.ready && m_session && m_session->preparer())
            m_session->preparer()->discard(*row.ready);
    }
}

void AttachmentModel::setRows(const Rows &rows)
{
    updateRows(m_rows, rows);
    Q_EMIT contentChanged();
}

int AttachmentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant AttachmentModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    MessageFile file;
    file.file.name = row.name;
    if (row.ready)
        file.file = row.ready->file;
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return file.name();
    case AboutRole:
        return row.ready ? file.about() : QString();
    case GlyphRole:
        return file.glyph();
    case PathRole:
        if (!row.ready || !file.isPicture())
            return QString();
        return row.ready->thumbnail.isEmpty() ? row.ready->path : row.ready->thumbnail;
    case BlurhashRole:
        return file.blurhash();
    case ReadyRole:
        return row.ready != nullptr;
    default:
        return {};
    }
}

QHash<int, QByteArray> AttachmentModel::roleNames() const
{
    return {{NameRole, "name"}, {AboutRole, "about"},       {GlyphRole, "glyph"},
            {PathRole, "path"}, {BlurhashRole, "blurhash"}, {ReadyRole, "ready"}};
}

} // namespace Chinwag
