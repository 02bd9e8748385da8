#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace Chinwag {

/// What somebody wanted who started the program once more.
struct StartRequest
{
    /// At most; nobody's link is longer.
    static constexpr qsizetype maxLinkLength = 4096;

    QString link; ///< chinwag://…; empty: only to see the window
    QString
        activation; ///< the desktop's permission to come to the front (XDG_ACTIVATION_TOKEN); may be empty

    /// One line with its newline.
    QByteArray toLine() const;
    /// Nothing for what toLine() cannot have written.
    static std::optional<StartRequest> fromLine(const QByteArray &line);

    friend bool operator==(const StartRequest &, const StartRequest &) = default;
};

/// One running program for each profile: a second one hands over what it was asked for, and ends. Loop
/// thread.
class SingleInstance
{
public:
    enum class Claim {
        First,      ///< this one is the program; it stays so until it is destroyed
        HandedOver, ///< another one is, and has taken the request
        Unanswered, ///< another one is, and does not react
    };

    virtual ~SingleInstance() = default;
    /// Once, before anything of the profile is opened. May block for a few seconds when another does not
    /// react.
    virtual Claim claim(const StartRequest &request) = 0;
    /// Called from the event loop with what later ones hand over; requests that came earlier are kept for it.
    virtual void setHandler(std::function<void(const StartRequest &)> handler) = 0;
};

} // namespace Chinwag
