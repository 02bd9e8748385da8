#pragma once

#include <memory>
#include <utility>

namespace Chinwag {

/// Ties asynchronous continuations to the life of the object that owns this member: a guarded call that
/// arrives after the owner's end does nothing. Declare it last, so that it ends first.
class Lifeline
{
public:
    template <typename Function>
    auto guard(Function function) const
    {
        return [token = std::weak_ptr<Token>(m_token), function = std::move(function)](auto &&...arguments) {
            if (!token.expired())
                function(std::forward<decltype(arguments)>(arguments)...);
        };
    }

private:
    struct Token
    {
    };
    std::shared_ptr<Token> m_token = std::make_shared<Token>();
};

} // namespace Chinwag
