#include "tests/faults/clientprocess.h"

#include "app/net/httpserverapi.h"
#include "tests/faults/context.h"
#include "tests/faults/faultclient.h"

#include <QCoreApplication>
#include <QTimer>

#include <csignal>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace Chinwag::Test {

namespace {

constexpr int patience = 90'000; // ms; a loaded machine, never the expected duration
constexpr std::chrono::milliseconds betweenMessages{5};

int writeForEver(FaultClient &client, const QString &round)
{
    QTimer tick;
    int written = 0;
    QObject::connect(&tick, &QTimer::timeout, &tick, [&] {
        const auto &rooms = client.person().rooms;
        const QString text = QStringLiteral("round %1, message %2").arg(round).arg(++written);
        if (!client.send(rooms.at(written % rooms.size()), text))
            QCoreApplication::exit(3);
    });
    tick.start(betweenMessages);
    return QCoreApplication::exec();
}

int sendWhatIsLeft(FaultClient &client)
{
    const auto rested = [&client] {
        const auto &rooms = client.person().rooms;
        return client.isOnline() && client.unsent() == 0 &&
               std::all_of(rooms.begin(), rooms.end(),
                           [&](const RoomId &room) { return client.isWhole(room); });
    };
    if (!waitUntil(rested))
        return 4;
    client.inspect();
    return 0;
}

} // namespace

ClientProcess::ClientProcess(Options options)
    : m_options(std::move(options))
{
    m_process.setProgram(QCoreApplication::applicationFilePath());
    m_process.setProcessChannelMode(QProcess::ForwardedChannels);
#ifdef Q_OS_LINUX
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
#endif
}

ClientProcess::~ClientProcess() { kill(); }

QStringList ClientProcess::arguments(const QString &task) const
{
    QStringList rooms;
    for (const RoomId &room : m_options.person.rooms)
        rooms.append(room.toString());
    const User &user = m_options.person.user;
    return {QStringLiteral("client"),
            m_options.server.toString(),
            user.id.toString(),
            user.username,
            m_options.person.token,
            rooms.join(QLatin1Char(',')),
            m_options.journalFile,
            m_options.databaseFile,
            task};
}

int ClientProcess::run(const QStringList &arguments)
{
    if (arguments.size() != 8)
        return 2;
    Person person{{UserId(arguments.at(1)), arguments.at(2), arguments.at(2)}, arguments.at(3), {}};
    for (const QString &room : arguments.at(4).split(QLatin1Char(',')))
        person.rooms.append(RoomId(room));
    QtTimerScheduler timers;
    HttpServerApi api(timers);
    FaultClient client(person, QUrl(arguments.at(0)), api, arguments.at(5), arguments.at(6), {});
    if (!client.isReady())
        return 2;
    client.start();
    const QString &task = arguments.at(7);
    return task == QLatin1String("finish") ? sendWhatIsLeft(client) : writeForEver(client, task);
}

bool ClientProcess::startWriting(int round)
{
    m_process.setArguments(arguments(QString::number(round)));
    m_process.start();
    return m_process.waitForStarted(patience);
}

bool ClientProcess::finish()
{
    m_process.setArguments(arguments(QStringLiteral("finish")));
    m_process.start();
    return m_process.waitForStarted(patience) && waitUntil([this] { return !isRunning(); }) &&
           m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

void ClientProcess::kill()
{
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished(patience);
}

} // namespace Chinwag::Test
