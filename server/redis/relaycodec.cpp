#include "server/redis/relaycodec.h"

#include "server/core/foundation/crypto.h"
#include "shared/protocol/utf8.h"

#include <QtEndian>

#include <limits>

namespace Chinwag {

namespace {

constexpr QByteArrayView magic{"cw"};
constexpr quint8 version = 2;
constexpr qsizetype tagSize = std::tuple_size_v<Crypto::Tag>;
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

    bool isComplete() const { return m_complete; }

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
    QString text = textFromUtf8(bytes);
    if (text.toUtf8() != bytes) // it was no UTF-8
        return {};
    return text;
}

} // namespace

RelayCodec::RelayCodec(const ServiceIdentity &service)
    : m_key(Crypto::keyedHash(service.key, "relay"))
{
}

QByteArray RelayCodec::encode(const QByteArray &origin, const Relayed &push) const
{
    const QByteArray typist = push.typist.toString().toUtf8();
    if (origin.isEmpty() || origin.size() > shortMax || typist.size() > shortMax ||
        push.payload.size() > payloadMax)
        return {};
    const QByteArray channel = push.channel.toUtf8();
    QByteArray bytes;
    bytes.reserve(magic.size() + 16 + origin.size() + typist.size() + push.payload.size() +
                  std::max(channel.size(), tagSize));
    bytes.append(magic);
    append(bytes, version);
    append(bytes, quint8(push.kind));
    append(bytes, qint64(push.seq));
    append(bytes, quint8(origin.size()));
    bytes.append(origin);
    append(bytes, quint8(typist.size()));
    bytes.append(typist);
    append(bytes, quint32(push.payload.size()));
    bytes.append(push.payload);
    const qsizetype size = bytes.size();
    const Crypto::Tag tag = Crypto::shortTag(m_key, bytes.append(channel));
    bytes.truncate(size);
    return bytes.append(tag.data(), tagSize);
}

bool RelayCodec::isFrom(const QByteArray &origin, QByteArrayView bytes)
{
    Reader reader(bytes);
    if (reader.take(magic.size()) != magic || reader.number<quint8>() != version)
        return false;
    reader.take(sizeof(quint8) + sizeof(qint64)); // kind and seq
    return reader.take(reader.number<quint8>()) == origin && !origin.isEmpty();
}

Result<RelayCodec::Decoded, RelayCodec::Problem> RelayCodec::decode(const QString &channel,
                                                                    const QByteArray &bytes) const
{
    const qsizetype size = bytes.size() - tagSize;
    if (size < 0)
        return Problem::Foreign;
    Reader reader(QByteArrayView(bytes).first(size));
    if (reader.take(magic.size()) != magic || reader.number<quint8>() != version)
        return Problem::Foreign;
    const auto kind = kindOf(reader.number<quint8>());
    const auto seq = reader.number<qint64>();
    const QByteArrayView origin = reader.take(reader.number<quint8>());
    const auto typist = textOf(reader.take(reader.number<quint8>()));
    const QByteArrayView payload = reader.take(reader.number<quint32>());
    if (!reader.isComplete() || !kind || seq < 0 || origin.isEmpty() || !typist ||
        payload.size() > payloadMax)
        return Problem::Foreign;
    const Crypto::Tag tag = Crypto::shortTag(m_key, bytes.first(size).append(channel.toUtf8()));
    if (!Crypto::sameBytes(QByteArrayView(tag.data(), tagSize), QByteArrayView(bytes).sliced(size)))
        return Problem::Forged;
    return Decoded{origin.toByteArray(), {channel, *kind, seq, UserId{*typist}, payload.toByteArray()}};
}

} // namespace Chinwag
