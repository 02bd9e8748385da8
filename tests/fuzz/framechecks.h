#pragma once

#include <QByteArray>
#include <QString>

/// What must hold for every sequence of bytes. Each gives an empty string, or what is wrong.
namespace Chinwag::FrameChecks {

QString clientFrame(const QByteArray &bytes);
QString serverFrame(const QByteArray &bytes);

} // namespace Chinwag::FrameChecks
