#include "server/core/foundation/totp.h"

#include "server/core/foundation/crypto.h"

#include <QUrl>

#include <oath.h>

#include <array>
#include <cstdlib>
#include <ctime>

namespace Chinwag::Totp {

namespace {

constexpr std::chrono::seconds stepLength{30};
constexpr unsigned digits = 6;

} // namespace

QString base32(const QByteArray &secret)
{
    char *text = nullptr;
    std::size_t size = 0;
    if (oath_base32_encode(secret.constData(), std::size_t(secret.size()), &text, &size) != OATH_OK)
        return {};
    QString result = QString::fromLatin1(text, qsizetype(size));
    std::free(text); // NOLINT(cppcoreguidelines-no-malloc): liboath made it so
    while (result.endsWith(QLatin1Char('=')))
        result.chop(1);
    return result;
}

QString uri(const QByteArray &secret, const QString &service, const QString &username)
{
    const auto encoded = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    return QStringLiteral("otpauth://totp/%1:%2?secret=%3&issuer=%1")
        .arg(encoded(service), encoded(username), base32(secret));
}

qint64 stepAt(std::chrono::milliseconds now) { return now / stepLength; }

QString codeAt(const QByteArray &secret, qint64 step)
{
    std::array<char, digits + 1> code{};
    const auto at = std::time_t(std::chrono::seconds(stepLength * step).count());
    if (oath_totp_generate(secret.constData(), std::size_t(secret.size()), at, unsigned(stepLength.count()),
                           0, digits, code.data()) != OATH_OK)
        return {};
    return QString::fromLatin1(code.data());
}

std::optional<qint64> stepOf(const QByteArray &secret, const QString &code, std::chrono::milliseconds now)
{
    const QByteArray given = code.toUtf8();
    std::optional<qint64> found;
    for (qint64 step = stepAt(now) - 1; step <= stepAt(now) + 1; ++step) {
        const QByteArray right = codeAt(secret, step).toLatin1();
        if (Crypto::sameBytes(right, given) && !right.isEmpty())
            found = step;
    }
    return found;
}

} // namespace Chinwag::Totp
