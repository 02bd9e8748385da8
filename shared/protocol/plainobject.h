#pragma once

#include <QByteArrayView>

#include <array>
#include <optional>

namespace Chinwag {

/// One JSON object as encoders usually give it: flat, without spaces, strings without escapes, whole numbers,
/// every key once. Read in one pass, without a document and without an allocation; whatever looks different
/// is not read at all and left to parseObject(), so that only one place judges what is wrong. Views into the
/// bytes that were read.
class PlainObject
{
public:
    static std::optional<PlainObject> read(QByteArrayView json);

    /// Valid UTF-8 without control characters. Null when there is no such string.
    QByteArrayView text(QByteArrayView key) const;
    std::optional<qint64> number(QByteArrayView key) const;
    bool has(QByteArrayView key) const { return find(key) != nullptr; }

private:
    struct Member
    {
        QByteArrayView key;
        QByteArrayView text;
        qint64 number = -1; ///< ≥ 0 when it is one
    };
    static constexpr std::size_t most = 8;

    const Member *find(QByteArrayView key) const;
    bool readMember(QByteArrayView &json);

    std::array<Member, most> m_members;
    std::size_t m_count = 0;
};

} // namespace Chinwag
