#pragma once

#include "server/sql/grams.h"

#include <QVariantList>

#include <limits>
#include <optional>

namespace Chinwag {

class Connection;

/// A message as it reads now.
struct Said
{
    qint64 id = 0; ///< of its event: ascending in the order in which events are stored
    RoomId room;
    UserId sender;
    QString text; ///< empty: it was deleted, or has only files
    bool hasFiles = false;

    bool isThere() const { return !text.isEmpty() || hasFiles; }
};

/// What is found: messages with all of `all` and, unless that is empty, one of `any`.
struct Terms
{
    Grams::List all;
    Grams::List any;
};

/// Which messages have which grams (grams.h): the table message_index, which each database keeps in its own
/// way. Messages whose ids are in `unindexed` are not in it yet; whoever searches looks at them one by one.
/// What was changed or deleted is right at once, in the transaction of the change.
///
/// Worker thread, inside a transaction but for reading; immutable.
class MessageIndex
{
public:
    struct Range
    {
        qint64 first = 0;
        qint64 last = 0; ///< included; below `first`: there are none

        bool isEmpty() const { return first > last; }
        bool contains(qint64 id) const { return id >= first && id <= last; }
    };
    static constexpr qint64 lastId = std::numeric_limits<qint64>::max();

    virtual ~MessageIndex() = default;

    /// The migration's: tables for what is stored already, and for what comes.
    virtual void create(Connection &connection) const = 0;
    /// Forgets everything: the messages that are there are unindexed.
    virtual void beginAnew(Connection &connection) const = 0;

    /// A message that was stored in this transaction; `said` is still without its id.
    virtual void added(Connection &connection, Seq seq, const Said &said) const = 0;
    /// A message that read `was` and reads `text` now; it is locked. Empty: it was deleted.
    virtual void changed(Connection &connection, const Said &was, const QString &text) const = 0;

    static Range unindexed(Connection &connection);
    /// Puts the next few of them in, `atMost`, in a transaction of its own. False: there are no more.
    bool catchUp(Connection &connection, int atMost) const;
    /// A bounded part of what keeps the index quick, in a transaction of its own. False: there is nothing
    /// more to do. After a `thorough` one, at the end of those that follow, nothing of what was removed
    /// before it is in the index any more.
    virtual bool tidy(Connection &connection, bool thorough) const = 0;
    /// How many messages were changed or deleted and may have left something behind, which forgetRemoved()
    /// takes back.
    static qint64 removed(Connection &connection);
    static void forgetRemoved(Connection &connection, qint64 count);

    /// The column of message_index that is the message's id.
    virtual QString idColumn() const = 0;
    /// For a WHERE with `i` for message_index.
    virtual QString condition(const Terms &terms) const = 0;
    virtual QVariantList values(const Terms &terms) const = 0;

protected:
    /// Appended to a SELECT from events `e`: keeps others away from them until the end of the transaction.
    virtual QString lock() const = 0;
    /// Unless it is there.
    virtual void put(Connection &connection, const Said &said) const = 0;

private:
    static std::optional<Range> next(Connection &connection);
    bool putNext(Connection &connection, const Range &range, int atMost) const;
};

/// SQLite: FTS5, without the texts. To write a message into it costs as much as to store the message, so new
/// ones are unindexed until the worker has time, which takes many at once.
class FtsIndex final : public MessageIndex
{
public:
    void create(Connection &connection) const override;
    void beginAnew(Connection &connection) const override;
    void added(Connection &connection, Seq seq, const Said &said) const override;
    void changed(Connection &connection, const Said &was, const QString &text) const override;
    bool tidy(Connection &connection, bool thorough) const override;
    QString idColumn() const override;
    QString condition(const Terms &terms) const override;
    QVariantList values(const Terms &terms) const override;

protected:
    QString lock() const override { return {}; }
    void put(Connection &connection, const Said &said) const override;
};

/// PostgreSQL: arrays under a GIN index, which need no extension and no locale. Several nodes write, so each
/// message is put in when it is stored; unindexed are those of an older version.
class ArrayIndex final : public MessageIndex
{
public:
    void create(Connection &connection) const override;
    void beginAnew(Connection &connection) const override;
    void added(Connection &connection, Seq seq, const Said &said) const override;
    void changed(Connection &connection, const Said &was, const QString &text) const override;
    bool tidy(Connection &, bool) const override { return false; }
    QString idColumn() const override;
    QString condition(const Terms &terms) const override;
    QVariantList values(const Terms &terms) const override;

protected:
    QString lock() const override;
    void put(Connection &connection, const Said &said) const override;
};

} // namespace Chinwag
