#pragma once

#include "server/sql/connection.h"

#include <algorithm>
#include <functional>

namespace Chinwag {

/// Runs `sql`, whose `%1` stands for the list of an IN, over any number of ids: a few statements of fixed
/// sizes, which stay prepared, instead of one per number of ids.
inline void forEachRowOf(Connection &connection, const QString &sql, const QStringList &ids,
                         const std::function<void(const Rows &)> &take)
{
    for (qsizetype first = 0; first < ids.size();) {
        const qsizetype left = ids.size() - first;
        const qsizetype size = left > 16 ? 128 : left > 1 ? 16 : 1;
        QVariantList values;
        // The last id fills up the places that are left: an IN does not mind the same one twice.
        for (qsizetype i = 0; i < size; ++i)
            values.append(ids.at(std::min(first + i, ids.size() - 1)));
        auto rows =
            connection.rows(sql.arg(QStringLiteral("?") + QStringLiteral(", ?").repeated(size - 1)), values);
        while (rows.next())
            take(rows);
        first += size;
    }
}

} // namespace Chinwag
