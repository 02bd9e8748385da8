#include "app/ui/denynetwork.h"

#include "shared/base/logging.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace Chinwag {

namespace {

class DeniedReply final : public QNetworkReply
{
public:
    DeniedReply(const QNetworkRequest &request, QNetworkAccessManager::Operation operation, QObject *parent)
        : QNetworkReply(parent)
    {
        setRequest(request);
        setUrl(request.url());
        setOperation(operation);
        setError(ContentAccessDenied, QStringLiteral("The view may not use the network"));
        open(ReadOnly);
        setFinished(true);
        // Queued: the asker connects to finished() after this constructor.
        QMetaObject::invokeMethod(this, &QNetworkReply::finished, Qt::QueuedConnection);
    }

    void abort() override {}

protected:
    qint64 readData(char *, qint64) override { return -1; }
};

class DenyingManager final : public QNetworkAccessManager
{
public:
    using QNetworkAccessManager::QNetworkAccessManager;

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice *) override
    {
        qCWarning(lcUi) << "The view asked for a network resource; denied";
        return new DeniedReply(request, operation, this);
    }
};

} // namespace

QNetworkAccessManager *DenyNetwork::create(QObject *parent) { return new DenyingManager(parent); }

} // namespace Chinwag
