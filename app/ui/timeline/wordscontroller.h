#pragma once

#include "app/core/typing/wordssharing.h"
#include "app/ui/timeline/wordsmodel.h"

#include <QObject>

namespace Chinwag {

/// Words as they are typed in the open room: those of others, whether one sees them and they one's own, and
/// what is said about that above the composer.
class WordsController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Chinwag::WordsModel *people READ people CONSTANT)
    Q_PROPERTY(bool possible READ isPossible NOTIFY stateChanged)
    Q_PROPERTY(bool wanted READ isWanted NOTIFY stateChanged)
    Q_PROPERTY(QString sentence READ sentence NOTIFY stateChanged)
    Q_PROPERTY(bool refusable READ isRefusable NOTIFY stateChanged)

public:
    using QObject::QObject;

    WordsModel *people() { return &m_people; }
    bool isPossible() const { return m_sharing != WordsSharing::Impossible; }
    bool isWanted() const { return m_sharing == WordsSharing::On || m_sharing == WordsSharing::Asked; }
    /// Who sees whose words, or wants to; "" when there is nothing to say.
    QString sentence() const { return m_sentence; }
    /// It is a wish of others that one may say nothing to.
    bool isRefusable() const { return m_sharing == WordsSharing::Offered; }

    /// `room` of `session`; null: none. Until the next call.
    void open(ChatSession *session, const RoomId &room);
    void setShown(bool shown);             ///< what others type
    void setSendsTyping(bool sendsTyping); ///< that one types oneself

    Q_INVOKABLE void choose(bool wanted) { Q_EMIT chosen(wanted); }
    /// The sentence goes until somebody wishes it again.
    Q_INVOKABLE void refuse();

Q_SIGNALS:
    void stateChanged();
    void chosen(bool wanted); ///< for the open room

private:
    void refreshWords();
    void refreshState();
    QString sentenceFor(const Room &room) const;
    bool isRefused(const Room &room) const;

    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the open room
    RoomId m_room;
    WordsModel m_people;
    WordsSharing m_sharing = WordsSharing::Impossible;
    QString m_sentence;
    QHash<RoomId, int> m_refused; // how many wanted it then
    bool m_shown = true;
    bool m_sendsTyping = true;
};

} // namespace Chinwag
