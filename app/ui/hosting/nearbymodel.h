#pragma once

#include "app/core/lan/serverbrowser.h"
#include "app/ui/listmodel.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// Servers of the local network, as they call themselves. Looks only while somebody wants to see them.
class NearbyModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")

public:
    enum Role { LinkRole = Qt::UserRole + 1, NameRole, AddressRole, InitialsRole, ToneRole, EncryptedRole };

    using ListModel::ListModel;
    ~NearbyModel() override;

    /// Outlives this; null: there is no looking.
    void setBrowser(ServerBrowser *browser);
    /// Somebody is at the page, or has left it.
    Q_INVOKABLE void setWanted(bool wanted);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row
    {
        NearbyServer server;

        QString key() const { return server.name; }
        QString address() const { return QStringLiteral("%1:%2").arg(server.address).arg(server.port); }
        friend bool operator==(const Row &, const Row &) = default;
    };

    void look();
    void found(const QList<NearbyServer> &servers);

    ServerBrowser *m_browser = nullptr;
    bool m_wanted = false;
    QList<Row> m_rows;
};

} // namespace Chinwag
