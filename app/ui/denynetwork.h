#pragma once

#include <QQmlNetworkAccessManagerFactory>

namespace Chinwag {

/// The view never loads anything from a network: whatever finds its way into a Text or an Image, no request
/// leaves. One place for certain, where a forgotten Text.PlainText would otherwise tell a stranger who reads
/// his message, and when.
class DenyNetwork final : public QQmlNetworkAccessManagerFactory
{
public:
    QNetworkAccessManager *create(QObject *parent) override;
};

} // namespace Chinwag
