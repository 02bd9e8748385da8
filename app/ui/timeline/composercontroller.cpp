#include "app/ui/timeline/composercontroller.h"

#include "shared/protocol/limits.h"

namespace Chinwag {

bool ComposerController::canSend() const
{
    return !m_text.trimmed().isEmpty() && m_text.size() <= Limits::messageLength;
}

void ComposerController::open(ChatSession *session, const RoomId &room)
{
    leave();
    m_watch = std::make_unique<QObject>();
    const bool known = session && session->rooms().find(room);
    m_session = known ? session : nullptr;
    m_room = known ? room : RoomId();
    if (m_session) {
        connect(&m_session->rooms(), &RoomBook::roomChanged, m_watch.get(), [this](const RoomId &changed) {
            if (changed == m_room)
                updatePlaceholder();
        });
    }
    updatePlaceholder();
    setText(m_session ? m_session->draft(m_room) : QString());
}

void ComposerController::leave()
{
    if (m_session)
        m_session->typingNotifier().leave();
}

void ComposerController::updatePlaceholder()
{
    QString next;
    if (const RoomBook::Entry *entry = m_session ? m_session->rooms().find(m_room) : nullptr) {
        const QString name = m_session->rooms().title(m_room);
        next = entry->room.kind == RoomKind::Direct ? tr("Message %1", "%1 is a person").arg(name)
                                                    : tr("Message #%1", "%1 is a room").arg(name);
    }
    if (m_placeholder == next)
        return;
    m_placeholder = next;
    Q_EMIT roomChanged();
}

void ComposerController::edit(const QString &text)
{
    if (m_text == text)
        return;
    setText(text);
    if (!m_session)
        return;
    m_session->typingNotifier().inputChanged(m_room, text);
    m_session->setDraft(m_room, text);
}

void ComposerController::send()
{
    if (!canSend() || !m_session)
        return;
    // Cleared first: whoever handles submitted() may look at the composer.
    const QString text = m_text;
    setText({});
    const auto sent = m_session->sendMessage(m_room, text);
    if (sent) {
        m_session->setDraft(m_room, {});
        Q_EMIT submitted(text);
        return;
    }
    // Nothing that somebody wrote gets lost: it goes back to where it was.
    setText(text);
    setError(sent.error().message);
}

void ComposerController::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    const auto excess = static_cast<int>(text.size()) - Limits::messageLength;
    setError(excess > 0 ? tr("This message is %n character(s) too long.", nullptr, excess) : QString());
    Q_EMIT textChanged();
}

void ComposerController::setError(const QString &error)
{
    if (m_error == error)
        return;
    m_error = error;
    Q_EMIT errorChanged();
}

} // namespace Chinwag
