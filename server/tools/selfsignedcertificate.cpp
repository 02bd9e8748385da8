#include "server/tools/selfsignedcertificate.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QSaveFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSysInfo>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <memory>

namespace Chinwag {

namespace {

constexpr long secondsADay = 24 * 60 * 60;
constexpr int validDays = 3650;
constexpr int daysLeft = 30; ///< one that ends sooner is not chosen any more
constexpr int mostCertificates = 100;
constexpr QFileDevice::Permissions ownerFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

template <auto release>
struct Releases
{
    template <typename T>
    void operator()(T *object) const
    {
        release(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Releases<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Releases<X509_free>>;
using Memory = std::unique_ptr<BIO, Releases<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Releases<X509_EXTENSION_free>>;

bool isAddress(const QString &name) { return !QHostAddress(name).isNull(); }

QByteArray alternativeNames(const QStringList &names)
{
    QStringList parts;
    for (const QString &name : names)
        parts += (isAddress(name) ? QStringLiteral("IP:") : QStringLiteral("DNS:")) + name;
    return parts.join(QLatin1Char(',')).toLatin1();
}

bool extend(X509 &certificate, int kind, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, &certificate, &certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData()));
    return extension && X509_add_ext(&certificate, extension.get(), -1) == 1;
}

bool name(X509 &certificate)
{
    static constexpr unsigned char commonName[] = "Chinwag server";
    X509_NAME *const subject = X509_get_subject_name(&certificate);
    return X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, commonName, -1, -1, 0) == 1 &&
           X509_set_issuer_name(&certificate, subject) == 1;
}

/// Browsers take two of one issuer with the same number for a forgery.
bool number(X509 &certificate)
{
    std::array<unsigned char, 8> bytes{};
    if (RAND_bytes(bytes.data(), int(bytes.size())) != 1)
        return false;
    quint64 value = 0;
    for (const unsigned char byte : bytes)
        value = value << 8U | byte;
    return ASN1_INTEGER_set_uint64(X509_get_serialNumber(&certificate), value >> 1U | 1U) == 1;
}

Certificate certify(EVP_PKEY &key, const QStringList &names)
{
    Certificate made(X509_new());
    if (!made || X509_set_version(made.get(), X509_VERSION_3) != 1 || !number(*made) || !name(*made) ||
        !X509_gmtime_adj(X509_getm_notBefore(made.get()), -secondsADay) || // clocks differ
        !X509_gmtime_adj(X509_getm_notAfter(made.get()), validDays * secondsADay) ||
        X509_set_pubkey(made.get(), &key) != 1)
        return {};
    // Without a word about the use of the key: one that may not sign certificates would not count as signed
    // by itself.
    const bool isWhole = extend(*made, NID_basic_constraints, "critical,CA:FALSE") &&
                         extend(*made, NID_ext_key_usage, "serverAuth") &&
                         extend(*made, NID_subject_alt_name, alternativeNames(names));
    if (!isWhole || X509_sign(made.get(), &key, EVP_sha256()) == 0)
        return {};
    return made;
}

QByteArray contents(BIO *memory)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory, &bytes);
    return {bytes, size};
}

bool write(const QString &name, const QByteArray &text)
{
    QSaveFile file(name);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(ownerFile) &&
           file.write(text) == text.size() && file.commit();
}

CertificateFiles filesOf(const QString &directory, int number)
{
    const QString stem = QStringLiteral("%1/self-signed-%2").arg(directory).arg(number);
    return {stem + QStringLiteral(".crt"), stem + QStringLiteral(".key")};
}

bool isFor(const QSslCertificate &certificate, const QStringList &names)
{
    const QStringList has = certificate.subjectAlternativeNames().values();
    return std::all_of(names.cbegin(), names.cend(), [&has](const QString &name) {
        return std::any_of(has.cbegin(), has.cend(), [&name](const QString &other) {
            return isAddress(name) ? QHostAddress(other) == QHostAddress(name)
                                   : other.compare(name, Qt::CaseInsensitive) == 0;
        });
    });
}

bool isGood(const CertificateFiles &files, const QStringList &names)
{
    QFile certificateFile(files.certificate);
    QFile keyFile(files.key);
    if (!certificateFile.open(QIODevice::ReadOnly) || !keyFile.open(QIODevice::ReadOnly))
        return false;
    const QSslCertificate certificate(&certificateFile);
    const QSslKey key(&keyFile, QSsl::Ec);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return !certificate.isNull() && !key.isNull() && certificate.effectiveDate() <= now &&
           certificate.expiryDate() > now.addDays(daysLeft) && isFor(certificate, names);
}

/// The key first: a certificate without one is no certificate.
bool make(const CertificateFiles &files, const QStringList &names)
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate = key ? certify(*key, names) : Certificate();
    const Memory keyText(BIO_new(BIO_s_mem()));
    const Memory text(BIO_new(BIO_s_mem()));
    if (!certificate || !keyText || !text || PEM_write_bio_X509(text.get(), certificate.get()) != 1 ||
        PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return false;
    return write(files.key, contents(keyText.get())) && write(files.certificate, contents(text.get()));
}

/// What an X.509 name of a host may be; others are left out.
bool isHostName(const QString &name)
{
    return !name.isEmpty() && name.size() <= 253 && std::all_of(name.cbegin(), name.cend(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-' || c == u'.');
    });
}

} // namespace

Result<CertificateFiles, QString> selfSignedCertificate(const QString &directory, const QStringList &names)
{
    if (!QDir().mkpath(directory) || !QFile::setPermissions(directory, ownerFile | QFileDevice::ExeOwner))
        return QStringLiteral("Cannot make the directory %1 for a certificate.").arg(directory);
    for (int number = 1; number <= mostCertificates; ++number) {
        const CertificateFiles files = filesOf(directory, number);
        if (isGood(files, names))
            return files;
        if (QFile::exists(files.certificate))
            continue;
        if (make(files, names))
            return files;
        return QStringLiteral("Cannot make the certificate %1. Is there room, and may this user write there?")
            .arg(files.certificate);
    }
    return QStringLiteral("There are too many certificates in %1; remove those that are not used any more.")
        .arg(directory);
}

QStringList namesOfThisMachine()
{
    QStringList names{QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
    const QString host = QSysInfo::machineHostName();
    if (isHostName(host)) {
        names += host;
        if (!host.contains(u'.') && host != QLatin1String("localhost"))
            names += host + QLatin1String(".local");
    }
    const QList<QHostAddress> addresses = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : addresses) {
        if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLoopback() &&
            !address.isLinkLocal())
            names += address.toString();
    }
    names.removeDuplicates();
    return names;
}

} // namespace Chinwag
