#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

/// Internal to the codec: one object, member by member, as bytes or as a tree. Both have the same functions,
/// so that what a noun consists of is written down once (modelwriters.h).
namespace Chinwag {

/// Compact JSON in UTF-8, members in the order of the calls. Every key once, and without characters that JSON
/// escapes. Half a surrogate pair, which no reader lets in, becomes a question mark.
class JsonWriter
{
public:
    JsonWriter() { m_bytes.reserve(expectedSize); }

    void text(QLatin1StringView key, const QString &value);
    void number(QLatin1StringView key, qint64 value);
    void boolean(QLatin1StringView key, bool value);
    void object(QLatin1StringView key, const QJsonObject &value);
    /// Those of a tree, whatever their keys are.
    void members(const QJsonObject &members);
    template <typename Write>
    void object(QLatin1StringView key, const Write &write)
    {
        name(key);
        nested(write);
    }
    /// `write(json, value)` writes the members of one item.
    template <typename List, typename Write>
    void list(QLatin1StringView key, const List &values, const Write &write)
    {
        name(key);
        m_bytes += '[';
        for (const auto &value : values) {
            separate();
            nested([&](JsonWriter &json) { write(json, value); });
        }
        m_bytes += ']';
    }
    template <typename List>
    void ids(QLatin1StringView key, const List &values)
    {
        name(key);
        m_bytes += '[';
        for (const auto &value : values) {
            separate();
            quote(value.toString());
        }
        m_bytes += ']';
    }

    /// Once, at the end.
    QByteArray take()
    {
        m_bytes += '}';
        return std::move(m_bytes);
    }

private:
    static constexpr qsizetype expectedSize = 512;

    void separate();
    void name(QLatin1StringView key);
    char *grow(qsizetype size);
    void quote(const QString &text);
    void quoteAnything(const QString &text);
    template <typename Write>
    void nested(const Write &write)
    {
        m_bytes += '{';
        write(*this);
        m_bytes += '}';
    }

    QByteArray m_bytes{"{"};
};

class JsonTree
{
public:
    void text(QLatin1StringView key, const QString &value) { m_object.insert(key, value); }
    void number(QLatin1StringView key, qint64 value) { m_object.insert(key, value); }
    void boolean(QLatin1StringView key, bool value) { m_object.insert(key, value); }
    void members(const QJsonObject &members)
    {
        for (auto it = members.begin(); it != members.end(); ++it)
            m_object.insert(it.key(), it.value());
    }
    template <typename Write>
    void object(QLatin1StringView key, const Write &write)
    {
        m_object.insert(key, nested(write));
    }
    template <typename List, typename Write>
    void list(QLatin1StringView key, const List &values, const Write &write)
    {
        QJsonArray array;
        for (const auto &value : values)
            array.append(nested([&](JsonTree &json) { write(json, value); }));
        m_object.insert(key, array);
    }
    template <typename List>
    void ids(QLatin1StringView key, const List &values)
    {
        QJsonArray array;
        for (const auto &value : values)
            array.append(value.toString());
        m_object.insert(key, array);
    }

    QJsonObject take() { return std::move(m_object); }

private:
    template <typename Write>
    static QJsonObject nested(const Write &write)
    {
        JsonTree json;
        write(json);
        return json.take();
    }

    QJsonObject m_object;
};

} // namespace Chinwag
