#include "server/core/foundation/crypto.h"

#include <QtGlobal>

#include <sodium.h>

namespace Chinwag::Crypto {

namespace {

void ensureInitialised()
{
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        qFatal("libsodium cannot be initialised: no source of random numbers");
}

unsigned char *unsignedBytes(char *bytes) { return reinterpret_cast<unsigned char *>(bytes); }

const unsigned char *unsignedBytes(const char *bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes);
}

} // namespace

QByteArray randomBytes(int count)
{
    ensureInitialised();
    QByteArray raw(count, Qt::Uninitialized);
    randombytes_buf(raw.data(), static_cast<size_t>(raw.size()));
    return raw;
}

QString randomText(int bytes)
{
    return QString::fromLatin1(
        randomBytes(bytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString randomId(char letter) { return QString(QLatin1Char(letter)) + QLatin1Char('_') + randomText(16); }

QByteArray secretHash(const QString &secret)
{
    ensureInitialised();
    const QByteArray bytes = secret.toUtf8();
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(unsignedBytes(hash.data()), static_cast<size_t>(hash.size()),
                       unsignedBytes(bytes.constData()), static_cast<unsigned long long>(bytes.size()),
                       nullptr, 0);
    return hash;
}

QByteArray keyedHash(const QByteArray &key, QByteArrayView text)
{
    ensureInitialised();
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(unsignedBytes(hash.data()), static_cast<size_t>(hash.size()),
                       unsignedBytes(text.data()), static_cast<unsigned long long>(text.size()),
                       unsignedBytes(key.constData()), static_cast<size_t>(key.size()));
    return hash;
}

Tag shortTag(const QByteArray &key, QByteArrayView text)
{
    static_assert(std::tuple_size_v<Tag> == crypto_shorthash_siphashx24_BYTES);
    Q_ASSERT(key.size() >= qsizetype(crypto_shorthash_siphashx24_KEYBYTES));
    Tag tag{};
    crypto_shorthash_siphashx24(unsignedBytes(tag.data()), unsignedBytes(text.data()),
                                static_cast<unsigned long long>(text.size()), unsignedBytes(key.constData()));
    return tag;
}

bool sameBytes(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), static_cast<size_t>(a.size())) == 0;
}

} // namespace Chinwag::Crypto
