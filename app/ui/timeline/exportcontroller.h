#pragma once

#include "app/core/chatsession.h"

#include <QObject>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// The export of the room that was open when it began: how far it is, and what came of it.
class ExportController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(bool possible READ isPossible NOTIFY roomChanged)
    Q_PROPERTY(QString room READ room NOTIFY roomChanged)
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(qreal part READ part NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)

public:
    enum State { Idle, Running, Done, Failed };
    Q_ENUM(State)

    using QObject::QObject;

    /// Null: none, and what is under way ends; with another room it goes on.
    void open(ChatSession *session, const RoomId &room);

    bool isPossible() const { return m_session != nullptr; }
    /// The name of the room that is exported, or would be.
    QString room() const { return m_title; }
    State state() const { return m_state; }
    qreal part() const { return m_part; } ///< from 0 to 1, while Running
    /// How far it is, where it is, or why it did not work.
    QString words() const { return m_words; }

    /// Into a folder of its own in `folder`.
    Q_INVOKABLE void start(const QUrl &folder, bool withFiles);
    Q_INVOKABLE void cancel();
    /// The page, in the browser.
    Q_INVOKABLE void show() const;
    /// Nothing is under way: another one can begin.
    Q_INVOKABLE void prepare();

Q_SIGNALS:
    void roomChanged();
    void changed();

private:
    void watch();
    void become(State state, const QString &words, qreal part = 0);
    void progressed(RoomExport::Phase phase, qint64 done, qint64 all);

    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the session
    RoomId m_room;
    QString m_title;
    State m_state = Idle;
    QString m_words;
    qreal m_part = 0;
    QString m_page;
};

} // namespace Chinwag
