#include "shared/protocol/plainobject.h"

#include <algorithm>

namespace Chinwag {

namespace {

constexpr qsizetype digitsWithinLimits = 15; // beyond 2^53 numbers lose units

bool take(QByteArrayView &json, char wanted)
{
    if (json.isEmpty() || json.front() != wanted)
        return false;
    json = json.sliced(1);
    return true;
}

/// Null when there is no plain string.
QByteArrayView takeText(QByteArrayView &json)
{
    const auto isPlain = [](char c) { return static_cast<uchar>(c) >= ' ' && c != '"' && c != '\\'; };
    if (!take(json, '"'))
        return {};
    const auto end = std::find_if_not(json.begin(), json.end(), isPlain);
    const QByteArrayView text = json.first(end - json.begin());
    json = json.sliced(text.size());
    return take(json, '"') ? text : QByteArrayView();
}

/// Negative when there is no plain number.
qint64 takeNumber(QByteArrayView &json)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto end = std::find_if_not(json.begin(), json.end(), isDigit);
    const QByteArrayView digits = json.first(end - json.begin());
    const bool isPlain = !digits.isEmpty() && digits.size() <= digitsWithinLimits &&
                         (digits.front() != '0' || digits.size() == 1);
    if (!isPlain)
        return -1;
    json = json.sliced(digits.size());
    return digits.toLongLong();
}

} // namespace

std::optional<PlainObject> PlainObject::read(QByteArrayView json)
{
    PlainObject object;
    if (!json.isValidUtf8() || !take(json, '{'))
        return {};
    do {
        if (!object.readMember(json))
            return {};
    } while (take(json, ','));
    if (json != "}")
        return {};
    return object;
}

bool PlainObject::readMember(QByteArrayView &json)
{
    const QByteArrayView key = takeText(json);
    if (m_count == most || key.isNull() || has(key) || !take(json, ':'))
        return false;
    Member &member = m_members[m_count++];
    member.key = key;
    if (json.startsWith('"')) {
        member.text = takeText(json);
        return !member.text.isNull();
    }
    member.number = takeNumber(json);
    return member.number >= 0;
}

const PlainObject::Member *PlainObject::find(QByteArrayView key) const
{
    const auto end = m_members.begin() + static_cast<std::ptrdiff_t>(m_count);
    const auto found =
        std::find_if(m_members.begin(), end, [key](const Member &member) { return member.key == key; });
    return found == end ? nullptr : &*found;
}

QByteArrayView PlainObject::text(QByteArrayView key) const
{
    const Member *member = find(key);
    return member ? member->text : QByteArrayView();
}

std::optional<qint64> PlainObject::number(QByteArrayView key) const
{
    const Member *member = find(key);
    return member && member->number >= 0 ? std::optional(member->number) : std::nullopt;
}

} // namespace Chinwag
