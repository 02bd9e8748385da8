#include "tests/contract/client/testauthority.h"

#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace {

// What `openssl ca` wants to know before it signs for a time of our choice; `x509` cannot.
constexpr char configuration[] = R"([ca]
default_ca = test
[test]
dir = .
database = $dir/index.txt
serial = $dir/serial
new_certs_dir = $dir
certificate = $dir/root.pem
private_key = $dir/root.key
default_md = sha256
policy = anything
unique_subject = no
[anything]
commonName = supplied
)";

QString stamp(const QDateTime &at) { return at.toUTC().toString(u"yyyyMMddHHmmss'Z'"_s); }

} // namespace

TestAuthority::TestAuthority()
{
    m_ready = write(u"ca.conf"_s, configuration) && write(u"index.txt"_s, {}) &&
              write(u"serial"_s, "1000\n") &&
              openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                       u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"3650"_s, u"-subj"_s,
                       u"/CN=Test Authority"_s, u"-keyout"_s, u"root.key"_s, u"-out"_s, u"root.pem"_s});
}

QSslCertificate TestAuthority::root() const { return QSslCertificate(read(u"root.pem"_s)); }

TestAuthority::Pair TestAuthority::issue(const Wish &wish)
{
    const QString name = u"server%1"_s.arg(++m_issued);
    write(name + u".ext"_s, "subjectAltName=" + wish.subject + "\n");
    QStringList sign{u"ca"_s,           u"-batch"_s,     u"-notext"_s,     u"-config"_s,
                     u"ca.conf"_s,      u"-startdate"_s, stamp(wish.from), u"-enddate"_s,
                     stamp(wish.until), u"-extfile"_s,   name + u".ext"_s, u"-in"_s,
                     name + u".csr"_s,  u"-out"_s,       name + u".pem"_s};
    if (wish.selfSigned)
        sign += {u"-selfsign"_s, u"-keyfile"_s, name + u".key"_s};
    const bool made = openssl({u"req"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                               u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-subj"_s, u"/CN="_s + name,
                               u"-keyout"_s, name + u".key"_s, u"-out"_s, name + u".csr"_s}) &&
                      openssl(sign);
    if (!made)
        return {};
    return {{QSslCertificate(read(name + u".pem"_s))}, QSslKey(read(name + u".key"_s), QSsl::Ec)};
}

bool TestAuthority::openssl(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(u"openssl"_s, arguments);
    const bool done = process.waitForFinished(30'000) && process.exitStatus() == QProcess::NormalExit &&
                      process.exitCode() == 0;
    if (!done)
        qWarning("openssl: %s", process.readAllStandardError().constData());
    return done;
}

bool TestAuthority::write(const QString &name, const QByteArray &text) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QByteArray TestAuthority::read(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
