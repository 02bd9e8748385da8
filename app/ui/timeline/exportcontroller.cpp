#include "app/ui/timeline/exportcontroller.h"

#include <QDesktopServices>
#include <QDir>
#include <QLocale>

#include <algorithm>

namespace Chinwag {

namespace {

// Of the bar; files take the longest.
constexpr qreal messagesEnd = 0.3;
constexpr qreal filesEnd = 0.9;

} // namespace

void ExportController::open(ChatSession *session, const RoomId &room)
{
    const bool isOther = session && session != m_session;
    m_room = room;
    if (!session) {
        cancel();
        m_watch.reset();
    }
    m_session = session;
    if (isOther)
        watch();
    if (m_state != Running)
        prepare();
}

void ExportController::watch()
{
    m_watch = std::make_unique<QObject>();
    become(Idle, {});
    RoomExport &exporter = m_session->exporter();
    connect(&exporter, &RoomExport::progressed, m_watch.get(),
            [this](RoomExport::Phase phase, qint64 done, qint64 all) { progressed(phase, done, all); });
    connect(&exporter, &RoomExport::failed, m_watch.get(),
            [this](const QString &reason) { become(Failed, reason); });
    connect(&exporter, &RoomExport::finished, m_watch.get(), [this](const QString &page) {
        m_page = page;
        become(Done, QDir::toNativeSeparators(QFileInfo(page).path()));
    });
}

void ExportController::prepare()
{
    if (m_state == Running)
        return;
    m_title = m_session ? m_session->rooms().title(m_room) : QString();
    become(Idle, {});
    Q_EMIT roomChanged();
}

void ExportController::start(const QUrl &folder, bool withFiles)
{
    const RoomBook::Entry *entry = m_session ? m_session->rooms().find(m_room) : nullptr;
    if (!entry || m_state == Running)
        return;
    prepare();
    become(Running, tr("Beginning…"));
    m_session->exporter().start(
        {m_room, m_title, folder.toLocalFile(), entry->room.headSeq, withFiles, QLocale()});
}

void ExportController::cancel()
{
    if (m_session && m_state == Running)
        m_session->exporter().cancel();
    become(Idle, {});
}

void ExportController::show() const
{
    if (m_state == Done)
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_page));
}

void ExportController::progressed(RoomExport::Phase phase, qint64 done, qint64 all)
{
    const QLocale locale;
    const qreal part = all > 0 ? std::min(qreal(1), qreal(done) / qreal(all)) : 1;
    switch (phase) {
    case RoomExport::Phase::Messages:
        return become(Running, tr("Messages: %1 of %2").arg(locale.toString(done), locale.toString(all)),
                      part * messagesEnd);
    case RoomExport::Phase::Files:
        return become(
            Running, tr("Files: %1 of %2").arg(locale.formattedDataSize(done), locale.formattedDataSize(all)),
            messagesEnd + part * (filesEnd - messagesEnd));
    case RoomExport::Phase::Page:
        return become(Running, tr("Writing the page to read…"), filesEnd + part * (1 - filesEnd));
    }
}

void ExportController::become(State state, const QString &words, qreal part)
{
    if (m_state == state && m_words == words && m_part == part)
        return;
    m_state = state;
    m_words = words;
    m_part = part;
    Q_EMIT changed();
}

} // namespace Chinwag
