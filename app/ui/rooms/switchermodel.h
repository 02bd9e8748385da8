#pragma once

#include "app/ui/rooms/namematch.h"
#include "app/ui/rooms/roomlistmodel.h"
#include "app/ui/rooms/roomtrail.h"

namespace Chinwag {

/// Where one can go with a few letters: rooms, and people one has no direct messages with yet. Nothing typed:
/// the rooms of the list, those that were open last before the others. Follows the room list while it is
/// open, and costs nothing otherwise.
class SwitcherModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by RoomsController")
    Q_PROPERTY(QString typed READ typed WRITE setTyped NOTIFY typedChanged)

public:
    /// Beside those of RoomListModel, which every room of it passes on; a person has what one needs to be
    /// found.
    enum Role {
        DetailRole = RoomListModel::AccessibleNameRole + 1, ///< what tells people of one name apart
    };

    static constexpr qsizetype most = 30; ///< lines; who wants another one types on

    SwitcherModel(const RoomListModel &rooms, const RoomTrail &trail, QObject *parent = nullptr);

    /// Null: nothing to go to.
    void setSession(ChatSession *session);

    QString typed() const { return m_typed; }
    void setTyped(const QString &typed);
    Q_INVOKABLE void open();
    Q_INVOKABLE void close();
    Q_INVOKABLE void choose(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void typedChanged();
    void roomChosen(const Chinwag::RoomId &room);
    void personChosen(const Chinwag::UserId &user);

private:
    /// A room, or else a person.
    struct Line
    {
        RoomId room;
        UserId person;

        QString key() const { return room.isEmpty() ? person.toString() : room.toString(); }
        friend bool operator==(const Line &, const Line &) = default;
    };
    struct Candidate
    {
        Line line;
        QStringList names; // folded
    };

    void gather();
    void gatherRooms();
    void gatherPeople();
    void show();
    void sayAll();
    NameMatch matchOf(const Candidate &candidate, const QString &typed) const;
    QVariant roomData(const RoomId &room, int role) const;
    QVariant personData(const UserId &person, int role) const;

    const RoomListModel &m_rooms;
    const RoomTrail &m_trail;
    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // while open
    QString m_typed;
    QList<Candidate> m_candidates; // the best first among equals
    QList<Line> m_lines;
};

} // namespace Chinwag
