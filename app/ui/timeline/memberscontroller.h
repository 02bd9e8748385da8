#pragma once

#include "app/ui/timeline/personlistmodel.h"

namespace Chinwag {

/// Who is in the open room: those who are there first, then by name.
class MembersController : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    PersonListModel *model() { return &m_model; }

    /// `room` of `session`; null: nobody. Until the next call.
    void open(ChatSession *session, const RoomId &room);

private:
    void refresh();
    void sort();

    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the open room
    RoomId m_room;
    PersonListModel m_model;
};

} // namespace Chinwag
