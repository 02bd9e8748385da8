#include "shared/base/task.h"

#include <QTest>

#include <functional>

using namespace Chinwag;

namespace {

struct Refusal
{
    QString why;
};

template <typename T>
using Outcome = Result<T, Refusal>;
template <typename T>
using Done = Continuation<Outcome<T>>;
template <typename T>
using Task = BasicTask<T, Refusal>;

struct Order
{
    QString what;
    int count = 0;
};

/// Answers when it is told to, or at once.
class Shop
{
public:
    void buy(const QString &what, int count, Done<int> done)
    {
        bought.append(what);
        if (answersAtOnce)
            return done(answer(count));
        waiting.push_back([this, count, done = std::move(done)] { done(answer(count)); });
    }
    void take(const Order &order, Done<int> done) { buy(order.what, order.count, std::move(done)); }
    void turn()
    {
        for (const auto &each : std::exchange(waiting, {}))
            each();
    }

    QStringList bought;
    std::vector<std::function<void()>> waiting;
    bool answersAtOnce = false;
    bool isClosed = false;

private:
    Outcome<int> answer(int count) const
    {
        if (isClosed)
            return Refusal{QStringLiteral("closed")};
        return count * 10;
    }
};

/// Counts how many of it there are.
struct Witness
{
    static inline int alive = 0;

    Witness() { ++alive; }
    Witness(const Witness &) { ++alive; }
    Witness &operator=(const Witness &) = default;
    ~Witness() { --alive; }
};

template <typename T>
struct Ended
{
    std::optional<Outcome<T>> outcome;
    int times = 0;

    Done<T> done()
    {
        return [this](Outcome<T> result) {
            outcome = std::move(result);
            ++times;
        };
    }
};

Task<int> price(Shop &shop, QString what, int count)
{
    const Witness local;
    const int each = co_await ask(shop, &Shop::buy, what, count);
    co_return each + 1;
}

Task<int> sum(Shop &shop, int times)
{
    const Witness local;
    int total = 0;
    for (int i = 1; i <= times; ++i)
        total += co_await price(shop, QStringLiteral("tea"), i % 10);
    co_return total;
}

Task<QString> described(Shop &shop)
{
    const Outcome<int> outcome = co_await price(shop, QStringLiteral("tea"), 1).settled();
    co_return outcome ? QString::number(*outcome) : QStringLiteral("because ") + outcome.error().why;
}

Outcome<int> positive(int number)
{
    return number > 0 ? Outcome<int>(number) : Outcome<int>(Refusal{QStringLiteral("not positive")});
}

Task<int> checked(int number)
{
    const Witness local;
    const int good = co_await positive(number);
    co_return good;
}

Task<QList<int>> several(Shop &shop, int count)
{
    QList<Call<int, Refusal>> calls;
    for (int i = 0; i < count; ++i)
        calls.append(ask(shop, &Shop::buy, QString::number(i), i));
    QList<int> values = co_await all(std::move(calls));
    co_return values;
}

Task<int> ordered(Shop &shop, QString what, int count)
{
    const Order order{what, count};
    const int price = co_await ask(shop, &Shop::take, order);
    co_return price;
}

/// Ends its owner in the middle.
struct Owner
{
    Shop &shop;
    QString name = QStringLiteral("owner");
    TaskScope tasks;

    explicit Owner(Shop &bought)
        : shop(bought)
    {
    }
    Task<int> endMe(std::unique_ptr<Owner> *self, int *steps)
    {
        const Witness local;
        Shop &stays = shop;
        co_await ask(stays, &Shop::buy, name, 1);
        self->reset();
        ++*steps;
        co_await ask(stays, &Shop::buy, QStringLiteral("never"), 1);
        ++*steps;
        co_return 0;
    }
    Task<int> inside(std::unique_ptr<Owner> *self, int *steps)
    {
        const Witness local;
        co_return co_await endMe(self, steps);
    }
};

} // namespace

class TestTask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(Witness::alive, 0); }
    void givesAValue();
    void nothingRunsBeforeItIsStarted();
    void anErrorEndsIt();
    void anErrorEndsItsCallers();
    void anErrorCanBeLookedAt();
    void resultsAreAwaitedToo();
    void aggregatesHaveANameFirst();
    void answersAtOnce();
    void manyAtOnce_data();
    void manyAtOnce();
    void theFirstErrorOfMany();
    void endsWithItsOwner_data();
    void endsWithItsOwner();
    void answersAfterTheOwnerAreHarmless();
    void mayEndItsOwner_data();
    void mayEndItsOwner();
    void doneMayEndTheOwner();
    void doneMayStartAnother();
    void longLoops_data();
    void longLoops();
};

void TestTask::givesAValue()
{
    Shop shop;
    TaskScope tasks;
    Ended<int> ended;
    tasks.start(sum(shop, 3), ended.done());
    QCOMPARE(shop.bought.size(), 1);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(ended.times, 0);
        shop.turn();
    }
    QCOMPARE(ended.times, 1);
    QCOMPARE(ended.outcome->value(), 63);
}

void TestTask::nothingRunsBeforeItIsStarted()
{
    Shop shop;
    {
        const Task<int> task = price(shop, QStringLiteral("tea"), 1);
    }
    QVERIFY(shop.bought.isEmpty());
}

void TestTask::anErrorEndsIt()
{
    Shop shop;
    TaskScope tasks;
    Ended<int> ended;
    tasks.start(price(shop, QStringLiteral("tea"), 1), ended.done());
    shop.isClosed = true;
    shop.turn();
    QCOMPARE(ended.times, 1);
    QCOMPARE(ended.outcome->error().why, QStringLiteral("closed"));
    QCOMPARE(Witness::alive, 0);
}

void TestTask::anErrorEndsItsCallers()
{
    Shop shop;
    TaskScope tasks;
    Ended<int> ended;
    tasks.start(sum(shop, 3), ended.done());
    shop.turn();
    shop.isClosed = true;
    shop.turn();
    QCOMPARE(ended.times, 1);
    QCOMPARE(ended.outcome->error().why, QStringLiteral("closed"));
    QCOMPARE(shop.bought.size(), 2);
}

void TestTask::anErrorCanBeLookedAt()
{
    Shop shop;
    TaskScope tasks;
    Ended<QString> bad;
    tasks.start(described(shop), bad.done());
    shop.isClosed = true;
    shop.turn();
    QCOMPARE(bad.outcome->value(), QStringLiteral("because closed"));
    Ended<QString> good;
    tasks.start(described(shop), good.done());
    shop.isClosed = false;
    shop.turn();
    QCOMPARE(good.outcome->value(), QStringLiteral("11"));
}

void TestTask::resultsAreAwaitedToo()
{
    TaskScope tasks;
    Ended<int> good;
    tasks.start(checked(4), good.done());
    QCOMPARE(good.outcome->value(), 4);
    Ended<int> bad;
    tasks.start(checked(-4), bad.done());
    QCOMPARE(bad.outcome->error().why, QStringLiteral("not positive"));
}

void TestTask::aggregatesHaveANameFirst()
{
    static_assert(TaskDetail::isFreedTwice<Order>);
    static_assert(!TaskDetail::isFreedTwice<const Order &>);
    static_assert(!TaskDetail::isFreedTwice<QString>);
    Shop shop;
    TaskScope tasks;
    Ended<int> ended;
    tasks.start(ordered(shop, QStringLiteral("tea"), 2), ended.done());
    shop.turn();
    QCOMPARE(shop.bought, QStringList{QStringLiteral("tea")});
    QCOMPARE(ended.outcome->value(), 20);
}

void TestTask::answersAtOnce()
{
    Shop shop;
    shop.answersAtOnce = true;
    TaskScope tasks;
    Ended<int> ended;
    tasks.start(sum(shop, 3), ended.done());
    QCOMPARE(ended.outcome->value(), 63);
    shop.isClosed = true;
    tasks.start(sum(shop, 3), ended.done());
    QCOMPARE(ended.outcome->error().why, QStringLiteral("closed"));
    QCOMPARE(ended.times, 2);
}

void TestTask::manyAtOnce_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("atOnce");
    QTest::newRow("none") << 0 << false;
    QTest::newRow("later") << 5 << false;
    QTest::newRow("at once") << 5 << true;
}

void TestTask::manyAtOnce()
{
    QFETCH(int, count);
    QFETCH(bool, atOnce);
    Shop shop;
    shop.answersAtOnce = atOnce;
    TaskScope tasks;
    Ended<QList<int>> ended;
    tasks.start(several(shop, count), ended.done());
    QCOMPARE(shop.bought.size(), count);
    shop.turn();
    QCOMPARE(ended.times, 1);
    QList<int> expected;
    for (int i = 0; i < count; ++i)
        expected.append(i * 10);
    QCOMPARE(ended.outcome->value(), expected);
}

void TestTask::theFirstErrorOfMany()
{
    Shop shop;
    TaskScope tasks;
    Ended<QList<int>> ended;
    tasks.start(several(shop, 3), ended.done());
    const auto waiting = std::exchange(shop.waiting, {});
    waiting[2]();
    shop.isClosed = true;
    waiting[0]();
    QCOMPARE(ended.times, 0);
    shop.isClosed = false;
    waiting[1]();
    QCOMPARE(ended.times, 1);
    QCOMPARE(ended.outcome->error().why, QStringLiteral("closed"));
}

void TestTask::endsWithItsOwner_data()
{
    QTest::addColumn<int>("turns");
    for (int turns = 0; turns < 4; ++turns)
        QTest::addRow("after %d turns", turns) << turns;
}

void TestTask::endsWithItsOwner()
{
    QFETCH(int, turns);
    Shop shop;
    Ended<int> ended;
    {
        TaskScope tasks;
        tasks.start(sum(shop, 3), ended.done());
        for (int i = 0; i < turns; ++i)
            shop.turn();
    }
    QCOMPARE(Witness::alive, 0);
    shop.turn();
    QCOMPARE(ended.times, turns == 3 ? 1 : 0);
    QCOMPARE(shop.bought.size(), std::min(turns + 1, 3));
}

void TestTask::answersAfterTheOwnerAreHarmless()
{
    Shop shop;
    Ended<QList<int>> ended;
    {
        TaskScope tasks;
        tasks.start(several(shop, 3), ended.done());
    }
    shop.turn();
    QCOMPARE(ended.times, 0);
}

void TestTask::mayEndItsOwner_data()
{
    QTest::addColumn<bool>("nested");
    QTest::addColumn<bool>("atOnce");
    for (const bool nested : {false, true}) {
        for (const bool atOnce : {false, true})
            QTest::addRow("%s, %s", nested ? "nested" : "plain", atOnce ? "at once" : "later")
                << nested << atOnce;
    }
}

void TestTask::mayEndItsOwner()
{
    QFETCH(bool, nested);
    QFETCH(bool, atOnce);
    Shop shop;
    shop.answersAtOnce = atOnce;
    Ended<int> ended;
    int steps = 0;
    auto owner = std::make_unique<Owner>(shop);
    Owner &it = *owner;
    it.tasks.start(nested ? it.inside(&owner, &steps) : it.endMe(&owner, &steps), ended.done());
    shop.turn();
    shop.turn();
    QCOMPARE(steps, 1);
    QCOMPARE(ended.times, 0);
    QCOMPARE(Witness::alive, 0);
    QVERIFY(!owner);
}

void TestTask::doneMayEndTheOwner()
{
    Shop shop;
    auto tasks = std::make_unique<TaskScope>();
    tasks->start<int, Refusal>(sum(shop, 1), [&tasks](const Outcome<int> &) { tasks.reset(); });
    tasks->start<int, Refusal>(sum(shop, 2), [](const Outcome<int> &) { QFAIL("its owner is gone"); });
    shop.turn();
    QVERIFY(!tasks);
    shop.turn();
}

void TestTask::doneMayStartAnother()
{
    Shop shop;
    TaskScope tasks;
    Ended<int> second;
    tasks.start<int, Refusal>(sum(shop, 1),
                              [&](const Outcome<int> &) { tasks.start(sum(shop, 1), second.done()); });
    shop.turn();
    QCOMPARE(second.times, 0);
    shop.turn();
    QCOMPARE(second.times, 1);
}

void TestTask::longLoops_data()
{
    QTest::addColumn<bool>("atOnce");
    QTest::newRow("later") << false;
    QTest::newRow("at once") << true;
}

void TestTask::longLoops()
{
    QFETCH(bool, atOnce);
    constexpr int times = 100'000;
    Shop shop;
    shop.answersAtOnce = atOnce;
    TaskScope tasks;
    Ended<int> ended;
    tasks.start(sum(shop, times), ended.done());
    for (int turn = 0; turn < times && !atOnce; ++turn)
        shop.turn();
    QCOMPARE(ended.times, 1);
    QVERIFY(ended.outcome->hasValue());
}

QTEST_GUILESS_MAIN(TestTask)
#include "tst_task.moc"
