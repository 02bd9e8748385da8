// Runs the tst_*.qml beside it on the real components, with a window full of sample data and time turned by
// hand.
#include "app/ui/denynetwork.h"
#include "app/ui/qmlmodules.h"
#include "tests/qml/fixture.h"

#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickStyle>
#include <QtQuickTest>

class Setup : public QObject
{
    Q_OBJECT

public:
    Setup() { QQuickStyle::setStyle(QStringLiteral("Basic")); }

public Q_SLOTS:
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->setNetworkAccessManagerFactory(&m_network);
        engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
        qmlRegisterType<Chinwag::Fixture>("Chinwag.Test", 1, 0, "Fixture");
    }

private:
    Chinwag::CountingNetwork m_network;
};

QUICK_TEST_MAIN_WITH_SETUP(chinwag, Setup)
#include "tst_qml.moc"
