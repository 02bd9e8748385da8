#include "app/core/search/searchquery.h"

#include "app/core/rooms/roombook.h"
#include "shared/protocol/textrules.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace Chinwag {

namespace {

using Problem = std::optional<SearchProblem>;
using Kind = SearchProblem::Kind;

std::optional<std::chrono::milliseconds> beginningOf(const QString &day)
{
    for (const QString &format :
         {QStringLiteral("yyyy-MM-dd"), QStringLiteral("yyyy-MM"), QStringLiteral("yyyy")}) {
        const QDate date = QDate::fromString(day, format);
        if (date.isValid())
            return std::chrono::milliseconds(date.startOfDay().toMSecsSinceEpoch());
    }
    return std::nullopt;
}

bool isCalled(const QString &name, const QString &typed) { return searchKey(name) == searchKey(typed); }

Problem takeSender(SearchQuery &query, const QString &name, const RoomBook &book)
{
    const QString bare = name.startsWith(u'@') ? name.mid(1) : name;
    const QList<User> users = book.users();
    const auto findBy = [&](QString User::*member) {
        return std::find_if(users.cbegin(), users.cend(),
                            [&](const User &user) { return isCalled(user.*member, bare); });
    };
    if (isCalled(bare, QStringLiteral("me"))) {
        query.sender = book.self().id;
        return {};
    }
    auto found = findBy(&User::username);
    if (found == users.cend())
        found = findBy(&User::displayName);
    if (found == users.cend())
        return SearchProblem{Kind::NoSuchPerson, bare};
    query.sender = found->id;
    return {};
}

Problem takeRoom(SearchQuery &query, const QString &name, const RoomBook &book)
{
    const QString bare = name.startsWith(u'#') ? name.mid(1) : name;
    const QList<RoomId> rooms = book.roomIds();
    const auto found = std::find_if(rooms.cbegin(), rooms.cend(),
                                    [&](const RoomId &room) { return isCalled(book.title(room), bare); });
    if (found == rooms.cend())
        return SearchProblem{Kind::NoSuchRoom, bare};
    query.room = *found;
    return {};
}

Problem takeDay(std::chrono::milliseconds &at, const QString &day)
{
    const auto beginning = beginningOf(day);
    if (!beginning)
        return SearchProblem{Kind::NotADay, day};
    at = *beginning;
    return {};
}

Problem takeProperty(SearchQuery &query, const QString &property)
{
    if (isCalled(property, QStringLiteral("link")))
        query.withLink = true;
    else if (isCalled(property, QStringLiteral("file")))
        query.withFile = true;
    else
        return SearchProblem{Kind::NoSuchProperty, property};
    return {};
}

/// Nothing when it is not the name of a filter.
std::optional<Problem> takeFilter(SearchQuery &query, const QString &key, const QString &value,
                                  const RoomBook &book)
{
    static constexpr std::array keys{u"from", u"in", u"before", u"after", u"has"};
    if (std::none_of(keys.begin(), keys.end(), [&key](const char16_t *each) { return key == each; }))
        return std::nullopt;
    if (value.isEmpty())
        return Problem();
    if (key == u"from")
        return takeSender(query, value, book);
    if (key == u"in")
        return takeRoom(query, value, book);
    if (key == u"has")
        return takeProperty(query, value);
    return takeDay(key == u"before" ? query.before : query.after, value);
}

} // namespace

Result<SearchQuery, SearchProblem> SearchQuery::parse(const QString &typed, const RoomBook &book)
{
    static const QRegularExpression part(QStringLiteral(R"-((?:([A-Za-z]+):)(?:"([^"]*)"?|(\S*))|(\S+))-"));
    SearchQuery query;
    QStringList words;
    auto parts = part.globalMatch(typed);
    while (parts.hasNext()) {
        const QRegularExpressionMatch match = parts.next();
        const QString value = match.captured(2) + match.captured(3);
        const auto filter = match.hasCaptured(1)
                                ? takeFilter(query, match.captured(1).toLower(), value.trimmed(), book)
                                : std::nullopt;
        if (!filter)
            words.append(match.captured());
        else if (*filter)
            return **filter;
    }
    query.words = words.join(u' ');
    return query;
}

} // namespace Chinwag
