#pragma once

#include "tests/faults/context.h"
#include "tests/faults/population.h"

namespace Chinwag::Test {

/// One fault of RELIABILITY.md's table.
struct Row
{
    const char *name;
    const char *what;
    void (*run)(Context &context);
    bool needsRoot = false;
};

/// 100 people in 20 rooms; fewer in a short run.
Population usualPeople(const Context &context);

QList<Row> singleServerRows();
QList<Row> clientRows();
QList<Row> nodeRows();
QList<Row> redisRows();
QList<Row> sentinelRows();
QList<Row> postgresRows();
/// In the order in which they are run.
QList<Row> allRows();

} // namespace Chinwag::Test
