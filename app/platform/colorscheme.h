#pragma once

#include <functional>

namespace Chinwag {

enum class ColorScheme { Light, Dark };

/// What the system prefers. Loop thread.
class ColorSchemeSource
{
public:
    virtual ~ColorSchemeSource() = default;
    /// Light until the system has said otherwise.
    virtual ColorScheme current() const = 0;
    /// Called when current() has changed, also when the first answer comes; never from inside a call.
    virtual void setChangedHandler(std::function<void()> changed) = 0;
};

/// The portable version: set by hand.
class FixedColorScheme final : public ColorSchemeSource
{
public:
    explicit FixedColorScheme(ColorScheme scheme = ColorScheme::Light);
    ColorScheme current() const override;
    void setChangedHandler(std::function<void()> changed) override;

private:
    ColorScheme m_scheme;
};

} // namespace Chinwag
