#pragma once

#include <QByteArray>
#include <QString>

/// Random numbers, digests and comparisons for credentials. Pure functions, any thread.
namespace Chinwag::Crypto {

/// `bytes` from the system's cryptographic generator, in base64url without padding.
QString randomText(int bytes);
/// An id as shared/base/ids.h describes: the letter, '_' and 16 random bytes in base64url.
QString randomId(char letter);
/// What is stored instead of a token, a ticket or an invite: BLAKE2b-256. Not for passwords.
QByteArray secretHash(const QString &secret);
/// Takes the same time wherever the first difference is.
bool sameBytes(const QByteArray &a, const QByteArray &b);

} // namespace Chinwag::Crypto
