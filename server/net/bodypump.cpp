#include "server/net/bodypump.h"

#include <QList>

#include <algorithm>
#include <utility>

namespace Chinwag {

namespace {

constexpr qint64 enoughWaits = 2 * bodyPiece;

} // namespace

BodyPump::BodyPump(ByteStream &stream, OutgoingBody body, std::function<void(End)> ended)
    : m_stream(stream)
    , m_body(std::move(body))
    , m_ended(std::move(ended))
{
}

void BodyPump::goOn()
{
    if (m_isReading || !m_ended || m_stream.waiting() >= enoughWaits)
        return;
    m_isReading = true;
    const qint64 most = m_body.framing == Framing::Length ? std::min(m_body.size, bodyPiece) : bodyPiece;
    m_body.source->read(m_body.offset, most, m_life.guard([this](const Result<QByteArray, Error> &piece) {
        m_isReading = false;
        take(piece);
    }));
}

void BodyPump::take(const Result<QByteArray, Error> &piece)
{
    const bool isTooShort = piece && piece->isEmpty() && m_body.framing == Framing::Length;
    if (!piece || isTooShort)
        return std::exchange(m_ended, nullptr)(End::Failed);
    if (!piece->isEmpty() || m_body.framing == Framing::Chunked) // whose end is an empty one
        write(*piece);
    if (isComplete(*piece))
        return std::exchange(m_ended, nullptr)(End::Whole);
    goOn();
}

void BodyPump::write(const QByteArray &piece)
{
    QList<QByteArray> parts{piece};
    if (m_body.framing == Framing::Chunked)
        parts = {QByteArray::number(piece.size(), 16) + "\r\n", piece, "\r\n"};
    m_stream.write({parts.constData(), static_cast<std::size_t>(parts.size())});
    for (const QByteArray &part : std::as_const(parts))
        m_written += part.size();
    m_body.offset += piece.size();
    m_body.size -= piece.size();
}

bool BodyPump::isComplete(const QByteArray &piece) const
{
    return m_body.framing == Framing::Length ? m_body.size == 0 : piece.isEmpty();
}

} // namespace Chinwag
