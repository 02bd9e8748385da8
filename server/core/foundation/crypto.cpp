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

} // namespace

QString randomText(int bytes)
{
    ensureInitialised();
    QByteArray raw(bytes, Qt::Uninitialized);
    randombytes_buf(raw.data(), static_cast<size_t>(raw.size()));
    return QString::fromLatin1(raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString randomId(char letter) { return QString(QLatin1Char(letter)) + QLatin1Char('_') + randomText(16); }

QByteArray secretHash(const QString &secret)
{
    ensureInitialised();
    const QByteArray bytes = secret.toUtf8();
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), static_cast<size_t>(hash.size()),
                       reinterpret_cast<const unsigned char *>(bytes.constData()),
                       static_cast<unsigned long long>(bytes.size()), nullptr, 0);
    return hash;
}

bool sameBytes(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size() &&
           sodium_memcmp(a.constData(), b.constData(), static_cast<size_t>(a.size())) == 0;
}

} // namespace Chinwag::Crypto
