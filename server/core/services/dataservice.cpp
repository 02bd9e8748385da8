#include "server/core/services/dataservice.h"

#include "server/core/foundation/errors.h"
#include "server/core/foundation/task.h"
#include "shared/protocol/httpbodies.h"
#include "shared/protocol/modelwriters.h"

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

constexpr int roomsAtOnce = 50;
constexpr int eventsAtOnce = 50;

template <typename Value>
QByteArray line(QLatin1StringView name, const Value &value)
{
    JsonWriter json;
    json.object(name, [&value](JsonWriter &inner) { write(inner, value); });
    return json.take() + '\n';
}

/// One part after the other, each as often as it has pages.
class DataSource final : public BodySource
{
public:
    DataSource(NodeContext &context, const Identity &identity)
        : m_stores(context.stores.of(identity.user.id))
        , m_identity(identity)
    {
    }

    std::optional<qint64> size() const override { return {}; }

    void read(qint64, qint64 most, Continuation<Result<QByteArray, Error>> done) override
    {
        m_tasks.start(piece(most), std::move(done));
    }

private:
    enum class Part { Person, Rooms, Events, End };

    Task<QByteArray> piece(qint64 most)
    {
        while (m_waiting.isEmpty() && m_part != Part::End)
            co_await fill();
        const QByteArray piece = m_waiting.left(qsizetype(most));
        m_waiting.remove(0, piece.size());
        co_return piece;
    }

    Task<Ok> fill()
    {
        switch (m_part) {
        case Part::Person:
            co_return co_await person();
        case Part::Rooms:
            co_return co_await rooms();
        case Part::Events:
            co_return co_await events();
        case Part::End:
            break;
        }
        co_return Ok{};
    }

    Task<Ok> person()
    {
        const UserId user = m_identity.user.id;
        const RoomInvites invites = co_await ask(m_stores->rooms, &RoomStore::roomInvites, user);
        const QList<Device> devices = co_await ask(m_stores->accounts, &AccountStore::devices, user);
        const QList<User> blocks = co_await ask(m_stores->rooms, &RoomStore::blocks, user);
        const QList<Invitation> open = co_await ask(m_stores->rooms, &RoomStore::invitations, user);
        DeviceList list;
        for (const Device &device : devices)
            list.devices.append({device.id, device.name, device.createdAt, device.lastUsedAt,
                                 device.expiresAt, device.id == m_identity.device});
        m_waiting += encodeBody(Me{m_identity.user, invites}) + '\n';
        m_waiting += encodeBody(list) + '\n';
        m_waiting += R"({"blocks":)" + encodeBody(UserList{blocks}) + "}\n";
        m_waiting += encodeBody(InvitationList{open}) + '\n';
        m_part = Part::Rooms;
        co_return Ok{};
    }

    Task<Ok> rooms()
    {
        const QList<Room> page =
            co_await ask(m_stores->rooms, &RoomStore::roomsAfter, m_identity.user.id, m_room, roomsAtOnce);
        for (const Room &room : page)
            m_waiting += line("room"_L1, room);
        if (page.isEmpty())
            m_part = Part::Events;
        else
            m_room = page.constLast().id;
        co_return Ok{};
    }

    Task<Ok> events()
    {
        const QList<Event> page =
            co_await ask(m_stores->events, &EventStore::sentBy, m_identity.user.id, m_nonce, eventsAtOnce);
        for (const Event &event : page)
            m_waiting += line("event"_L1, event);
        if (page.isEmpty())
            m_part = Part::End;
        else
            m_nonce = page.constLast().nonce;
        co_return Ok{};
    }

    const std::shared_ptr<const Stores> m_stores;
    const Identity m_identity;
    Part m_part = Part::Person;
    RoomId m_room;
    Nonce m_nonce;
    QByteArray m_waiting;
    TaskScope m_tasks;
};

} // namespace

DataService::DataService(NodeContext &context)
    : m_context(context)
    , m_asked(context.clock, perHour, std::chrono::hours(1))
{
}

Result<std::shared_ptr<BodySource>, Error> DataService::of(const Identity &identity)
{
    const QString key = identity.user.id.toString();
    if (m_context.options.rateLimits) {
        if (const auto wait = m_asked.wait(key)) {
            ++m_context.metrics.rateLimited;
            return Errors::rateLimited(*wait);
        }
        m_asked.take(key);
    }
    return std::shared_ptr<BodySource>(std::make_shared<DataSource>(m_context, identity));
}

} // namespace Chinwag
