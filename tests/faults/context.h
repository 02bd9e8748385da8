#pragma once

#include "tests/faults/checker.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <functional>
#include <optional>

namespace Chinwag::Test {

/// What one round of a row is given, and what it says about itself. Prints as it goes.
class Context
{
public:
    struct Options
    {
        bool shortly = false; ///< for the default test run: small numbers, no bound is enforced
        quint32 seed = 0;
        bool verbose = false; ///< the servers' logs, too
    };

    explicit Context(const Options &options);

    bool isShort() const { return m_options.shortly; }
    bool isVerbose() const { return m_options.verbose; }
    template <typename T>
    T pick(T shortly, T fully) const
    {
        return m_options.shortly ? shortly : fully;
    }
    QRandomGenerator &random() { return m_random; }
    QString path(const QString &name) const { return m_directory.filePath(name); }

    /// The round cannot go on, or a promise is broken. True when `holds`.
    bool require(bool holds, const QString &what);
    /// The proof that the fault is there.
    bool landed(bool proof, const QString &what);
    void report(const QList<Violation> &violations);
    /// A measured number against what RELIABILITY.md allows; enforced in full runs only.
    void figure(const QString &name, double value, const QString &unit, std::optional<double> atMost = {});

    bool failed() const { return m_failed; }

private:
    Options m_options;
    QRandomGenerator m_random;
    QTemporaryDir m_directory;
    bool m_failed = false;
};

/// Runs the event loop until `holds`, looking again every few milliseconds; false after `patience`, which is
/// for a loaded machine and never the expected duration.
bool waitUntil(const std::function<bool()> &holds,
               std::chrono::milliseconds patience = std::chrono::seconds(90));
/// Runs the event loop: for faults whose description is a duration.
void lastFor(std::chrono::milliseconds duration);

/// The value that `part` (0–1) of the samples do not exceed; 0 without samples.
double percentile(QList<double> samples, double part);

} // namespace Chinwag::Test
