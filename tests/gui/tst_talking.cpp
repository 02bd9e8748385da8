// What people do with messages all day, in two real windows: with the mouse on what is to be seen, with keys,
// and read as a screen reader reads it.

#include "tests/gui/flow.h"

#include <QJsonArray>
#include <QTest>

using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

using Condition = std::function<bool(const QJsonObject &)>;

Condition has(const QString &message)
{
    return [message](const QJsonObject &state) { return !messageIn(state, message).isEmpty(); };
}

Condition hasReactions(const QString &message, const QStringList &reactions)
{
    return [=](const QJsonObject &state) {
        return messageIn(state, message)[u"reactions"_s] == QJsonArray::fromStringList(reactions);
    };
}

Condition writes(const QString &text)
{
    return [text](const QJsonObject &state) { return state[u"composer"_s] == text; };
}

Condition saysOfWords(const QString &sentence)
{
    return [sentence](const QJsonObject &state) { return state[u"words_sentence"_s] == sentence; };
}

} // namespace

class tst_Talking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_flow.startDesktop(), qPrintable(m_flow.why())); }
    void init()
    {
        QVERIFY2(m_flow.setUp(), qPrintable(m_flow.why()));
        QVERIFY2(m_flow.openWindows(), qPrintable(m_flow.why()));
    }
    void cleanup() { m_flow.tearDown(QTest::currentTestFailed() ? QTest::currentTestFunction() : nullptr); }

    void aReactionIsSeenByTheOther();
    void aReactionIsSearchedInThePicker();
    void anEmojiIsSearchedForTheComposer();
    void aMentionIsCompletedAndFound();
    void whatIsDeletedIsOnNoDiskAnyMore();
    void wordsAsTypedAreSwitchedOnAndOff();

private:
    Flow m_flow{QStringLiteral(CHINWAG_BINARIES)};
};

void tst_Talking::aReactionIsSeenByTheOther()
{
    const QString tea = u"Who brings tea?"_s;
    QVERIFY2(m_flow.send(m_flow.ann(), tea), qPrintable(m_flow.why()));
    QVERIFY(m_flow.bob().waitForState(has(tea)));
    QVERIFY2(m_flow.clickOnBar(m_flow.bob(), tea, u"quickReaction"_s, u"👍"_s), qPrintable(m_flow.why()));
    QVERIFY(m_flow.ann().waitForState(hasReactions(tea, {u"👍 1"_s})));
    QVERIFY(m_flow.bob().waitForState(hasReactions(tea, {u"👍 1 own"_s})));
    QVERIFY(m_flow.ann().says(u"reactionChip"_s).contains(u"Bob Nwosu"_s));

    QVERIFY2(m_flow.click(m_flow.ann(), u"reactionChip"_s, u"👍"_s), qPrintable(m_flow.why()));
    QVERIFY(m_flow.bob().waitForState(hasReactions(tea, {u"👍 2 own"_s})));
    QVERIFY(waitFor([&] { return m_flow.ann().says(u"message"_s, tea).endsWith(u"1 reaction"_s); }));

    QVERIFY2(m_flow.click(m_flow.bob(), u"reactionChip"_s, u"👍"_s), qPrintable(m_flow.why()));
    QVERIFY(m_flow.ann().waitForState(hasReactions(tea, {u"👍 1 own"_s})));
    // The click was on the log; the next letter is the composer's.
    QVERIFY(m_flow.desktop().type(u"me"_s));
    QVERIFY(m_flow.bob().waitForState(writes(u"me"_s)));
}

void tst_Talking::aReactionIsSearchedInThePicker()
{
    const QString wind = u"The wind is good"_s;
    QVERIFY2(m_flow.send(m_flow.ann(), wind), qPrintable(m_flow.why()));
    QVERIFY(m_flow.bob().waitForState(has(wind)));
    QVERIFY2(m_flow.clickOnBar(m_flow.bob(), wind, u"reactButton"_s), qPrintable(m_flow.why()));
    QVERIFY(waitFor([this] { return m_flow.bob().shows(u"emojiSearch"_s); }));
    QVERIFY(m_flow.desktop().type(u"sailb"_s));
    QVERIFY(m_flow.bob().waitForState(
        [](const QJsonObject &state) { return state[u"emoji"_s] == u"sailboat"_s; }));
    QVERIFY(m_flow.desktop().key(u"Return"_s));
    QVERIFY(m_flow.ann().waitForState(hasReactions(wind, {u"⛵ 1"_s})));
}

void tst_Talking::anEmojiIsSearchedForTheComposer()
{
    QVERIFY2(m_flow.type(m_flow.ann(), u"I bring the "_s), qPrintable(m_flow.why()));
    QVERIFY(m_flow.desktop().key(u"ctrl+e"_s));
    QVERIFY(waitFor([this] { return m_flow.ann().shows(u"emojiSearch"_s); }));
    QVERIFY(m_flow.desktop().type(u"red paper"_s));
    QVERIFY(m_flow.ann().waitForState(
        [](const QJsonObject &state) { return state[u"emoji"_s].toString().contains(u"lantern"_s); }));
    QVERIFY(m_flow.desktop().key(u"Return"_s));
    QVERIFY(m_flow.ann().waitForState(writes(u"I bring the 🏮"_s)));
    QVERIFY(m_flow.desktop().key(u"Return"_s)); // the keyboard is back in the composer
    QVERIFY(m_flow.bob().waitForState(has(u"I bring the 🏮"_s)));
}

void tst_Talking::aMentionIsCompletedAndFound()
{
    QVERIFY2(m_flow.type(m_flow.ann(), u"@bo"_s), qPrintable(m_flow.why()));
    QVERIFY(m_flow.ann().waitForState(
        [](const QJsonObject &state) { return state[u"suggested"_s] == QJsonArray{u"Bob Nwosu"_s}; }));
    QVERIFY(m_flow.desktop().key(u"Tab"_s));
    QVERIFY(m_flow.ann().waitForState(writes(u"@bob "_s)));
    QVERIFY(m_flow.desktop().type(u"your turn"_s));
    QVERIFY(m_flow.desktop().key(u"Return"_s));
    QVERIFY(m_flow.bob().waitForState([](const QJsonObject &state) {
        return messageIn(state, u"@bob your turn")[u"mentioned"_s].toBool();
    }));
    QVERIFY2(m_flow.key(m_flow.bob(), u"ctrl+shift+m"_s), qPrintable(m_flow.why()));
    QVERIFY(m_flow.bob().waitForState([](const QJsonObject &state) {
        const QJsonArray found = state[u"found"_s].toArray();
        return found.size() == 1 && found.first().toString().contains(u"your turn"_s);
    }));
}

void tst_Talking::whatIsDeletedIsOnNoDiskAnyMore()
{
    const QString secret = u"quincetangerine at dawn"_s;
    const QByteArray marker = "quincetangerine";
    const QStringList places{m_flow.stage().server().dataDirectory(), m_flow.ann().home(),
                             m_flow.bob().home()};
    QVERIFY2(m_flow.send(m_flow.ann(), secret), qPrintable(m_flow.why()));
    QVERIFY(m_flow.bob().waitForState(has(secret)));
    for (const QString &place : places)
        QVERIFY2(waitFor([&] { return !filesWith(place, marker).isEmpty(); }), qPrintable(place));

    QVERIFY2(m_flow.clickOnBar(m_flow.ann(), secret, u"moreButton"_s), qPrintable(m_flow.why()));
    QVERIFY2(m_flow.click(m_flow.ann(), u"deleteItem"_s), qPrintable(m_flow.why()));
    QVERIFY2(m_flow.click(m_flow.ann(), u"dialogAcceptButton"_s, u"Delete"_s), qPrintable(m_flow.why()));
    const auto isGone = [](const QJsonObject &state) {
        const QJsonObject last = state[u"messages"_s].toArray().last().toObject();
        return last[u"deleted"_s].toBool() && last[u"text"_s].toString().isEmpty();
    };
    QVERIFY(m_flow.ann().waitForState(isGone));
    QVERIFY(m_flow.bob().waitForState(isGone));
    for (const QString &place : places) {
        QStringList found;
        QVERIFY2(waitFor([&] { return (found = filesWith(place, marker)).isEmpty(); }, 30'000),
                 qPrintable(found.join(u' ')));
    }
    QVERIFY(!m_flow.stage().server().log().contains(marker));
    QVERIFY(!m_flow.ann().log().contains(marker));
    QVERIFY(!m_flow.bob().log().contains(marker));
}

void tst_Talking::wordsAsTypedAreSwitchedOnAndOff()
{
    const auto sees = [](const QStringList &texts) {
        return [texts](const QJsonObject &state) {
            return state[u"words"_s].toArray() == QJsonArray::fromStringList(texts);
        };
    };
    QVERIFY2(m_flow.click(m_flow.ann(), u"roomMenuButton"_s), qPrintable(m_flow.why()));
    QVERIFY2(m_flow.click(m_flow.ann(), u"wordsItem"_s), qPrintable(m_flow.why()));
    QVERIFY(m_flow.bob().waitForState(
        saysOfWords(u"1 person in this room would like to see words as they are typed"_s)));
    QVERIFY2(m_flow.click(m_flow.bob(), u"wordsChoice"_s, u"Turn on"_s), qPrintable(m_flow.why()));
    QVERIFY(m_flow.ann().waitForState(saysOfWords(u"You both see words as they are typed"_s)));

    QVERIFY2(m_flow.type(m_flow.ann(), u"half a sent"_s), qPrintable(m_flow.why()));
    QVERIFY(m_flow.bob().waitForState(sees({u"half a sent"_s})));
    QVERIFY2(m_flow.click(m_flow.bob(), u"wordsChoice"_s, u"Turn off"_s), qPrintable(m_flow.why()));
    QVERIFY(m_flow.ann().waitForState(
        saysOfWords(u"Nobody else has agreed yet to see words as they are typed"_s)));
    QVERIFY(m_flow.bob().waitForState(sees({})));
    QVERIFY2(m_flow.type(m_flow.ann(), u"ence"_s), qPrintable(m_flow.why()));
    QVERIFY(m_flow.bob().waitForState(
        [](const QJsonObject &state) { return showsTyping(state, u"\u2068Ann Larsen\u2069 is typing…"); }));
    QVERIFY(sees({})(m_flow.bob().state()));
}

QTEST_GUILESS_MAIN(tst_Talking)
#include "tst_talking.moc"
