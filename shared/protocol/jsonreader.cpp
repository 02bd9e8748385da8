#include "shared/protocol/jsonreader.h"

namespace Chinwag {

using namespace Qt::StringLiterals;

bool isStorable(const QString &value) { return QStringView(value).isValidUtf16() && !value.contains(u'\0'); }

bool JsonReader::has(QLatin1StringView name) const
{
    const auto found = m_json.constFind(name);
    return found != m_json.constEnd() && !found->isNull();
}

QString JsonReader::text(QLatin1StringView name, qsizetype longest)
{
    const QString value = optionalText(name, longest);
    if (value.isEmpty())
        fail(name, has(name) ? "must not be empty" : "is missing");
    return value;
}

QString JsonReader::optionalText(QLatin1StringView name, qsizetype longest)
{
    if (!has(name) || failed())
        return {};
    const QJsonValue json = m_json.value(name);
    const QString value = json.toString();
    if (!json.isString())
        fail(name, "must be a string");
    else if (value.size() > longest)
        fail(name, "is too long");
    else if (!isStorable(value))
        fail(name, "is not valid text");
    return failed() ? QString() : value;
}

qint64 JsonReader::integer(QLatin1StringView name, qint64 least, qint64 most)
{
    if (!has(name))
        fail(name, "is missing");
    return optionalInteger(name, least, least, most);
}

qint64 JsonReader::optionalInteger(QLatin1StringView name, qint64 absent, qint64 least, qint64 most)
{
    if (!has(name) || failed())
        return absent;
    const QJsonValue json = m_json.value(name);
    constexpr qint64 notWhole = std::numeric_limits<qint64>::min();
    const qint64 value = json.toInteger(notWhole);
    if (value == notWhole)
        fail(name, "must be a whole number");
    else if (value < least || value > most)
        fail(name, "is out of range");
    return failed() ? absent : value;
}

int JsonReader::count(QLatin1StringView name, int least)
{
    return static_cast<int>(integer(name, least, std::numeric_limits<int>::max()));
}

bool JsonReader::boolean(QLatin1StringView name)
{
    const QJsonValue json = m_json.value(name);
    if (!json.isBool())
        fail(name, has(name) ? "must be true or false" : "is missing");
    return json.toBool();
}

milliseconds JsonReader::duration(QLatin1StringView name)
{
    constexpr milliseconds day = std::chrono::hours(24);
    return milliseconds(integer(name, 0, day.count()));
}

milliseconds JsonReader::time(QLatin1StringView name) { return milliseconds(integer(name, 0)); }

QJsonObject JsonReader::object(QLatin1StringView name)
{
    const QJsonValue json = m_json.value(name);
    if (!json.isObject())
        fail(name, has(name) ? "must be an object" : "is missing");
    return json.toObject();
}

QJsonArray JsonReader::optionalArray(QLatin1StringView name)
{
    const QJsonValue json = m_json.value(name);
    if (has(name) && !json.isArray())
        fail(name, "must be an array");
    return json.toArray();
}

bool JsonReader::isId(const QJsonValue &json)
{
    const QString value = json.toString();
    return !value.isEmpty() && value.size() <= Limits::idLength && isStorable(value);
}

void JsonReader::fail(QLatin1StringView name, const char *what)
{
    if (failed())
        return;
    JsonReader *root = this;
    while (root->m_parent)
        root = root->m_parent;
    const QString message = u"Field \"%1\" %2."_s.arg(path(name), QLatin1StringView(what));
    root->m_error = Error{ErrorCode::BadRequest, message, std::nullopt};
}

QString JsonReader::path(QLatin1StringView name) const
{
    if (!m_parent)
        return name;
    return m_parent->path(m_name) + u'.' + name;
}

} // namespace Chinwag
