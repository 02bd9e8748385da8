#include "server/doctor/examination.h"
#include "server/doctor/visitor.h"
#include "server/doctor/webprobe.h"
#include "shared/protocol/httpbodies.h"

#include <QDateTime>
#include <QFile>
#include <QLocale>

namespace Chinwag::Examination {

namespace {

using enum Finding::Level;

constexpr qsizetype answerMost = 64 * 1024;
constexpr qint64 daysToNotice = 14;

QString server() { return QStringLiteral("server"); }
QString ticket() { return QStringLiteral("ticket"); }
QString webSocket() { return QStringLiteral("websocket"); }
QString certificate() { return QStringLiteral("certificate"); }

/// Proxies may cut a body into chunks.
QByteArray jsonOf(const QByteArray &body)
{
    const qsizetype first = body.indexOf('{');
    const qsizetype last = body.lastIndexOf('}');
    return first >= 0 && last > first ? body.sliced(first, last - first + 1) : QByteArray();
}

void compareClock(const WebProbe::Answer &answer, QList<Skew> &clocks)
{
    const QDateTime date = QLocale::c().toDateTime(
        QString::fromLatin1(answer.headers.value("date")).remove(QLatin1String(" GMT")),
        QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"));
    if (!date.isValid())
        return;
    // Whole seconds: it is half a second more on average.
    const qint64 there = QDateTime(date.date(), date.time(), Qt::UTC).toMSecsSinceEpoch() + 500;
    clocks.append({QStringLiteral("the public address"), there - QDateTime::currentMSecsSinceEpoch()});
}

Finding answers(WebProbe &probe, const QUrl &url, QList<Skew> &clocks)
{
    const auto answer = probe.ask("GET", QStringLiteral("/healthz"));
    const QString where = url.toDisplayString();
    if (!answer)
        return {server(), Trouble, QStringLiteral("The server at %1 %2.").arg(where, answer.error())};
    compareClock(*answer, clocks);
    const auto info = decodeBody<ServerInfo>(jsonOf(answer->body), answerMost);
    if (answer->status != 200 || !info)
        return {server(), Trouble,
                QStringLiteral("What answers at %1 is no Chinwag server that works (status %2).")
                    .arg(where)
                    .arg(answer->status)};
    if (info->status == ServerInfo::Status::Degraded)
        return {server(), Notice,
                QStringLiteral("The server at %1 answers, and says that something is missing: see /readyz.")
                    .arg(where)};
    return {server(), Well,
            QStringLiteral("The server at %1 answers: %2, with %3 people online.")
                .arg(where, info->version)
                .arg(info->online)};
}

Findings wayIn(WebProbe &probe, Connection &connection)
{
    const auto visitor = Visitor::enter(connection);
    if (!visitor)
        return {{ticket(), Trouble,
                 QStringLiteral("The database takes nothing new: %1.").arg(visitor.error().message)}};
    const auto answer = probe.ask("POST", QStringLiteral("/auth/ticket"), (*visitor)->token());
    const auto grant = answer ? decodeBody<TicketGrant>(jsonOf(answer->body), answerMost)
                              : Result<TicketGrant, Error>(Error{});
    if (!answer || answer->status != 200 || !grant)
        return {{ticket(), Trouble,
                 answer
                     ? QStringLiteral("Nobody gets a ticket to connect with (status %1). Is it the server "
                                      "of this database?")
                           .arg(answer->status)
                     : QStringLiteral("The server %1 when it is asked for a ticket.").arg(answer.error())}};
    const Finding granted{ticket(), Well, QStringLiteral("Whoever is signed in gets a ticket to connect.")};
    const auto echo = probe.echo(grant->ticket);
    if (!echo)
        return {granted,
                {webSocket(), Trouble,
                 QStringLiteral("The server %1 when somebody connects. Does the proxy in front of it pass "
                                "WebSockets on?")
                     .arg(echo.error())}};
    return {granted,
            {webSocket(), Well,
             QStringLiteral("A WebSocket opens through that address, and an echo takes %1 ms.").arg(*echo)}};
}

QString durationText(qint64 days)
{
    return days == 1 ? QStringLiteral("1 day") : QStringLiteral("%1 days").arg(days);
}

/// None: it is valid for long enough.
std::optional<Finding> endOf(const QSslCertificate &found, const QString &whose)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const qint64 days = now.daysTo(found.expiryDate());
    const QString until = found.expiryDate().toString(Qt::ISODate);
    if (found.expiryDate() <= now)
        return Finding{certificate(), Trouble,
                       QStringLiteral("%1 has ended (%2). Renew it, then reload.").arg(whose, until)};
    if (days < daysToNotice)
        return Finding{certificate(), Notice,
                       QStringLiteral("%1 ends in %2 (%3).").arg(whose, durationText(days), until)};
    return std::nullopt;
}

Finding certificates(const ServerConfig &config, const WebProbe &probe)
{
    QFile file(config.tlsCertificate);
    const bool hasFile = !config.tlsCertificate.isEmpty();
    if (hasFile && !file.open(QIODevice::ReadOnly))
        return {certificate(), Trouble,
                QStringLiteral("The certificate %1 cannot be read: %2.")
                    .arg(file.fileName(), file.errorString())};
    const QSslCertificate own =
        hasFile ? QSslCertificate::fromDevice(&file, QSsl::Pem).value(0) : QSslCertificate();
    if (hasFile && own.isNull())
        return {certificate(), Trouble,
                QStringLiteral("There is no certificate in %1.").arg(file.fileName())};
    const QSslCertificate &shown = probe.certificate();
    if (!hasFile && shown.isNull())
        return {certificate(), Skipped, QStringLiteral("No certificate: people come in plain text.")};
    for (const auto &[each, whose] :
         {std::pair(shown, QStringLiteral("The certificate that people are shown")),
          std::pair(own, QStringLiteral("The certificate %1").arg(file.fileName()))}) {
        const auto ends = each.isNull() ? std::nullopt : endOf(each, whose);
        if (ends)
            return *ends;
    }
    if (!own.isNull() && !shown.isNull() && !config.tlsCertificate.isEmpty() && own != shown)
        return {certificate(), Notice,
                QStringLiteral("People are shown another certificate than %1. Reload the server, unless a "
                               "proxy has its own.")
                    .arg(file.fileName())};
    const qint64 days = QDateTime::currentDateTimeUtc().daysTo((shown.isNull() ? own : shown).expiryDate());
    if (!probe.complaints().isEmpty())
        return {
            certificate(), config.tlsSelfSigned ? Well : Notice,
            QStringLiteral("Nobody vouches for the certificate, so people have to compare its fingerprint "
                           "(%1); it lasts %2.")
                .arg(probe.complaints().constFirst().errorString(), durationText(days))};
    return {certificate(), Well, QStringLiteral("The certificate lasts %1.").arg(durationText(days))};
}

} // namespace

Findings server(const ServerConfig &config, const QUrl &url, Connection *connection, QList<Skew> &clocks)
{
    WebProbe probe(url);
    Findings found{answers(probe, url, clocks)};
    if (found.constFirst().level == Trouble || !connection) {
        const QString why = connection ? QStringLiteral("Not looked at, because the server does not answer.")
                                       : QStringLiteral("Not looked at, because the database does not work.");
        found += {{ticket(), Skipped, why}, {webSocket(), Skipped, why}};
    } else {
        found += wayIn(probe, *connection);
    }
    found.append(certificates(config, probe));
    return found;
}

} // namespace Chinwag::Examination
