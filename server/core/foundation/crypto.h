#pragma once

#include <QByteArray>
#include <QString>

#include <array>

/// Random numbers, digests and comparisons for credentials. Pure functions, any thread.
namespace Chinwag::Crypto {

/// From the system's cryptographic generator.
QByteArray randomBytes(int count);
/// `bytes` from the system's cryptographic generator, in base64url without padding.
QString randomText(int bytes);
/// An id as shared/base/ids.h describes: the letter, '_' and 16 random bytes in base64url.
QString randomId(char letter);
/// What is stored instead of a token, a ticket or an invite: BLAKE2b-256. Not for passwords.
QByteArray secretHash(const QString &secret);
/// BLAKE2b-256 of `text` under a key of 16 to 64 bytes: a signature of things that are few, and the way to
/// make a key for one purpose from another one (`text` then names the purpose).
QByteArray keyedHash(const QByteArray &key, QByteArrayView text);
/// SipHash-2-4 with 128 bits, under the first 16 bytes of `key`: a signature of things that are many and
/// short, a fifth of the cost of keyedHash().
using Tag = std::array<char, 16>;
Tag shortTag(const QByteArray &key, QByteArrayView text);
/// Takes the same time wherever the first difference is.
bool sameBytes(QByteArrayView a, QByteArrayView b);

} // namespace Chinwag::Crypto
