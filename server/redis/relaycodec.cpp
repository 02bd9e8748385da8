#include "server/redis/relaycodec.h"

#include <QStringDecoder>
#include <QtEndian>

#include <limits>

namespace Chinwag::RelayCodec {

namespace {

constexpr QByteArrayView magic{"cw"};
constexpr quint8 version = 1;
constexpr qsizetype shortMax = std::numeric_limits<quint8>::max();

template <typename Number>
void append(QByteArray &bytes, Number number)
{
    const Number bigEndian = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char *>(&bigEndian), sizeof(bigEndian));
}

/// Takes from the front; after the first miss nothing is given any more.
class Reader
{
public:
    explicit Reader(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }

    QByteArrayView take(qsizetype size)
    {
        if (!m_complete || size > m_rest.size()) {
            m_complete = false;
            return {};
        }
        const QByteArrayView taken = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return taken;
    }

    template <typename Number>
    Number number()
    {
        const QByteArrayView taken = take(sizeof(Number));
        return m_complete ? qFromBigEndian<Number>(taken.data()) : Number{};
    }

    bool atEnd() const { return m_complete && m_rest.isEmpty(); }

private:
    QByteArrayView m_rest;
    bool m_complete = true;
};

std::optional<Relayed::Kind> kindOf(quint8 value)
{
    if (value < quint8(Relayed::Kind::Event) || value > quint8(Relayed::Kind::TypingStop))
        return {};
    return Relayed::Kind(value);
}

std::optional<QString> textOf(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return {};
    return text;
}

} // namespace

QByteArray encode(const QByteArray &origin, const Relayed &push)
{
    const QByteArray user = push.typist.toString().toUtf8();
    if (origin.isEmpty() || origin.size() > shortMax || user.size() > shortMax ||
        push.payload.size() > payloadMax)
        return {};
    QByteArray bytes;
    bytes.reserve(magic.size() + 16 + origin.size() + user.size() + push.payload.size());
    bytes.append(magic);
    append(bytes, version);
    append(bytes, quint8(push.kind));
    append(bytes, qint64(push.seq));
    append(bytes, quint8(origin.size()));
    bytes.append(origin);
    append(bytes, quint8(user.size()));
    bytes.append(user);
    append(bytes, quint32(push.payload.size()));
    bytes.append(push.payload);
    return bytes;
}

bool isFrom(const QByteArray &origin, QByteArrayView bytes)
{
    Reader reader(bytes);
    if (reader.take(magic.size()) != magic || reader.number<quint8>() != version)
        return false;
    reader.take(sizeof(quint8) + sizeof(qint64)); // kind and seq
    return reader.take(reader.number<quint8>()) == origin && !origin.isEmpty();
}

std::optional<Decoded> decode(const QByteArray &bytes)
{
    Reader reader(bytes);
    if (reader.take(magic.size()) != magic || reader.number<quint8>() != version)
        return {};
    const auto kind = kindOf(reader.number<quint8>());
    const auto seq = reader.number<qint64>();
    const QByteArrayView origin = reader.take(reader.number<quint8>());
    const auto user = textOf(reader.take(reader.number<quint8>()));
    const QByteArrayView payload = reader.take(reader.number<quint32>());
    if (!reader.atEnd() || !kind || seq < 0 || origin.isEmpty() || !user || payload.size() > payloadMax)
        return {};
    return Decoded{origin.toByteArray(), {{}, *kind, seq, UserId{*user}, payload.toByteArray()}};
}

} // namespace Chinwag::RelayCodec
