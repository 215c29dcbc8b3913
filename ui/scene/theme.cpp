// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/theme.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace longspan::scene {
namespace {

using Services = std::array<QRgb, Theme::kServices>;

// Chosen by a greedy search in OKLCH for the largest least distance under normal sight, protanopia and deuteranopia,
// away from the colours of errors.
constexpr Services kLightServices{0x3377be, 0xcba63a, 0xba9add, 0x894b73, 0x3d997b, 0xba7419, 0x4ec491, 0x5e693a,
    0xd275a6, 0x5b5b9a, 0x81a563, 0x8c8de6};
// The same hues in the same order, so that a service looks alike in both themes.
constexpr Services kDarkServices{0x64a2e7, 0xefba64, 0xc1bbfc, 0xb06687, 0x84bcc6, 0x9f6407, 0x6bddb5, 0xb4b488,
    0xc08f99, 0x8489b0, 0x709b4a, 0x6577d2};

QColor mixed(const QColor& from, const QColor& to, double share)
{
    const auto part = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    return {part(from.red(), to.red()), part(from.green(), to.green()), part(from.blue(), to.blue())};
}

void setServices(Theme& theme, const Services& colours, double towardsBase)
{
    for (std::size_t i = 0; i < Theme::kServices; ++i) {
        theme.services[i] = QColor(colours[i]);
        theme.shaded[i] = mixed(theme.services[i], theme.base, towardsBase);
    }
}

void setHeat(Theme& theme, std::initializer_list<QRgb> colours)
{
    std::transform(colours.begin(), colours.end(), theme.heat.begin(), [](QRgb rgb) { return QColor(rgb); });
}

double luminance(const QColor& colour)
{
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

/// FNV-1a: equal in every run and on every machine, unlike the hashes of the standard library.
std::uint32_t stableHash(std::string_view text)
{
    std::uint32_t hash = 2166136261U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash ^ (hash >> 15U);
}

} // namespace

QColor Theme::heatAt(double share) const
{
    const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(heat.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), heat.size() - 2);
    return mixed(heat[below], heat[below + 1], place - static_cast<double>(below));
}

Theme Theme::lightTheme()
{
    Theme theme;
    theme.base = QColor(0xffffff);
    theme.panel = QColor(0xf4f6f8);
    theme.text = QColor(0x1d2329);
    theme.dimText = QColor(0x5b6670);
    theme.grid = QColor(0xe6eaee);
    theme.border = QColor(0xcfd6dc);
    theme.hover = QColor(0xf0f5fa);
    theme.selection = QColor(0xdbe9f8);
    theme.accent = QColor(0x1f6fc4);
    theme.match = QColor(0xffe58a);
    theme.critical = QColor(0x20262c);
    theme.ghost = QColor(0x8a95a0);
    theme.event = QColor(0x20262c);
    theme.good = QColor(0x1a7a4c);
    theme.slow = QColor(0x9a5b00);
    theme.bad = QColor(0xc62828);
    theme.onMark = QColor(0xffffff);
    setServices(theme, kLightServices, 0.55);
    setHeat(theme, {0xffffff, 0xdcecf5, 0xa9d3e6, 0x64adcf, 0x3380b8, 0x264f94, 0x1b2560});
    return theme;
}

Theme Theme::darkTheme()
{
    Theme theme;
    theme.dark = true;
    theme.base = QColor(0x1b1e24);
    theme.panel = QColor(0x23272e);
    theme.text = QColor(0xe8ebee);
    theme.dimText = QColor(0xa3adb8);
    theme.grid = QColor(0x2b3038);
    theme.border = QColor(0x3a414b);
    theme.hover = QColor(0x242932);
    theme.selection = QColor(0x263b54);
    theme.accent = QColor(0x5aa5f2);
    theme.match = QColor(0x5a480c);
    theme.critical = QColor(0xf4f6f8);
    theme.ghost = QColor(0x7d8894);
    theme.event = QColor(0xf4f6f8);
    theme.good = QColor(0x5cc98f);
    theme.slow = QColor(0xf0b04a);
    theme.bad = QColor(0xff7a70);
    theme.onMark = QColor(0x1b1e24);
    setServices(theme, kDarkServices, 0.62);
    setHeat(theme, {0x1b1e24, 0x1f3247, 0x20537a, 0x2a7fa8, 0x4eb0c0, 0x9adcc0, 0xf6f3b8});
    return theme;
}

double contrast(const QColor& a, const QColor& b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

const QColor& readableOn(const QColor& ground, const QColor& one, const QColor& other)
{
    return contrast(ground, one) >= contrast(ground, other) ? one : other;
}

std::vector<std::uint8_t> colourServices(std::span<const std::string_view> names)
{
    // In the order of their names, so that the order of the list does not show.
    std::vector<std::size_t> order(names.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [names](std::size_t a, std::size_t b) { return names[a] < names[b]; });

    std::vector<std::uint8_t> colours(names.size());
    std::array<bool, Theme::kServices> taken{};
    std::size_t used = 0;
    for (const std::size_t each : order) {
        std::size_t colour = stableHash(names[each]) % Theme::kServices;
        while (used < Theme::kServices && taken[colour])
            colour = (colour + 1) % Theme::kServices;
        used += taken[colour] ? 0U : 1U;
        taken[colour] = true;
        colours[each] = static_cast<std::uint8_t>(colour);
    }
    return colours;
}

} // namespace longspan::scene
