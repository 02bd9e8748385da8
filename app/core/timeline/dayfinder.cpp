#include "app/core/timeline/dayfinder.h"

#include <QPointer>

namespace Chinwag {

DayFinder::DayFinder(AccountApi &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
}

void DayFinder::find(const RoomId &room, Seq head, milliseconds time, AccountApi::Done<Seq> done)
{
    proceed({room, 1, head, time, std::move(done)});
}

void DayFinder::proceed(Search search)
{
    const quint64 question = ++m_asked;
    if (search.first >= search.last)
        return search.done(search.last);
    const Seq middle = search.first + (search.last - search.first) / 2;
    const RoomId room = search.room;
    m_api.history(room, middle + 1, 1,
                  [self = QPointer(this), question, middle,
                   search = std::move(search)](const Result<HistoryPage, Error> &page) mutable {
                      if (!self || self->m_asked != question)
                          return;
                      if (!page)
                          return search.done(page.error());
                      const bool isLater = !page->events.isEmpty() && page->events.last().at >= search.time;
                      if (isLater)
                          search.last = middle;
                      else
                          search.first = middle + 1;
                      self->proceed(std::move(search));
                  });
}

} // namespace Chinwag
