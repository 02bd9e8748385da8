#pragma once

namespace Chinwag {

/// The number on the program's icon in the dock. Loop thread.
class CountBadge
{
public:
    virtual ~CountBadge() = default;
    virtual void show(int count) = 0; ///< 0: none
};

} // namespace Chinwag
