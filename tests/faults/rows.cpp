#include "tests/faults/rows.h"

namespace Chinwag::Test {

Population usualPeople(const Context &context)
{
    return Population::make(context.pick(20, 100), context.pick(5, 20));
}

QList<Row> allRows()
{
    return singleServerRows() + clientRows() + nodeRows() + redisRows() + sentinelRows() + postgresRows();
}

} // namespace Chinwag::Test
