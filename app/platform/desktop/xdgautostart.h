#pragma once

#include "app/core/desktop/autostart.h"

#include <QStringList>

namespace Chinwag {

/// Autostart by an entry of the person's own, as the Desktop Application Autostart Specification has it.
class XdgAutostart final : public Autostart
{
public:
    /// `file`: the entry. `command`: what it starts, the program and its arguments.
    XdgAutostart(QString file, QStringList command);

    /// Where the desktop looks for entries; `name` without ending.
    static QString fileFor(const QString &name);
    bool isOn() const override;
    Result<Ok, QString> set(bool on) override;

private:
    QByteArray entry() const;

    QString m_file;
    QStringList m_command;
};

} // namespace Chinwag
