#include "server/core/rooms/nodemessage.h"
#include "server/core/services/filemetadata.h"
#include "server/redis/relaycodec.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/utf8.h"
#include "tests/fuzz/fuzzchecks.h"

namespace Chinwag::FuzzChecks {

using namespace Qt::StringLiterals;

namespace {

bool isSame(const Relayed &one, const Relayed &other)
{
    return one.channel == other.channel && one.kind == other.kind && one.seq == other.seq &&
           one.typist == other.typist && one.payload == other.payload;
}

/// A push whose parts come out of the bytes.
Relayed pushOf(const QByteArray &bytes)
{
    Relayed push;
    push.channel = u"room:r_tea"_s;
    push.kind = static_cast<Relayed::Kind>(1 + static_cast<quint8>(bytes.at(0)) % 5);
    push.seq = static_cast<quint8>(bytes.at(1));
    push.typist = UserId(textFromUtf8(bytes.mid(2, static_cast<quint8>(bytes.at(1)) % 64)));
    push.payload = bytes.sliced(2);
    return push;
}

} // namespace

QString nodeMessage(const QByteArray &bytes)
{
    const auto decoded = decodeNodeMessage(bytes);
    if (!decoded)
        return {};
    const QByteArray once = encode(*decoded);
    const auto again = decodeNodeMessage(once);
    if (!again)
        return u"its own encoding is refused"_s;
    return *again == *decoded ? QString() : u"the second reading says something else"_s;
}

/// Nobody without the key makes anything of it, and what was signed cannot be changed.
QString relay(const QByteArray &bytes)
{
    static const RelayCodec codec({u"service"_s, QByteArray(ServiceIdentity::keyBytes, 'k')});
    static const RelayCodec other({u"service"_s, QByteArray(ServiceIdentity::keyBytes, 'o')});
    if (codec.decode(u"room:r_tea"_s, bytes))
        return u"accepted without the key"_s;
    if (bytes.size() < 2)
        return {};
    const Relayed push = pushOf(bytes);
    QByteArray wire = codec.encode("node", push);
    const auto back = codec.decode(push.channel, wire);
    if (!back || back->origin != "node" || !isSame(back->push, push))
        return u"it does not come back"_s;
    if (other.decode(push.channel, wire) || codec.decode(u"room:r_coffee"_s, wire))
        return u"accepted under another key, or on another channel"_s;
    const auto at = static_cast<qsizetype>(qHash(bytes) % static_cast<size_t>(wire.size()));
    wire[at] = static_cast<char>(wire[at] ^ 0x10);
    return codec.decode(push.channel, wire) ? u"changed, and accepted"_s : QString();
}

QString uploadMetadata(const QByteArray &bytes)
{
    const QString name = cleanFileName(textFromUtf8(bytes));
    const bool isName = !name.isEmpty() && name.size() <= Limits::fileNameLength &&
                        name.toUtf8().size() <= Limits::fileNameLength;
    if (!isName || name.contains(u'/') || name.contains(u'\\') || name == u"." || name == u"..")
        return u"no name for a file: "_s + name;
    if (cleanFileName(name) != name)
        return u"cleaned twice, it is another one: "_s + name;
    const auto file = fileFromMetadata(bytes);
    if (file && (file->width < 0 || file->height < 0 || file->name.isEmpty()))
        return u"what cannot be said of a file"_s;
    return {};
}

} // namespace Chinwag::FuzzChecks
