#pragma once

#include "app/ui/files/filescontroller.h"

#include <QPointer>

namespace Chinwag {

/// What is here of one file, for the view that shows it.
class FileCopy : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(Chinwag::FilesController *files READ files WRITE setFiles NOTIFY setUp)
    Q_PROPERTY(Chinwag::MessageFile file READ file WRITE setFile NOTIFY setUp)
    Q_PROPERTY(Form form READ form WRITE setForm NOTIFY setUp)
    Q_PROPERTY(bool wanted READ isWanted WRITE setWanted NOTIFY setUp)
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString path READ path NOTIFY changed)
    Q_PROPERTY(bool sending READ isSending NOTIFY changed)
    Q_PROPERTY(qreal part READ part NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)

public:
    enum State { Absent, Loading, Here, Failed };
    Q_ENUM(State)
    enum Form { Whole, Small }; ///< Small: enough to be drawn in a message
    Q_ENUM(Form)

    /// A picture without a small form is fetched unasked when it has at most that many bytes.
    static constexpr qint64 mostUnasked = 4 * 1024 * 1024;

    explicit FileCopy(QObject *parent = nullptr);

    FilesController *files() const { return m_files; }
    void setFiles(FilesController *files);
    MessageFile file() const { return m_file; }
    void setFile(const MessageFile &file);
    Form form() const { return m_form; }
    void setForm(Form form);
    /// Fetched as soon as it can be; not anything that is large.
    bool isWanted() const { return m_wanted; }
    void setWanted(bool wanted);

    State state() const { return m_state; }
    QString path() const { return m_path; } ///< when Here
    bool isSending() const;                 ///< the server does not have it yet
    qreal part() const { return m_part; }   ///< from 0 to 1, of what is on its way in either direction
    /// How far it is, or why it did not come.
    QString words() const { return m_words; }

    /// Whatever its size; after a failure once more.
    Q_INVOKABLE void fetch();
    Q_INVOKABLE void cancel();

Q_SIGNALS:
    void setUp();
    void changed();

private:
    FileLibrary::Form libraryForm() const;
    void startOver();
    void fetchIfSmall();
    void update();

    QPointer<FilesController> m_files;
    MessageFile m_file;
    Form m_form = Small;
    bool m_wanted = false;
    State m_state = Absent;
    QString m_path;
    qreal m_part = 0;
    QString m_words;
};

} // namespace Chinwag
