#include "app/core/files/filelibrary.h"

namespace Chinwag {

FileLibrary::FileLibrary(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
}

FileLibrary::~FileLibrary() = default;

FileLibrary::Copy FileLibrary::copy(const File &file, Form form) const
{
    const auto own = m_own.constFind(file.id);
    if (own == m_own.cend())
        return {};
    const bool isWhole = form == Form::Whole || own->thumbnail.isEmpty();
    return {Copy::State::Here, file.size, isWhole ? own->path : own->thumbnail, {}};
}

void FileLibrary::want(const File &, Form) {}

void FileLibrary::cancel(const FileId &, Form) {}

void FileLibrary::setOnline(bool) {}

void FileLibrary::keepOwn(const Attachment &attachment) { m_own.insert(attachment.file.id, attachment); }

void FileLibrary::adopt(const Attachment &attachment, const FileId &id)
{
    m_own.insert(id, attachment);
    Q_EMIT changed(id);
}

void FileLibrary::dropOwn(const FileId &local) { m_own.remove(local); }

void FileLibrary::forget(const FileId &file) { m_own.remove(file); }

void FileLibrary::clear() {}

} // namespace Chinwag
