#include "server/net/framewriter.h"

#include <QCoreApplication>
#include <QEvent>
#include <QtEndian>

#include <algorithm>

namespace Chinwag {

namespace {

/// FIN and opcode 1, then the length in its shortest form (RFC 6455 §5.2).
QByteArray textHeader(qsizetype size)
{
    QByteArray header(1, '\x81');
    if (size < 126) {
        header.append(static_cast<char>(size));
    } else if (size <= 0xffff) {
        header.append(char(126)).append(2, '\0');
        qToBigEndian(static_cast<quint16>(size), header.data() + 2);
    } else {
        header.append(char(127)).append(8, '\0');
        qToBigEndian(static_cast<quint64>(size), header.data() + 2);
    }
    return header;
}

} // namespace

const QByteArray &FrameWriter::textFrame(const QByteArray &payload)
{
    const std::size_t known = std::min(m_builtCount, remembered);
    for (std::size_t i = 0; i < known; ++i) {
        const Built &built = m_built[i];
        if (payload.constData() == built.payload.constData() && payload.size() == built.payload.size())
            return built.frame;
    }
    Built &built = m_built[m_builtCount++ % remembered];
    built = {payload, textHeader(payload.size()) + payload};
    return built.frame;
}

void FrameWriter::schedule(Client *client)
{
    m_waiting.push_back(client);
    if (m_posted)
        return;
    m_posted = true;
    // Low priority: everything else that this turn posted may still add frames.
    QCoreApplication::postEvent(this, new QEvent(QEvent::UpdateRequest), Qt::LowEventPriority);
}

void FrameWriter::forget(Client *client)
{
    std::erase(m_waiting, client);
    std::replace(m_flushing.begin(), m_flushing.end(), client, static_cast<Client *>(nullptr));
}

bool FrameWriter::event(QEvent *event)
{
    if (event->type() != QEvent::UpdateRequest)
        return QObject::event(event);
    flushAll();
    return true;
}

void FrameWriter::flushAll()
{
    m_posted = false;
    m_flushing.swap(m_waiting);
    for (std::size_t i = 0; i < m_flushing.size(); ++i) {
        if (Client *client = m_flushing[i])
            client->flush();
    }
    m_flushing.clear();
    std::fill_n(m_built.begin(), std::min(m_builtCount, remembered), Built());
    m_builtCount = 0;
}

} // namespace Chinwag
