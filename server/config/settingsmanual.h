#pragma once

#include <QString>

namespace Chinwag {

/// The section of chinwagd.conf(5) that says what each setting is, in roff.
QString settingsManual();

} // namespace Chinwag
