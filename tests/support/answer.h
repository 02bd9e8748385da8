#pragma once

#include "app/cache/accountdatabase.h"
#include "app/cache/diskthread.h"

#include <QEventLoop>
#include <QTimer>

#include <optional>

namespace Chinwag::Test {

/// Makes an asynchronous call of the client and runs the event loop until it answers. An answer from inside
/// the call, or none at all, is an Internal error.
template <typename T>
Result<T, Error> answerOf(const std::function<void(Continuation<Result<T, Error>>)> &call)
{
    std::optional<Result<T, Error>> answer;
    QEventLoop loop;
    call([&](Result<T, Error> result) {
        answer.emplace(std::move(result));
        loop.quit();
    });
    if (answer)
        return Error{ErrorCode::Internal, QStringLiteral("answered inside the call"), std::nullopt};
    QTimer::singleShot(std::chrono::seconds(60), &loop, [&loop] { loop.quit(); });
    loop.exec();
    return answer ? std::move(*answer)
                  : Error{ErrorCode::Internal, QStringLiteral("no answer"), std::nullopt};
}

inline Result<std::unique_ptr<AccountDatabase>, Error> openDatabase(DiskThread &thread, const QString &file)
{
    return answerOf<std::unique_ptr<AccountDatabase>>(
        [&](AccountDatabase::Opened done) { AccountDatabase::open(thread, file, std::move(done)); });
}

inline Result<Ok, Error> addTo(OutboxStore &store, const OutboxEntry &entry)
{
    return answerOf<Ok>([&](OutboxStore::Done<Ok> done) { store.add(entry, std::move(done)); });
}

/// What is in it; nothing when it cannot be read.
inline QList<OutboxEntry> entriesOf(OutboxStore &store)
{
    const auto entries = answerOf<QList<OutboxEntry>>(
        [&](OutboxStore::Done<QList<OutboxEntry>> done) { store.load(std::move(done)); });
    return entries ? *entries : QList<OutboxEntry>();
}

inline Cache::Contents contentsOf(Cache &cache)
{
    const auto contents =
        answerOf<Cache::Contents>([&](Cache::Done<Cache::Contents> done) { cache.load(std::move(done)); });
    return contents ? *contents : Cache::Contents();
}

inline Cache::Page pageOf(Cache &cache, const RoomId &room, Seq before, int limit)
{
    const auto page = answerOf<Cache::Page>(
        [&](Cache::Done<Cache::Page> done) { cache.events(room, before, limit, std::move(done)); });
    return page ? *page : Cache::Page();
}

inline Cache::Page pageAfter(Cache &cache, const RoomId &room, Seq after, int limit)
{
    const auto page = answerOf<Cache::Page>(
        [&](Cache::Done<Cache::Page> done) { cache.eventsAfter(room, after, limit, std::move(done)); });
    return page ? *page : Cache::Page();
}

} // namespace Chinwag::Test
