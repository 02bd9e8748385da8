#include "app/core/files/uploads.h"

namespace Chinwag {

Uploads::Uploads(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
}

Uploads::~Uploads() = default;

Uploads::Progress Uploads::progress(const FileId &) const { return {}; }

void Uploads::setOnline(bool) {}

} // namespace Chinwag
