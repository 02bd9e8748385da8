#include "server/net/framebuilder.h"

#include <QtEndian>

#include <algorithm>

namespace Chinwag {

namespace {

/// FIN and opcode 1, then the length in its shortest form, then the payload.
QByteArray buildTextFrame(const QByteArray &payload)
{
    const qsizetype size = payload.size();
    const qsizetype lengthBytes = size < 126 ? 0 : size <= 0xffff ? 2 : 8;
    QByteArray frame(2 + lengthBytes + size, Qt::Uninitialized);
    char *bytes = frame.data();
    bytes[0] = '\x81';
    bytes[1] = static_cast<char>(lengthBytes == 0 ? size : lengthBytes == 2 ? 126 : 127);
    if (lengthBytes == 2)
        qToBigEndian(static_cast<quint16>(size), bytes + 2);
    else if (lengthBytes == 8)
        qToBigEndian(static_cast<quint64>(size), bytes + 2);
    std::copy(payload.cbegin(), payload.cend(), bytes + 2 + lengthBytes);
    return frame;
}

} // namespace

const QByteArray &FrameBuilder::textFrame(const QByteArray &payload)
{
    const auto isSame = [&payload](const Built &built) {
        return payload.constData() == built.payload.constData() && payload.size() == built.payload.size();
    };
    const auto known = std::find_if(m_built.cbegin(), m_built.cend(), isSame);
    if (known != m_built.cend() && !known->frame.isEmpty())
        return known->frame;
    Built &built = m_built[m_next++ % remembered];
    built = {payload, buildTextFrame(payload)};
    return built.frame;
}

QByteArray FrameBuilder::controlFrame(Control opcode, QByteArrayView payload)
{
    QByteArray frame;
    frame.reserve(2 + payload.size());
    frame.append(static_cast<char>(0x80 | static_cast<quint8>(opcode)));
    frame.append(static_cast<char>(payload.size()));
    frame.append(payload);
    return frame;
}

} // namespace Chinwag
