#pragma once

#include "shared/base/result.h"

#include <QString>

namespace Chinwag {

/// Whether the program starts when the person signs in to their desktop. Loop thread.
class Autostart
{
public:
    virtual ~Autostart() = default;
    virtual bool isOn() const = 0;
    /// An error is a sentence for the person.
    virtual Result<Ok, QString> set(bool on) = 0;
};

} // namespace Chinwag
