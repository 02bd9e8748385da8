#include "server/core/services/searchservice.h"

#include "server/core/foundation/errors.h"
#include "server/core/services/roomaccess.h"
#include "shared/base/digits.h"

#include <QSet>

namespace Chinwag {

namespace {

const QByteArray cursorMark = QByteArrayLiteral("search.");

QString cursorOf(qint64 place)
{
    const QByteArray bytes = cursorMark + QByteArray::number(place);
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

/// None when it is no cursor of ours.
std::optional<qint64> placeOf(const QString &cursor)
{
    if (cursor.isEmpty())
        return 0;
    const QByteArray bytes = QByteArray::fromBase64(cursor.toLatin1(), QByteArray::Base64UrlEncoding);
    if (!bytes.startsWith(cursorMark))
        return {};
    const auto place = digitsOf(QString::fromLatin1(bytes.sliced(cursorMark.size())));
    return place && *place > 0 ? place : std::nullopt;
}

QList<UserId> sendersOf(const QList<MessageHit> &hits)
{
    QSet<UserId> senders;
    for (const MessageHit &hit : hits)
        senders.insert(hit.message.sender);
    return senders.values();
}

} // namespace

Task<SearchPage> SearchService::search(UserId user, SearchRequest request)
{
    const auto place = placeOf(request.cursor);
    if (!place)
        co_return Errors::badRequest(QStringLiteral("'cursor' must be the 'next' of another page."));
    const MessageQuery query{
        user,           SearchWords(request.words), request.room,     request.from, request.after,
        request.before, request.withLink,           request.withFile, *place,       request.limit};
    if (query.words.isEmpty() && query.sender.isEmpty() && !query.withLink && !query.withFile)
        co_return Errors::badRequest(QStringLiteral("Say what to look for with 'q', 'from' or 'has'."));
    if (const auto refused = m_context.budgets.spend(user, {Budget::Searches}))
        co_return *refused;
    if (!query.room.isEmpty())
        co_await roomOfMember(m_context, user, query.room);
    const auto stores = m_context.stores.of(user);
    const MessageHits found = co_await ask(stores->events, &EventStore::search, query);
    SearchPage page;
    for (const MessageHit &hit : found.hits)
        page.hits.append({hit.message, hit.marks});
    if (found.next > 0)
        page.next = cursorOf(found.next);
    const QList<UserId> senders = sendersOf(found.hits);
    page.users = co_await ask(stores->accounts, &AccountStore::find, senders);
    co_return page;
}

} // namespace Chinwag
