#include "app/core/files/blurhash.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace Chinwag {

namespace {

constexpr QStringView
    digits(u"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~");
constexpr int base = 83;

struct Color
{
    double red = 0;
    double green = 0;
    double blue = 0;
};

struct Waves
{
    int across = 0;
    int down = 0;
    std::vector<Color> factors; // row by row; the first is the average
};

std::optional<int> number(QStringView text)
{
    int value = 0;
    for (const QChar c : text) {
        const auto digit = digits.indexOf(c);
        if (digit < 0)
            return std::nullopt;
        value = value * base + static_cast<int>(digit);
    }
    return value;
}

double linear(int value)
{
    const double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

quint32 encoded(double value)
{
    const double part = std::clamp(value, 0.0, 1.0);
    const double curved = part <= 0.0031308 ? part * 12.92 : 1.055 * std::pow(part, 1 / 2.4) - 0.055;
    return static_cast<quint32>(std::lround(curved * 255));
}

double wave(int quantum, double largest)
{
    const double part = (quantum - 9) / 9.0;
    return std::copysign(part * part, part) * largest;
}

Color average(int value) { return {linear(value >> 16), linear((value >> 8) & 255), linear(value & 255)}; }

Color detail(int value, double largest)
{
    return {wave(value / (19 * 19), largest), wave(value / 19 % 19, largest), wave(value % 19, largest)};
}

std::optional<Waves> read(QStringView hash)
{
    if (hash.size() < 6)
        return std::nullopt;
    const auto sizes = number(hash.first(1));
    if (!sizes || *sizes >= 81)
        return std::nullopt;
    Waves waves{*sizes % 9 + 1, *sizes / 9 + 1, {}};
    const qsizetype details = qsizetype(waves.across) * waves.down - 1;
    const auto strength = number(hash.sliced(1, 1));
    const auto middle = number(hash.sliced(2, 4));
    if (hash.size() != 6 + 2 * details || !strength || !middle || *middle > 0xFFFFFF)
        return std::nullopt;
    waves.factors.push_back(average(*middle));
    for (qsizetype i = 0; i < details; ++i) {
        const auto value = number(hash.sliced(6 + 2 * i, 2));
        if (!value)
            return std::nullopt;
        waves.factors.push_back(detail(*value, (*strength + 1) / 166.0));
    }
    return waves;
}

/// cos(π·i·n/size) for each place i and each wave n.
std::vector<double> cosines(int size, int waves)
{
    std::vector<double> values;
    values.reserve(static_cast<std::size_t>(size) * static_cast<std::size_t>(waves));
    for (int i = 0; i < size; ++i) {
        for (int n = 0; n < waves; ++n)
            values.push_back(std::cos(std::numbers::pi * i * n / size));
    }
    return values;
}

quint32 pixel(const Waves &waves, const double *across, const double *down)
{
    Color sum;
    auto factor = waves.factors.cbegin();
    for (int row = 0; row < waves.down; ++row) {
        for (int column = 0; column < waves.across; ++column, ++factor) {
            const double weight = across[column] * down[row];
            sum.red += factor->red * weight;
            sum.green += factor->green * weight;
            sum.blue += factor->blue * weight;
        }
    }
    return 0xFF000000 | encoded(sum.red) << 16 | encoded(sum.green) << 8 | encoded(sum.blue);
}

QString written(quint32 value, int length)
{
    QString text(length, digits.front());
    for (int at = length - 1; at >= 0; --at, value /= base)
        text[at] = digits.at(value % base);
    return text;
}

quint32 quantum(double value, double largest)
{
    const double part = value / largest;
    const double root = std::copysign(std::sqrt(std::abs(part)), part);
    return static_cast<quint32>(std::clamp(std::floor(root * 9 + 9.5), 0.0, 18.0));
}

/// How much of one wave there is in a picture.
Color factorOf(std::span<const quint32> pixels, std::size_t width, int column, int row)
{
    const std::size_t height = pixels.size() / width;
    Color sum;
    for (std::size_t y = 0; y < height; ++y) {
        const double fromTop = static_cast<double>(y) / static_cast<double>(height);
        const double down = std::cos(std::numbers::pi * row * fromTop);
        for (std::size_t x = 0; x < width; ++x) {
            const double fromLeft = static_cast<double>(x) / static_cast<double>(width);
            const double weight = down * std::cos(std::numbers::pi * column * fromLeft);
            const Color color = average(static_cast<int>(pixels[y * width + x] & 0xFFFFFF));
            sum.red += weight * color.red;
            sum.green += weight * color.green;
            sum.blue += weight * color.blue;
        }
    }
    const double scale = (column == 0 && row == 0 ? 1.0 : 2.0) / static_cast<double>(width * height);
    return {sum.red * scale, sum.green * scale, sum.blue * scale};
}

double largestOf(const Color &color)
{
    return std::max({std::abs(color.red), std::abs(color.green), std::abs(color.blue)});
}

} // namespace

std::vector<quint32> blurhashPixels(QStringView hash, int width, int height)
{
    const auto waves = width > 0 && height > 0 ? read(hash) : std::nullopt;
    if (!waves)
        return {};
    const std::vector<double> across = cosines(width, waves->across);
    const std::vector<double> down = cosines(height, waves->down);
    std::vector<quint32> pixels;
    pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            pixels.push_back(
                pixel(*waves, &across[static_cast<std::size_t>(x) * static_cast<std::size_t>(waves->across)],
                      &down[static_cast<std::size_t>(y) * static_cast<std::size_t>(waves->down)]));
    }
    return pixels;
}

QString blurhashOf(std::span<const quint32> pixels, int width, int across, int down)
{
    if (pixels.empty() || width <= 0 || pixels.size() % static_cast<std::size_t>(width) != 0)
        return {};
    std::vector<Color> factors;
    double largest = 0;
    for (int row = 0; row < down; ++row) {
        for (int column = 0; column < across; ++column) {
            factors.push_back(factorOf(pixels, static_cast<std::size_t>(width), column, row));
            if (factors.size() > 1)
                largest = std::max(largest, largestOf(factors.back()));
        }
    }
    const auto strength = static_cast<quint32>(std::clamp(std::floor(largest * 166 - 0.5), 0.0, 82.0));
    const Color middle = factors.front();
    QString hash = written(static_cast<quint32>(across - 1 + (down - 1) * 9), 1) + written(strength, 1) +
                   written(encoded(middle.red) << 16 | encoded(middle.green) << 8 | encoded(middle.blue), 4);
    const double unit = (strength + 1) / 166.0;
    std::for_each(factors.cbegin() + 1, factors.cend(), [&hash, unit](const Color &factor) {
        const quint32 value = quantum(factor.red, unit) * 19 * 19 + quantum(factor.green, unit) * 19 +
                              quantum(factor.blue, unit);
        hash += written(value, 2);
    });
    return hash;
}

} // namespace Chinwag
