#include "app/ui/completion/completioncontroller.h"

namespace Chinwag {

CompletionController::CompletionController(EmojiController &emoji, QObject *parent)
    : QObject(parent)
    , m_emoji(emoji)
{
}

void CompletionController::open(ChatSession *session, const RoomId &room)
{
    hide();
    m_dismissed.reset();
    m_watch = std::make_unique<QObject>();
    m_session = session && session->rooms().find(room) ? session : nullptr;
    m_room = room;
    if (!m_session)
        return;
    connect(&m_session->members(), &MembersBook::reset, m_watch.get(), [this](const RoomId &answered) {
        if (answered == m_room && m_token)
            look(m_text, m_token->to);
    });
}

void CompletionController::look(const QString &text, int cursor)
{
    m_text = text;
    const auto token = m_session ? completionTokenAt(text, cursor) : std::nullopt;
    const bool isDismissed = token && m_dismissed == std::pair(token->kind, token->from);
    if (!isDismissed)
        m_dismissed.reset();
    show(token, token && !isDismissed ? rowsFor(*token) : QList<CompletionRow>());
}

QList<CompletionRow> CompletionController::rowsFor(const CompletionToken &token)
{
    QList<CompletionRow> rows;
    const RoomBook::Entry *entry = m_session->rooms().find(m_room);
    switch (token.kind) {
    case CompletionToken::Kind::PersonName:
        rows = Completions::people(*m_session, m_room, token.typed);
        break;
    case CompletionToken::Kind::EmojiName:
        rows = Completions::emoji(m_emoji, token.typed);
        break;
    case CompletionToken::Kind::CommandName:
        if (m_hasCommands && entry)
            rows = Completions::commands(entry->room, token.typed);
        break;
    }
    // Enter sends what is whole.
    const QString whole = m_text.mid(token.from, token.to - token.from);
    const bool isWhole =
        rows.size() == 1 && rows.constFirst().inserted.compare(whole, Qt::CaseInsensitive) == 0;
    return isWhole ? QList<CompletionRow>() : rows;
}

void CompletionController::show(const std::optional<CompletionToken> &token, const QList<CompletionRow> &rows)
{
    const bool wasShown = isShown();
    const int from = this->from();
    m_token = token;
    m_model.setRows(rows);
    setCurrent(0);
    if (wasShown != isShown() || from != this->from())
        Q_EMIT shownChanged();
}

void CompletionController::cursorMoved(int cursor)
{
    if (m_token && cursor != m_token->to)
        hide();
}

void CompletionController::hide() { show(std::nullopt, {}); }

void CompletionController::dismiss()
{
    if (m_token)
        m_dismissed = std::pair(m_token->kind, m_token->from);
    hide();
}

void CompletionController::move(int step)
{
    const int count = m_model.count();
    if (count > 0)
        setCurrent((m_current + step % count + count) % count);
}

void CompletionController::setCurrent(int row)
{
    if (m_current == row)
        return;
    m_current = row;
    Q_EMIT currentChanged();
}

void CompletionController::take(int row)
{
    const int chosen = row < 0 ? m_current : row;
    if (!isShown() || chosen >= m_model.count())
        return;
    const CompletionRow taken = m_model.rows().at(chosen);
    const CompletionToken token = *m_token;
    hide();
    if (token.kind == CompletionToken::Kind::EmojiName)
        m_emoji.remember(taken.id.toInt());
    const bool isSpaced = token.to < m_text.size() && m_text.at(token.to) == u' ';
    Q_EMIT this->taken(token.from, token.to, isSpaced ? taken.inserted : taken.inserted + u' ');
}

} // namespace Chinwag
