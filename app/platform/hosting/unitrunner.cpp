#include "app/platform/hosting/unitrunner.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

QString program() { return QStandardPaths::findExecutable(u"systemctl"_s); }

QByteArray textOf(const QStringList &command)
{
    return "[Unit]\nDescription=A Chinwag server\n\n"
           "[Service]\nExecStart=" +
           UnitRunner::quoted(command).toUtf8() +
           "\nUMask=0077\nRestart=on-failure\n\n"
           "[Install]\nWantedBy=default.target\n";
}

QByteArray contents(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

UnitRunner::UnitRunner(QString unit, QObject *parent)
    : QObject(parent)
    , m_unit(std::move(unit))
{
}

UnitRunner::~UnitRunner() = default;

bool UnitRunner::isAvailable()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + u"/systemd/private"_s) && !program().isEmpty();
}

QString UnitRunner::fileFor(const QString &unit)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/systemd/user/"_s +
           unit;
}

QString UnitRunner::quoted(const QStringList &command)
{
    QStringList parts;
    for (QString argument : command) {
        argument.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
        argument.replace(u'%', u"%%"_s).replace(u'$', u"$$"_s);
        parts += u'"' + argument + u'"';
    }
    return parts.join(u' ');
}

void UnitRunner::start(const QStringList &command, Done done)
{
    const QString name = fileFor(m_unit);
    const QByteArray text = textOf(command);
    const QString user = u"--user"_s;
    const QStringList enable{user, u"enable"_s, u"--now"_s, m_unit};
    if (contents(name) == text)
        return run({enable}, std::move(done));
    QDir().mkpath(QFileInfo(name).path());
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        QMetaObject::invokeMethod(
            this, [done = std::move(done), why = file.errorString()] { done(why); }, Qt::QueuedConnection);
        return;
    }
    run({{user, u"daemon-reload"_s}, enable}, std::move(done));
}

void UnitRunner::stop(Done done)
{
    const QString user = u"--user"_s;
    run({{user, u"disable"_s, u"--now"_s, m_unit}},
        [unit = m_unit, done = std::move(done)](const QString &trouble) {
            QFile::remove(fileFor(unit));
            done(trouble);
        });
}

/// One after the other; the first that fails is the last.
void UnitRunner::run(const QList<QStringList> &steps, Done done)
{
    auto *const process = new QProcess(this);
    const auto over = [this, process, steps, done](const QString &trouble) {
        process->disconnect(this);
        process->deleteLater();
        if (!trouble.isEmpty() || steps.size() == 1)
            done(trouble);
        else
            run(steps.sliced(1), done);
    };
    connect(process, &QProcess::finished, this, [process, over](int code, QProcess::ExitStatus) {
        const QString said = QString::fromLocal8Bit(process->readAllStandardError()).trimmed();
        over(code == 0 ? QString() : said.isEmpty() ? u"systemctl ended with %1"_s.arg(code) : said);
    });
    connect(
        process, &QProcess::errorOccurred, this,
        [process, over](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                over(process->errorString());
        },
        Qt::QueuedConnection);
    process->start(program(), steps.first());
}

} // namespace Chinwag
