#pragma once

#include "app/core/lab/provingrun.h"

#include <QCoreApplication>

namespace Chinwag {

/// Durations and results of the Connection Lab, for people.
class LabWords
{
    Q_DECLARE_TR_FUNCTIONS(LabWords)

public:
    static QString duration(milliseconds time); ///< "9.8 s", "4 min"
    static QString duration(microseconds time); ///< "0.4 ms", "23 ms", "1.2 s"
    static QString state(ServerConnection::State state);
    static QString trouble(const Faults &faults); ///< a sentence; "" when there is none
    /// "20 of 20, once, in order · typing 41 ms · back in 1.2 s", or what was wrong.
    static QString proof(const ProvingRun::Proof &proof);
    static QString proofDetail(const ProvingRun::Proof &proof, const QString &time);

private:
    static QString arrivals(const ProvingRun::Proof &proof);
};

} // namespace Chinwag
