#include "app/ui/rooms/peoplefinder.h"

#include "app/ui/guarded.h"

#include <algorithm>
#include <vector>

namespace Chinwag {

void PeopleFinder::setSession(ChatSession *session)
{
    m_watch = session ? std::make_unique<QObject>() : nullptr;
    m_session = session;
    m_model.setSession(session);
    m_text.clear();
    m_others.clear();
}

void PeopleFinder::find(const QString &text, const QList<UserId> &others)
{
    if (!m_session)
        return;
    const bool isNew = m_text != text.trimmed();
    m_text = text.trimmed();
    m_others = others;
    show();
    if (m_text.isEmpty() || !isNew)
        return;
    m_session->roomActions().findUsers(
        m_text,
        guarded<QList<User>>(m_watch.get(), [this, asked = m_text](const Result<QList<User>, Error> &) {
            if (asked == m_text)
                show(); // the book has them now
        }));
}

void PeopleFinder::show()
{
    struct Candidate
    {
        bool offline;
        User user;
    };
    std::vector<Candidate> candidates;
    const QList<User> known = m_session->rooms().users();
    for (const User &user : known) {
        const bool matches = user.displayName.contains(m_text, Qt::CaseInsensitive) ||
                             user.username.contains(m_text, Qt::CaseInsensitive);
        if (matches && user.id != m_session->account().user.id && !m_others.contains(user.id))
            candidates.push_back(
                {m_session->presence().presence(user.id).presence == Presence::Offline, user});
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
        if (a.offline != b.offline)
            return b.offline;
        const int names = a.user.displayName.localeAwareCompare(b.user.displayName);
        return names != 0 ? names < 0 : a.user.id < b.user.id;
    });
    QList<UserId> people;
    for (const Candidate &candidate : candidates) {
        if (people.size() < mostPeople)
            people.append(candidate.user.id);
    }
    m_model.setUsers(people);
}

const User *PeopleFinder::called(const QString &name, const QList<User> &users)
{
    for (const auto part : {&User::username, &User::displayName}) {
        const auto found = std::find_if(users.cbegin(), users.cend(), [&name, part](const User &user) {
            return (user.*part).compare(name, Qt::CaseInsensitive) == 0;
        });
        if (found != users.cend())
            return &*found;
    }
    return nullptr;
}

} // namespace Chinwag
