#include "server/core/services/writebehind.h"

#include <utility>

namespace Chinwag {

WriteBehind::WriteBehind(FileContents &contents, const QString &name, qint64 offset)
    : m_contents(contents)
    , m_name(name)
    , m_end(offset)
{
}

void WriteBehind::write(const QByteArray &piece, Done<Ok> done)
{
    if (m_failure)
        return done(*m_failure);
    m_gathered += piece;
    if (m_gathered.size() >= block && !m_isAdding)
        begin();
    if (m_gathered.size() < block)
        return done(Ok{});
    m_waiting = std::move(done);
}

void WriteBehind::drain(Done<Ok> done)
{
    m_isDraining = true;
    if (!m_failure && !m_isAdding && !m_gathered.isEmpty())
        begin();
    m_waiting = std::move(done);
    if (isSettled())
        std::exchange(m_waiting, nullptr)(m_failure ? Outcome<Ok>(*m_failure) : Outcome<Ok>(Ok{}));
}

bool WriteBehind::isSettled() const
{
    if (m_isDraining)
        return !m_isAdding && (m_failure || m_gathered.isEmpty());
    return m_failure || m_gathered.size() < block;
}

void WriteBehind::begin()
{
    m_isAdding = true;
    const QByteArray bytes = std::exchange(m_gathered, {});
    m_contents.append(m_name, m_end, bytes,
                      m_life.guard([this, size = qint64(bytes.size())](const Outcome<Ok> &added) {
                          onAdded(size, added);
                      }));
}

void WriteBehind::onAdded(qint64 size, const Outcome<Ok> &added)
{
    m_isAdding = false;
    if (added)
        m_end += size;
    else
        m_failure = added.error();
    const bool goesOn = m_isDraining ? !m_gathered.isEmpty() : m_gathered.size() >= block;
    if (!m_failure && goesOn)
        begin();
    if (!m_waiting || !isSettled())
        return;
    const auto waiting = std::exchange(m_waiting, nullptr);
    waiting(m_failure ? Outcome<Ok>(*m_failure) : Outcome<Ok>(Ok{})); // which may be the end of this object
}

} // namespace Chinwag
