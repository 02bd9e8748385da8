#pragma once

#include "app/core/chatsession.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// Whether all of the open room is on this computer, in words, while somebody wants to know.
class CompletenessController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString detail READ detail NOTIFY changed)
    Q_PROPERTY(bool complete READ isComplete NOTIFY changed)
    Q_PROPERTY(bool fetchable READ isFetchable NOTIFY changed)

public:
    using QObject::QObject;

    // Asked for again when the language is another one.
    QString text() const { return wanted().text; } ///< "" until it is known
    QString detail() const { return wanted().detail; }
    bool isComplete() const { return m_words.complete; }
    bool isFetchable() const { return m_words.fetchable; } ///< something is missing, and not on its way

    /// `room` of `session`; null: none. Until the next call.
    void open(ChatSession *session, const RoomId &room);
    /// Somebody looks at it.
    Q_INVOKABLE void setShown(bool shown);
    Q_INVOKABLE void fetch();

Q_SIGNALS:
    void changed();

private:
    struct Words
    {
        QString text;
        QString detail;
        bool complete = false;
        bool fetchable = false;

        friend bool operator==(const Words &, const Words &) = default;
    };
    void look();
    void refresh();
    Words wanted() const;
    static QString range(Completeness::Stretch stretch);
    static QString list(const QList<Completeness::Stretch> &missing);

    ChatSession *m_session = nullptr;
    RoomId m_room;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the room
    Words m_words;
    bool m_shown = false;
};

} // namespace Chinwag
