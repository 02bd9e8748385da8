#pragma once

#include <QList>
#include <QString>

namespace Chinwag {

/// What the command line understands, as shells need it to complete it.
struct CompletedProgram
{
    struct Flag
    {
        QString name;    ///< with its dashes
        QString value;   ///< placeholder, alternatives with | between; empty: the flag has no value
        QString summary; ///< for people, one line
        bool isRepeatable = false;
        bool isAlone = false; ///< makes everything else on the line pointless
    };
    struct Command
    {
        QString name;
        QString summary;
    };

    QString name;
    QList<Flag> flags;
    QList<Command> commands;
};

/// Scripts for that shell, whole files.
QString bashCompletion(const CompletedProgram &program);
QString fishCompletion(const CompletedProgram &program);
QString zshCompletion(const CompletedProgram &program);

} // namespace Chinwag
