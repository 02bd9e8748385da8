#pragma once

#include "app/ui/listmodel.h"
#include "app/ui/rooms/roompreview.h"

#include <QDate>
#include <QLocale>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// The rooms of a session's RoomBook, and above them the rooms that others want one in. Direct messages, then
/// rooms; in each, those with mentions first and then the latest first. Keeps the order only: what a line
/// says is asked of the session when it is shown.
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
        PrivateRole, ///< one comes in by being asked only
        SectionRole, ///< heading the line belongs under
        PreviewRole, ///< last message, or what comes before it: a draft, what waits to be sent
        PreviewKindRole,
        TypingRole, ///< shown instead of the preview while not empty
        TimeTextRole,
        UnreadTextRole,  ///< grey pill
        MentionTextRole, ///< accent pill, instead of the grey one
        UnreadRole,      ///< bold name
        MarkedRole,      ///< as unread, by hand
        QuietRole,       ///< one is told of nothing in it
        PresenceRole,
        StatusRole, ///< of the other one in a direct message, with its end
        InitialsRole,
        ToneRole,
        AccessibleNameRole,
    };

    enum PreviewKind {
        LastMessage = static_cast<int>(RoomPreview::Kind::LastMessage),
        Draft = static_cast<int>(RoomPreview::Kind::Draft),
        Waiting = static_cast<int>(RoomPreview::Kind::Waiting),
        Failed = static_cast<int>(RoomPreview::Kind::Failed),
    };
    Q_ENUM(PreviewKind)

    explicit RoomListModel(QObject *parent = nullptr);

    /// Null: no rooms.
    void setSession(ChatSession *session);
    /// Times are shown relative to this day.
    void setToday(QDate today);
    void updateTimes(); ///< the zone is another one
    /// By which mutes end; until then none has begun. Outlives this.
    void setClock(const Clock &clock) { m_clock = &clock; }
    void updateQuiet(const RoomId &room); ///< its mute is over
    void setShowTyping(bool show);
    /// What is on screen to its end is as good as read.
    void setRoomOnScreen(const RoomId &room);

    /// A draft is shown of rooms that are not open.
    void setOpenRoom(const RoomId &room);

    RoomId roomAt(int row) const { return m_lines.at(row).room; }
    bool isDirect(int row) const { return m_lines.at(row).place.group == Group::DirectMessages; }
    bool isInvitation(int row) const { return m_lines.at(row).place.group == Group::Invitations; }
    /// Something in it waits for the person.
    bool isNew(int row) const
    {
        return unread(row) > 0 || mentions(row) > 0 || isInvitation(row) || isMarked(row);
    }
    int unread(int row) const;
    int mentions(int row) const;
    int indexOf(const RoomId &room) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    /// Lines came, went or moved, and whoever shows them has heard of it.
    void orderChanged();

private:
    void retranslate() override;

    enum class Group { Invitations, DirectMessages, Rooms }; // from top to bottom
    /// Where a line belongs.
    struct Place
    {
        Group group = Group::Rooms;
        bool mentioned = false;
        milliseconds at{0};
        QString name;

        friend bool operator==(const Place &, const Place &) = default;
    };
    struct Line
    {
        RoomId room;
        Place place;
    };

    static bool comesFirst(const Line &a, const Line &b);
    void watch();
    void fill();
    void add(const RoomId &room);
    bool isForPeople(const RoomId &room) const;
    void remove(const RoomId &room);
    void update(const RoomId &room);
    void addInvitation(const RoomId &room);
    void insert(const Line &line);
    void updatePeople(const QList<UserId> &users);
    void updatePresence(const UserId &user);
    void updateAll(const QList<int> &roles);
    void say(int row, const QList<int> &roles);
    void move(int row, const Place &place);

    const RoomBook::Entry &entry(int row) const;
    bool isMarked(int row) const { return preferences(row).markedUnread; }
    RoomPreferences preferences(int row) const
    {
        return entry(row).room.preferences.value_or(RoomPreferences());
    }
    bool isQuiet(int row) const;
    Place placeOf(const RoomId &room) const;
    static Place placeOf(const RoomInvitation &invitation);
    int mentionsOf(const RoomId &room) const;
    bool shows(int row, const QList<UserId> &users) const;
    QString section(int row) const;
    QString name(int row) const;
    UserId peer(int row) const;
    RoomPreview written(int row) const;
    QString preview(int row) const;
    QString typing(int row) const;
    QString timeText(int row) const;
    QString accessibleName(int row) const;

    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the session
    QList<Line> m_lines;
    RoomId m_onScreen;
    RoomId m_open;
    QDate m_today;
    const Clock *m_clock = nullptr;
    bool m_showTyping = true;
};

} // namespace Chinwag
