#pragma once

#include "shared/base/ids.h"
#include "shared/base/result.h"

#include <QString>

#include <chrono>

namespace Chinwag {

class RoomBook;

/// Why what somebody typed cannot be looked for.
struct SearchProblem
{
    enum class Kind { NoSuchPerson, NoSuchRoom, NotADay, NoSuchProperty };
    Kind kind;
    QString value; ///< as it was typed
};

/// What somebody wants to find in messages. What is empty or 0 does not narrow it.
struct SearchQuery
{
    QString words; ///< each must occur
    RoomId room;
    UserId sender;
    std::chrono::milliseconds after{0};  ///< said at this time or later
    std::chrono::milliseconds before{0}; ///< said earlier
    bool withLink = false;
    bool withFile = false;

    bool isEmpty() const { return *this == SearchQuery(); }
    /// A room or days alone find everything, which is what a timeline is for.
    bool isEnough() const { return !words.isEmpty() || !sender.isEmpty() || withLink || withFile; }
    friend bool operator==(const SearchQuery &, const SearchQuery &) = default;

    /// Words, and between them `from:ann`, `in:"two words"`, `before:2026-11-30`, `after:2026-11`,
    /// `has:link`, `has:file`. Days are those of this computer's zone; a month or a year stands for its first
    /// day. A filter without a value is not finished and narrows nothing.
    static Result<SearchQuery, SearchProblem> parse(const QString &typed, const RoomBook &book);
};

} // namespace Chinwag
