#pragma once

#include <QStringList>

namespace Chinwag {

/// Why somebody who tries a few hundred passwords would find this one. A warning, never a refusal: the server
/// decides what it takes.
enum class PasswordWeakness {
    None,
    Name,    ///< the name of its owner, or nearly
    Common,  ///< among those that everybody has
    Pattern, ///< one character, or neighbours in the alphabet or on the keyboard, over and over; or found
             ///< soon by whoever knows what people choose
};

/// Of an empty password: None. Pure function, any thread.
/// `names` are those of its owner, the user name first; `score`: what the server asks for
/// (passwordstrength.h).
PasswordWeakness weaknessOf(const QString &password, const QStringList &names, int score = 0);
/// The same for people to read; empty for None.
QString adviceOn(PasswordWeakness weakness);
/// What there is to say of one that is not weak.
QString strengthWord(int score);
/// Why no server takes this one; empty: nothing is in the way.
QString passwordProblem(const QString &password);
/// What a password must be like, at least.
QString passwordRule();

} // namespace Chinwag
