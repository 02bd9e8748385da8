#include "server/net/framebuilder.h"

#include <QtEndian>

#include <algorithm>

namespace Chinwag {

namespace {

/// FIN and opcode 1, then the length in its shortest form.
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

const QByteArray &FrameBuilder::textFrame(const QByteArray &payload)
{
    const auto isSame = [&payload](const Built &built) {
        return payload.constData() == built.payload.constData() && payload.size() == built.payload.size();
    };
    const auto known = std::find_if(m_built.cbegin(), m_built.cend(), isSame);
    if (known != m_built.cend() && !known->frame.isEmpty())
        return known->frame;
    Built &built = m_built[m_next++ % remembered];
    built = {payload, textHeader(payload.size()) + payload};
    return built.frame;
}

} // namespace Chinwag
