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

void JsonWriter::separate()
{
    const char last = m_bytes.back();
    if (last != '{' && last != '[') // text ends with a quotation mark
        m_bytes += ',';
}

void JsonWriter::name(QLatin1StringView key)
{
    separate();
    m_bytes += '"';
    m_bytes.append(key.data(), key.size());
    m_bytes += "\":";
}

void JsonWriter::quote(const QString &text)
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
