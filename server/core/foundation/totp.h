#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

/// Codes that an app and the server make of one secret and the time (RFC 6238: SHA-1, 30 seconds, six
/// digits, which is what every app knows). Pure functions, any thread.
namespace Chinwag::Totp {

inline constexpr int secretBytes = 20;

/// For people who type it into their app.
QString base32(const QByteArray &secret);
/// What the QR code says: otpauth://totp/…
QString uri(const QByteArray &secret, const QString &service, const QString &username);
/// Of which step the code is: that of `now` (since 1970), the one before or the one behind; none: of none of
/// them. How long it takes says nothing.
std::optional<qint64> stepOf(const QByteArray &secret, const QString &code, std::chrono::milliseconds now);
/// As the app has it.
QString codeAt(const QByteArray &secret, qint64 step);
qint64 stepAt(std::chrono::milliseconds now);

} // namespace Chinwag::Totp
