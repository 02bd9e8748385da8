#pragma once

#include "app/ui/timeline/personlistmodel.h"

#include <QObject>

namespace Chinwag {

/// The typing row of the open room. Who types, and for how long, is TypingTracker's to know; here it gets its
/// words. Those whose unfinished words are shown are left out.
class TypingController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Chinwag::PersonListModel *people READ people CONSTANT)
    Q_PROPERTY(QString text READ text NOTIFY textChanged)
    Q_PROPERTY(bool active READ isActive NOTIFY textChanged)

public:
    /// More faces than this would push the sentence away.
    static constexpr int maxFaces = 3;

    using QObject::QObject;

    PersonListModel *people() { return &m_people; }
    QString text() const { return m_text; }
    bool isActive() const { return !m_text.isEmpty(); }

    /// `room` of `session`; null: nobody types. Until the next call.
    void open(ChatSession *session, const RoomId &room);
    void setShown(bool shown);

Q_SIGNALS:
    void textChanged();

private:
    void refresh();
    QList<UserId> typists();
    void setText(const QString &text);

    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the open room
    RoomId m_room;
    PersonListModel m_people;
    QSet<UserId> m_inWords; // type where their words are shown
    QString m_text;
    bool m_shown = true;
};

} // namespace Chinwag
