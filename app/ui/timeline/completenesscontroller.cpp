#include "app/ui/timeline/completenesscontroller.h"

#include <QLocale>

namespace Chinwag {

void CompletenessController::open(ChatSession *session, const RoomId &room)
{
    if (m_session && m_shown && m_session != session)
        m_session->completeness().close();
    m_watch.reset();
    m_session = room.isEmpty() ? nullptr : session;
    m_room = room;
    if (m_session) {
        m_watch = std::make_unique<QObject>();
        connect(&m_session->completeness(), &Completeness::changed, m_watch.get(), [this] { refresh(); });
    }
    look();
}

void CompletenessController::setShown(bool shown)
{
    if (m_shown == shown)
        return;
    m_shown = shown;
    look();
}

void CompletenessController::fetch()
{
    if (m_session && m_shown)
        m_session->completeness().fetch();
}

void CompletenessController::look()
{
    if (m_session)
        m_session->completeness().open(m_shown ? m_room : RoomId());
    refresh();
}

void CompletenessController::refresh()
{
    const Words words = wanted();
    if (m_words == words)
        return;
    m_words = words;
    Q_EMIT changed();
}

CompletenessController::Words CompletenessController::wanted() const
{
    if (!m_session || !m_shown)
        return {};
    const Completeness &log = m_session->completeness();
    if (!log.isKnown() || log.head() == 0)
        return {};
    if (log.isComplete())
        return {tr("Complete: %1").arg(range({1, log.head()})), tr("Every message is on this computer."),
                true, false};
    const QString missing = tr("Missing: %1").arg(list(log.missing()));
    if (log.isFetching())
        return {missing, tr("Being fetched from the server…"), false, false};
    if (log.failure())
        return {missing, tr("It could not be fetched: %1").arg(log.failure()->message), false, true};
    return {missing, tr("It is at the server, and comes when you go there."), false, true};
}

QString CompletenessController::range(Completeness::Stretch stretch)
{
    const QLocale locale;
    const QString first = locale.toString(stretch.first);
    if (stretch.first == stretch.last)
        return first;
    return tr("%1–%2", "from and to, numbers").arg(first, locale.toString(stretch.last));
}

/// The newest of them, and how many others there are.
QString CompletenessController::list(const QList<Completeness::Stretch> &missing)
{
    const QString newest = range(missing.last());
    const int others = static_cast<int>(missing.size()) - 1;
    if (others == 0)
        return newest;
    return tr("%1 and %n more part(s)", "a stretch of the log", others).arg(newest);
}

} // namespace Chinwag
