#pragma once

#include <QString>

#include <string>

namespace CLI {
class App;
}

namespace Chinwag {

/// What `app` understands, for machines: "bash", "fish" or "zsh" (completions), "manual" (settingsManual()).
QString description(const CLI::App &app, const std::string &format);

} // namespace Chinwag
