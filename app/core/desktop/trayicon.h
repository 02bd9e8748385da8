#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace Chinwag {

/// What a person chooses in the icon's menu.
enum class TrayChoice { ShowOrHide, DoNotDisturb, Quit };

struct TrayMenuItem
{
    TrayChoice choice = TrayChoice::ShowOrHide;
    QString text;
    bool isCheckable = false;
    bool isChecked = false;

    friend bool operator==(const TrayMenuItem &, const TrayMenuItem &) = default;
};

/// What the icon shows.
struct TrayLook
{
    int unread = 0;           ///< messages
    bool isMentioned = false; ///< some of them concern the person
    QString toolTip;          ///< plain text
    QList<TrayMenuItem> menu;

    friend bool operator==(const TrayLook &, const TrayLook &) = default;
};

/// The program's icon in the tray of the desktop. There may be none, and it may come and go. Loop thread.
class TrayIcon
{
public:
    /// Called from the event loop. `activation`: the desktop's permission to come to the front; may be empty.
    struct Handlers
    {
        std::function<void(const QString &activation)> clicked;
        std::function<void(TrayChoice choice, const QString &activation)> chosen;
        std::function<void()> presenceChanged; ///< isThere() says something else now
    };

    virtual ~TrayIcon() = default;
    virtual void setHandlers(Handlers handlers) = 0;
    /// There is a tray, and it has the icon.
    virtual bool isThere() const = 0;
    virtual void show(const TrayLook &look) = 0;
};

} // namespace Chinwag
