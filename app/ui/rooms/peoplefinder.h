#pragma once

#include "app/ui/timeline/personlistmodel.h"

namespace Chinwag {

/// People who are suggested while a name is being typed: those one knows of at once, those the server finds
/// as it answers; who is there comes first. Loop thread.
class PeopleFinder : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype mostPeople = 8;

    using QObject::QObject;

    PersonListModel *model() { return &m_model; }
    /// Null: signed out. Outlives the time until the next call.
    void setSession(ChatSession *session);
    /// Suggests those whose names have `text` in them, without oneself and `others`.
    void find(const QString &text, const QList<UserId> &others = {});

    /// Who has this name: as a user name, else as the one that is shown; null for nobody.
    static const User *called(const QString &name, const QList<User> &users);

private:
    void show();

    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // ends with the session, and so do the answers it still owes
    PersonListModel m_model;
    QString m_text;
    QList<UserId> m_others;
};

} // namespace Chinwag
