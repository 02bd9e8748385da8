#pragma once

namespace Chinwag {

/// Sets the application's font, with coloured emoji for what it has no characters for. After QGuiApplication
/// was made.
void chooseFonts();

} // namespace Chinwag
