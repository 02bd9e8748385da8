#pragma once

#include "server/sql/connection.h"

#include <functional>
#include <optional>
#include <utility>

namespace Chinwag {

/// What one call wants from the database. An Error as its result rolls back what it wrote.
template <typename T>
using Work = std::function<Outcome<T>(Connection &)>;

/// One queued call: made on the loop thread, executed on the worker, delivered and destroyed on the loop
/// thread.
class Job
{
public:
    enum class Access { Read, Write };

    /// `principal`: on whose account, `room`: whose row it changes, or empty.
    Job(Access access, const QString &principal, const QString &room)
        : m_access(access)
        , m_principal(principal)
        , m_room(room)
    {
    }
    virtual ~Job() = default;
    Q_DISABLE_COPY_MOVE(Job)

    bool writes() const { return m_access == Access::Write; }
    const QString &principal() const { return m_principal; }
    const QString &room() const { return m_room; }

    /// Another node was in the way. False when that has happened before: then it is not tried again.
    bool mayRepeat() { return !std::exchange(m_hasConflicted, true); }

    /// Never throws. May be called again when the first attempt was undone.
    virtual void execute(Connection &connection) = 0;
    /// Replaces whatever execute() came to.
    virtual void fail(const Error &error) = 0;
    virtual bool hasFailed() const = 0;
    /// Calls the continuation.
    virtual void deliver() = 0;

private:
    const Access m_access;
    const QString m_principal;
    const QString m_room;
    bool m_hasConflicted = false;
};

template <typename T>
class TypedJob final : public Job
{
public:
    TypedJob(Access access, const QString &principal, const QString &room, Work<T> work, Done<T> done)
        : Job(access, principal, room)
        , m_work(std::move(work))
        , m_done(std::move(done))
    {
    }

    void execute(Connection &connection) override
    {
        try {
            m_outcome = m_work(connection);
        } catch (const std::exception &) {
            m_outcome = Error{ErrorCode::Internal, QStringLiteral("The server failed inside."), std::nullopt};
        }
        if (connection.failure())
            m_outcome = connection.failure()->error;
    }
    void fail(const Error &error) override { m_outcome = error; }
    bool hasFailed() const override { return !m_outcome.hasValue(); }
    void deliver() override { m_done(std::move(m_outcome)); }

private:
    Work<T> m_work;
    Done<T> m_done;
    Outcome<T> m_outcome = Error{ErrorCode::Temporary, QStringLiteral("Not carried out."), std::nullopt};
};

} // namespace Chinwag
