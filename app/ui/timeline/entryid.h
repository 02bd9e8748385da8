#pragma once

#include "app/core/timeline/timelineitem.h"

namespace Chinwag {

/// Names a line of a timeline, the same while a message goes from waiting to sent.
QString entryIdOf(const TimelineItem &item);
/// The message with that id.
MessageRef messageOf(const QString &entryId);

} // namespace Chinwag
