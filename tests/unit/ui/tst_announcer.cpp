#include "app/ui/announcer.h"
#include "tests/support/chatworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

class TestAnnouncer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<Test::ChatWorld>();
        m_world->restart(Test::makeUser(u"mira"_s));
        m_world->addRoom(Test::makeRoom(u"r1"_s));
        m_world->goOnline();
        m_world->say(room, ann, u"before"_s);
        ChatSession &session = m_world->session();
        m_connection = std::make_unique<ConnectionController>(m_world->client.clock, m_world->client.timers);
        m_connection->setSession(&session);
        m_messages = std::make_unique<TimelineModel>();
        m_messages->show(session.timeline(room), session.rooms(), session.quotes());
        m_announcer = std::make_unique<Announcer>(m_world->client.timers, *m_messages, *m_connection);
        m_announcer->setActive(true);
        m_said = std::make_unique<QSignalSpy>(m_announcer.get(), &Announcer::announced);
    }
    void cleanup()
    {
        m_said.reset();
        m_announcer.reset();
        m_messages.reset();
        m_connection.reset();
        m_world.reset();
    }

    void aMessageOfAnotherIsSaid()
    {
        m_world->say(room, ann, u"hello"_s);
        QCOMPARE(m_said->count(), 0); // more may come
        m_world->client.advance(Announcer::gatheredFor);
        QCOMPARE(m_said->count(), 1);
        const QString sentence = m_said->takeFirst().constFirst().toString();
        QVERIFY2(sentence.contains(u"hello"_s), qPrintable(sentence));
    }

    void whatComesTogetherIsSaidTogether()
    {
        for (const QString &text : {u"one"_s, u"two"_s})
            m_world->say(room, ann, text);
        m_world->client.advance(Announcer::gatheredFor);
        QCOMPARE(m_said->count(), 1);
        const QString sentence = m_said->takeFirst().constFirst().toString();
        QVERIFY(sentence.indexOf(u"one"_s) < sentence.indexOf(u"two"_s) && sentence.contains(u"one"_s));
        for (int i = 0; i <= Announcer::mostMessages; ++i)
            m_world->say(room, ann, u"many"_s);
        m_world->client.advance(Announcer::gatheredFor);
        QCOMPARE(m_said->count(), 1);
        QCOMPARE(m_said->takeFirst().constFirst().toString(), u"4 new message(s)"_s); // without a translation
    }

    void ownMessagesAndThoseBehindTheWindowAreNot()
    {
        QVERIFY(m_world->session().sendMessage(room, u"mine"_s));
        m_world->client.turn();
        m_world->client.advance(Announcer::gatheredFor);
        QCOMPARE(m_said->count(), 0);
        m_announcer->setActive(false);
        m_world->say(room, ann, u"hello"_s);
        m_world->client.advance(Announcer::gatheredFor);
        QCOMPARE(m_said->count(), 0);
    }

    void theConnectionIsSaidWhenItChangesAndNotEverySecond()
    {
        m_world->client.link().push(DrainingPush{ConnectionNotice::silentFor + milliseconds(8200)});
        m_world->client.link().end(1001);
        m_world->client.advance(ConnectionNotice::silentFor);
        QCOMPARE(m_said->count(), 1);
        QCOMPARE(m_said->takeFirst().constFirst().toString(), m_connection->text());
        m_world->client.advance(milliseconds(3000)); // it counts down
        QCOMPARE(m_said->count(), 0);
    }

private:
    const RoomId room{u"r1"_s};
    const UserId ann{u"u_ann"_s};
    std::unique_ptr<Test::ChatWorld> m_world;
    std::unique_ptr<ConnectionController> m_connection;
    std::unique_ptr<TimelineModel> m_messages;
    std::unique_ptr<Announcer> m_announcer;
    std::unique_ptr<QSignalSpy> m_said;
};

QTEST_GUILESS_MAIN(TestAnnouncer)
#include "tst_announcer.moc"
