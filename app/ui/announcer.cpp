#include "app/ui/announcer.h"

namespace Chinwag {

Announcer::Announcer(TimerScheduler &timers, TimelineModel &messages, ConnectionController &connection,
                     QObject *parent)
    : QObject(parent)
    , m_timers(timers)
    , m_messages(messages)
    , m_connection(connection)
{
    connect(&m_messages, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { rowsCame(first, last); });
    connect(&m_messages, &QAbstractItemModel::modelReset, this, [this] { m_waiting.clear(); });
    connect(&m_connection, &ConnectionController::barChanged, this, &Announcer::followConnection);
}

void Announcer::setActive(bool active)
{
    m_isActive = active;
    if (!active)
        m_waiting.clear();
}

/// The newest is row 0; older ones come behind it, and the first ones of all are what was there before.
void Announcer::rowsCame(int first, int last)
{
    if (!m_isActive || first != 0 || m_messages.rowCount() == last + 1)
        return;
    for (int row = last; row >= 0; --row) {
        const QModelIndex index = m_messages.index(row);
        const bool isMessage = index.data(TimelineModel::KindRole) == TimelineModel::Message;
        if (isMessage && !index.data(TimelineModel::OwnRole).toBool())
            m_waiting.append(index.data(TimelineModel::AccessibleNameRole).toString());
    }
    if (!m_waiting.isEmpty() && !m_timer.isActive())
        m_timer = m_timers.after(gatheredFor, [this] { say(); });
}

void Announcer::say()
{
    const QStringList messages = std::exchange(m_waiting, {});
    const int count = static_cast<int>(messages.size());
    if (count > mostMessages)
        Q_EMIT announced(tr("%n new message(s)", nullptr, count));
    else if (count > 0)
        Q_EMIT announced(messages.join(u'\n'));
}

/// Not every second that it counts down.
void Announcer::followConnection()
{
    const auto before = std::exchange(m_kind, m_connection.kind());
    if (m_kind != before && m_kind != ConnectionController::None)
        Q_EMIT announced(m_connection.text());
}

} // namespace Chinwag
