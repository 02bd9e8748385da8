#pragma once

#include "app/core/chatsession.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// The invitation that is on screen: who wants the person in which room, and the answers to it.
class InvitationController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by RoomsController")
    Q_PROPERTY(bool shown READ isShown NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString room READ room NOTIFY changed)
    Q_PROPERTY(QString detail READ detail NOTIFY changed)
    Q_PROPERTY(QString inviter READ inviter NOTIFY changed)
    Q_PROPERTY(QString inviterInitials READ inviterInitials NOTIFY changed)
    Q_PROPERTY(int inviterTone READ inviterTone NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY requestChanged)
    Q_PROPERTY(QString error READ error NOTIFY requestChanged)

public:
    using QObject::QObject;

    /// Null, or a room that one is not invited to: nothing is shown.
    void open(ChatSession *session, const RoomId &room);

    bool isShown() const { return m_invitation.has_value(); }
    QString title() const;
    QString room() const { return shown().room.name; }
    QString detail() const; ///< who that is by name, and what kind of room it is
    QString inviter() const;
    QString inviterInitials() const;
    int inviterTone() const;
    bool isBusy() const { return m_busy; }
    QString error() const { return m_error; }

    // A yes or no that the server has taken ends the invitation, and another place comes on screen.
    Q_INVOKABLE void join();
    Q_INVOKABLE void decline();
    /// Also says no to all else that the inviter has asked.
    Q_INVOKABLE void block();

Q_SIGNALS:
    void changed();
    void requestChanged();

private:
    const RoomInvitation &shown() const;
    bool begin();
    void declineOthersOf(const UserId &inviter);
    void fail(const Error &error);
    void setRequest(bool busy, const QString &error);

    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // answers that come after another place was opened are of no interest
    std::optional<RoomInvitation> m_invitation;
    QString m_error;
    bool m_busy = false;
};

} // namespace Chinwag
