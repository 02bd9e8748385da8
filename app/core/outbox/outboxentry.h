#pragma once

#include "app/core/files/attachment.h"
#include "shared/protocol/frames.h"

namespace Chinwag {

/// What somebody does in a room and its log then tells of.
using Command = std::variant<MessageBody, EditBody, DeleteBody, ReactionBody>;

/// A command that the server has not acknowledged.
struct OutboxEntry
{
    /// Those from Uploading on are in the store. Sent is not stored: after a start it is Queued again.
    /// Uploading: its files are on their way to the server; it holds nobody up, since its place is where it
    /// is when they are there.
    enum class State { Storing, NotStored, Uploading, Queued, Sent, Failed };
    /// A file of a message. The message names it by its local id until all of them are there.
    struct OutgoingFile
    {
        Attachment attachment{};
        FileId upload{};      ///< at the server; empty: not begun
        bool isThere = false; ///< all of it

        friend bool operator==(const OutgoingFile &, const OutgoingFile &) = default;
    };
    /// What a message that may be at the server already is to become there.
    struct Sequel
    {
        Nonce nonce;
        QString text; ///< empty: deleted

        friend bool operator==(const Sequel &, const Sequel &) = default;
    };

    RoomId room;
    Nonce nonce;
    Command command;
    QList<OutgoingFile> files;              ///< of a message
    std::optional<Sequel> sequel;           ///< of a message
    std::chrono::milliseconds createdAt{0}; ///< wall clock
    State state = State::Queued;
    QString failure;         ///< sentence for the person, when Failed or NotStored
    bool mayBeThere = false; ///< it was sent before, for all that is known
    bool begunAnew = false;  ///< the server had lost files of it; not stored

    bool hasFailed() const { return state == State::Failed || state == State::NotStored; }
    bool isComplete() const; ///< no file of it is missing at the server
    State waitingState() const { return isComplete() ? State::Queued : State::Uploading; }
    /// Null when it is none.
    template <typename Body>
    const Body *as() const
    {
        return std::get_if<Body>(&command);
    }
    /// The message of the log that it is about; 0: none.
    Seq target() const;
    /// It says what somebody wrote, which is kept whatever happens.
    bool hasWords() const { return as<MessageBody>() || as<EditBody>(); }
    /// It comes to nothing: there is nothing in it that anybody wrote or attached.
    bool isNothing() const;
    /// What a message or an edit says, with what became of it since.
    QString words() const;
};

/// One that nobody has had.
Nonce freshNonce();
ClientFrame frameOf(const OutboxEntry &entry);
/// What the log will tell of it.
Event eventOf(const OutboxEntry &entry, const UserId &self, const SendResult &place);

} // namespace Chinwag
