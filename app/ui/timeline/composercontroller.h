#pragma once

#include "app/core/chatsession.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// What is being written in the open room.
class ComposerController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(QString text READ text NOTIFY textChanged)
    Q_PROPERTY(QString placeholder READ placeholder NOTIFY roomChanged)
    Q_PROPERTY(bool canSend READ canSend NOTIFY textChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)

public:
    using QObject::QObject;

    QString text() const { return m_text; }
    QString placeholder() const { return m_placeholder; }
    bool canSend() const;
    /// Why the text cannot be sent as it is; "" for nothing to say.
    QString error() const { return m_error; }

    /// `room` of `session` with its own draft, which is not typing. Null or an unknown room: none. Until the
    /// next call.
    void open(ChatSession *session, const RoomId &room);
    /// The person looks at something else: they do not type any more.
    void leave();

    /// The person changed the text, or what they compose with an input method and is not in it yet.
    Q_INVOKABLE void edit(const QString &text, const QString &composing = {});
    /// `composed` became text just now, for this: an input method that says it once more is not listened to.
    Q_INVOKABLE void send(const QString &composed = {});
    /// Whether `pasted` may come in place of `replaced` characters. If it is far more than a message holds it
    /// may not, and error() says so: a view would be busy with it for long.
    Q_INVOKABLE bool mayPaste(const QString &pasted, int replaced);

Q_SIGNALS:
    void textChanged();
    void roomChanged();
    void errorChanged();
    void submitted(const QString &text); ///< and is in the outbox

private:
    void updatePlaceholder();
    int limit() const;
    void takeBackEcho();
    void setText(const QString &text, const QString &composing = {});
    void setError(const QString &error);

    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the open room
    RoomId m_room;
    QString m_text;
    QString m_composing;
    QString m_echo; // what an input method may say again, now that it is sent
    QString m_placeholder;
    QString m_error;
};

} // namespace Chinwag
