#include "server/net/httpnegotiation.h"

#include "shared/base/digits.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace Chinwag {

namespace {

/// Thousandths; 0 for what is no weight at all: whoever writes one meant to say something.
int weightOf(const QByteArray &parameters)
{
    static const QRegularExpression shape(
        QStringLiteral("^[ \\t]*;[ \\t]*[qQ]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)[ \\t]*$"));
    if (parameters.isEmpty())
        return 1000;
    const auto match = shape.match(QString::fromLatin1(parameters));
    return match.hasMatch() ? qRound(match.captured(1).toDouble() * 1000) : 0;
}

/// All fields of that name as the one list they are.
QByteArray listOf(const RequestHead &head, QByteArrayView name)
{
    QByteArrayList values;
    for (const auto &[header, value] : head.headers) {
        if (header == name)
            values.append(value);
    }
    return values.join(',');
}

/// The part of a tag that is compared weakly.
QByteArrayView opaque(QByteArrayView etag) { return etag.startsWith("W/") ? etag.sliced(2) : etag; }

struct RangeEnds
{
    std::optional<qint64> first;
    std::optional<qint64> last; ///< without `first`: how many of the end
};

/// None when it is not one range of bytes.
std::optional<RangeEnds> rangeEnds(const QByteArray &value)
{
    static const QRegularExpression shape(QStringLiteral("^bytes=[ \\t]*([0-9]*)-([0-9]*)[ \\t]*$"),
                                          QRegularExpression::CaseInsensitiveOption);
    const auto match = shape.match(QString::fromLatin1(value));
    if (!match.hasMatch())
        return {};
    const RangeEnds ends{digitsOf(match.captured(1)), digitsOf(match.captured(2))};
    const bool isReadable = ends.first.has_value() != match.captured(1).isEmpty() &&
                            ends.last.has_value() != match.captured(2).isEmpty();
    const bool isRange = ends.first || ends.last;
    const bool isBackwards = ends.first && ends.last && *ends.first > *ends.last;
    return isReadable && isRange && !isBackwards ? std::optional(ends) : std::nullopt;
}

} // namespace

bool acceptsGzip(const RequestHead &head)
{
    std::optional<int> gzip;
    std::optional<int> anything;
    int identity = 0; // unless it is named, it is what comes when nothing better can be had
    const QList<QByteArray> codings = listOf(head, "accept-encoding").split(',');
    for (const QByteArray &entry : codings) {
        const qsizetype semicolon = entry.indexOf(';');
        const QByteArray coding = (semicolon < 0 ? entry : entry.first(semicolon)).trimmed().toLower();
        const int weight = weightOf(semicolon < 0 ? QByteArray() : entry.sliced(semicolon));
        if (coding == "gzip" || coding == "x-gzip")
            gzip = std::max(gzip.value_or(0), weight);
        else if (coding == "identity")
            identity = weight;
        else if (coding == "*")
            anything = weight;
    }
    const int wanted = gzip.value_or(anything.value_or(0));
    return wanted > 0 && wanted >= identity;
}

bool hasAlready(const RequestHead &head, const QByteArray &etag)
{
    static const QRegularExpression tags(QStringLiteral("(?:W/)?(\"[^\"]*\")"));
    if (etag.isEmpty())
        return false;
    const QString list = QString::fromLatin1(listOf(head, "if-none-match"));
    if (list.trimmed() == QLatin1String("*"))
        return true;
    for (auto matches = tags.globalMatch(list); matches.hasNext();) {
        if (matches.next().captured(1).toLatin1() == opaque(etag))
            return true;
    }
    return false;
}

std::variant<WholeThing, ByteRange, NoSuchPart> wantedPart(const RequestHead &head, qint64 size,
                                                           const QByteArray &etag)
{
    const bool isOne = head.method == "GET" && head.count("range") == 1;
    const std::optional<RangeEnds> ends = isOne ? rangeEnds(head.value("range")) : std::nullopt;
    const bool isWeak = etag.isEmpty() || etag.startsWith("W/");
    const bool isOfThisState = head.count("if-range") == 0 || (!isWeak && head.value("if-range") == etag);
    if (!ends || !isOfThisState)
        return WholeThing{};
    if (!ends->first) {
        const qint64 count = std::min(*ends->last, size);
        return count == 0 ? std::variant<WholeThing, ByteRange, NoSuchPart>(NoSuchPart{})
                          : ByteRange{size - count, count};
    }
    if (*ends->first >= size)
        return NoSuchPart{};
    const qint64 last = std::min(ends->last.value_or(size - 1), size - 1);
    return ByteRange{*ends->first, last - *ends->first + 1};
}

} // namespace Chinwag
