#include "app/core/outbox/outboxqueue.h"

#include <algorithm>

namespace Chinwag {

namespace {

auto hasNonce(const Nonce &nonce)
{
    return [&nonce](const OutboxEntry &entry) { return entry.nonce == nonce; };
}

} // namespace

bool OutboxQueue::hasWords() const
{
    return std::ranges::any_of(m_entries, [](const OutboxEntry &entry) { return entry.hasWords(); });
}

OutboxEntry *OutboxQueue::find(const Nonce &nonce) { return last(hasNonce(nonce)); }

OutboxEntry *OutboxQueue::findByFile(const FileId &local)
{
    return last([&local](const OutboxEntry &entry) {
        return std::ranges::any_of(entry.files, [&local](const OutboxEntry::OutgoingFile &file) {
            return file.attachment.file.id == local;
        });
    });
}

OutboxEntry *OutboxQueue::next()
{
    const auto found = std::ranges::find(m_entries, OutboxEntry::State::Queued, &OutboxEntry::state);
    return found == m_entries.end() ? nullptr : &*found;
}

OutboxEntry *OutboxQueue::last(const Test &isIt)
{
    const auto found = std::find_if(m_entries.rbegin(), m_entries.rend(), isIt);
    return found == m_entries.rend() ? nullptr : &*found;
}

void OutboxQueue::takeUp(QList<OutboxEntry> kept)
{
    kept.removeIf([this](const OutboxEntry &entry) { return find(entry.nonce) != nullptr; });
    for (OutboxEntry &entry : kept) {
        if (!entry.hasFailed())
            entry.state = entry.waitingState();
        entry.mayBeThere = entry.isComplete();
    }
    m_entries = kept + m_entries;
}

bool OutboxQueue::add(const OutboxEntry &entry)
{
    const bool isMerged = (entry.as<ReactionBody>() && mergeReaction(entry)) ||
                          (entry.as<EditBody>() && mergeEdit(entry)) ||
                          (entry.as<DeleteBody>() && mergeDeletion(entry));
    if (!isMerged)
        m_entries.append(entry);
    return !isMerged;
}

bool OutboxQueue::mergeReaction(const OutboxEntry &entry)
{
    const auto *fresh = entry.as<ReactionBody>();
    OutboxEntry *before = last([fresh](const OutboxEntry &each) {
        const auto *reaction = each.as<ReactionBody>();
        return reaction && reaction->target == fresh->target && reaction->emoji == fresh->emoji;
    });
    if (!before)
        return false;
    if (before->as<ReactionBody>()->add == fresh->add)
        return true;
    if (before->mayBeThere)
        return false;
    remove(before->nonce);
    return true;
}

bool OutboxQueue::mergeEdit(const OutboxEntry &entry)
{
    const Seq target = entry.target();
    OutboxEntry *before = last([target](const OutboxEntry &each) { return each.target() == target; });
    auto *edit = before ? std::get_if<EditBody>(&before->command) : nullptr;
    if (!edit || before->mayBeThere)
        return false;
    edit->text = entry.as<EditBody>()->text;
    m_store.update(*before);
    return true;
}

bool OutboxQueue::mergeDeletion(const OutboxEntry &entry)
{
    const auto isAboutIt = [target = entry.target()](const OutboxEntry &each) {
        return each.target() == target;
    };
    const QList<OutboxEntry> before = m_entries;
    for (const OutboxEntry &each : before) {
        if (isAboutIt(each) && !each.mayBeThere && !each.as<DeleteBody>())
            remove(each.nonce);
    }
    const OutboxEntry *left = last(isAboutIt);
    return left && left->as<DeleteBody>();
}

bool OutboxQueue::renew(const Nonce &nonce)
{
    OutboxEntry entry = *find(nonce);
    const bool isStored = entry.state == OutboxEntry::State::Failed;
    entry.state = isStored ? entry.waitingState() : OutboxEntry::State::Storing;
    entry.failure.clear();
    m_entries.removeIf(hasNonce(nonce));
    m_entries.append(entry);
    if (isStored)
        m_store.update(entry);
    return isStored;
}

void OutboxQueue::remove(Nonce nonce)
{
    const OutboxEntry *entry = find(nonce);
    const Files files = entry ? entry->files : Files();
    m_entries.removeIf(hasNonce(nonce));
    m_store.remove(nonce);
    if (!files.isEmpty())
        m_dropped(files);
}

void OutboxQueue::takeBack()
{
    for (OutboxEntry &entry : m_entries) {
        if (entry.state == OutboxEntry::State::Sent)
            entry.state = OutboxEntry::State::Queued;
    }
}

void OutboxQueue::settle(Nonce nonce, Seq seq)
{
    OutboxEntry *entry = find(nonce);
    entry->files.clear(); // they are the log's
    if (!entry->sequel)
        return remove(nonce);
    const OutboxEntry::Sequel sequel = *entry->sequel;
    entry->nonce = sequel.nonce;
    entry->command = sequel.text.isEmpty() ? Command(DeleteBody{seq}) : Command(EditBody{seq, sequel.text});
    entry->sequel.reset();
    entry->state = OutboxEntry::State::Queued;
    entry->mayBeThere = false;
    m_store.replace(nonce, *entry);
}

void OutboxQueue::fileBegun(const FileId &local, const FileId &upload)
{
    OutboxEntry *entry = findByFile(local);
    for (OutboxEntry::OutgoingFile &file : entry->files) {
        if (file.attachment.file.id == local)
            file.upload = upload;
    }
    m_store.update(*entry);
}

bool OutboxQueue::fileThere(const FileId &local, bool hasThumbnail)
{
    OutboxEntry *entry = findByFile(local);
    for (OutboxEntry::OutgoingFile &file : entry->files) {
        if (file.attachment.file.id != local)
            continue;
        file.isThere = true;
        file.attachment.file.hasThumbnail = hasThumbnail;
    }
    nameFiles(*entry);
    m_store.update(*entry);
    return entry->isComplete();
}

// As they are known now: by the ids of the server when it has all of them.
void OutboxQueue::nameFiles(OutboxEntry &entry)
{
    auto &message = std::get<MessageBody>(entry.command);
    const bool isComplete = entry.isComplete();
    message.files.clear();
    for (const OutboxEntry::OutgoingFile &file : std::as_const(entry.files)) {
        message.files.append(file.attachment.file);
        if (isComplete)
            message.files.last().id = file.upload;
    }
    if (isComplete && entry.state == OutboxEntry::State::Uploading)
        entry.state = OutboxEntry::State::Queued;
}

bool OutboxQueue::leaveOut(const FileId &local)
{
    OutboxEntry *entry = findByFile(local);
    if (!entry || entry->mayBeThere)
        return false;
    if (entry->files.size() == 1 && entry->words().isEmpty()) {
        remove(entry->nonce);
        return true;
    }
    const auto isIt = [&local](const OutboxEntry::OutgoingFile &file) {
        return file.attachment.file.id == local;
    };
    const auto found = std::ranges::find_if(entry->files, isIt);
    const OutboxEntry::OutgoingFile left = *found;
    entry->files.erase(found);
    nameFiles(*entry);
    m_store.update(*entry);
    m_dropped({left});
    return true;
}

void OutboxQueue::beginFilesAnew(const Nonce &nonce)
{
    OutboxEntry *entry = find(nonce);
    auto &message = std::get<MessageBody>(entry->command);
    message.files.clear();
    for (OutboxEntry::OutgoingFile &file : entry->files) {
        file.upload = FileId();
        file.isThere = false;
        message.files.append(file.attachment.file);
    }
    entry->begunAnew = true;
    entry->mayBeThere = false;
    entry->state = entry->hasFailed() ? entry->state : OutboxEntry::State::Uploading;
    m_store.update(*entry);
}

bool OutboxQueue::amend(const Nonce &message, const QString &text)
{
    OutboxEntry *entry = find(message);
    auto *body = entry ? std::get_if<MessageBody>(&entry->command) : nullptr;
    if (!body)
        return false;
    if (entry->mayBeThere)
        entry->sequel = OutboxEntry::Sequel{freshNonce(), text};
    else
        body->text = text;
    m_store.update(*entry);
    return true;
}

bool OutboxQueue::withdraw(const Nonce &message)
{
    OutboxEntry *entry = find(message);
    if (!entry || !entry->as<MessageBody>())
        return false;
    if (!entry->mayBeThere || entry->hasFailed()) {
        remove(message);
        return true;
    }
    entry->sequel = OutboxEntry::Sequel{freshNonce(), {}};
    m_store.update(*entry);
    return true;
}

void OutboxQueue::fail(Nonce nonce, const QString &reason)
{
    OutboxEntry *entry = find(nonce);
    const QString words = entry->words();
    if (entry->isNothing())
        return remove(std::move(nonce));
    auto *message = std::get_if<MessageBody>(&entry->command);
    if (!message) {
        entry->nonce = freshNonce();
        entry->command = MessageBody{words, 0};
        entry->mayBeThere = false;
    } else if (!entry->mayBeThere) {
        message->text = words;
        entry->sequel.reset();
    }
    entry->state = OutboxEntry::State::Failed;
    entry->failure = reason;
    m_store.replace(nonce, *entry);
}

} // namespace Chinwag
