#include "tests/gui/stage.h"

namespace Chinwag::Test {

using namespace Qt::StringLiterals;

Stage::Stage(QString binaries)
    : m_binaries(std::move(binaries))
    , m_server(m_binaries + u"/chinwagd"_s)
{
}

bool Stage::setUp(const QStringList &arguments)
{
    m_server.setArguments(QStringList{u"--demo"_s, u"--server-name"_s, u"Harbour crew"_s} + arguments);
    if (!m_server.start()) {
        m_error = u"chinwagd did not start:\n%1"_s.arg(QString::fromUtf8(m_server.log()));
        return false;
    }
    const bool joined = m_people.join(m_server.url());
    m_error = m_people.errorString();
    return joined;
}

std::unique_ptr<ClientWindow> Stage::window(const Desktop &desktop, const QString &user,
                                            const QString &geometry, const QString &theme,
                                            const QStringList &environment, const QUrl &way)
{
    ClientWindow::Options options;
    options.binary = m_binaries + u"/chinwag"_s;
    options.display = desktop.display();
    options.server = (way.isValid() ? way : m_server.url()).toString();
    options.user = user;
    options.passwordFile = m_people.passwordFile();
    options.geometry = geometry;
    options.theme = theme;
    options.environment = environment;
    return std::make_unique<ClientWindow>(options);
}

TwoWindows Stage::twoWindows(const Desktop &desktop)
{
    return {window(desktop, u"ann"_s, TwoWindows::leftGeometry()),
            window(desktop, u"bob"_s, TwoWindows::rightGeometry())};
}

} // namespace Chinwag::Test
