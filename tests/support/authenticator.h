#pragma once

#include <QByteArray>
#include <QMessageAuthenticationCode>
#include <QString>
#include <QtEndian>

#include <chrono>

namespace Chinwag {

/// What an app on somebody's phone does (RFC 6238), on its own: nothing of the product is in it.
class Authenticator
{
public:
    /// `secret` in base32.
    explicit Authenticator(const QString &secret)
    {
        int bits = 0;
        quint32 value = 0;
        for (const QChar c : secret) {
            const auto digit = QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").indexOf(c);
            value = (value << 5) | static_cast<quint32>(digit);
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            m_secret.append(static_cast<char>((value >> bits) & 0xff));
        }
    }

    QString codeAt(std::chrono::milliseconds time) const
    {
        const auto step = qToBigEndian(static_cast<quint64>(time / std::chrono::seconds(30)));
        const QByteArray hash =
            QMessageAuthenticationCode::hash(QByteArray(reinterpret_cast<const char *>(&step), sizeof step),
                                             m_secret, QCryptographicHash::Sha1);
        const int offset = hash.back() & 0x0f;
        const quint32 number = qFromBigEndian<quint32>(hash.constData() + offset) & 0x7fffffff;
        return QStringLiteral("%1").arg(number % 1'000'000, 6, 10, QLatin1Char('0'));
    }

private:
    QByteArray m_secret;
};

} // namespace Chinwag
