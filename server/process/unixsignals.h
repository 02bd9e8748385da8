#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace Chinwag {

/// SIGTERM and SIGINT ask to stop, SIGHUP to read certificates again; delivered on the event loop through a
/// pipe, because nothing of ours may run inside a signal handler. A second request to stop ends the process
/// at once. One per process. Where there are no such signals it never emits.
class UnixSignals final : public QObject
{
    Q_OBJECT

public:
    UnixSignals();
    ~UnixSignals() override;

Q_SIGNALS:
    void stopRequested();
    void reloadRequested();

private:
    void read();

    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace Chinwag
