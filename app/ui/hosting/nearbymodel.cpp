#include "app/ui/hosting/nearbymodel.h"

#include "app/ui/words.h"

namespace Chinwag {

NearbyModel::~NearbyModel()
{
    if (m_browser)
        m_browser->stop();
}

void NearbyModel::setBrowser(ServerBrowser *browser)
{
    if (m_browser)
        m_browser->stop();
    m_browser = browser;
    look();
}

void NearbyModel::setWanted(bool wanted)
{
    if (m_wanted == wanted)
        return;
    m_wanted = wanted;
    look();
}

void NearbyModel::look()
{
    if (!m_browser)
        return;
    if (m_wanted) {
        m_browser->start([this](const QList<NearbyServer> &servers) { found(servers); });
        return;
    }
    m_browser->stop();
    found({});
}

void NearbyModel::found(const QList<NearbyServer> &servers)
{
    QList<Row> rows;
    for (const NearbyServer &server : servers)
        rows.append({server});
    updateRows(m_rows, rows);
}

int NearbyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant NearbyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case LinkRole:
        return QString((row.server.usesTls ? QStringLiteral("https://") : QStringLiteral("http://")) +
                       row.address());
    case Qt::DisplayRole:
    case NameRole:
        return row.server.name;
    case AddressRole:
        return row.address();
    case InitialsRole:
        return Words::initials(row.server.name);
    case ToneRole:
        return Words::tone(row.server.name);
    case EncryptedRole:
        return row.server.usesTls;
    default:
        return {};
    }
}

QHash<int, QByteArray> NearbyModel::roleNames() const
{
    return {{LinkRole, "link"},         {NameRole, "name"}, {AddressRole, "address"},
            {InitialsRole, "initials"}, {ToneRole, "tone"}, {EncryptedRole, "encrypted"}};
}

} // namespace Chinwag
