#pragma once

#include "app/ui/appcontroller.h"

namespace Chinwag::SampleData {

/// A harbour crew's Saturday: fills the window without a server. `now` is the day it plays on.
void fill(AppController &app, const QDateTime &now);
QList<TimelineEntry> conversation(const QDateTime &now);

} // namespace Chinwag::SampleData
