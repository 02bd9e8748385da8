#include "server/process/logoutput.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

#include <cstdio>

namespace Chinwag {

namespace {

LogFormat s_format = LogFormat::Text; // a message handler has no other memory

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "info";
}

/// One message, one line: what a client sent must not be able to look like a line of ours.
QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control)
            c = QLatin1Char(' ');
    }
    return text;
}

void write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QString category = QString::fromLatin1(context.category ? context.category : "default");
    QByteArray line;
    if (s_format == LogFormat::Json) {
        const QJsonObject object{{QStringLiteral("time"), time},
                                 {QStringLiteral("level"), QString::fromLatin1(levelName(type))},
                                 {QStringLiteral("category"), category},
                                 {QStringLiteral("message"), message}};
        line = QJsonDocument(object).toJson(QJsonDocument::Compact);
    } else {
        line = QStringLiteral("%1 %2 %3: %4")
                   .arg(time, QString::fromLatin1(levelName(type)), category, oneLine(message))
                   .toUtf8();
    }
    line += '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    std::fflush(stderr);
}

QString rulesFor(LogLevel level)
{
    const auto rule = [](const char *type, bool on) {
        return QStringLiteral("chinwag.*.%1=%2\n")
            .arg(QLatin1String(type), QLatin1String(on ? "true" : "false"));
    };
    return rule("debug", level <= LogLevel::Debug) + rule("info", level <= LogLevel::Info) +
           rule("warning", level <= LogLevel::Warning);
}

} // namespace

void installLogOutput(LogFormat format, LogLevel level)
{
    s_format = format;
    QLoggingCategory::setFilterRules(rulesFor(level)); // the environment's rules come after these
    qInstallMessageHandler(write);
}

} // namespace Chinwag
