#include "tests/support/memorystores/memorydatabase.h"

namespace Chinwag {

void MemoryDatabase::setPaused(bool paused)
{
    m_paused = paused;
    if (paused)
        return;
    for (TurnQueue::Call &call : std::exchange(m_heldBack, {}))
        m_turn.post(std::move(call));
}

void MemoryDatabase::post(TurnQueue::Call call)
{
    if (m_paused)
        m_heldBack.push_back(std::move(call));
    else
        m_turn.post(std::move(call));
}

Error MemoryDatabase::failure()
{
    return {ErrorCode::Temporary, QStringLiteral("The memory database was told to fail."), {}};
}

void MemoryDatabase::erase(RoomRecord &record, Seq message)
{
    for (Event &each : record.events) {
        if (auto *body = std::get_if<MessageBody>(&each.body); body && each.seq == message)
            *body = MessageBody{{}, body->replyTo};
        if (auto *body = std::get_if<EditBody>(&each.body); body && body->target == message)
            body->text.clear();
    }
}

StoredFile MemoryDatabase::forgetFile(const FileId &id)
{
    const StoredFile stored = files.take(id);
    loosen(stored.hash);
    loosen(stored.thumbnail);
    return stored;
}

void MemoryDatabase::loosen(const QString &hash)
{
    if (const auto found = contents.find(hash); found != contents.end() && *found == 0)
        *found = 1;
}

void MemoryDatabase::attach(const Event &event)
{
    const auto *message = event.as<MessageBody>();
    const QList<File> attached = message ? message->files : QList<File>();
    for (const File &file : attached) {
        fileUses[file.id].insert({event.room, event.seq});
        files[file.id].expiresAt = milliseconds(0);
    }
}

void MemoryDatabase::detach(const RoomId &room, Seq message)
{
    const QList<FileId> ids = fileUses.keys();
    for (const FileId &id : ids) {
        if (!fileUses[id].remove({room, message}) || !fileUses[id].isEmpty())
            continue;
        fileUses.remove(id);
        forgetFile(id);
    }
}

Event MemoryDatabase::appendTo(RoomRecord &record, Event event)
{
    event.room = record.room.id;
    event.seq = record.events.size() + 1;
    record.events.append(event);
    log.append({event.room, event.seq});
    if (const auto *deletion = event.as<DeleteBody>()) {
        erase(record, deletion->target);
        detach(event.room, deletion->target);
    }
    attach(event);
    record.room.headSeq = event.seq;
    if (const auto *topic = event.as<TopicBody>())
        record.room.topic = topic->text;
    if (const auto *name = event.as<NameBody>())
        record.room.name = name->text;
    return event;
}

} // namespace Chinwag
