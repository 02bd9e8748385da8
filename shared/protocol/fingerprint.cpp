#include "shared/protocol/fingerprint.h"

#include <QCryptographicHash>
#include <QStringList>

namespace Chinwag::Fingerprint {

namespace {

// 256 of them: each stands for one byte. They begin differently, differ in more than one letter and are said
// easily over a bad telephone. Never change them: people compare what two versions show.
constexpr char wordList[] =
    "acorn admiral almond amber anchor angle apple apron arctic arrow aspen atlas autumn avocado "
    "badger bagel bamboo banjo barley basket beacon beaver biscuit bishop bison blanket blossom "
    "bonnet bottle boulder bracket bramble breeze bridge bronze bucket buffalo butter cabin cactus "
    "camel candle canyon captain carbon carpet castle cedar cello chalk cherry chimney cider circus "
    "clover cobalt coffee comet compass copper coral cotton coyote cradle crayon cricket crystal "
    "curtain cushion cymbal dagger daisy dancer denim desert diamond dolphin donkey dragon drum dune "
    "eagle easel eclipse elbow engine falcon feast feather fiddle fjord flannel flute forest fossil "
    "fountain fox galaxy garlic garnet gecko geyser ginger giraffe glacier goblet gondola gravel "
    "guitar hammock harbor hazel hedge helmet heron hickory honey hornet igloo indigo ink iris island "
    "ivory jackal jaguar jasmine jelly jigsaw jungle juniper kayak kettle kitten koala ladder lagoon "
    "lantern lasso lemon leopard library lilac lizard lobster locket lotus magnet mango maple marble "
    "meadow melon mirror monsoon mosaic muffin mustard napkin nectar needle nickel noodle nutmeg "
    "oasis oat ocean octopus olive onion orbit orchid otter oyster paddle panther papaya parrot "
    "pebble pelican pepper piano picnic pigeon pillow planet plum pony popcorn potato prairie pretzel "
    "prism pumpkin puzzle quail quartz quilt rabbit radish raven ribbon river robin rubber sailor "
    "salmon sandal satchel scarf seal shovel silver skillet sparrow spiral squid stadium sunset swan "
    "tablet teapot temple thistle thunder tiger timber toast tomato topaz trumpet tulip tunnel turtle "
    "umbrella unicorn valley vanilla velvet village violin volcano waffle walnut walrus whale window "
    "winter wolf yarn yellow yogurt zebra zeppelin zigzag zipper";

constexpr int wordCount = 8;
// Eight words are 64 bits. Who looks for a certificate with the words of another has to go through all of
// this for each try, which is what 78 bits would take.
constexpr int rounds = 1 << 14;

QByteArray hash(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

QByteArray of(const QByteArray &certificate) { return hash(certificate); }

bool isValid(const QByteArray &fingerprint) { return fingerprint.size() == length; }

QString words(const QByteArray &fingerprint)
{
    static const QStringList list = QString::fromLatin1(wordList).split(QLatin1Char(' '));
    QByteArray stretched = fingerprint;
    for (int i = 0; i < rounds; ++i)
        stretched = hash(stretched + fingerprint);
    QStringList chosen;
    for (int i = 0; i < wordCount; ++i)
        chosen += list.at(static_cast<quint8>(stretched.at(i)));
    return chosen.join(QLatin1Char(' '));
}

QString hex(const QByteArray &fingerprint) { return QString::fromLatin1(fingerprint.toHex(':')).toUpper(); }

} // namespace Chinwag::Fingerprint
