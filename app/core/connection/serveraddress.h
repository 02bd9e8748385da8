#pragma once

#include "shared/base/result.h"

#include <QString>
#include <QUrl>

namespace Chinwag {

/// Where a server is, as people write it: host, host:port, [v6]:port, a ws, wss, http or https URL, or
/// chinwag://host:port/?invite=CODE (optionally &tls=0 or 1, and &cert=FINGERPRINT of a server that nobody
/// vouches for), or the page of an invitation: https://host:port/join#CODE or …#CODE.FINGERPRINT. Without a
/// port it is 7420, whatever the scheme; of a page, what browsers take.
/// Without a scheme (and in links without tls=) it is plain text to this computer and TLS to any other, so
/// that nobody's password goes out in the clear by omission.
class ServerAddress
{
public:
    enum class Problem {
        Empty,
        NotAnAddress,  ///< no host, or characters that none can have
        BadPort,       ///< not 1–65535
        UnknownScheme, ///< ftp:// and the like
        HasPassword,   ///< user:password@host
        HasPath,       ///< a server is at the root of its host
    };

    static Result<ServerAddress, Problem> parse(const QString &input);
    /// localhost, *.localhost, 127.0.0.0/8, ::1
    static bool isLoopback(const QString &host);

    const QUrl &url() const { return m_url; } ///< http(s)://host:port, nothing else
    const QString &invite() const { return m_invite; }
    /// SHA-256 of the server's certificate; empty: nothing is said of it.
    const QByteArray &fingerprint() const { return m_fingerprint; }
    bool isEncrypted() const { return m_url.scheme() == QLatin1String("https"); }
    bool isLoopback() const { return isLoopback(m_url.host()); }
    /// Nobody on the way can read what is sent.
    bool isConfidential() const { return isEncrypted() || isLoopback(); }

private:
    QUrl m_url;
    QString m_invite;
    QByteArray m_fingerprint;
};

} // namespace Chinwag
