#pragma once

#include "app/ui/rooms/peoplefinder.h"

namespace Chinwag {

/// Adding people to the open room: who may be added, and what became of it.
class AdditionController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by RoomsController")
    Q_PROPERTY(bool possible READ isPossible NOTIFY roomChanged)
    Q_PROPERTY(QString room READ room NOTIFY roomChanged)
    Q_PROPERTY(Chinwag::PersonListModel *people READ people CONSTANT)
    Q_PROPERTY(bool busy READ isBusy NOTIFY requestChanged)
    Q_PROPERTY(QString error READ error NOTIFY requestChanged)
    Q_PROPERTY(QString outcome READ outcome NOTIFY requestChanged)

public:
    using QObject::QObject;

    /// Null or no room: nobody can be added. What is asked in another room is answered there only.
    void open(ChatSession *session, const RoomId &room);

    /// The own role allows it.
    bool isPossible() const;
    QString room() const;
    PersonListModel *people() { return m_finder.model(); }
    bool isBusy() const { return m_busy; }
    QString error() const { return m_error; }
    /// "Ann is in the room now." or that they were asked; "" until somebody was added.
    QString outcome() const { return m_outcome; }

    /// As if nobody had been added yet.
    Q_INVOKABLE void start();
    /// Suggests people who are not in the room.
    Q_INVOKABLE void suggest(const QString &text);
    Q_INVOKABLE void add(const QString &userId);
    /// Whoever has this name, and nobody else.
    Q_INVOKABLE void addCalled(const QString &name);

Q_SIGNALS:
    void roomChanged();
    void requestChanged();
    void added(); ///< or asked

private:
    void watch();
    void suggestAgain();
    void addUser(const User &user);
    void found(const QString &name, const Result<QList<User>, Error> &answer);
    void answered(const User &user, const Result<Addition, Error> &answer);
    void setRequest(bool busy, const QString &error, const QString &outcome = {});

    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // ends with the open room, and so do the answers it still owes
    RoomId m_room;
    PeopleFinder m_finder;
    QString m_text;
    QList<UserId> m_asked; ///< since start()
    QString m_error;
    QString m_outcome;
    bool m_busy = false;
};

} // namespace Chinwag
