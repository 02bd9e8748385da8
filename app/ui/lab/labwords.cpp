#include "app/ui/lab/labwords.h"

#include <QLocale>

namespace Chinwag {

namespace {

constexpr double tenth = 9.95; // from here on a tenth is more than anybody reads

QString number(double value) { return QLocale().toString(value, 'f', value < tenth ? 1 : 0); }

} // namespace

QString LabWords::arrivals(const ProvingRun::Proof &proof)
{
    QStringList parts{
        tr("%1 of %2", "messages").arg(std::min(proof.stored, proof.arrived)).arg(proof.messages)};
    parts.append(proof.twice == 0 ? tr("once") : tr("%n twice", nullptr, proof.twice));
    parts.append(proof.displaced == 0 ? tr("in order") : tr("%n out of order", nullptr, proof.displaced));
    return parts.join(QStringLiteral(", "));
}

QString LabWords::duration(milliseconds time)
{
    constexpr int secondsThatAreRead = 120;
    constexpr double perSecond = 1000;
    constexpr double perMinute = 60;
    const double inSeconds = static_cast<double>(time.count()) / perSecond;
    if (inSeconds < secondsThatAreRead)
        return tr("%1 s").arg(number(inSeconds));
    return tr("%1 min").arg(QLocale().toString(inSeconds / perMinute, 'f', 0));
}

QString LabWords::duration(microseconds time)
{
    constexpr double perMillisecond = 1000;
    constexpr double perSecond = 1000;
    const double inMilliseconds = static_cast<double>(time.count()) / perMillisecond;
    if (inMilliseconds < perSecond)
        return tr("%1 ms").arg(number(inMilliseconds));
    return tr("%1 s").arg(number(inMilliseconds / perSecond));
}

QString LabWords::state(ServerConnection::State state)
{
    switch (state) {
    case ServerConnection::State::Offline:
        return tr("Not connected");
    case ServerConnection::State::FetchingTicket:
    case ServerConnection::State::Connecting:
        return tr("Connecting");
    case ServerConnection::State::Syncing:
        return tr("Catching up");
    case ServerConnection::State::Online:
        return tr("Connected");
    case ServerConnection::State::Waiting:
        return tr("Waiting");
    }
    return {};
}

QString LabWords::trouble(const Faults &faults)
{
    if (faults.halfOpen)
        return tr("Nothing comes or goes, on purpose");
    if (faults.loss > 0)
        return tr("Frames are being lost on purpose");
    if (faults.ignorePings)
        return tr("Pings are ignored on purpose");
    if (faults.latency > milliseconds{0})
        return tr("Every frame is late on purpose");
    return {};
}

QString LabWords::proof(const ProvingRun::Proof &proof)
{
    if (proof.wasCancelled)
        return tr("Stopped");
    if (proof.error)
        return tr("Not proved");
    QStringList parts{arrivals(proof)};
    if (const auto typing = proof.middleTyping())
        parts.append(tr("typing %1").arg(duration(*typing)));
    if (const auto back = proof.longestBack())
        parts.append(tr("back in %1").arg(duration(*back)));
    return parts.join(QStringLiteral(" \u00B7 "));
}

QString LabWords::proofDetail(const ProvingRun::Proof &proof, const QString &time)
{
    const QString room = proof.isGone ? tr("the private room is gone again")
                                      : tr("the private room goes when you are next online");
    if (proof.error)
        return proof.error->message;
    if (proof.wasCancelled)
        return tr("Nothing was proved; %1.").arg(room);
    return tr("At %1, over %n forced drop(s); %2.", "time, what became of the room", proof.drops)
        .arg(time, room);
}

} // namespace Chinwag
