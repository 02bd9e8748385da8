#include "app/ui/settings/storagecontroller.h"

#include "app/core/files/filewords.h"

namespace Chinwag {

void StorageController::setSession(ChatSession *session)
{
    m_session = session;
    refresh();
}

QString StorageController::messages() const { return sizeForPeople(m_messages); }

QString StorageController::files() const { return sizeForPeople(m_files); }

void StorageController::refresh()
{
    m_messages = m_session && m_measure ? m_measure() : 0;
    m_files = m_session ? m_session->files().size() : 0;
    Q_EMIT changed();
}

void StorageController::clearFiles()
{
    if (!m_session)
        return;
    m_session->files().clear();
    refresh();
}

} // namespace Chinwag
