#include "tests/integration/certificates.h"

#include <QFile>
#include <QProcess>

namespace Chinwag {

bool makeCertificate(const QString &directory, const QString &name, KeyKind kind)
{
    const QStringList key = kind == KeyKind::Rsa
                                ? QStringList{QStringLiteral("rsa:2048")}
                                : QStringList{QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                                              QStringLiteral("ec_paramgen_curve:prime256v1")};
    QProcess openssl;
    openssl.setWorkingDirectory(directory);
    openssl.start(QStringLiteral("openssl"),
                  QStringList{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey")} +
                      key +
                      QStringList{QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("30"),
                                  QStringLiteral("-subj"), QStringLiteral("/CN=") + name,
                                  QStringLiteral("-addext"), QStringLiteral("subjectAltName=IP:127.0.0.1"),
                                  QStringLiteral("-keyout"), name + QStringLiteral(".key.pem"),
                                  QStringLiteral("-out"), name + QStringLiteral(".cert.pem")});
    return openssl.waitForFinished(30'000) && openssl.exitStatus() == QProcess::NormalExit &&
           openssl.exitCode() == 0;
}

bool installCertificate(const QString &directory, const QString &name)
{
    for (const char *part : {"cert.pem", "key.pem"}) {
        const QString target = directory + QLatin1Char('/') + QLatin1String(part);
        QFile::remove(target);
        if (!QFile::copy(directory + QLatin1Char('/') + name + QLatin1Char('.') + QLatin1String(part),
                         target))
            return false;
    }
    return true;
}

} // namespace Chinwag
