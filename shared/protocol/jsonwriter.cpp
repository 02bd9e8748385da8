#include "shared/protocol/jsonwriter.h"

#include <QJsonDocument>

#include <algorithm>

namespace Chinwag {

namespace {

bool isPlain(char c) { return static_cast<uchar>(c) >= 0x20 && c != '"' && c != '\\'; }

void appendEscaped(QByteArray &bytes, char c)
{
    constexpr char digits[] = "0123456789abcdef";
    constexpr char shortForms[] = "\"\"\\\\\bb\ff\nn\rr\tt"; // pairs: character, letter
    bytes += '\\';
    for (const char *form = shortForms; *form; form += 2) {
        if (*form == c) {
            bytes += form[1];
            return;
        }
    }
    bytes += "u00";
    bytes += digits[c >> 4];
    bytes += digits[c & 0xf];
}

} // namespace

void JsonWriter::text(QLatin1StringView key, const QString &value)
{
    name(key);
    quote(value);
}

void JsonWriter::number(QLatin1StringView key, qint64 value)
{
    name(key);
    m_bytes += QByteArray::number(value);
}

void JsonWriter::boolean(QLatin1StringView key, bool value)
{
    name(key);
    m_bytes += value ? "true" : "false";
}

void JsonWriter::object(QLatin1StringView key, const QJsonObject &value)
{
    name(key);
    m_bytes += QJsonDocument(value).toJson(QJsonDocument::Compact);
}

void JsonWriter::members(const QJsonObject &members)
{
    if (members.isEmpty())
        return;
    separate();
    const QByteArray object = QJsonDocument(members).toJson(QJsonDocument::Compact);
    m_bytes += QByteArrayView(object).sliced(1).chopped(1);
}

/// Room for `size` bytes more.
char *JsonWriter::grow(qsizetype size)
{
    const qsizetype end = m_bytes.size();
    m_bytes.resize(end + size);
    return m_bytes.data() + end;
}

void JsonWriter::separate()
{
    const char last = m_bytes.back();
    if (last != '{' && last != '[') // text ends with a quotation mark
        m_bytes += ',';
}

void JsonWriter::name(QLatin1StringView key)
{
    separate();
    char *bytes = grow(key.size() + 3);
    *bytes++ = '"';
    bytes = std::copy(key.begin(), key.end(), bytes);
    *bytes++ = '"';
    *bytes = ':';
}

void JsonWriter::quote(const QString &text)
{
    const auto isPlainAscii = [](QChar c) { return c >= u' ' && c < u'\x7f' && c != u'"' && c != u'\\'; };
    if (!std::all_of(text.begin(), text.end(), isPlainAscii)) {
        quoteAnything(text);
        return;
    }
    char *bytes = grow(text.size() + 2);
    *bytes++ = '"';
    bytes = std::transform(text.begin(), text.end(), bytes,
                           [](QChar c) { return static_cast<char>(c.unicode()); });
    *bytes = '"';
}

void JsonWriter::quoteAnything(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    m_bytes += '"';
    for (auto it = utf8.begin(); it != utf8.end();) {
        const auto plainEnd = std::find_if_not(it, utf8.end(), &isPlain);
        m_bytes.append(it, plainEnd - it);
        it = plainEnd;
        if (it != utf8.end())
            appendEscaped(m_bytes, *it++);
    }
    m_bytes += '"';
}

} // namespace Chinwag
