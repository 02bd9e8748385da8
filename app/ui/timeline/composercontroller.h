#pragma once

#include <QObject>
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
    QString placeholder() const;
    bool canSend() const;
    /// Why the text cannot be sent as it is; "" for nothing to say.
    QString error() const { return m_error; }

    /// Another room brings its own draft, which is not typing.
    void setRoom(const QString &name, bool direct, const QString &draft);
    void setError(const QString &error);

    /// The person changed the text.
    Q_INVOKABLE void edit(const QString &text);
    Q_INVOKABLE void send();

Q_SIGNALS:
    void textChanged();
    void roomChanged();
    void errorChanged();
    void typed(const QString &text);
    void submitted(const QString &text);

private:
    void setText(const QString &text);

    QString m_text;
    QString m_room;
    QString m_error;
    bool m_direct = false;
};

} // namespace Chinwag
