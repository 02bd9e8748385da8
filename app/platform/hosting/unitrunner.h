#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

namespace Chinwag {

/// Lets the service manager of the person's session (systemd) run a program that outlives this one: as a unit
/// of its own in ~/.config/systemd/user. Loop thread.
class UnitRunner : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const QString &trouble)>;

    /// `unit`: "chinwag-server-default.service".
    explicit UnitRunner(QString unit, QObject *parent = nullptr);
    ~UnitRunner() override;

    /// There is a systemd that serves this session, and its command.
    static bool isAvailable();

    /// Writes the unit and starts it, now and whenever the person signs in to the computer. What runs already
    /// as the unit says is left alone. `done` gets an empty text, or what systemd says; from the loop.
    void start(const QStringList &command, Done done);
    /// Ends it, for good, and removes the unit.
    void stop(Done done);

    static QString fileFor(const QString &unit);
    /// As ExecStart= wants it.
    static QString quoted(const QStringList &command);

private:
    void run(const QList<QStringList> &steps, Done done);

    QString m_unit;
};

} // namespace Chinwag
