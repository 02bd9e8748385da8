#pragma once

#include "app/core/chatsession.h"
#include "app/ui/settings/blockedmodel.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// Who may add one to rooms, and whom one has blocked. The server keeps both, for all of a person's devices.
class PrivacyController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Who whoMayAdd READ whoMayAdd NOTIFY whoMayAddChanged)
    Q_PROPERTY(Chinwag::BlockedModel *blocked READ blocked CONSTANT)
    Q_PROPERTY(bool busy READ isBusy NOTIFY requestChanged)
    Q_PROPERTY(QString error READ error NOTIFY requestChanged)

public:
    enum Who { Unknown, SharedRooms, Ask, Nobody };
    Q_ENUM(Who)

    using QObject::QObject;

    /// Null: signed out.
    void setSession(ChatSession *session);

    Who whoMayAdd() const; ///< Unknown until the server has told
    BlockedModel *blocked() { return &m_blocked; }
    bool isBusy() const { return m_busy; }
    QString error() const { return m_error; }

    /// Asks the server how things stand.
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void choose(Who who);
    Q_INVOKABLE void unblock(const QString &userId);

Q_SIGNALS:
    void whoMayAddChanged();
    void requestChanged();

private:
    bool begin();
    AccountApi::Done<Ok> finish();
    void setRequest(bool busy, const QString &error);

    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // ends with the session, and so do the answers it still owes
    BlockedModel m_blocked;
    QString m_error;
    bool m_busy = false;
};

} // namespace Chinwag
