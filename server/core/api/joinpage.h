#pragma once

#include "server/core/ports/frontdoor.h"

namespace Chinwag {

/// The page of an invitation, for people who have nothing yet: https://server/join#CODE. The code stays in
/// the browser, which sends nobody what is behind the '#'. The page takes nothing from anywhere, not even
/// from here, and may be shown in no other page. `languages` is the browser's Accept-Language. Pure.
HttpResponse joinPage(const QString &server, const QByteArray &languages);

} // namespace Chinwag
