// The contract of TokenStore over the file and the keychain, and what happens when the keychain is silent.
#include "app/core/memory/memorytokenstore.h"
#include "app/platform/filetokenstore.h"
#include "app/platform/keychaintokenstore.h"
#include "shared/base/manualtime.h"

#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

namespace {

const QRegularExpression anyWarning(u"."_s);

enum class Mood { Works, Refuses, Silent };

/// A keychain in memory, which can be away; what it was asked while silent it may still answer later.
class FakeKeychain final : public Keychain
{
public:
    struct State
    {
        Mood mood = Mood::Works;
        QHash<QString, QString> secrets;
        int questions = 0;
        QList<std::function<void()>> unanswered;
    };
    explicit FakeKeychain(std::shared_ptr<State> state)
        : m_state(std::move(state))
    {
    }

    void read(const QString &key, Continuation<Answer> done) override
    {
        answer(std::move(done), [state = m_state, key]() -> Answer {
            const auto found = state->secrets.find(key);
            return found == state->secrets.end() ? Answer{Status::NotFound, {}, {}}
                                                 : Answer{Status::Done, *found, {}};
        });
    }
    void write(const QString &key, const QString &secret, Continuation<Answer> done) override
    {
        answer(std::move(done), [state = m_state, key, secret]() -> Answer {
            state->secrets.insert(key, secret);
            return {Status::Done, {}, {}};
        });
    }
    void remove(const QString &key, Continuation<Answer> done) override
    {
        answer(std::move(done), [state = m_state, key]() -> Answer {
            return {state->secrets.remove(key) ? Status::Done : Status::NotFound, {}, {}};
        });
    }

private:
    void answer(Continuation<Answer> done, std::function<Answer()> work)
    {
        ++m_state->questions;
        if (m_state->mood == Mood::Silent) {
            m_state->unanswered.append([=] { done(work()); });
            return;
        }
        const Answer given =
            m_state->mood == Mood::Works ? work() : Answer{Status::Unavailable, {}, u"locked"_s};
        QMetaObject::invokeMethod(
            &m_context, [=] { done(given); }, Qt::QueuedConnection);
    }

    std::shared_ptr<State> m_state;
    QObject m_context;
};

const QString account = u"ann@chat.example:7420"_s;

} // namespace

class TestTokenStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void keepsReplacesAndForgets_data();
    void keepsReplacesAndForgets();
    void accountsDoNotMix_data() { keepsReplacesAndForgets_data(); }
    void accountsDoNotMix();
    void survivesARestart_data() { keepsReplacesAndForgets_data(); }
    void survivesARestart();

    void aWorkingKeychainLeavesNoFile();
    void theFileIsForItsOwnerOnly();
    void anOpenFileIsClosedAtTheNextWrite();
    void aBrokenFileIsAnEmptyOne();
    void aFolderThatCannotBeMadeIsAnError();
    void silenceGoesToTheFile();
    void silenceIsWaitedForOnce();
    void whoReadsMayTypeAPasswordFirst();
    void whoGivesUpGetsTheFile();
    void aLateAnswerChangesNothing();
    void theFileIsNewerThanTheKeychain();
    void aKeychainThatIsBackTakesTheTokenOver();
    void destroyedWhileTheKeychainIsSilent();

private:
    void make(const QByteArray &kind);
    std::optional<QString> read(const QString &name = account);
    bool write(const QString &token, const QString &name = account);
    bool remove();
    QString file() const { return m_folder->filePath(u"private/tokens.json"_s); }
    void turnTime() { m_timers.advance(KeychainTokenStore::readLimit); }

    QtTimerScheduler m_qtTimers;
    ManualClock m_clock;
    ManualTimerScheduler m_timers{m_clock};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeKeychain::State> m_keychain;
    std::unique_ptr<TokenStore> m_store;
};

void TestTokenStore::init()
{
    QTest::failOnWarning(anyWarning);
    m_folder = std::make_unique<QTemporaryDir>();
    m_keychain = std::make_shared<FakeKeychain::State>();
}

void TestTokenStore::cleanup()
{
    m_store.reset();
    m_keychain->unanswered.clear(); // they hold what holds them
}

void TestTokenStore::make(const QByteArray &kind)
{
    if (kind == "memory") {
        m_store = std::make_unique<MemoryTokenStore>(m_qtTimers);
        return;
    }
    m_store = std::make_unique<FileTokenStore>(file());
    if (kind == "file")
        return;
    m_keychain->mood = kind == "no keychain" ? Mood::Refuses : Mood::Works;
    m_store = std::make_unique<KeychainTokenStore>(m_timers, std::make_unique<FakeKeychain>(m_keychain),
                                                   std::move(m_store));
}

std::optional<QString> TestTokenStore::read(const QString &name)
{
    std::optional<Result<std::optional<QString>, Error>> answer;
    m_store->read(name, [&](auto result) { answer.emplace(std::move(result)); });
    if (answer)
        qFatal("answered inside the call");
    if (!QTest::qWaitFor([&] { return answer.has_value(); }))
        qFatal("no answer");
    return *answer ? **answer : std::nullopt;
}

bool TestTokenStore::write(const QString &token, const QString &name)
{
    std::optional<bool> done;
    m_store->write(name, token, [&](const auto &result) { done = result.hasValue(); });
    return QTest::qWaitFor([&] { return done.has_value(); }) && *done;
}

bool TestTokenStore::remove()
{
    std::optional<bool> done;
    m_store->remove(account, [&](const auto &result) { done = result.hasValue(); });
    return QTest::qWaitFor([&] { return done.has_value(); }) && *done;
}

void TestTokenStore::keepsReplacesAndForgets_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const char *kind : {"memory", "file", "keychain", "no keychain"})
        QTest::newRow(kind) << QByteArray(kind);
}

void TestTokenStore::keepsReplacesAndForgets()
{
    QFETCH(QByteArray, kind);
    make(kind);
    QCOMPARE(read(), std::nullopt);
    QVERIFY(remove()); // nothing there: nothing to complain about
    QVERIFY(write(u"first"_s));
    QCOMPARE(read(), u"first"_s);
    QVERIFY(write(u"second"_s));
    QCOMPARE(read(), u"second"_s);
    QCOMPARE(m_store->usesFile(), kind == "file" || kind == "no keychain");
    QVERIFY(remove());
    QCOMPARE(read(), std::nullopt);
}

void TestTokenStore::accountsDoNotMix()
{
    QFETCH(QByteArray, kind);
    make(kind);
    QVERIFY(write(u"ann's"_s));
    QVERIFY(write(u"bob's"_s, u"bob@chat.example:7420"_s));
    QVERIFY(remove());
    QCOMPARE(read(), std::nullopt);
    QCOMPARE(read(u"bob@chat.example:7420"_s), u"bob's"_s);
}

void TestTokenStore::survivesARestart()
{
    QFETCH(QByteArray, kind);
    make(kind);
    QVERIFY(write(u"t0k"_s));
    make(kind);
    if (kind == "memory") {
        QCOMPARE(read(), std::nullopt);
        return;
    }
    QVERIFY(!m_store->usesFile());
    QCOMPARE(read(), u"t0k"_s);
    QCOMPARE(m_store->usesFile(), kind != "keychain");
}

void TestTokenStore::aWorkingKeychainLeavesNoFile()
{
    make("keychain");
    QVERIFY(write(u"t0k"_s));
    QVERIFY(!QFile::exists(file()));
    QCOMPARE(m_keychain->secrets.value(account), u"t0k"_s);
}

void TestTokenStore::theFileIsForItsOwnerOnly()
{
    make("file");
    QVERIFY(write(u"t0k"_s));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;
    QVERIFY(QFile::permissions(file()).testFlags(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(!(QFile::permissions(file()) & (others | QFile::ExeOwner)));
    QVERIFY(!(QFile::permissions(QFileInfo(file()).absolutePath()) & others));
}

void TestTokenStore::anOpenFileIsClosedAtTheNextWrite()
{
    make("file");
    QVERIFY(write(u"first"_s));
    QVERIFY(QFile::setPermissions(file(), QFile::permissions(file()) | QFile::ReadGroup | QFile::ReadOther));
    QVERIFY(write(u"second"_s));
    QVERIFY(!(QFile::permissions(file()) & (QFile::ReadGroup | QFile::ReadOther)));
}

void TestTokenStore::aBrokenFileIsAnEmptyOne()
{
    make("file");
    QVERIFY(write(u"first"_s));
    QFile broken(file());
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{\"ann@");
    broken.close();
    QCOMPARE(read(), std::nullopt);
    QVERIFY(write(u"second"_s));
    QCOMPARE(read(), u"second"_s);
}

void TestTokenStore::aFolderThatCannotBeMadeIsAnError()
{
    QFile inTheWay(m_folder->filePath(u"private"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    make("file");
    QVERIFY(!write(u"t0k"_s));
    QVERIFY(!m_store->usesFile());
}

void TestTokenStore::silenceGoesToTheFile()
{
    make("keychain");
    m_keychain->mood = Mood::Silent;
    std::optional<bool> done;
    m_store->write(account, u"t0k"_s, [&](const auto &result) { done = result.hasValue(); });
    m_timers.advance(KeychainTokenStore::timeLimit - milliseconds(1));
    QVERIFY(!QFile::exists(file()));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"does not answer"_s));
    m_timers.advance(milliseconds(1));
    QTRY_VERIFY(done);
    QVERIFY(*done);
    QVERIFY(QFile::exists(file()));
    QVERIFY(m_store->usesFile());
    QCOMPARE(read(), u"t0k"_s);
}

void TestTokenStore::whoReadsMayTypeAPasswordFirst()
{
    make("keychain");
    QVERIFY(write(u"t0k"_s));
    m_keychain->mood = Mood::Silent;
    std::optional<QString> token;
    m_store->read(account, [&](const auto &result) { token = result ? *result : std::nullopt; });
    QTRY_COMPARE(m_keychain->unanswered.size(), 1);
    m_timers.advance(seconds{60});
    m_keychain->mood = Mood::Works;
    m_keychain->unanswered.takeFirst()();
    QTRY_COMPARE(token, u"t0k"_s);
}

void TestTokenStore::whoGivesUpGetsTheFile()
{
    make("keychain");
    m_keychain->mood = Mood::Silent;
    int answers = 0;
    m_store->read(account, [&](const auto &result) { answers += result && !*result ? 1 : 0; });
    QTRY_COMPARE(m_keychain->unanswered.size(), 1);
    dynamic_cast<KeychainTokenStore &>(*m_store).giveUp();
    QTRY_COMPARE(answers, 1);
    m_keychain->unanswered.takeFirst()(); // too late
    QVERIFY(write(u"t0k"_s));
    QCOMPARE(m_keychain->questions, 1);
    QVERIFY(m_store->usesFile());
    QCOMPARE(answers, 1);
}

void TestTokenStore::silenceIsWaitedForOnce()
{
    make("keychain");
    m_keychain->mood = Mood::Silent;
    bool answered = false;
    m_store->read(account, [&](const auto &) { answered = true; });
    QTRY_COMPARE(m_keychain->questions, 1);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"does not answer"_s));
    turnTime();
    QTRY_VERIFY(answered);
    QVERIFY(write(u"t0k"_s)); // without turning the clock again
    QCOMPARE(read(), u"t0k"_s);
    QVERIFY(remove());
    QCOMPARE(m_keychain->questions, 1);
}

void TestTokenStore::aLateAnswerChangesNothing()
{
    make("keychain");
    m_keychain->secrets.insert(account, u"old"_s);
    m_keychain->mood = Mood::Silent;
    QList<std::optional<QString>> answers;
    m_store->read(account, [&](const auto &result) { answers.append(*result); });
    QTRY_COMPARE(m_keychain->questions, 1);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"does not answer"_s));
    turnTime();
    QTRY_COMPARE(answers.size(), 1);
    QCOMPARE(answers.first(), std::nullopt);
    m_keychain->unanswered.takeFirst()();
    QCoreApplication::processEvents();
    QCOMPARE(answers.size(), 1);
}

void TestTokenStore::theFileIsNewerThanTheKeychain()
{
    make("keychain");
    QVERIFY(write(u"old"_s));
    m_keychain->mood = Mood::Refuses;
    QVERIFY(write(u"new"_s));
    make("keychain");
    QCOMPARE(read(), u"new"_s);
}

void TestTokenStore::aKeychainThatIsBackTakesTheTokenOver()
{
    make("no keychain");
    QVERIFY(write(u"old"_s));
    make("keychain");
    QVERIFY(write(u"new"_s));
    QCOMPARE(m_keychain->secrets.value(account), u"new"_s);
    QFile left(file());
    QVERIFY(left.open(QIODevice::ReadOnly));
    QVERIFY(!left.readAll().contains("old"));
}

void TestTokenStore::destroyedWhileTheKeychainIsSilent()
{
    make("keychain");
    m_keychain->mood = Mood::Silent;
    int answers = 0;
    m_store->write(account, u"t0k"_s, [&](const auto &) { ++answers; });
    m_store.reset();
    turnTime();
    m_keychain->unanswered.takeFirst()();
    QCoreApplication::processEvents();
    QCOMPARE(answers, 0);
    QCOMPARE(m_timers.pending(), 0);
}

QTEST_GUILESS_MAIN(TestTokenStore)
#include "tst_tokenstore.moc"
