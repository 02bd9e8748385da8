#include "tests/support/testnetwork.h"

#include <QCoreApplication>
#include <QProcess>

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

namespace Chinwag::Test {

using namespace Qt::StringLiterals;

TestNetwork::~TestNetwork() { remove(); }

bool TestNetwork::create(int machines)
{
    const QString hub = name(u"hub"_s);
    bool made = run({u"netns"_s, u"add"_s, hub});
    if (made)
        m_names.append(hub);
    made = made && run({u"-n"_s, hub, u"link"_s, u"set"_s, u"lo"_s, u"up"_s});
    for (int number = 0; made && number < machines; ++number)
        made = addMachine(number);
    // Some containers let namespaces be made but not entered.
    made = made && run({u"netns"_s, u"exec"_s, name(QString::number(0)), u"true"_s}) && enterHub();
    if (!made)
        remove();
    return made;
}

bool TestNetwork::addMachine(int number)
{
    const QString hub = name(u"hub"_s);
    const QString machine = name(QString::number(number));
    if (!run({u"netns"_s, u"add"_s, machine}))
        return false;
    m_names.append(machine);
    const QString socket = u"port%1"_s.arg(number);
    return run({u"-n"_s, hub, u"link"_s, u"add"_s, socket, u"type"_s, u"veth"_s, u"peer"_s, u"name"_s,
                u"cable"_s, u"netns"_s, machine}) &&
           run({u"-n"_s, hub, u"address"_s, u"add"_s, hubAddress(number) + u"/30"_s, u"dev"_s, socket}) &&
           run({u"-n"_s, machine, u"address"_s, u"add"_s, address(number) + u"/30"_s, u"dev"_s,
                u"cable"_s}) &&
           run({u"-n"_s, machine, u"link"_s, u"set"_s, u"lo"_s, u"up"_s}) &&
           run({u"-n"_s, machine, u"link"_s, u"set"_s, u"cable"_s, u"up"_s}) &&
           run({u"-n"_s, hub, u"link"_s, u"set"_s, socket, u"up"_s}) &&
           // Without a way out a machine counts as offline.
           run({u"-n"_s, machine, u"route"_s, u"add"_s, u"default"_s, u"via"_s, hubAddress(number)});
}

bool TestNetwork::enterHub()
{
    const int hub = ::open(("/run/netns/" + name(u"hub"_s).toUtf8()).constData(), O_RDONLY | O_CLOEXEC);
    const bool entered = hub >= 0 && ::setns(hub, CLONE_NEWNET) == 0;
    if (hub >= 0)
        ::close(hub);
    if (!entered)
        m_error = u"the hub's network cannot be entered"_s;
    return entered;
}

QStringList TestNetwork::launcher(int number) const
{
    return {u"ip"_s, u"netns"_s, u"exec"_s, name(QString::number(number))};
}

QString TestNetwork::address(int number) const { return u"10.77.%1.2"_s.arg(number + 1); }

QString TestNetwork::hubAddress(int number) const { return u"10.77.%1.1"_s.arg(number + 1); }

bool TestNetwork::setCable(int number, bool plugged)
{
    return run({u"-n"_s, name(u"hub"_s), u"link"_s, u"set"_s, u"port%1"_s.arg(number),
                plugged ? u"up"_s : u"down"_s});
}

// The process id keeps two runs apart.
QString TestNetwork::name(const QString &part) const
{
    return u"chinwag-%1-%2"_s.arg(QCoreApplication::applicationPid()).arg(part);
}

bool TestNetwork::run(const QStringList &arguments)
{
    QProcess ip;
    ip.start(u"ip"_s, arguments);
    const bool done = ip.waitForFinished() && ip.exitStatus() == QProcess::NormalExit && ip.exitCode() == 0;
    if (!done)
        m_error = u"ip %1: %2"_s.arg(arguments.join(u' '),
                                     ip.error() == QProcess::FailedToStart
                                         ? ip.errorString()
                                         : QString::fromUtf8(ip.readAllStandardError()).trimmed());
    return done;
}

void TestNetwork::remove()
{
    while (!m_names.isEmpty())
        run({u"netns"_s, u"delete"_s, m_names.takeLast()});
}

} // namespace Chinwag::Test
