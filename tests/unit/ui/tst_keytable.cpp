#include "app/ui/settings/keytable.h"

#include <QKeySequence>
#include <QSet>
#include <QTest>

using namespace Chinwag;

class TestKeyTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noTwoActionsShareAKey()
    {
        QSet<QString> taken;
        for (const KeyTable::Entry &entry : KeyTable::all()) {
            const QStringList sequences = KeyTable::of(entry.action);
            for (const QString &sequence : sequences) {
                QVERIFY2(!taken.contains(sequence), qPrintable(sequence));
                taken.insert(sequence);
            }
        }
    }

    void everySequenceIsOne()
    {
        for (const KeyTable::Entry &entry : KeyTable::all()) {
            const QStringList sequences = KeyTable::of(entry.action);
            QVERIFY(!sequences.isEmpty());
            for (const QString &sequence : sequences) {
                const QKeySequence keys = QKeySequence::fromString(sequence);
                QVERIFY2(keys.count() == 1 && keys[0].key() != Qt::Key_unknown, qPrintable(sequence));
            }
        }
    }

    /// IBus types characters by their numbers with it.
    void inputMethodsKeepTheirKeys()
    {
        for (const KeyTable::Entry &entry : KeyTable::all())
            QVERIFY(!KeyTable::of(entry.action).contains(QStringLiteral("Ctrl+Shift+U")));
    }

    void theyAreReadAsOnTheKeyboard()
    {
        QCOMPARE(KeyTable::text(KeyTable::Switcher), QStringLiteral("Ctrl+K"));
        QCOMPARE(KeyTable::text(KeyTable::LargerText), QStringLiteral("Ctrl++"));
        QCOMPARE(KeyTable::text(KeyTable::RoomByPlace), QStringLiteral("Ctrl+1 … Ctrl+9"));
        QCOMPARE(KeyTable::rows().size(), qsizetype(KeyTable::all().size()));
    }
};

QTEST_GUILESS_MAIN(TestKeyTable)
#include "tst_keytable.moc"
