#pragma once

#include <QStringList>

namespace Chinwag {

inline constexpr int strongestPassword = 4;

/// How many guesses somebody needs who knows what people choose (zxcvbn): below 10^3 it is 0, below 10^6 1,
/// below 10^8 2, below 10^10 3, otherwise 4. `known` is what everybody knows of its owner: their names. Looks
/// at the first 64 characters, which takes some milliseconds at worst. Pure function, any thread.
int passwordScore(const QString &password, const QStringList &known);

/// Whether it is one of these names, forwards or backwards, in any case.
bool isNameOfOwner(const QString &password, const QStringList &known);

} // namespace Chinwag
