#pragma once

namespace Chinwag {

/// Several functions as one, for std::visit.
template <typename... Functions>
struct Overloaded : Functions...
{
    using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

} // namespace Chinwag
