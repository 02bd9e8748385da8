#pragma once

#include "app/core/connection/serverapi.h"
#include "app/core/outbox/outbox.h"
#include "shared/base/backoff.h"
#include "shared/base/clock.h"

#include <QObject>

namespace Chinwag {

/// Brings the files of messages in the outbox to the server: the smallest first, some at a time, from where
/// they were after a lost connection and after a restart. What an upload came to is said to the outbox. Loop
/// thread.
class Uploads : public QObject
{
    Q_OBJECT
public:
    struct Progress
    {
        qint64 sent = 0; ///< bytes
        qint64 size = 0;
        bool isWaiting = true;              ///< for its turn or for a connection
        std::optional<milliseconds> left{}; ///< none: not known yet
    };
    struct Parts
    {
        ServerApi &api;
        Clock &clock;
        TimerScheduler &timers;
        Backoff::Random random;
        Outbox &outbox;
        QUrl server;
        QString token;
    };

    explicit Uploads(Parts parts, QObject *parent = nullptr);
    ~Uploads() override;

    /// Of a file that waits in the outbox, by the id that it has on this computer.
    Progress progress(const FileId &local) const;
    void setOnline(bool online);

Q_SIGNALS:
    void changed(const Chinwag::FileId &local);

private:
    Parts m_parts;
};

} // namespace Chinwag
