#pragma once

#include <QByteArray>
#include <QString>

/// The SHA-256 of a certificate, as people compare it: the same words at the server and in every window.
/// Any thread; words() takes some 5 ms.
namespace Chinwag::Fingerprint {

inline constexpr int length = 32; ///< bytes

/// Of a certificate in DER.
QByteArray of(const QByteArray &certificate);
bool isValid(const QByteArray &fingerprint);
/// Eight short English words with single spaces.
QString words(const QByteArray &fingerprint);
/// As openssl and browsers write it: "AB:01:…".
QString hex(const QByteArray &fingerprint);

} // namespace Chinwag::Fingerprint
