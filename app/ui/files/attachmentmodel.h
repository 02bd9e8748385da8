#pragma once

#include "app/core/chatsession.h"
#include "app/ui/listmodel.h"

#include <QHash>
#include <QtQml/qqmlregistration.h>

#include <memory>

class QTemporaryDir;

namespace Chinwag {

/// What goes with the next message of the open room. Each room keeps its own until that is sent, removed, or
/// the session ends.
class AttachmentModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(bool available READ isAvailable NOTIFY availableChanged)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY contentChanged)
    Q_PROPERTY(QString dropWords READ dropWords NOTIFY availableChanged)

public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        AboutRole, ///< "JPG · 312 kB"; "" while it is prepared
        GlyphRole,
        PathRole, ///< of what its picture is drawn from; "" for none
        BlurhashRole,
        ReadyRole,
    };

    explicit AttachmentModel(QObject *parent = nullptr);
    ~AttachmentModel() override;

    /// Null: nothing can be attached. Until the next call.
    void open(ChatSession *session, const RoomId &room);
    /// What was attached in any room is let go; the session is about to end.
    void clearAll();

    /// The server takes files and this room is one.
    bool isAvailable() const;
    /// What dropping files on the room does.
    QString dropWords() const;
    bool isPreparing() const;
    bool isEmpty() const { return m_rows.isEmpty(); }
    /// What is ready; the model lets go of all.
    QList<Attachment> take();
    /// The opposite: the message did not go.
    void putBack(const QList<Attachment> &attachments);

    /// Files of this computer. What cannot be attached is said by refused().
    Q_INVOKABLE void add(const QList<QUrl> &files);
    /// What is on the clipboard, when that is files or a picture and not rather words; false: it is not.
    Q_INVOKABLE bool paste();
    /// Words that are too many for a message.
    Q_INVOKABLE void addText(const QString &text);
    Q_INVOKABLE void remove(int row);
    Q_INVOKABLE void clear();
    /// There is a file of this computer among them.
    Q_INVOKABLE static bool hasFiles(const QList<QUrl> &urls);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void availableChanged();
    void refused(const QString &sentence);
    void prepared();       ///< nothing is being prepared any more
    void contentChanged(); ///< there is something, or there is not, or it is ready by now

private:
    struct Row
    {
        quint64 number = 0;
        QString name;                            ///< before it is ready
        std::shared_ptr<const Attachment> ready; ///< null until then

        QString key() const { return QString::number(number); }
        friend bool operator==(const Row &, const Row &) = default;
    };
    using Rows = QList<Row>;
    using Made = Result<Attachment, FileProblem>;

    /// A row for what is to come; none when there is no place for it. Answers what to do when it is made.
    FilePreparer::Done begin(const QString &name);
    bool refuseAll();
    void made(const RoomId &room, quint64 number, const Made &made);
    void setRows(const Rows &rows);
    void discard(const Rows &rows);

    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // what is connected or answered through it ends with the session
    RoomId m_room;
    Rows m_rows;                  // of the open room
    QHash<RoomId, Rows> m_others; // of those that are not
    quint64 m_number = 0;
    std::unique_ptr<QTemporaryDir> m_texts;
};

} // namespace Chinwag
