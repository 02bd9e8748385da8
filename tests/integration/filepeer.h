#pragma once

#include <QJsonObject>
#include <QTcpSocket>

namespace Chinwag {

/// A client of uploads and downloads over plain HTTP that decides about every byte, for servers that are
/// processes of their own: everything waits.
class FilePeer
{
public:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    struct Answer
    {
        int status = 0;  ///< 0: none came
        Headers headers; ///< names in lower case
        QByteArray body;

        QByteArray header(QByteArrayView name) const;
    };

    FilePeer(quint16 port, const QString &token);

    Answer ask(const QByteArray &method, const QByteArray &path, const Headers &headers = {},
               const QByteArray &body = {});
    /// The path of a new upload; empty: refused.
    QByteArray begin(qint64 size, const QByteArray &name = "notes.txt");
    Answer patch(const QByteArray &path, qint64 offset, const QByteArray &bytes, const Headers &more = {});
    /// Sends the head for all of the bytes but only some of them, and lets the connection stand.
    void patchPartly(const QByteArray &path, const QByteArray &bytes, qint64 sent);
    void cut();
    /// Where the upload stands; -1: there is none.
    qint64 offset(const QByteArray &path);
    /// Uploads all of it; the id of the file.
    QString upload(const QByteArray &bytes, const QByteArray &name = "notes.txt");

private:
    QByteArray head(const QByteArray &method, const QByteArray &path, const Headers &headers,
                    qint64 size) const;
    bool connectNow();
    bool send(const QByteArray &bytes);
    Answer receive(bool hasBody);

    QTcpSocket m_socket;
    quint16 m_port;
    QByteArray m_token;
};

} // namespace Chinwag
