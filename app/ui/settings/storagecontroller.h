#pragma once

#include "app/core/chatsession.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// What the account takes on this computer's disk, by kind, and how to get that back. What one wrote and was
/// not sent, and drafts, stay in every case.
class StorageController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(QString messages READ messages NOTIFY changed)
    Q_PROPERTY(QString files READ files NOTIFY changed)
    Q_PROPERTY(bool hasFiles READ hasFiles NOTIFY changed)

public:
    using Measure = std::function<qint64()>; ///< bytes

    using QObject::QObject;

    /// Null: signed out.
    void setSession(ChatSession *session);
    /// Of the account's database.
    void setMeasure(Measure measure) { m_measure = std::move(measure); }

    QString messages() const;
    QString files() const;
    bool hasFiles() const { return m_files > 0; }

    /// Looks how much it is now.
    Q_INVOKABLE void refresh();
    /// The copies of files that others can fetch again.
    Q_INVOKABLE void clearFiles();
    /// The copies of rooms, people and messages. They are fetched again.
    Q_INVOKABLE void clearMessages() { Q_EMIT clearRequested(); }

Q_SIGNALS:
    void changed();
    void clearRequested();

private:
    ChatSession *m_session = nullptr;
    Measure m_measure;
    qint64 m_messages = 0;
    qint64 m_files = 0;
};

} // namespace Chinwag
