#pragma once

#include "app/ui/completion/completions.h"
#include "app/ui/completion/completiontoken.h"

namespace Chinwag {

/// The list that opens while a name, an emoji or a command is being written in the composer, for all three.
class CompletionController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Chinwag::CompletionModel *model READ model CONSTANT)
    Q_PROPERTY(bool shown READ isShown NOTIFY shownChanged)
    Q_PROPERTY(int current READ current NOTIFY currentChanged)
    Q_PROPERTY(int from READ from NOTIFY shownChanged)

public:
    explicit CompletionController(EmojiController &emoji, QObject *parent = nullptr);

    CompletionModel *model() { return &m_model; }
    bool isShown() const { return m_token && m_model.count() > 0; }
    int current() const { return m_current; }                ///< row
    int from() const { return m_token ? m_token->from : 0; } ///< where the word begins

    /// `room` of `session`; null: nothing is completed. Until the next call.
    void open(ChatSession *session, const RoomId &room);
    /// Whether a text that begins with a slash is a command: not when it is that of a message.
    void setHasCommands(bool has) { m_hasCommands = has; }

    /// The person changed the text. What is whole already is not offered.
    Q_INVOKABLE void look(const QString &text, int cursor);
    /// The cursor moved away, or something is being composed: what that will be is not known.
    Q_INVOKABLE void cursorMoved(int cursor);
    Q_INVOKABLE void hide();
    /// Not this word: until another is begun.
    Q_INVOKABLE void dismiss();
    Q_INVOKABLE void move(int step); ///< wraps around
    /// -1: the current one.
    Q_INVOKABLE void take(int row = -1);

Q_SIGNALS:
    void shownChanged();
    void currentChanged();
    void taken(int from, int to, const QString &text); ///< to the view, that writes it there

private:
    QList<CompletionRow> rowsFor(const CompletionToken &token);
    void show(const std::optional<CompletionToken> &token, const QList<CompletionRow> &rows);
    void setCurrent(int row);

    EmojiController &m_emoji;
    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the open room
    RoomId m_room;
    CompletionModel m_model;
    std::optional<CompletionToken> m_token;
    std::optional<std::pair<CompletionToken::Kind, int>> m_dismissed; // and where it begins
    QString m_text;
    int m_current = 0;
    bool m_hasCommands = true;
};

} // namespace Chinwag
