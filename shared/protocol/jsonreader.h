#pragma once

#include "shared/base/clock.h"
#include "shared/base/ids.h"
#include "shared/base/result.h"
#include "shared/protocol/errorcode.h"
#include "shared/protocol/limits.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

#include <limits>
#include <optional>

namespace Chinwag {

/// A NUL or half a surrogate pair survives neither every database nor a second encoding.
bool isStorable(const QString &value);

/// Reads the fields of one JSON object one after the other. The first bad field is remembered by its path and
/// every read after it gives an empty value, so a decoder reads flat and asks once, at the end. A null counts
/// as absent.
class JsonReader
{
public:
    /// `json` must outlive the reader.
    explicit JsonReader(const QJsonObject &json)
        : m_json(json)
    {
    }
    JsonReader(const JsonReader &) = delete;
    JsonReader &operator=(const JsonReader &) = delete;

    const QJsonObject &members() const { return m_json; }
    bool has(QLatin1StringView name) const;
    /// Not empty, at most `longest` units; valid Unicode without NUL, as all strings here.
    QString text(QLatin1StringView name, qsizetype longest);
    /// Absent reads as empty.
    QString optionalText(QLatin1StringView name, qsizetype longest = unbounded);
    /// Whole, in [least, most].
    qint64 integer(QLatin1StringView name, qint64 least, qint64 most = Limits::largestNumber);
    qint64 optionalInteger(QLatin1StringView name, qint64 absent, qint64 least,
                           qint64 most = Limits::largestNumber);
    int count(QLatin1StringView name, int least = 0);
    bool boolean(QLatin1StringView name);
    milliseconds duration(QLatin1StringView name); ///< 0 to one day
    milliseconds time(QLatin1StringView name);     ///< since 1970
    QJsonObject object(QLatin1StringView name);

    Seq seq(QLatin1StringView name) { return integer(name, 1); }
    Seq optionalSeq(QLatin1StringView name) { return optionalInteger(name, 0, 0); }
    template <typename AnyId>
    AnyId id(QLatin1StringView name, qsizetype longest = Limits::idLength)
    {
        return AnyId(text(name, longest));
    }
    template <typename AnyId>
    AnyId optionalId(QLatin1StringView name, qsizetype longest = Limits::idLength)
    {
        return has(name) ? id<AnyId>(name, longest) : AnyId();
    }

    /// One of the names that `parse` (QStringView → optional) knows.
    template <typename Parse>
    auto oneOf(QLatin1StringView name, Parse parse)
    {
        const auto value = parse(QStringView(text(name, Limits::idLength)));
        if (!value)
            fail(name, "has a value nobody knows");
        return value.value_or(typename decltype(value)::value_type());
    }

    /// An object, read by `read` (JsonReader & → value).
    template <typename Read>
    auto part(QLatin1StringView name, Read read)
    {
        const QJsonObject json = object(name);
        JsonReader reader(json, *this, name);
        return read(reader);
    }
    /// The same for what can be done without: none when it is absent or unreadable.
    template <typename Read>
    auto optionalPart(QLatin1StringView name, Read read) const
    {
        return readable(m_json.value(name), read);
    }
    /// An array of objects; absent reads as empty. Those that cannot be read are left out: one bad element
    /// must not take the others with it.
    template <typename Read>
    auto list(QLatin1StringView name, Read read)
    {
        QList<decltype(read(*this))> values;
        const QJsonArray array = optionalArray(name);
        for (const QJsonValue json : array) {
            if (auto value = readable(json, read))
                values.append(*std::move(value));
        }
        return values;
    }
    /// An array of ids; absent reads as empty, what is no id is left out.
    template <typename AnyId>
    QList<AnyId> ids(QLatin1StringView name)
    {
        QList<AnyId> values;
        const QJsonArray array = optionalArray(name);
        for (const QJsonValue json : array) {
            if (isId(json))
                values.append(AnyId(json.toString()));
        }
        return values;
    }

    /// Remembers the first failure: "Field <path> <what>."
    void fail(QLatin1StringView name, const char *what);
    bool failed() const { return m_parent ? m_parent->failed() : m_error.has_value(); }
    const Error &error() const { return m_parent ? m_parent->error() : *m_error; }

    template <typename T>
    Result<T, Error> finish(T value) const
    {
        if (failed())
            return error();
        return value;
    }

private:
    static constexpr qsizetype unbounded = std::numeric_limits<qsizetype>::max();

    JsonReader(const QJsonObject &json, JsonReader &parent, QLatin1StringView name)
        : m_json(json)
        , m_parent(&parent)
        , m_name(name)
    {
    }

    template <typename Read>
    static auto readable(const QJsonValue &json, Read read)
    {
        const QJsonObject object = json.toObject();
        JsonReader reader(object);
        std::optional value = read(reader);
        if (!json.isObject() || reader.failed())
            value.reset();
        return value;
    }

    QJsonArray optionalArray(QLatin1StringView name);
    static bool isId(const QJsonValue &json);
    QString path(QLatin1StringView name) const;

    const QJsonObject &m_json;
    JsonReader *m_parent = nullptr;
    QLatin1StringView m_name;     // of this object in its parent
    std::optional<Error> m_error; // used at the root only
};

} // namespace Chinwag
