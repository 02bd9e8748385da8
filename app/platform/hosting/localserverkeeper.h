#pragma once

#include "app/core/hosting/serverkeeper.h"
#include "app/platform/hosting/unitrunner.h"
#include "shared/base/timerscheduler.h"

#include <QProcess>

#include <memory>

namespace Chinwag {

/// ServerKeeper over the chinwagd that is installed here: as a child process that ends with this one, or as a
/// unit of the person's session. It listens on all IPv4 addresses, with a certificate of its own making,
/// tells the local network of itself, and has no port for administration.
class LocalServerKeeper final : public QObject, public ServerKeeper
{
    Q_OBJECT
public:
    static constexpr milliseconds lookEvery{100};  ///< for what it says when it is ready
    static constexpr milliseconds courtesy{2'000}; ///< for telling people; then it ends at once
    static constexpr milliseconds farewell{5'000}; ///< for a child that has to end with this program

    struct Place
    {
        QString directory; ///< of the server's data; made when it first runs
        QString unit;      ///< as which it keeps running
        QString program;   ///< empty: none is installed
    };
    LocalServerKeeper(TimerScheduler &timers, Place place);
    ~LocalServerKeeper() override;

    /// The chinwagd beside this program, else the one of the path; empty: neither.
    static QString installedProgram();

    bool isAvailable() const override { return !m_place.program.isEmpty(); }
    bool canKeepRunning() const override { return UnitRunner::isAvailable(); }
    QStringList addresses() const override;
    HostMemory memory() const override;
    void remember(const HostMemory &memory) override;
    void launch(const QString &name, const HostMemory &memory, Handlers handlers) override;
    void end() override;
    void leave() override;

private:
    enum class Way { None, Child, Unit };

    QString file(const char *name) const;
    QStringList arguments(const QString &name, quint16 port) const;
    void launchChild(const QStringList &command);
    void launchUnit(const QStringList &command);
    void look();
    void childSaid();
    void over(const QString &why);

    TimerScheduler &m_timers;
    Place m_place;
    UnitRunner m_unit;
    Way m_way = Way::None;
    Handlers m_handlers;
    std::unique_ptr<QProcess> m_child;
    QByteArray m_said;       ///< by the child, to its person
    QByteArray m_complaints; ///< and to its log
    Timer m_looking;
    Timer m_hurry;
};

} // namespace Chinwag
