// The promise of the product, end to end: two chinwag processes with real windows, a real chinwagd, real key
// events.

#include "tests/gui/flow.h"

#include <QJsonArray>
#include <QTest>

using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

int timesShown(const QJsonObject &state, QStringView text)
{
    int times = 0;
    const QJsonArray rows = state[u"messages"_s].toArray();
    for (const auto &row : rows)
        times += row[u"text"_s].toString() == text ? 1 : 0;
    return times;
}

bool annTypes(const QJsonObject &state) { return showsTyping(state, u"\u2068Ann Larsen\u2069 is typing…"); }
bool nobodyTypes(const QJsonObject &state)
{
    return !state.isEmpty() && state[u"typing"_s].toString().isEmpty();
}

} // namespace

class tst_TwoWindows : public QObject
{
    Q_OBJECT
private:
    Desktop m_desktop;
    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<ClientWindow> m_ann;
    std::unique_ptr<ClientWindow> m_bob;

    void typeAsAnn(const QString &text)
    {
        QVERIFY2(m_desktop.focus(m_ann->pid()), qPrintable(m_desktop.errorString()));
        QVERIFY2(m_desktop.type(text), qPrintable(m_desktop.errorString()));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_desktop.startVirtual({1840, 760}), qPrintable(m_desktop.errorString()));
    }

    void init()
    {
        m_stage = std::make_unique<Stage>(QStringLiteral(CHINWAG_BINARIES));
        QVERIFY2(m_stage->setUp(), qPrintable(m_stage->errorString()));
        m_ann = m_stage->window(m_desktop, u"ann"_s, u"920x760+0+0"_s);
        m_bob = m_stage->window(m_desktop, u"bob"_s, u"920x760+920+0"_s);
        QVERIFY2(m_ann->start(), m_ann->log().constData());
        QVERIFY2(m_bob->start(), m_bob->log().constData());
        QVERIFY(m_ann->waitForState(isOnline));
        QVERIFY(m_bob->waitForState(isOnline));
    }

    void cleanup()
    {
        if (QTest::currentTestFailed() && m_ann && m_bob) {
            qWarning().noquote() << m_stage->server().log() << m_ann->log() << m_bob->log();
            m_desktop.screenshot(
                u"tst_twowindows-%1.png"_s.arg(QString::fromLatin1(QTest::currentTestFunction())));
        }
        m_ann.reset();
        m_bob.reset();
        m_stage.reset();
    }

    void aKeyInOneWindowShowsTypingInTheOther()
    {
        typeAsAnn(u"Hel"_s);
        QVERIFY(m_bob->waitForState(annTypes));
        QVERIFY(nobodyTypes(m_ann->state())); // never one's own
    }

    // Half of a letter is typing, too.
    void aDeadKeyBeginsALetter()
    {
        QVERIFY2(m_desktop.focus(m_ann->pid()), qPrintable(m_desktop.errorString()));
        QVERIFY(m_desktop.key(u"dead_acute"_s));
        QVERIFY(m_desktop.key(u"e"_s));
        QVERIFY(m_ann->waitForState(
            [](const QJsonObject &state) { return state[u"composer"_s].toString() == u"\u00E9"_s; }));
        QVERIFY(m_bob->waitForState(annTypes));
        QVERIFY(m_desktop.key(u"Return"_s));
        QVERIFY(
            m_bob->waitForState([](const QJsonObject &state) { return timesShown(state, u"\u00E9") == 1; }));
    }

    void typingGoesWhenTheKeysStop()
    {
        typeAsAnn(u"Hel"_s);
        QVERIFY(m_bob->waitForState(annTypes));
        // Six seconds is when it would expire by itself: the stop has to be what removes it.
        QVERIFY(m_bob->waitForState(nobodyTypes, 5500));
        QCOMPARE(m_ann->state()[u"composer"_s].toString(), u"Hel"_s);
    }

    void typingGoesWithTheMessage()
    {
        typeAsAnn(u"Hello"_s);
        QVERIFY(m_bob->waitForState(annTypes));
        QVERIFY(m_desktop.key(u"Return"_s));
        // In every state that shows the message the typist is gone already.
        QVERIFY(
            m_bob->waitForState([](const QJsonObject &state) { return timesShown(state, u"Hello") == 1; }));
        QVERIFY(nobodyTypes(m_bob->state()));
        QVERIFY(m_ann->waitForState([](const QJsonObject &state) {
            const QJsonObject last = state[u"messages"_s].toArray().last().toObject();
            return last[u"text"_s] == u"Hello"_s && last[u"delivery"_s] == u"sent"_s;
        }));
    }

    void typingGoesWhenTheTypistIsKilled()
    {
        typeAsAnn(u"Hel"_s);
        QVERIFY(m_bob->waitForState(annTypes));
        m_ann->kill();
        QVERIFY(!m_ann->isRunning());
        QVERIFY(m_bob->waitForState(nobodyTypes, 8000));
        QVERIFY(isOnline(m_bob->state()));
    }

    void wordsAreSeenAsTheyAreTypedWhileBothWantIt()
    {
        const auto sees = [](const QStringList &texts) {
            return [texts](const QJsonObject &state) {
                return state[u"words"_s].toArray() == QJsonArray::fromStringList(texts);
            };
        };
        const auto says = [](const QString &sentence) {
            return [sentence](const QJsonObject &state) { return state[u"words_sentence"_s] == sentence; };
        };
        People &people = m_stage->people();
        QVERIFY(people.wantWords(u"ann"_s, true));
        QVERIFY(
            m_bob->waitForState(says(u"1 person in this room would like to see words as they are typed"_s)));
        QVERIFY(people.wantWords(u"bob"_s, true));
        for (ClientWindow *window : {m_ann.get(), m_bob.get()})
            QVERIFY(window->waitForState(says(u"You both see words as they are typed"_s)));

        typeAsAnn(u"lanternless"_s);
        QVERIFY(m_bob->waitForState(sees({u"lanternless"_s})));
        QVERIFY(nobodyTypes(m_bob->state())); // it is seen already
        QVERIFY(m_desktop.key(u"BackSpace"_s));
        QVERIFY(m_bob->waitForState(sees({u"lanternles"_s})));
        for (const QString &place : {m_stage->server().dataDirectory(), m_bob->home()})
            QCOMPARE(filesWith(place, "lanternles"), QStringList());
        QVERIFY(!m_stage->server().log().contains("lanternles"));
        QVERIFY(m_desktop.key(u"Return"_s));
        QVERIFY(m_bob->waitForState(
            [](const QJsonObject &state) { return timesShown(state, u"lanternles") == 1; }));
        QVERIFY(sees({})(m_bob->state()));

        QVERIFY(people.wantWords(u"bob"_s, false));
        QVERIFY(m_ann->waitForState(says(u"Nobody else has agreed yet to see words as they are typed"_s)));
        QVERIFY2(m_desktop.type(u"alone"_s), qPrintable(m_desktop.errorString()));
        QVERIFY(m_bob->waitForState(annTypes));
        QVERIFY(sees({})(m_bob->state()));
    }

    void aRestartedServerLosesNothing()
    {
        m_stage->server().kill();
        QVERIFY(!m_stage->server().isRunning());
        QVERIFY(m_ann->waitForState(showsCountdown));
        QVERIFY(m_bob->waitForState(showsCountdown));

        typeAsAnn(u"written while it was away"_s);
        QVERIFY(m_desktop.key(u"Return"_s));
        const auto waits = [](const QJsonObject &state) {
            const QJsonObject last = state[u"messages"_s].toArray().last().toObject();
            return last[u"text"_s] == u"written while it was away"_s && last[u"delivery"_s] == u"waiting"_s;
        };
        QVERIFY(m_ann->waitForState(waits));
        QVERIFY(nobodyTypes(m_bob->state())); // typing is not kept for later

        QVERIFY(m_stage->server().restart());
        QVERIFY(m_ann->waitForState(isOnline, 45000));
        QVERIFY(m_bob->waitForState(isOnline, 45000));
        const auto once = [](const QJsonObject &state) {
            return timesShown(state, u"written while it was away") == 1;
        };
        QVERIFY(m_bob->waitForState(once));
        QVERIFY(m_ann->waitForState([&](const QJsonObject &state) {
            return once(state) && state[u"messages"_s].toArray().last()[u"delivery"_s] == u"sent"_s;
        }));
        QVERIFY(once(m_bob->state()));
    }

    void anEditMadeWhileTheServerIsAwayArrives()
    {
        typeAsAnn(u"first words"_s);
        QVERIFY(m_desktop.key(u"Return"_s));
        QVERIFY(m_bob->waitForState(
            [](const QJsonObject &state) { return timesShown(state, u"first words") == 1; }));
        m_stage->server().kill();
        QVERIFY(m_ann->waitForState(showsCountdown));

        QVERIFY2(m_desktop.focus(m_ann->pid()), qPrintable(m_desktop.errorString()));
        QVERIFY(m_desktop.key(u"Up"_s));
        QVERIFY(m_ann->waitForState(
            [](const QJsonObject &state) { return state[u"composer"_s] == u"first words"_s; }));
        QVERIFY(m_desktop.key(u"ctrl+a"_s));
        QVERIFY(m_desktop.type(u"better words"_s));
        QVERIFY(m_desktop.key(u"Return"_s));
        const auto shows = [](const QString &delivery) {
            return [delivery](const QJsonObject &state) {
                const QJsonObject last = state[u"messages"_s].toArray().last().toObject();
                return last[u"text"_s] == u"better words"_s && last[u"delivery"_s] == delivery;
            };
        };
        QVERIFY(m_ann->waitForState(shows(u"waiting"_s)));
        QCOMPARE(timesShown(m_bob->state(), u"first words"), 1);

        QVERIFY(m_stage->server().restart());
        QVERIFY(m_bob->waitForState(shows(u"received"_s), 45000));
        QVERIFY(m_ann->waitForState(shows(u"sent"_s), 45000));
        QCOMPARE(timesShown(m_bob->state(), u"first words"), 0);
    }

    void whatWasWrittenIsFoundAsItReadsNow()
    {
        typeAsAnn(u"where is the Needle"_s);
        QVERIFY(m_desktop.key(u"Return"_s));
        QVERIFY(m_bob->waitForState(
            [](const QJsonObject &state) { return timesShown(state, u"where is the Needle") == 1; }));

        QVERIFY2(m_desktop.focus(m_bob->pid()), qPrintable(m_desktop.errorString()));
        QVERIFY(m_desktop.key(u"ctrl+shift+f"_s));
        QVERIFY(m_desktop.type(u"needle"_s));
        const QJsonArray found{u"where is the <b>Needle</b>"_s};
        QVERIFY(m_bob->waitForState(
            [&found](const QJsonObject &state) { return state[u"found"_s].toArray() == found; }));

        QVERIFY2(m_desktop.focus(m_ann->pid()), qPrintable(m_desktop.errorString()));
        QVERIFY(m_desktop.key(u"Up"_s));
        QVERIFY(m_ann->waitForState(
            [](const QJsonObject &state) { return state[u"composer"_s] == u"where is the Needle"_s; }));
        QVERIFY(m_desktop.key(u"ctrl+a"_s));
        QVERIFY(m_desktop.type(u"no more"_s));
        QVERIFY(m_desktop.key(u"Return"_s));
        QVERIFY(
            m_bob->waitForState([](const QJsonObject &state) { return timesShown(state, u"no more") == 1; }));

        QVERIFY2(m_desktop.focus(m_bob->pid()), qPrintable(m_desktop.errorString()));
        QVERIFY(m_desktop.key(u"Return"_s)); // in the field: looks again
        QVERIFY(m_bob->waitForState(
            [](const QJsonObject &state) { return state[u"found_sentence"_s] == u"Nothing found."_s; }));
        QVERIFY(m_bob->state()[u"found"_s].toArray().isEmpty());
    }

    void aKilledClientStillSendsWhatWasWritten()
    {
        m_stage->server().kill();
        QVERIFY(m_ann->waitForState(showsCountdown));
        typeAsAnn(u"kept on disk"_s);
        QVERIFY(m_desktop.key(u"Return"_s));
        QVERIFY(m_ann->waitForState(
            [](const QJsonObject &state) { return timesShown(state, u"kept on disk") == 1; }));
        m_ann->kill();

        QVERIFY2(m_ann->start(), m_ann->log().constData()); // same home, server away: opens with its history
        QVERIFY(m_ann->waitForState([](const QJsonObject &state) {
            return timesShown(state, u"kept on disk") == 1 &&
                   timesShown(state, u"Boat leaves from pier 4 at six. Who brings the lantern?") == 1;
        }));
        QVERIFY(m_stage->server().restart());
        QVERIFY(m_bob->waitForState(
            [](const QJsonObject &state) { return timesShown(state, u"kept on disk") == 1; }, 45000));
        QVERIFY(m_ann->waitForState(isOnline, 45000));
    }
};

QTEST_GUILESS_MAIN(tst_TwoWindows)
#include "tst_twowindows.moc"
