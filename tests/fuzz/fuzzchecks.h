#pragma once

#include <QByteArray>
#include <QString>

#include <span>

/// What must hold for every sequence of bytes that a stranger, another node or an administrator may hand to a
/// parser. Each gives an empty string, or what is wrong.
namespace Chinwag::FuzzChecks {

using Check = QString (*)(const QByteArray &bytes);

QString requestHead(const QByteArray &bytes);
QString frameParser(const QByteArray &bytes);
QString nodeMessage(const QByteArray &bytes);
QString relay(const QByteArray &bytes);
QString uploadMetadata(const QByteArray &bytes);
QString serverUrls(const QByteArray &bytes);
QString configuration(const QByteArray &bytes);
#ifdef CHINWAG_FUZZ_CLIENT
QString serverAddress(const QByteArray &bytes);
QString searchQuery(const QByteArray &bytes);
QString messageFormat(const QByteArray &bytes);
#endif

/// `name`: also of the folder below tests/fuzz/corpus, and of the program (fuzz_name).
struct Target
{
    const char *name;
    Check check;
};
std::span<const Target> targets();

} // namespace Chinwag::FuzzChecks
