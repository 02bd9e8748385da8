#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>

/// A proxy that lets through only whoever knows its name and password: HTTP (CONNECT with Basic or Digest) or
/// SOCKS5. Every name leads to this computer. Port 0, loopback.
class PasswordProxy : public QTcpServer
{
    Q_OBJECT
public:
    enum class Kind { Basic, Digest, Socks5 };

    PasswordProxy(Kind kind, const QByteArray &user, const QByteArray &password);

    void setPassword(const QByteArray &password) { m_password = password; }
    int tunnels() const { return m_tunnels; }
    int refusals() const { return m_refusals; }
    /// First lines of requests that did not ask for a tunnel: whoever sends one lets the proxy read it.
    const QByteArrayList &readable() const { return m_readable; }

private:
    void read(QTcpSocket *client);
    void readHttp(QTcpSocket *client);
    void readSocks(QTcpSocket *client);
    bool isWelcome(const QByteArray &head) const;
    void demand(QTcpSocket *client);
    void openTunnel(QTcpSocket *client, quint16 port, const QByteArray &reply);

    struct Talk
    {
        QByteArray input;
        int step = 0;
        QTcpSocket *server = nullptr;
    };

    Kind m_kind;
    QByteArray m_user;
    QByteArray m_password;
    QByteArrayList m_readable;
    QHash<QTcpSocket *, Talk> m_talks;
    int m_tunnels = 0;
    int m_refusals = 0;
};
