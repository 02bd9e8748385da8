#pragma once

#include <QString>
#include <QStringList>

namespace Chinwag::Test {

/// Machines, as far as software can tell: Linux network namespaces of our own, each joined by a cable to the
/// hub, which is where the calling process moves. Nothing reaches the real network. Needs root and iproute2;
/// everything is gone with the object.
class TestNetwork
{
public:
    TestNetwork() = default;
    ~TestNetwork();
    TestNetwork(const TestNetwork &) = delete;
    TestNetwork &operator=(const TestNetwork &) = delete;

    /// Makes the hub and `machines` others and moves the calling thread into the hub; threads and processes
    /// that it starts from now on are there, too. False when the system does not allow it: nothing has
    /// changed then.
    bool create(int machines);
    QString errorString() const { return m_error; }

    /// What starts a program on machine `number` (from 0).
    QStringList launcher(int number) const;
    QString address(int number) const;
    /// Where machine `number` finds the hub.
    QString hubAddress(int number) const;
    /// Pulls the cable of a machine: no packet, no error, as with a real one.
    bool setCable(int number, bool plugged);

private:
    bool run(const QStringList &arguments);
    bool addMachine(int number);
    bool enterHub();
    QString name(const QString &part) const;
    void remove();

    QStringList m_names;
    QString m_error;
};

} // namespace Chinwag::Test
