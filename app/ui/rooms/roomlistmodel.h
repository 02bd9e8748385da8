#pragma once

#include "app/ui/listmodel.h"
#include "shared/base/ids.h"
#include "shared/protocol/model.h"

#include <QDateTime>
#include <QLocale>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// One line of the room list, as the core knows it.
struct RoomRow
{
    RoomId id;
    UserId peer; ///< direct rooms only
    QString name;
    QString preview;
    QDateTime at;
    QStringList typing;
    int unread = 0;
    int mentions = 0;
    bool direct = false;
    Presence presence = Presence::Offline;

    const QString &key() const { return id.toString(); }
    friend bool operator==(const RoomRow &, const RoomRow &) = default;
};

/// Direct messages, then rooms; in each, those with mentions first and then the latest first.
class RoomListModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by RoomsController")

public:
    enum Role {
        RoomIdRole = Qt::UserRole + 1,
        NameRole,
        DirectRole,
        SectionRole, ///< heading the line belongs under
        PreviewRole, ///< last message
        TypingRole,  ///< shown instead of the preview while not empty
        TimeTextRole,
        UnreadTextRole,  ///< grey pill
        MentionTextRole, ///< accent pill, instead of the grey one
        UnreadRole,      ///< bold name
        PresenceRole,
        InitialsRole,
        ToneRole,
        AccessibleNameRole,
    };

    explicit RoomListModel(QObject *parent = nullptr);

    void setRows(QList<RoomRow> rows);
    /// Times are shown relative to this day.
    void setToday(QDate today);
    const QList<RoomRow> &rows() const { return m_rows; }
    int indexOf(const RoomId &room) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QString accessibleName(const RoomRow &row) const;

    QList<RoomRow> m_rows;
    QDate m_today;
    QLocale m_locale;
};

} // namespace Chinwag
