#include "server/config/shellcompletions.h"

#include <QMap>
#include <QStringList>

namespace Chinwag {

namespace {

using Flag = CompletedProgram::Flag;

/// What of a placeholder is to be written as it stands: its alternatives in small letters.
QStringList wordsOf(const Flag &flag)
{
    QStringList words;
    const QStringList alternatives = flag.value.split(QLatin1Char('|'), Qt::SkipEmptyParts);
    for (const QString &alternative : alternatives) {
        if (alternative == alternative.toLower())
            words.append(alternative);
    }
    return words;
}

bool isFile(const Flag &flag) { return flag.value == QLatin1String("FILE"); }

bool isDirectory(const Flag &flag) { return flag.value == QLatin1String("DIR"); }

bool mayBeInFile(const Flag &flag) { return flag.value.endsWith(QLatin1String("|@FILE")); }

QString inQuotes(QString text, const QString &quote)
{
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), quote) + QLatin1Char('\'');
}

/// What bash does behind a flag.
QString bashAction(const Flag &flag)
{
    if (isFile(flag))
        return QStringLiteral(
            "compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")");
    if (isDirectory(flag))
        return QStringLiteral(
            "compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- \"$cur\")");
    if (mayBeInFile(flag))
        return QStringLiteral(
            "[[ $cur != @* ]] || mapfile -t COMPREPLY < <(compgen -P @ -f -- \"${cur#@}\")");
    const QStringList words = wordsOf(flag);
    if (words.isEmpty())
        return QStringLiteral(":");
    return QStringLiteral("mapfile -t COMPREPLY < <(compgen -W \"%1\" -- \"$cur\")")
        .arg(words.join(QLatin1Char(' ')));
}

QString zshAction(const Flag &flag)
{
    if (isFile(flag))
        return QStringLiteral("_files");
    if (isDirectory(flag))
        return QStringLiteral("_files -/");
    if (mayBeInFile(flag))
        return QStringLiteral("_files -P @");
    const QStringList words = wordsOf(flag);
    return words.isEmpty() ? QStringLiteral(" ") : QStringLiteral("(%1)").arg(words.join(QLatin1Char(' ')));
}

QString zshFlag(const Flag &flag)
{
    QString summary = flag.summary;
    summary.replace(QLatin1Char('['), QLatin1String("\\[")).replace(QLatin1Char(']'), QLatin1String("\\]"));
    QString spec = flag.name + (flag.value.isEmpty() ? QString() : QStringLiteral("=")) +
                   QStringLiteral("[%1]").arg(summary);
    if (!flag.value.isEmpty()) {
        const QString value = QString(flag.value).replace(QLatin1Char(':'), QLatin1String("\\:"));
        spec += QStringLiteral(":%1:%2").arg(value, zshAction(flag));
    }
    if (flag.isRepeatable)
        spec.prepend(QLatin1Char('*'));
    else if (flag.isAlone)
        spec.prepend(QLatin1String("(- *)"));
    return inQuotes(spec, QStringLiteral("'\\''"));
}

QString fishFlag(const Flag &flag)
{
    QString line = QStringLiteral(" -l ") + QString(flag.name).remove(0, 2);
    const QStringList words = wordsOf(flag);
    if (isFile(flag))
        line += QStringLiteral(" -r -F");
    else if (isDirectory(flag))
        line += QStringLiteral(" -x -a '(__fish_complete_directories)'");
    else if (mayBeInFile(flag))
        line += QStringLiteral(" -x -a '@(__fish_complete_path (string trim -l -c @ (commandline -ct)))'");
    else if (!words.isEmpty())
        line += QStringLiteral(" -x -a '%1'").arg(words.join(QLatin1Char(' ')));
    else if (!flag.value.isEmpty())
        line += QStringLiteral(" -x");
    return line + QStringLiteral(" -d ") + inQuotes(flag.summary, QStringLiteral("\\'"));
}

QStringList commandNames(const CompletedProgram &program)
{
    QStringList names;
    for (const CompletedProgram::Command &command : program.commands)
        names.append(command.name);
    return names;
}

} // namespace

QString bashCompletion(const CompletedProgram &program)
{
    QMap<QString, QStringList> byAction;
    QStringList words = commandNames(program);
    for (const Flag &flag : program.flags) {
        words.append(flag.name);
        if (!flag.value.isEmpty())
            byAction[bashAction(flag)].append(flag.name);
    }
    QString cases;
    for (auto action = byAction.cbegin(); action != byAction.cend(); ++action)
        cases += QStringLiteral("        %1)\n            %2\n            return\n            ;;\n")
                     .arg(action->join(QLatin1String(" | ")), action.key());
    return QStringLiteral(R"(# bash completion for %1
_%1() {
    local cur prev
    cur=${COMP_WORDS[COMP_CWORD]}
    prev=${COMP_WORDS[COMP_CWORD - 1]}
    if [[ $cur == "=" ]]; then
        cur=
    elif [[ $prev == "=" ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    case $prev in
%2    esac
    mapfile -t COMPREPLY < <(compgen -W "%3" -- "$cur")
} && complete -F _%1 %1
)")
        .arg(program.name, cases, words.join(QLatin1Char(' ')));
}

QString fishCompletion(const CompletedProgram &program)
{
    const QString start = QStringLiteral("complete -c ") + program.name;
    QString text = QStringLiteral("# fish completion for %1\n%2 -f\n").arg(program.name, start);
    for (const CompletedProgram::Command &command : program.commands)
        text += start + QStringLiteral(" -n __fish_use_subcommand -a %1 -d %2\n")
                            .arg(command.name, inQuotes(command.summary, QStringLiteral("\\'")));
    for (const Flag &flag : program.flags)
        text += start + fishFlag(flag) + QLatin1Char('\n');
    return text;
}

QString zshCompletion(const CompletedProgram &program)
{
    QString flags;
    for (const Flag &flag : program.flags)
        flags += QStringLiteral("    %1\n").arg(zshFlag(flag));
    return QStringLiteral("#compdef %1\n\nlocal -a flags\nflags=(\n%2)\n"
                          "_arguments -s $flags '1:command:(%3)'\n")
        .arg(program.name, flags, commandNames(program).join(QLatin1Char(' ')));
}

} // namespace Chinwag
