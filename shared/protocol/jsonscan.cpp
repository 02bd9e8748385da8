#include "shared/protocol/jsonscan.h"

#include "shared/protocol/utf8.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QVarLengthArray>

#include <algorithm>

namespace Chinwag {

namespace {

constexpr char byteOrderMark = '\xef'; // its first byte; nothing else outside of strings begins so

class Scanner
{
public:
    Scanner(QByteArrayView json, int maxDepth)
        : m_json(json)
        , m_maxDepth(maxDepth)
    {
    }

    JsonScan run()
    {
        for (m_at = 0; m_at < m_json.size(); ++m_at) {
            const JsonScan found = step(m_json[m_at]);
            if (found != JsonScan::Fine)
                return found;
        }
        return JsonScan::Fine;
    }

private:
    struct Level
    {
        bool isObject = false;
        bool keyIsNext = false;
        qsizetype firstKey = 0; // in m_keys
    };

    JsonScan step(char c)
    {
        switch (c) {
        case '{':
        case '[':
            m_levels.append({c == '{', c == '{', m_keys.size()});
            return m_levels.size() > m_maxDepth ? JsonScan::TooDeep : JsonScan::Fine;
        case '}':
        case ']':
            return close();
        case ',':
            if (!m_levels.isEmpty())
                m_levels.last().keyIsNext = m_levels.last().isObject;
            return JsonScan::Fine;
        case '"':
            return takeString();
        case '.':
            return isDigit(m_at - 1) && isDigit(m_at + 1) ? JsonScan::Fine : JsonScan::NotJson;
        case byteOrderMark:
            return JsonScan::NotJson;
        default:
            return JsonScan::Fine;
        }
    }

    bool isDigit(qsizetype at) const
    {
        return at >= 0 && at < m_json.size() && m_json[at] >= '0' && m_json[at] <= '9';
    }

    JsonScan takeString()
    {
        const qsizetype start = m_at++;
        bool escaped = false;
        for (; m_at < m_json.size() && m_json[m_at] != '"'; ++m_at) {
            if (static_cast<uchar>(m_json[m_at]) < ' ')
                return JsonScan::NotJson;
            if (m_json[m_at] != '\\')
                continue;
            escaped = true;
            if (++m_at < m_json.size() && !QByteArrayView("\"\\/bfnrtu").contains(m_json[m_at]))
                return JsonScan::NotJson;
        }
        if (m_at < m_json.size())
            takeKey(start, escaped);
        return JsonScan::Fine;
    }

    /// When the string that ends here is one.
    void takeKey(qsizetype start, bool escaped)
    {
        if (m_levels.isEmpty() || !m_levels.last().keyIsNext)
            return;
        m_levels.last().keyIsNext = false;
        const QByteArrayView quoted = m_json.sliced(start, m_at - start + 1);
        m_keys.append(escaped ? unescaped(quoted)
                              : QByteArray::fromRawData(quoted.data() + 1, quoted.size() - 2));
    }

    // "\u0061" and "a" are the same key.
    static QByteArray unescaped(QByteArrayView quoted)
    {
        const QByteArray wrapped = '[' + quoted.toByteArray() + ']';
        return jsonFromUtf8(wrapped).array().at(0).toString().toUtf8();
    }

    JsonScan close()
    {
        if (m_levels.isEmpty())
            return JsonScan::Fine;
        // Sorting keeps an object of ten thousand keys cheap.
        const auto first = m_keys.begin() + m_levels.last().firstKey;
        std::sort(first, m_keys.end());
        const bool twice = std::adjacent_find(first, m_keys.end()) != m_keys.end();
        m_keys.resize(m_levels.last().firstKey);
        m_levels.removeLast();
        return twice ? JsonScan::DuplicateKey : JsonScan::Fine;
    }

    QByteArrayView m_json;
    int m_maxDepth;
    qsizetype m_at = 0;
    QVarLengthArray<Level, 8> m_levels;
    QVarLengthArray<QByteArray, 16> m_keys;
};

} // namespace

JsonScan scanJson(QByteArrayView json, int maxDepth) { return Scanner(json, maxDepth).run(); }

} // namespace Chinwag
