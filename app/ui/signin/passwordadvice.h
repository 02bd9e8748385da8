#pragma once

#include <QString>

namespace Chinwag {

/// Why somebody who tries a few hundred passwords would find this one. A warning, never a refusal: the server
/// decides what it takes.
enum class PasswordWeakness {
    None,
    Name,    ///< the name of its owner, or nearly
    Common,  ///< among those that everybody has
    Pattern, ///< one character, or neighbours in the alphabet or on the keyboard, over and over
};

/// Of an empty password: None. Pure function, any thread.
PasswordWeakness weaknessOf(const QString &password, const QString &username);
/// The same for people to read; empty for None.
QString adviceOn(PasswordWeakness weakness);
/// Why no server takes this one; empty: nothing is in the way.
QString passwordProblem(const QString &password);
/// What a password must be like, at least.
QString passwordRule();

} // namespace Chinwag
