#pragma once

#include "app/core/connection/accountapi.h"

#include <QObject>

namespace Chinwag {

/// Finds where in a room's log a day begins, by asking the server for single events in between: 17 questions
/// for 100,000 of them. Loop thread.
class DayFinder : public QObject
{
    Q_OBJECT
public:
    DayFinder(AccountApi &api, QObject *parent = nullptr);

    /// The first event at that time (wall clock) or later, of a log with `head` of them; the last one when
    /// all are earlier, 0 of an empty log. Takes the place of what was asked before, which is not answered
    /// then.
    void find(const RoomId &room, Seq head, milliseconds time, AccountApi::Done<Seq> done);

private:
    struct Search
    {
        RoomId room;
        Seq first = 1; ///< the answer is from here
        Seq last = 0;  ///< to here
        milliseconds time{0};
        AccountApi::Done<Seq> done;
    };

    void proceed(Search search);

    AccountApi &m_api;
    quint64 m_asked = 0; ///< which question is meant by now
};

} // namespace Chinwag
