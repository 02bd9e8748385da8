#pragma once

#include "shared/base/ids.h"

#include <QList>

#include <functional>

namespace Chinwag {

/// The rooms one went through, as a browser keeps pages: back and forward, and which ones were open last.
class RoomTrail
{
public:
    static constexpr qsizetype most = 50; ///< steps that are kept

    using IsThere = std::function<bool(const RoomId &)>;

    /// The room that is open now. Going back and forward is no new step.
    void visit(const RoomId &room);
    /// The step before or after that leads to another room which is still there; empty when there is none.
    RoomId back(const IsThere &isThere) { return walk(-1, isThere); }
    RoomId forward(const IsThere &isThere) { return walk(1, isThere); }
    /// Without the open one, the latest first, each once; some may be gone.
    QList<RoomId> recent() const;
    void clear();

private:
    RoomId walk(int direction, const IsThere &isThere);

    QList<RoomId> m_steps;
    qsizetype m_at = -1;
    QList<RoomId> m_visited; // the latest last
};

} // namespace Chinwag
