#include "app/platform/filetruststore.h"

#include "shared/base/logging.h"
#include "shared/protocol/fingerprint.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace Chinwag {

namespace {

constexpr qint64 sizeLimit = 1024 * 1024;

} // namespace

FileTrustStore::FileTrustStore(const QString &file)
    : m_file(file)
{
    load();
}

void FileTrustStore::load()
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QList<QByteArray> lines = file.read(sizeLimit).split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype gap = line.lastIndexOf(' ');
        const QByteArray fingerprint = QByteArray::fromHex(line.mid(gap + 1).replace(':', ""));
        if (gap > 0 && Fingerprint::isValid(fingerprint))
            m_kept.insert(QString::fromLatin1(line.first(gap)), fingerprint);
    }
}

// Names of hosts are ASCII here: those that are not come as "xn--".
void FileTrustStore::keep(const QString &server, const QByteArray &fingerprint)
{
    m_kept.insert(server, fingerprint);
    save();
}

void FileTrustStore::save() const
{
    QStringList servers = m_kept.keys();
    std::sort(servers.begin(), servers.end());
    QSaveFile file(m_file);
    if (file.open(QIODevice::WriteOnly)) {
        for (const QString &server : std::as_const(servers))
            file.write(server.toLatin1() + ' ' + Fingerprint::hex(m_kept.value(server)).toLatin1() + '\n');
    }
    if (!file.commit())
        qCWarning(lcClient) << "Whom you trust cannot be kept:" << file.errorString();
}

} // namespace Chinwag
