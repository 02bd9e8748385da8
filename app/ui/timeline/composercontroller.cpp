#include "app/ui/timeline/composercontroller.h"

#include "shared/protocol/limits.h"

namespace Chinwag {

QString ComposerController::placeholder() const
{
    return m_direct ? tr("Message %1", "%1 is a person").arg(m_room)
                    : tr("Message #%1", "%1 is a room").arg(m_room);
}

bool ComposerController::canSend() const
{
    return !m_text.trimmed().isEmpty() && m_text.size() <= Limits::messageLength;
}

void ComposerController::setRoom(const QString &name, bool direct, const QString &draft)
{
    m_room = name;
    m_direct = direct;
    Q_EMIT roomChanged();
    setText(draft);
}

void ComposerController::setError(const QString &error)
{
    if (m_error == error)
        return;
    m_error = error;
    Q_EMIT errorChanged();
}

void ComposerController::edit(const QString &text)
{
    if (m_text == text)
        return;
    setText(text);
    Q_EMIT typed(m_text);
}

void ComposerController::send()
{
    if (!canSend())
        return;
    // Cleared first: whoever handles submitted() may look at the composer.
    const QString text = m_text;
    setText({});
    Q_EMIT submitted(text);
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

} // namespace Chinwag
