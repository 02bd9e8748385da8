#include "server/doctor/doctor.h"

#include "server/doctor/examination.h"
#include "server/tools/portsfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

using enum Finding::Level;

constexpr int somethingIsWrong = 3;

bool isAny(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::Any) || address == QHostAddress(QHostAddress::AnyIPv4) ||
           address == QHostAddress(QHostAddress::AnyIPv6);
}

/// The first of the server's names, behind the proxy that it trusts or on its own port.
QUrl publicUrlOf(const ServerConfig &config)
{
    const bool isBehindProxy = !config.trustedProxies.isEmpty() && !config.publicNames.isEmpty();
    QUrl url;
    url.setScheme(config.usesTls() || isBehindProxy ? u"https"_s : u"http"_s);
    if (!config.publicNames.isEmpty())
        url.setHost(config.publicNames.constFirst());
    else
        url.setHost(isAny(config.listen.address) ? u"localhost"_s : config.listen.address.toString());
    if (!isBehindProxy)
        url.setPort(config.listen.port > 0 ? config.listen.port : PortsFile::listen(config.portsFile));
    return url;
}

QLatin1StringView levelName(Finding::Level level)
{
    switch (level) {
    case Well:
        return "ok"_L1;
    case Notice:
        return "notice"_L1;
    case Trouble:
        return "trouble"_L1;
    case Skipped:
        break;
    }
    return "skipped"_L1;
}

QByteArray toJson(const Findings &findings, bool isWell)
{
    QJsonArray list;
    for (const Finding &finding : findings)
        list.append(QJsonObject{{u"check"_s, finding.check},
                                {u"level"_s, levelName(finding.level)},
                                {u"text"_s, finding.sentence}});
    return QJsonDocument(QJsonObject{{u"ok"_s, isWell}, {u"findings"_s, list}}).toJson();
}

QByteArray toText(const Findings &findings)
{
    QString text;
    for (const Finding &finding : findings)
        text += QStringLiteral("%1 %2 %3\n")
                    .arg(levelName(finding.level), -8)
                    .arg(finding.check, -12)
                    .arg(finding.sentence);
    return text.toUtf8();
}

} // namespace

Findings examineServer(const ServerConfig &config, const QString &publicUrl)
{
    Findings found;
    QList<Examination::Skew> clocks;
    const auto dialect = makeDialect(config.database);
    Connection connection(*dialect);
    // Looking must not make one.
    const bool isThere =
        config.database.kind != DatabaseUrl::Kind::Sqlite || QFile::exists(config.database.file);
    found.append(
        isThere ? Examination::database(connection, clocks)
                : Finding{u"database"_s, Trouble, u"There is no database %1."_s.arg(dialect->displayName())});
    const bool works = found.constLast().level == Well;
    connection.clearFailure();
    found.append(Examination::redis(config.redis, clocks));
    const QUrl url = publicUrl.isEmpty() ? publicUrlOf(config) : QUrl(publicUrl);
    found += Examination::server(config, url, works ? &connection : nullptr, clocks);
    found.append(Examination::clock(clocks));
    found += Examination::disks(config);
    found.append(Examination::descriptors(config));
    found.append(Examination::backup(config));
    return found;
}

int runDoctor(const ServerConfig &config, const QString &publicUrl, bool asJson)
{
    const Findings found = examineServer(config, publicUrl);
    const bool isWell = std::none_of(found.begin(), found.end(),
                                     [](const Finding &finding) { return finding.level == Trouble; });
    std::fputs((asJson ? toJson(found, isWell) : toText(found)).constData(), stdout);
    std::fflush(stdout);
    return isWell ? 0 : somethingIsWrong;
}

} // namespace Chinwag
