#pragma once

#include "server/sql/connection.h"

/// People as others see them. Worker thread.
namespace Chinwag::UserRows {

constexpr int width = 5; ///< how many columns one of them has

/// For a SELECT in which the table of people is called `u`.
QString columns(const QString &u = QStringLiteral("u"));
/// Of the columns from `first` on. A status that is over is left out.
User from(const Rows &rows, int first = 0);

} // namespace Chinwag::UserRows
