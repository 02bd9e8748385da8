#pragma once

#include "app/core/notices/noticeservice.h"

#include <QList>

namespace Chinwag::Test {

/// Remembers what it was to show.
class RecordingNotices final : public NoticeService
{
public:
    void setHandlers(Handlers given) override { handlers = std::move(given); }
    void show(const Notice &notice) override { shown.append(notice); }
    void withdraw(const RoomId &room) override { withdrawn.append(room); }

    Handlers handlers;
    QList<Notice> shown;
    QList<RoomId> withdrawn;
};

} // namespace Chinwag::Test
