#include "app/ui/files/messagefile.h"

#include "app/core/files/filewords.h"
#include "app/core/text/foreigntext.h"
#include "app/ui/files/filelabels.h"
#include "app/ui/files/filenames.h"

namespace Chinwag {

QString MessageFile::name() const { return FileLabels::name(file); }

QString MessageFile::shortName() const
{
    const QString whole = name();
    constexpr int end = 12;
    return whole.size() <= 2 * end + 8 ? whole : ForeignText::shortened(whole, end + 8) + whole.right(end);
}

QString MessageFile::about() const { return FileLabels::about(file); }

QString MessageFile::glyph() const
{
    const QString kind = file.type.section(u'/', 0, 0);
    if (kind == u"image")
        return QStringLiteral("picture");
    if (kind == u"video")
        return QStringLiteral("film");
    if (kind == u"audio")
        return QStringLiteral("music");
    return QStringLiteral("file");
}

bool MessageFile::isPicture() const { return Chinwag::isPicture(file); }

bool MessageFile::mayOpen() const { return FileNames::mayOpen(file.name, file.type); }

QVariantList toVariants(const QList<File> &files)
{
    QVariantList variants;
    for (const File &file : files)
        variants.append(QVariant::fromValue(MessageFile{file}));
    return variants;
}

} // namespace Chinwag
