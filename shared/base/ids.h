#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>
#include <cstdint>

namespace Chinwag {

/// A string id that does not mix with ids of another kind.
template <typename Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QString value)
        : m_value(std::move(value))
    {
    }

    const QString &toString() const { return m_value; }
    bool isEmpty() const { return m_value.isEmpty(); }

    friend bool operator==(const Id &a, const Id &b) { return a.m_value == b.m_value; }
    friend bool operator<(const Id &a, const Id &b) { return a.m_value < b.m_value; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    QString m_value;
};

/// Ids the server makes: a letter and 16 random bytes in base64url, e.g. "u_9Xk…"; opaque to everybody else.
using UserId = Id<struct UserTag>;
using RoomId = Id<struct RoomTag>;
using SessionId = Id<struct SessionTag>;
using DeviceId = Id<struct DeviceTag>;
using FileId = Id<struct FileTag>;
using ReportId = Id<struct ReportTag>;
/// Made by the client when the person presses Enter (a UUID), kept for ever: what makes a resend harmless.
using Nonce = Id<struct NonceTag>;

/// Position in a room's log: 1, 2, 3, … without gaps; 0 means "nothing yet".
using Seq = std::int64_t;

} // namespace Chinwag
