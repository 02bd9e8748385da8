#include "server/config/settingsmanual.h"

#include "server/config/configkeys.h"

namespace Chinwag {

namespace {

/// As text: neither markup nor a hyphen where a minus sign is meant.
QString roff(const char *text)
{
    QString line = QString::fromUtf8(text);
    line.replace(QLatin1Char('\\'), QLatin1String("\\e")).replace(QLatin1Char('-'), QLatin1String("\\-"));
    return line;
}

QString entry(const ConfigKey &key)
{
    const char *value = key.is<SettingTypes::Switch>() ? "on|off" : key.placeholder;
    QString text =
        QStringLiteral(".TP\n.B %1 = \\fI%2\\fR\n%3").arg(roff(key.name), roff(value), roff(key.help));
    if (*key.fallback)
        text += QStringLiteral(" (default %1)").arg(roff(key.fallback));
    text += QLatin1String(".\n");
    if (*key.more)
        text += roff(key.more) + QLatin1Char('\n');
    return text;
}

} // namespace

QString settingsManual()
{
    QString text = QStringLiteral(".SH SETTINGS\n");
    for (const ConfigKey &key : configKeys)
        text += entry(key);
    return text;
}

} // namespace Chinwag
