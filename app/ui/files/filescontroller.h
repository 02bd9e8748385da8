#pragma once

#include "app/core/chatsession.h"
#include "app/ui/files/messagefile.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace Chinwag {

/// The files of messages: fetched when they are seen or asked for, opened, saved, copied.
class FilesController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
    Q_PROPERTY(QString news READ news NOTIFY problemChanged)

public:
    static constexpr milliseconds sentenceFor{8000};

    explicit FilesController(TimerScheduler &timers, QObject *parent = nullptr);

    /// Until the next call; null: none.
    void setSession(ChatSession *session);
    FileLibrary *library() const { return m_session ? &m_session->files() : nullptr; }
    Uploads *uploads() const { return m_session ? &m_session->uploads() : nullptr; }

    /// Why the last thing that was done with a file did not work, or that it did; "" after a while.
    QString problem() const { return m_problem; }
    QString news() const { return m_news; }

    // All fetch the whole file first when it is not here; what is asked for last is what is done with it.
    /// With the program for such files; a copy of its own, which cannot be changed. Not what may be run.
    Q_INVOKABLE void open(const Chinwag::MessageFile &file);
    Q_INVOKABLE void save(const Chinwag::MessageFile &file, const QUrl &target);
    /// To the clipboard.
    Q_INVOKABLE void copyPicture(const Chinwag::MessageFile &file);
    /// Where to save it, until somebody says otherwise; nothing is there.
    Q_INVOKABLE static QUrl placeFor(const Chinwag::MessageFile &file);

Q_SIGNALS:
    void problemChanged();
    void sessionChanged();
    void changed(const Chinwag::FileId &file); ///< what is here of it, or of what is sent

private:
    using Use = std::function<void(const QString &path)>;

    void withWhole(const File &file, Use use);
    void look(const FileId &id);
    void openCopy(const File &file, const QString &path);
    void say(const QString &problem, const QString &news = {});

    TimerScheduler &m_timers;
    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the session
    std::unique_ptr<QTemporaryDir> m_opened;
    struct Awaited
    {
        File file;
        Use use;
    };
    QHash<FileId, Awaited> m_awaited;
    QString m_problem;
    QString m_news;
    Timer m_sentence;
};

} // namespace Chinwag
