// Makes emoji.tsv, which EmojiTable reads, out of emoji-test.txt of the Unicode Character Database and the
// annotations of the Common Locale Data Repository. Run while building.
#include "app/ui/folding.h"

#include <QFile>
#include <QHash>
#include <QStringList>
#include <QXmlStreamReader>

#include <cstdio>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

struct Emoji
{
    QString sequence;
    QString version;
    QString toned; // with the lightest skin; "" when it has none
    QString tonedVersion;
    QString name; // English
    int group = 0;
};

struct Annotation
{
    QString name;
    QStringList keywords;
};
using Annotations = QHash<QString, Annotation>; // by what plain() makes of a sequence

constexpr char32_t lightestSkin = 0x1F3FB;
constexpr char32_t darkestSkin = 0x1F3FF;
constexpr char32_t emojiStyle = 0xFE0F;

bool isSkin(char32_t c) { return c >= lightestSkin && c <= darkestSkin; }

/// Without what chooses a style or a skin.
QString plain(const QString &sequence)
{
    QList<uint> kept = sequence.toUcs4();
    kept.removeIf([](char32_t c) { return c == emojiStyle || isSkin(c); });
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(kept.constData()), kept.size());
}

QString sequenceOf(const QString &codePoints)
{
    QString sequence;
    const QStringList numbers = codePoints.split(u' ', Qt::SkipEmptyParts);
    for (const QString &number : numbers)
        sequence += QChar::fromUcs4(number.toUInt(nullptr, 16));
    return sequence;
}

/// What a table of all skins need not say: those of the other skins, and of two that differ.
bool isLightest(const QString &sequence)
{
    const QList<uint> all = sequence.toUcs4();
    return std::none_of(all.cbegin(), all.cend(), [](char32_t c) { return isSkin(c) && c != lightestSkin; });
}

bool hasSkin(const QString &sequence)
{
    const QList<uint> all = sequence.toUcs4();
    return std::any_of(all.cbegin(), all.cend(), [](char32_t c) { return isSkin(c); });
}

class Reader
{
public:
    /// "1F44B 1F3FB ; fully-qualified # 👋🏻 E1.0 waving hand: light skin tone", and "# group: …".
    void take(const QString &line)
    {
        if (line.startsWith(u"# group: "))
            begin(line.mid(9));
        const QString status = line.section(u';', 1).section(u'#', 0, 0).trimmed();
        if (status == u"fully-qualified" && m_group >= 0)
            add(sequenceOf(line.section(u';', 0, 0)), line.section(u'#', 1).trimmed());
    }
    const std::vector<Emoji> &emoji() const { return m_emoji; }

private:
    void begin(const QString &group)
    {
        // Skins and hair by themselves are parts, and nothing that one would send.
        m_group = group == u"Component" ? -1 : m_next++;
    }
    void add(const QString &sequence, const QString &comment)
    {
        const QString version = comment.section(u' ', 1, 1).mid(1);
        if (!hasSkin(sequence)) {
            m_places.insert(plain(sequence), m_emoji.size());
            m_emoji.push_back({sequence, version, {}, {}, comment.section(u' ', 2), m_group});
            return;
        }
        const auto place = m_places.constFind(plain(sequence));
        if (place == m_places.cend() || !isLightest(sequence))
            return;
        m_emoji[*place].toned = sequence;
        m_emoji[*place].tonedVersion = version;
    }

    std::vector<Emoji> m_emoji;
    QHash<QString, std::size_t> m_places;
    int m_group = -1;
    int m_next = 0;
};

bool readAnnotations(const QString &path, Annotations &annotations)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != u"annotation")
            continue;
        const QString sequence = xml.attributes().value(u"cp"_s).toString();
        if (hasSkin(sequence))
            continue; // is called what it is without
        const QString of = plain(sequence);
        const bool isName = xml.attributes().value(u"type"_s) == u"tts";
        const QString text = xml.readElementText().simplified();
        Annotation &annotation = annotations[of];
        if (isName)
            annotation.name = text;
        else
            annotation.keywords = text.split(u" | "_s);
    }
    return !xml.hasError();
}

/// "name\t name words | other words": every word after a space, so that one can look for its beginning.
QString columnsOf(const Annotation &annotation)
{
    const QStringList name = Chinwag::foldedWords(annotation.name);
    QStringList others;
    const QStringList words = Chinwag::foldedWords(annotation.keywords.join(u' '));
    for (const QString &word : words) {
        if (!name.contains(word) && !others.contains(word))
            others.append(word);
    }
    return u"\t%1\t %2 | %3"_s.arg(annotation.name, name.join(u' '), others.join(u' '));
}

bool write(const QString &path, const std::vector<Emoji> &emoji, const QStringList &languages,
           const QList<Annotations> &annotations)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(languages.join(u'\t').toUtf8() + '\n');
    for (const Emoji &each : emoji) {
        QString line = QStringList{each.sequence, each.version, each.toned, each.tonedVersion,
                                   QString::number(each.group)}
                           .join(u'\t');
        for (const Annotations &language : annotations) {
            Annotation annotation = language.value(plain(each.sequence));
            if (annotation.name.isEmpty()) // newer than the annotations
                annotation.name = each.name;
            line += columnsOf(annotation);
        }
        file.write(line.toUtf8() + '\n');
    }
    return file.flush();
}

int fail(const QString &path)
{
    std::fprintf(stderr, "%s has nothing of what is needed\n", qPrintable(path));
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (arguments.size() < 3) {
        std::fputs("usage: emojitablemaker DIRECTORY OUTPUT LANGUAGE...\n", stderr);
        return 2;
    }
    const QString unicode = arguments.takeFirst();
    const QString output = arguments.takeFirst();
    Reader reader;
    QFile test(unicode + u"/emoji/emoji-test.txt"_s);
    if (!test.open(QIODevice::ReadOnly))
        return fail(test.fileName());
    while (!test.atEnd())
        reader.take(QString::fromUtf8(test.readLine()).trimmed());
    QList<Annotations> annotations;
    for (const QString &language : std::as_const(arguments)) {
        annotations.append(Annotations());
        for (const QString &folder : {u"annotations"_s, u"annotationsDerived"_s}) {
            const QString path = u"%1/cldr/common/%2/%3.xml"_s.arg(unicode, folder, language);
            if (!readAnnotations(path, annotations.last()))
                return fail(path);
        }
    }
    if (reader.emoji().empty())
        return fail(test.fileName());
    return write(output, reader.emoji(), arguments, annotations) ? 0 : fail(output);
}
