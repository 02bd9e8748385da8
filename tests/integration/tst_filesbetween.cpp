// Files between the client's own HTTP and a real server: what one side writes, the other one reads.
#include "app/net/httpserverapi.h"
#include "shared/protocol/limits.h"
#include "tests/integration/answered.h"
#include "tests/integration/serverclient.h"
#include "tests/support/chinwagdprocess.h"

#include <QtTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

class TestFilesBetween : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void comeAndGo();
    void refusalsAreUnderstood();

private:
    Result<FileId, Error> create(const File &file);
    Result<qint64, Error> offset(const FileId &id);
    Result<qint64, Error> send(const FileId &id, qint64 from, const QByteArray &piece);

    ChinwagdProcess m_server;
    QtTimerScheduler m_timers;
    HttpServerApi m_api{m_timers};
    QString m_token;
};

void TestFilesBetween::initTestCase()
{
    QVERIFY2(m_server.start(), m_server.log().constData());
    ServerClient ann(m_server.url());
    QVERIFY(ann.registerUser(u"ann"_s, u"correct horse"_s));
    m_token = ann.token();
}

Result<FileId, Error> TestFilesBetween::create(const File &file)
{
    Answered<FileId> made;
    m_api.account(m_server.url(), m_token)->createUpload(file, made.done());
    return made.wait();
}

Result<qint64, Error> TestFilesBetween::offset(const FileId &id)
{
    Answered<qint64> asked;
    m_api.account(m_server.url(), m_token)->uploadOffset(id, asked.done());
    return asked.wait();
}

Result<qint64, Error> TestFilesBetween::send(const FileId &id, qint64 from, const QByteArray &piece)
{
    Answered<qint64> sent;
    const auto handle = m_api.account(m_server.url(), m_token)
                            ->uploadPiece(
                                id, from, piece, [](qint64) {}, sent.done());
    return sent.wait();
}

void TestFilesBetween::comeAndGo()
{
    const QByteArray bytes = QByteArray("\x89PNG\r\n\x1a\n").repeated(300'000);
    const File file{{}, u"Über \"uns\".png"_s, bytes.size(), {}, 16, 9, u"LEHV6nWB2yk8pyo0adR*"_s, false};
    const auto id = create(file);
    QVERIFY2(id, id ? "" : qPrintable(id.error().message));
    QCOMPARE(offset(*id).value(), 0);
    QCOMPARE(send(*id, 0, bytes.first(1'000'000)).value(), 1'000'000);
    QCOMPARE(offset(*id).value(), 1'000'000);
    const auto elsewhere = send(*id, 7, "x");
    QVERIFY(!elsewhere && elsewhere.error().isTemporary());
    QCOMPARE(send(*id, 1'000'000, bytes.mid(1'000'000)).value(), bytes.size());
    const QByteArray small = bytes.first(500);
    Answered<Ok> put;
    m_api.account(m_server.url(), m_token)->putThumbnail(*id, small, put.done());
    QVERIFY(put.wait());

    QByteArray came;
    QByteArray version;
    const FileSink sink{[&](qint64 from, const QByteArray &which) {
                            version = which;
                            came.truncate(from);
                            return true;
                        },
                        [&](const QByteArray &piece) {
                            came += piece;
                            return true;
                        }};
    Answered<Ok> whole;
    const auto first = m_api.account(m_server.url(), m_token)->fetchFile({*id}, sink, whole.done());
    QVERIFY(whole.wait());
    QVERIFY(came == bytes);
    // As after a cut.
    came.truncate(2'000'000);
    Answered<Ok> rest;
    const auto second = m_api.account(m_server.url(), m_token)
                            ->fetchFile({*id, false, came.size(), version}, sink, rest.done());
    QVERIFY(rest.wait());
    QVERIFY(came == bytes);
    Answered<Ok> thumbnail;
    const auto third = m_api.account(m_server.url(), m_token)->fetchFile({*id, true}, sink, thumbnail.done());
    QVERIFY(thumbnail.wait());
    QCOMPARE(came, small);
    Answered<Ok> ended;
    m_api.account(m_server.url(), m_token)->endUpload(*id, ended.done());
    QVERIFY(ended.wait());
    const auto gone = offset(*id);
    QVERIFY(!gone);
    QVERIFY(gone.error().code == ErrorCode::NotFound);
}

void TestFilesBetween::refusalsAreUnderstood()
{
    File file;
    file.name = u"large.bin"_s;
    file.size = Limits::fileSize + 1;
    const auto large = create(file);
    QVERIFY(!large);
    QVERIFY(large.error().code == ErrorCode::TooLarge);
    Answered<Ok> fetched;
    const FileWish wish{FileId(u"f_none"_s)};
    const auto handle = m_api.account(m_server.url(), m_token)
                            ->fetchFile(wish,
                                        {[](qint64, const QByteArray &) { return true; },
                                         [](const QByteArray &) { return true; }},
                                        fetched.done());
    const auto none = fetched.wait();
    QVERIFY(!none);
    QVERIFY(none.error().code == ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestFilesBetween)
#include "tst_filesbetween.moc"
