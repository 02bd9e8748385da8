#pragma once

#include "server/core/ports/frontdoor.h"
#include "server/core/services/attemptbudget.h"
#include "server/core/session/nodecontext.h"

namespace Chinwag {

/// What is stored about a person, for that person: a JSON value a line, page by page from the stores as it is
/// taken.
class DataService
{
public:
    static constexpr int perHour = 10;

    explicit DataService(NodeContext &context);

    /// RateLimited when it was asked for too often. The node outlives what it gives.
    Result<std::shared_ptr<BodySource>, Error> of(const Identity &identity);

private:
    NodeContext &m_context;
    AttemptBudget m_asked;
};

} // namespace Chinwag
