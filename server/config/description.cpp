#include "server/config/description.h"

#include "server/config/settingsmanual.h"
#include "server/config/shellcompletions.h"

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wconversion"
#endif
#include <CLI/CLI.hpp>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include <algorithm>

namespace Chinwag {

namespace {

/// Up to where a sentence goes on with details.
QString summaryOf(const std::string &help)
{
    return QString::fromStdString(help)
        .section(QLatin1String(" [CHINWAGD_"), 0, 0)
        .section(QLatin1Char(';'), 0, 0)
        .section(QLatin1String(": "), 0, 0);
}

void takeFlagsOf(const CLI::App &app, CompletedProgram &program)
{
    for (const CLI::Option *option : app.get_options()) {
        if (option->get_lnames().empty()) // words without a name
            continue;
        CompletedProgram::Flag flag;
        flag.name = QStringLiteral("--") + QString::fromStdString(option->get_lnames().front());
        if (option->get_items_expected_max() > 0)
            flag.value = QString::fromStdString(option->get_type_name());
        flag.summary = summaryOf(option->get_description());
        flag.isRepeatable = option->get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
        flag.isAlone = flag.summary.endsWith(QLatin1String(" and exit"));
        const auto isIt = [&flag](const CompletedProgram::Flag &other) { return other.name == flag.name; };
        if (std::none_of(program.flags.cbegin(), program.flags.cend(), isIt))
            program.flags.append(flag);
    }
}

} // namespace

QString description(const CLI::App &app, const std::string &format)
{
    if (format == "manual")
        return settingsManual();
    CompletedProgram program;
    program.name = QString::fromStdString(app.get_name());
    takeFlagsOf(app, program);
    for (const CLI::App *command : app.get_subcommands({})) {
        program.commands.append(
            {QString::fromStdString(command->get_name()), summaryOf(command->get_description())});
        takeFlagsOf(*command, program);
    }
    if (format == "bash")
        return bashCompletion(program);
    return format == "fish" ? fishCompletion(program) : zshCompletion(program);
}

} // namespace Chinwag
