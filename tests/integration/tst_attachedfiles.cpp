// Attached files over a real chinwagd: large ones, cut ones, killed servers, and what is left on the disk.
#include "tests/integration/filepeer.h"
#include "tests/integration/serverclient.h"
#include "tests/support/chinwagdprocess.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QtTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

/// Others for each seed; no two blocks are alike.
QByteArray noise(qint64 size, quint32 seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(seed);
    random.generate(reinterpret_cast<quint32 *>(bytes.data()),
                    reinterpret_cast<quint32 *>(bytes.data()) + size / qsizetype(sizeof(quint32)));
    return bytes;
}

QByteArray pathOf(const QString &file) { return "/api/files/" + file.toLatin1(); }

QJsonObject withFile(const QString &room, const QString &file)
{
    return {{u"type"_s, u"message_send"_s},
            {u"room"_s, room},
            {u"nonce"_s, u"nonce of "_s + file},
            {u"files"_s, QJsonArray{file}}};
}

/// Which files below have these bytes.
QStringList holders(const QString &directory, const QByteArray &bytes)
{
    QStringList found;
    QDirIterator all(directory, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            found.append(file.fileName());
    }
    return found;
}

#ifdef Q_OS_LINUX
/// What the process has in memory.
qint64 residentBytes(qint64 process)
{
    QFile file(u"/proc/%1/status"_s.arg(process));
    const QByteArray status = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const qsizetype at = status.indexOf("VmRSS:");
    return at < 0 ? 0 : status.mid(at + 6).trimmed().split(' ').constFirst().toLongLong() * 1024;
}
#endif

} // namespace

class TestAttachedFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void largeOnes();
    void goOnAfterTheServerWasKilled();
    void goOnWhileTheOldConnectionStands();
    void areRefusedBeforeTheirFirstByte();
    void leaveNoByteWhenTheyAreDeleted();
    void manyAtOnce();

private:
    std::unique_ptr<ServerClient> person(const QString &name);

    std::unique_ptr<ChinwagdProcess> m_server;
};

void TestAttachedFiles::init()
{
    m_server = std::make_unique<ChinwagdProcess>();
    QVERIFY2(m_server->start(), m_server->log().constData());
}

void TestAttachedFiles::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_server->log();
    m_server.reset();
}

std::unique_ptr<ServerClient> TestAttachedFiles::person(const QString &name)
{
    auto client = std::make_unique<ServerClient>(m_server->url());
    if (!client->registerUser(name, u"correct horse battery"_s) || !client->goOnline())
        qFatal("%s cannot come in", qPrintable(name));
    return client;
}

void TestAttachedFiles::largeOnes()
{
    const auto ann = person(u"ann"_s);
    const auto bob = person(u"bob"_s);
    FilePeer up(m_server->port(), ann->token());
    const QByteArray bytes = noise(25 * mebibyte, 1);
    const QByteArray path = up.begin(bytes.size(), "garden.bin");
    QVERIFY(!path.isEmpty());
    QElapsedTimer watch;
    watch.start();
    QCOMPARE(up.patch(path, 0, bytes).status, 204);
    const double took = double(watch.nsecsElapsed()) / 1e9;
    qInfo("uploaded %.0f MB/s", double(bytes.size()) / 1e6 / took);
    QCOMPARE(up.offset(path), bytes.size());

    const QString file = QString::fromLatin1(path.split('/').constLast());
    QVERIFY(ann->call(withFile(ann->generalRoom(), file)).value(u"ok"_s).toBool());
    const QJsonObject event = bob->take(u"event"_s);
    QCOMPARE(event.value(u"files"_s).toArray().first().toObject().value(u"name"_s), u"garden.bin"_s);
    FilePeer down(m_server->port(), bob->token());
    watch.restart();
    const FilePeer::Answer whole = down.ask("GET", pathOf(file));
    qInfo("downloaded %.0f MB/s", double(bytes.size()) / 1e6 / (double(watch.nsecsElapsed()) / 1e9));
    QCOMPARE(whole.status, 200);
    QVERIFY(whole.body == bytes);
    QCOMPARE(whole.header("x-content-type-options"), QByteArray("nosniff"));
    QCOMPARE(whole.header("accept-ranges"), QByteArray("bytes"));
    const QByteArray etag = whole.header("etag");
    const FilePeer::Answer rest =
        down.ask("GET", pathOf(file), {{"Range", "bytes=20000001-"}, {"If-Range", etag}});
    QCOMPARE(rest.status, 206);
    QVERIFY(rest.body == bytes.mid(20'000'001));
    QCOMPARE(down.ask("GET", pathOf(file), {{"If-None-Match", etag}}).status, 304);
    QCOMPARE(down.ask("GET", pathOf(file), {{"Range", "bytes=99999999-"}}).status, 416);
    const FilePeer::Answer head = down.ask("HEAD", pathOf(file));
    QCOMPARE(head.header("content-length").toLongLong(), bytes.size());
}

void TestAttachedFiles::goOnAfterTheServerWasKilled()
{
    const auto ann = person(u"ann"_s);
    const QByteArray bytes = noise(25 * mebibyte, 2);
    FilePeer peer(m_server->port(), ann->token());
    FilePeer other(m_server->port(), ann->token());
    const QByteArray path = peer.begin(bytes.size());
    peer.patchPartly(path, bytes, 20 * mebibyte);
    QTRY_VERIFY_WITH_TIMEOUT(other.offset(path) > 0, 30'000);
    m_server->kill();
    QVERIFY(m_server->start());
    FilePeer again(m_server->port(), ann->token());
    const qint64 offset = again.offset(path);
    QVERIFY2(offset >= 8 * mebibyte && offset <= 20 * mebibyte, qPrintable(QString::number(offset)));
    QCOMPARE(again.patch(path, offset, bytes.mid(offset)).status, 204);
    const FilePeer::Answer whole = again.ask("GET", "/api/files/" + path.split('/').constLast());
    QVERIFY(whole.body == bytes);
}

void TestAttachedFiles::goOnWhileTheOldConnectionStands()
{
    const auto ann = person(u"ann"_s);
    const QByteArray bytes = noise(3 * mebibyte, 3);
    FilePeer old(m_server->port(), ann->token());
    FilePeer fresh(m_server->port(), ann->token());
    const QByteArray path = old.begin(bytes.size());
    old.patchPartly(path, bytes, mebibyte);
    QCOMPARE(fresh.patch(path, 0, bytes).status, 204);
    const FilePeer::Answer whole = fresh.ask("GET", "/api/files/" + path.split('/').constLast());
    QVERIFY(whole.body == bytes);

    // Cut, which the server notices: what came is there.
    const QByteArray second = fresh.begin(bytes.size());
    FilePeer cut(m_server->port(), ann->token());
    cut.patchPartly(second, bytes, mebibyte);
    cut.cut();
    QTRY_VERIFY_WITH_TIMEOUT(fresh.offset(second) > 0, 30'000);
    const qint64 offset = fresh.offset(second);
    QVERIFY(offset <= mebibyte);
    QCOMPARE(fresh.patch(second, offset, bytes.mid(offset)).status, 204);
}

void TestAttachedFiles::areRefusedBeforeTheirFirstByte()
{
    const auto ann = person(u"ann"_s);
    FilePeer peer(m_server->port(), ann->token());
    QCOMPARE(peer.ask("POST", "/api/uploads", {{"Upload-Length", "26214401"}}).status, 413);
    const QByteArray path = peer.begin(10);
    QCOMPARE(peer.patch(path, 0, QByteArray(11, 'x')).status, 413);
    QCOMPARE(peer.offset(path), 0);
    FilePeer stranger(m_server->port(), {});
    QCOMPARE(stranger.patch(path, 0, QByteArray(10, 'x')).status, 401);
    QCOMPARE(stranger.ask("GET", "/api/files/f_none").status, 401);
    const FilePeer::Answer what = stranger.ask("OPTIONS", "/api/uploads");
    QCOMPARE(what.status, 204);
    QCOMPARE(what.header("tus-max-size"), QByteArray("26214400"));
    const FilePeer::Answer wrong =
        peer.patch(path, 0, "0123456789", {{"Upload-Checksum", "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA="}});
    QCOMPARE(wrong.status, 460);
    QCOMPARE(peer.patch(path, 0, "0123456789").status, 204);
}

void TestAttachedFiles::leaveNoByteWhenTheyAreDeleted()
{
    const auto ann = person(u"ann"_s);
    FilePeer peer(m_server->port(), ann->token());
    const QByteArray secret = noise(2 * mebibyte, 4);
    const QByteArray part = secret.mid(700'000, 64);
    const QString file = peer.upload(secret);
    const QByteArray small = QByteArray("\x89PNG\r\n\x1a\n") + noise(4096, 5);
    QCOMPARE(peer.ask("PUT", pathOf(file) + "/thumbnail", {}, small).status, 204);
    const QByteArray given = peer.begin(secret.size());
    peer.patchPartly(given, secret, mebibyte);
    QJsonObject sent = ann->call(withFile(ann->generalRoom(), file));
    QVERIFY(sent.value(u"ok"_s).toBool());
    QVERIFY(!holders(m_server->dataDirectory(), part).isEmpty());
    QVERIFY(!holders(m_server->dataDirectory(), small.mid(100, 64)).isEmpty());
    peer.cut();
    QCOMPARE(peer.ask("DELETE", given).status, 204);
    const QJsonObject remove{{u"type"_s, u"message_delete"_s},
                             {u"room"_s, ann->generalRoom()},
                             {u"nonce"_s, u"gone"_s},
                             {u"target"_s, sent.value(u"data"_s).toObject().value(u"seq"_s)}};
    QVERIFY(ann->call(remove).value(u"ok"_s).toBool());
    QCOMPARE(peer.ask("GET", pathOf(file)).status, 404);
    QTRY_COMPARE_WITH_TIMEOUT(holders(m_server->dataDirectory(), part), QStringList(), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(holders(m_server->dataDirectory(), small.mid(100, 64)), QStringList(), 30'000);
}

void TestAttachedFiles::manyAtOnce()
{
    constexpr int many = 8;
    const auto ann = person(u"ann"_s);
    const QByteArray bytes = noise(8 * mebibyte, 6);
    std::vector<std::unique_ptr<FilePeer>> peers;
    std::vector<QByteArray> paths;
#ifdef Q_OS_LINUX
    const qint64 before = residentBytes(m_server->processId());
#endif
    for (int i = 0; i < many; ++i) {
        peers.push_back(std::make_unique<FilePeer>(m_server->port(), ann->token()));
        paths.push_back(peers.back()->begin(bytes.size()));
        peers.back()->patchPartly(paths.back(), bytes, bytes.size() - 1000);
    }
#ifdef Q_OS_LINUX
    qInfo("%.1f MiB for each of %d uploads that are under way",
          double(residentBytes(m_server->processId()) - before) / double(mebibyte) / many, many);
#endif
    for (int i = 0; i < many; ++i) {
        peers[std::size_t(i)]->cut();
        FilePeer fresh(m_server->port(), ann->token());
        const QByteArray &path = paths[std::size_t(i)];
        QTRY_VERIFY_WITH_TIMEOUT(fresh.offset(path) > 0, 30'000);
        const qint64 offset = fresh.offset(path);
        QCOMPARE(fresh.patch(path, offset, bytes.mid(offset)).status, 204);
    }
    // The same bytes are there once.
    QCOMPARE(holders(m_server->dataDirectory(), bytes.mid(5'000'000, 64)).size(), 1);
}

QTEST_GUILESS_MAIN(TestAttachedFiles)
#include "tst_attachedfiles.moc"
