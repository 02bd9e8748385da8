#pragma once

#include "shared/base/continuation.h"
#include "shared/base/result.h"

#include <QList>

#include <coroutine>
#include <exception>
#include <memory>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <vector>

/// Asynchronous work that reads from top to bottom. The idiom:
///
///     Task<Room> Rooms::rename(UserId user, RoomId id, QString name)   // parameters by value, always
///     {
///         const auto room = co_await ask(m_stores.rooms, &RoomStore::find, id, user);
///         if (!room)
///             co_return Errors::roomNotFound();
///         co_await checkedName(name);                // a Result or another Task works the same
///         co_return *room;
///     }
///     m_tasks.start(rename(user, id, name), std::move(done));
///
/// A co_await of an error ends the coroutine there with that error; `.settled()` gives it instead. Nothing
/// runs before start() or co_await. `TaskScope m_tasks` is the last member of whoever is `this` in the
/// coroutine: with it die the frames, and what they wait for finds nobody. Whoever is destroyed by a
/// coroutine of its own must not be touched by it until its next co_await, which does not come back. One
/// thread. No lambda with captures is a coroutine (its closure is gone before its frame is), and nothing that
/// is made of members in braces is made within a co_await (GCC 12 destroys them twice): name it first.
/// Nothing throws. Not for what happens for every key that somebody presses.
namespace Chinwag {

class TaskScope;
template <typename T, typename E>
class BasicTask;

namespace TaskDetail {

template <typename E>
class Run;

/// What is the same in the frames of all coroutines that fail with an E.
template <typename E>
class Frame
{
public:
    enum class State { Ready, Waiting, Finished };

    /// Why it failed; null when it did not. Finished frames only.
    virtual const E *error() const = 0;
    /// Ends it where it waits.
    virtual void fail(E error) = 0;

    std::coroutine_handle<> handle;
    Run<E> *run = nullptr;
    Frame *caller = nullptr; ///< waits for this one
    State state = State::Ready;
    bool passesErrors = true; ///< to the caller

protected:
    Frame() = default;
    ~Frame() = default;
};

class AnyRun
{
public:
    virtual ~AnyRun() = default;
    /// The scope is gone: frees the frames, or has them freed as soon as none of them is running.
    virtual void abandon() = 0;
};

/// A coroutine that somebody started, with those it waits for. Resumes them in a loop, never one inside the
/// other, so that the stack does not grow and a frame is never freed while it runs.
template <typename E>
class Run : public AnyRun, public std::enable_shared_from_this<Run<E>>
{
public:
    /// Goes on until something is waited for. May be the end of this object's scope.
    void advance()
    {
        if (m_isRunning)
            return;
        const auto alive = this->shared_from_this();
        m_isRunning = true;
        while (m_innermost && m_innermost->state != Frame<E>::State::Waiting && !m_isAbandoned)
            step();
        m_isRunning = false;
        if (m_isAbandoned)
            free();
        else if (!m_innermost)
            finish();
    }
    void enter(Frame<E> &frame)
    {
        frame.run = this;
        m_innermost = &frame;
    }
    bool isAbandoned() const { return m_isAbandoned; }
    void abandon() override
    {
        m_isAbandoned = true;
        if (!m_isRunning)
            free();
    }

protected:
    virtual void finish() = 0;
    virtual void free() = 0;

private:
    void step()
    {
        Frame<E> &frame = *m_innermost;
        if (frame.state == Frame<E>::State::Ready) {
            frame.state = Frame<E>::State::Waiting;
            frame.handle.resume();
            return;
        }
        m_innermost = frame.caller;
        if (!m_innermost)
            return;
        if (const E *error = frame.error(); error && frame.passesErrors)
            m_innermost->fail(*error);
        else
            m_innermost->state = Frame<E>::State::Ready;
    }

    Frame<E> *m_innermost = nullptr; ///< null: all have finished
    bool m_isRunning = false;
    bool m_isAbandoned = false;
};

template <typename T, typename E>
class Promise final : public Frame<E>
{
public:
    BasicTask<T, E> get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(Result<T, E> result)
    {
        m_result = std::move(result);
        this->state = Frame<E>::State::Finished;
    }
    void unhandled_exception() noexcept { std::terminate(); }

    const E *error() const override { return *m_result ? nullptr : &m_result->error(); }
    void fail(E error) override { return_value(std::move(error)); }
    Result<T, E> take() { return *std::move(m_result); }

private:
    std::optional<Result<T, E>> m_result;
};

/// What a co_await gives: the value, or the whole result for whoever asked for it.
enum class Gives { Value, Result };

template <Gives gives, typename T, typename E>
auto given(Result<T, E> result)
{
    if constexpr (gives == Gives::Value)
        return std::move(result).value();
    else
        return result;
}

template <typename T, typename E, Gives gives>
class TaskAwaiter
{
public:
    explicit TaskAwaiter(BasicTask<T, E> task)
        : m_task(std::move(task))
    {
    }

    bool await_ready() const noexcept { return false; }
    template <typename Caller>
    void await_suspend(std::coroutine_handle<Caller> caller)
    {
        Frame<E> &frame = m_task.promise();
        frame.caller = &caller.promise();
        frame.passesErrors = gives == Gives::Value;
        caller.promise().run->enter(frame);
    }
    auto await_resume() { return given<gives>(m_task.promise().take()); }

private:
    BasicTask<T, E> m_task;
};

template <typename T, typename E>
class ResultAwaiter
{
public:
    explicit ResultAwaiter(Result<T, E> result)
        : m_result(std::move(result))
    {
    }

    bool await_ready() const noexcept { return m_result.hasValue(); }
    template <typename Caller>
    void await_suspend(std::coroutine_handle<Caller> caller)
    {
        caller.promise().fail(m_result.error());
    }
    T await_resume() { return std::move(m_result).value(); }

private:
    Result<T, E> m_result;
};

/// Waits for whatever calls back once, now or later.
template <typename T, typename E, Gives gives>
class CallAwaiter
{
public:
    using Start = std::function<void(Continuation<Result<T, E>>)>;

    explicit CallAwaiter(Start start)
        : m_start(std::move(start))
    {
    }
    CallAwaiter(const CallAwaiter &) = delete;
    CallAwaiter &operator=(const CallAwaiter &) = delete;
    ~CallAwaiter() { m_answer->waiting = nullptr; }

    bool await_ready() const noexcept { return false; }
    template <typename Caller>
    bool await_suspend(std::coroutine_handle<Caller> caller)
    {
        Frame<E> &frame = caller.promise();
        if (frame.run->isAbandoned())
            return true;
        m_start([answer = m_answer](Result<T, E> result) {
            answer->result = std::move(result);
            Frame<E> *waiting = std::exchange(answer->waiting, nullptr);
            if (!waiting)
                return;
            if (answer->isFailure())
                waiting->fail(answer->result->error());
            else
                waiting->state = Frame<E>::State::Ready;
            waiting->run->advance();
        });
        if (!m_answer->result)
            m_answer->waiting = &frame;
        else if (m_answer->isFailure())
            frame.fail(m_answer->result->error());
        else
            return false; // was answered at once: no need to stop
        return true;
    }
    auto await_resume() { return given<gives>(*std::move(m_answer->result)); }

private:
    struct Answer
    {
        std::optional<Result<T, E>> result;
        Frame<E> *waiting = nullptr; ///< null: nobody, or not yet

        bool isFailure() const { return gives == Gives::Value && !*result; }
    };

    Start m_start;
    std::shared_ptr<Answer> m_answer = std::make_shared<Answer>();
};

} // namespace TaskDetail

/// A coroutine that has not been started; gives a T or fails with an E. Its frame belongs to this object.
template <typename T, typename E>
class [[nodiscard]] BasicTask
{
public:
    using promise_type = TaskDetail::Promise<T, E>;

    explicit BasicTask(std::coroutine_handle<promise_type> handle)
        : m_handle(handle)
    {
    }
    BasicTask(BasicTask &&other) noexcept
        : m_handle(std::exchange(other.m_handle, nullptr))
    {
    }
    BasicTask &operator=(BasicTask &&other) = delete;
    ~BasicTask()
    {
        if (m_handle)
            m_handle.destroy();
    }

    promise_type &promise() { return m_handle.promise(); }
    auto operator co_await() &&
    {
        return TaskDetail::TaskAwaiter<T, E, TaskDetail::Gives::Value>(std::move(*this));
    }
    /// Awaited, it gives the Result whatever it is.
    auto settled() && { return TaskDetail::TaskAwaiter<T, E, TaskDetail::Gives::Result>(std::move(*this)); }

private:
    std::coroutine_handle<promise_type> m_handle;
};

/// Something that calls back, not started yet.
template <typename T, typename E>
class [[nodiscard]] Call
{
public:
    using Done = Continuation<Result<T, E>>;
    using Start = std::function<void(Done)>;

    /// `start` is called at most once.
    explicit Call(Start start)
        : m_start(std::move(start))
    {
    }

    void start(Done done) const { m_start(std::move(done)); }
    auto operator co_await() &&
    {
        return TaskDetail::CallAwaiter<T, E, TaskDetail::Gives::Value>(std::move(m_start));
    }
    auto settled() && { return TaskDetail::CallAwaiter<T, E, TaskDetail::Gives::Result>(std::move(m_start)); }

private:
    Start m_start;
};

template <typename T, typename E>
auto operator co_await(Result<T, E> result)
{
    return TaskDetail::ResultAwaiter<T, E>(std::move(result));
}

namespace TaskDetail {

/// GCC 12 destroys the members of an aggregate that is made within a co_await expression twice.
template <typename Argument>
constexpr bool isFreedTwice = !std::is_lvalue_reference_v<Argument> && std::is_aggregate_v<Argument> &&
                              !std::is_trivially_destructible_v<Argument>;

template <typename Function>
struct CallOf;
template <typename T, typename E>
struct CallOf<Continuation<Result<T, E>>>
{
    using Type = Call<T, E>;
};

} // namespace TaskDetail

/// object.method(arguments…, done) as something to wait for. The arguments are copied; `object` outlives the
/// wait.
template <typename Object, typename Class, typename... Parameters, typename... Arguments>
auto ask(Object &object, void (Class::*method)(Parameters...), Arguments &&...arguments)
{
    static_assert((!TaskDetail::isFreedTwice<Arguments> && ...), "name it before the co_await");
    using Done =
        std::tuple_element_t<sizeof...(Parameters) - 1, std::tuple<std::remove_cvref_t<Parameters>...>>;
    return typename TaskDetail::CallOf<Done>::Type(
        [&object, method, copies = std::make_tuple(std::forward<Arguments>(arguments)...)](Done done) {
            std::apply([&](const auto &...each) { (object.*method)(each..., std::move(done)); }, copies);
        });
}

/// All of them at once: their values in the same order, or the first error, when the last one has answered.
template <typename T, typename E>
Call<QList<T>, E> all(QList<Call<T, E>> calls)
{
    struct Join
    {
        Continuation<Result<QList<T>, E>> done;
        std::vector<std::optional<T>> values;
        std::optional<E> error;
        std::size_t left = 0;

        void oneLess()
        {
            if (--left > 0)
                return;
            if (error)
                return done(*std::move(error));
            QList<T> list;
            for (std::optional<T> &value : values)
                list.append(*std::move(value));
            done(std::move(list));
        }
    };
    return Call<QList<T>, E>([calls = std::move(calls)](Continuation<Result<QList<T>, E>> done) {
        const auto join = std::make_shared<Join>();
        join->done = std::move(done);
        join->values.resize(std::size_t(calls.size()));
        // One more than there are: some may answer at once.
        join->left = join->values.size() + 1;
        for (std::size_t i = 0; i < join->values.size(); ++i) {
            calls.at(qsizetype(i)).start([join, i](Result<T, E> result) {
                if (result)
                    join->values[i] = std::move(result).value();
                else if (!join->error)
                    join->error = result.error();
                join->oneLess();
            });
        }
        join->oneLess();
    });
}

/// Owns running tasks. The last member of whoever they use.
class TaskScope
{
public:
    TaskScope() = default;
    TaskScope(const TaskScope &) = delete;
    TaskScope &operator=(const TaskScope &) = delete;
    ~TaskScope()
    {
        for (const auto &[key, run] : std::exchange(m_runs, {}))
            run->abandon();
    }

    /// `done` is called once, when it has ended: now when it has nothing to wait for, never after this
    /// object.
    template <typename T, typename E>
    void start(BasicTask<T, E> task, Continuation<Result<T, E>> done);

private:
    template <typename T, typename E>
    class RootRun;

    std::unordered_map<const TaskDetail::AnyRun *, std::shared_ptr<TaskDetail::AnyRun>> m_runs;
};

template <typename T, typename E>
class TaskScope::RootRun final : public TaskDetail::Run<E>
{
public:
    RootRun(TaskScope &scope, BasicTask<T, E> task, Continuation<Result<T, E>> done)
        : m_scope(scope)
        , m_task(std::move(task))
        , m_done(std::move(done))
    {
        this->enter(m_task->promise());
    }

private:
    void finish() override
    {
        Result<T, E> result = m_task->promise().take();
        m_task.reset();
        const auto done = std::move(m_done);
        m_scope.m_runs.erase(this); // whoever advances holds this object
        done(std::move(result));
    }
    void free() override { m_task.reset(); }

    TaskScope &m_scope;
    std::optional<BasicTask<T, E>> m_task;
    Continuation<Result<T, E>> m_done;
};

template <typename T, typename E>
void TaskScope::start(BasicTask<T, E> task, Continuation<Result<T, E>> done)
{
    const auto run = std::make_shared<RootRun<T, E>>(*this, std::move(task), std::move(done));
    m_runs.emplace(run.get(), run);
    run->advance();
}

namespace TaskDetail {

template <typename T, typename E>
BasicTask<T, E> Promise<T, E>::get_return_object()
{
    const auto self = std::coroutine_handle<Promise>::from_promise(*this);
    this->handle = self;
    return BasicTask<T, E>(self);
}

} // namespace TaskDetail

} // namespace Chinwag
