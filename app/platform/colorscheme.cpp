#include "app/platform/colorscheme.h"

namespace Chinwag {

FixedColorScheme::FixedColorScheme(ColorScheme scheme)
    : m_scheme(scheme)
{
}

ColorScheme FixedColorScheme::current() const { return m_scheme; }

void FixedColorScheme::setChangedHandler(std::function<void()>) {}

} // namespace Chinwag
