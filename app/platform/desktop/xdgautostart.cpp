#include "app/platform/desktop/xdgautostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

/// As the Desktop Entry Specification quotes an argument of Exec, and then once more, because Exec is a text.
QString quoted(const QString &argument)
{
    QString inside;
    for (const QChar c : argument) {
        if (u"\"`$\\"_s.contains(c))
            inside += u'\\';
        inside += c == u'%' ? u"%%"_s : QString(c);
    }
    inside.replace(u'\\', u"\\\\"_s);
    return u'"' + inside + u'"';
}

} // namespace

XdgAutostart::XdgAutostart(QString file, QStringList command)
    : m_file(std::move(file))
    , m_command(std::move(command))
{
}

QString XdgAutostart::fileFor(const QString &name)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           u"/autostart/%1.desktop"_s.arg(name);
}

bool XdgAutostart::isOn() const
{
    QFile file(m_file);
    // Desktops switch an entry off by a line in it.
    return file.open(QFile::ReadOnly) && !file.readAll().contains("\nHidden=true");
}

Result<Ok, QString> XdgAutostart::set(bool on)
{
    if (!on) {
        if (!QFile::exists(m_file) || QFile::remove(m_file))
            return Ok{};
        return QCoreApplication::translate("Autostart", "%1 cannot be removed.").arg(m_file);
    }
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile file(m_file);
    if (file.open(QFile::WriteOnly) && file.write(entry()) >= 0 && file.commit())
        return Ok{};
    return QCoreApplication::translate("Autostart", "%1 cannot be written: %2")
        .arg(m_file, file.errorString());
}

QByteArray XdgAutostart::entry() const
{
    QStringList arguments;
    for (const QString &argument : m_command)
        arguments.append(quoted(argument));
    return u"[Desktop Entry]\nType=Application\nVersion=1.4\nName=Chinwag\nIcon=chinwag\nTerminal=false\n"
           "StartupNotify=false\nExec=%1\n"_s.arg(arguments.join(u' '))
               .toUtf8();
}

} // namespace Chinwag
