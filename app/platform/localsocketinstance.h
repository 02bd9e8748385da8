#pragma once

#include "app/platform/singleinstance.h"

#include <QList>
#include <QLocalServer>

class QLocalSocket;

namespace Chinwag {

/// Over a local socket that only the same user can reach (a named pipe on Windows). Whose socket is left over
/// from a crash does not stand in the way.
class LocalSocketInstance final : public QObject, public SingleInstance
{
    Q_OBJECT

public:
    /// How long another program has for its answer.
    static constexpr int patience = 5000; // ms

    /// `socket`: a path (a name on Windows); `lockFile` makes two starts at the same moment one after the
    /// other.
    LocalSocketInstance(const QString &socket, const QString &lockFile);

    Claim claim(const StartRequest &request) override;
    void setHandler(std::function<void(const StartRequest &)> handler) override;

private:
    enum class Answer { Nobody, Taken, Silence };

    Answer ask(const StartRequest &request) const;
    void accept();
    void read(QLocalSocket *socket);
    void deliver();

    QString m_socket;
    QString m_lockFile;
    QLocalServer m_server;
    std::function<void(const StartRequest &)> m_handler;
    QList<StartRequest> m_waiting;
};

} // namespace Chinwag
