#include "tests/faults/pages.h"

#include "tests/faults/context.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace Chinwag::Test {

QUrl localUrl(quint16 port) { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port)); }

QByteArray page(const QUrl &url)
{
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
    waitUntil([&] { return reply->isFinished(); });
    return reply->readAll();
}

double metric(const ChinwagdProcess &node, const QByteArray &name)
{
    const QByteArray text = page(node.adminUrl(QStringLiteral("/metrics")));
    double sum = text.isEmpty() ? -1 : 0;
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &line : lines) {
        const QByteArray after = line.mid(name.size(), 1);
        if (line.startsWith(name) && (after == " " || after == "{"))
            sum += line.mid(line.lastIndexOf(' ') + 1).toDouble();
    }
    return sum;
}

QString readiness(const ChinwagdProcess &node)
{
    const QByteArray text = page(node.adminUrl(QStringLiteral("/readyz")));
    return QJsonDocument::fromJson(text).object().value(QLatin1String("status")).toString();
}

} // namespace Chinwag::Test
