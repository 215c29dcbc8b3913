// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/theme.h"

#include <QTest>
#include <cmath>
#include <set>
#include <string>

namespace longspan::scene {
namespace {

using Matrix = std::array<std::array<double, 3>, 3>;

/// How somebody with no red, green or blue cones sees linear sRGB (Machado, Oliveira and Fernandes 2009, severity 1).
constexpr std::array<Matrix, 4> kSights{
    Matrix{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    Matrix{{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    Matrix{{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    Matrix{{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
};

std::array<double, 3> linear(const QColor& colour)
{
    const auto one = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return {one(colour.redF()), one(colour.greenF()), one(colour.blueF())};
}

/// OKLab (Ottosson 2020): distances in it are differences as people see them; black and white are 1 apart.
std::array<double, 3> lab(const QColor& colour, const Matrix& sight)
{
    const std::array<double, 3> seen = linear(colour);
    std::array<double, 3> c{};
    for (std::size_t i = 0; i < 3; ++i)
        c[i] = std::clamp(sight[i][0] * seen[0] + sight[i][1] * seen[1] + sight[i][2] * seen[2], 0.0, 1.0);
    const double l = std::cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
    const double m = std::cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
    const double s = std::cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

double distance(const QColor& a, const QColor& b, const Matrix& sight)
{
    const std::array<double, 3> x = lab(a, sight);
    const std::array<double, 3> y = lab(b, sight);
    return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

Theme themeOf(bool dark)
{
    return dark ? Theme::darkTheme() : Theme::lightTheme();
}

class ThemeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsCanBeRead_data();
    void textsCanBeRead();
    void marksStandOut_data();
    void marksStandOut();
    void servicesCanBeToldApartByEverybody_data();
    void servicesCanBeToldApartByEverybody();
    void labelsOnBarsCanBeRead_data();
    void labelsOnBarsCanBeRead();
    void heatGrowsSteadily_data();
    void heatGrowsSteadily();
    void aServiceKeepsItsColour();
    void twelveServicesHaveTwelveColours();
    void moreServicesThanColoursIsNoFault();

private:
    static void bothThemes()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
};

void ThemeTest::textsCanBeRead_data()
{
    bothThemes();
}

void ThemeTest::textsCanBeRead()
{
    QFETCH(bool, dark);
    const Theme theme = themeOf(dark);
    for (const QColor& ground : {theme.base, theme.panel, theme.hover, theme.selection, theme.match}) {
        QVERIFY2(contrast(theme.text, ground) >= 7, qPrintable(ground.name()));
    }
    for (const QColor& ground : {theme.base, theme.panel, theme.hover, theme.selection}) {
        for (const QColor& ink : {theme.dimText, theme.good, theme.slow, theme.bad})
            QVERIFY2(contrast(ink, ground) >= 4.5 || (ground == theme.selection && contrast(ink, ground) >= 4),
                qPrintable(ink.name() + QStringLiteral(" on ") + ground.name()));
    }
    for (const QColor& mark : {theme.slow, theme.bad, theme.good})
        QVERIFY2(contrast(theme.onMark, mark) >= 4.5, qPrintable(mark.name()));
}

void ThemeTest::marksStandOut_data()
{
    bothThemes();
}

void ThemeTest::marksStandOut()
{
    QFETCH(bool, dark);
    const Theme theme = themeOf(dark);
    for (const QColor& mark : {theme.accent, theme.critical, theme.bad, theme.ghost})
        QVERIFY2(contrast(mark, theme.base) >= 3, qPrintable(mark.name()));
    for (const QColor& bar : theme.services)
        QVERIFY2(contrast(bar, theme.base) >= 2, qPrintable(bar.name()));
}

void ThemeTest::servicesCanBeToldApartByEverybody_data()
{
    bothThemes();
}

void ThemeTest::servicesCanBeToldApartByEverybody()
{
    QFETCH(bool, dark);
    const Theme theme = themeOf(dark);
    // Protanopia and deuteranopia are the common ones; tritanopia is one in ten thousand.
    const std::array<double, 4> least{0.08, 0.055, 0.055, 0.02};
    for (std::size_t sight = 0; sight < kSights.size(); ++sight) {
        for (std::size_t a = 0; a < Theme::kServices; ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                const double apart = distance(theme.service(a), theme.service(b), kSights[sight]);
                QVERIFY2(apart >= least[sight],
                    qPrintable(QStringLiteral("sight %1: %2 and %3 are %4 apart")
                                   .arg(sight)
                                   .arg(theme.service(a).name(), theme.service(b).name())
                                   .arg(apart)));
            }
        }
    }
}

void ThemeTest::labelsOnBarsCanBeRead_data()
{
    bothThemes();
}

void ThemeTest::labelsOnBarsCanBeRead()
{
    QFETCH(bool, dark);
    const Theme theme = themeOf(dark);
    for (std::size_t i = 0; i < Theme::kServices; ++i) {
        for (const QColor& bar : {theme.shade(i), theme.service(i)})
            QVERIFY2(contrast(readableOn(bar, theme.text, theme.base), bar) >= 4, qPrintable(bar.name()));
    }
}

void ThemeTest::heatGrowsSteadily_data()
{
    bothThemes();
}

void ThemeTest::heatGrowsSteadily()
{
    QFETCH(bool, dark);
    const Theme theme = themeOf(dark);
    QCOMPARE(theme.heatAt(0), theme.heat.front());
    QCOMPARE(theme.heatAt(1), theme.heat.back());
    QCOMPARE(theme.heatAt(7), theme.heat.back());
    double last = 0;
    for (int i = 1; i <= 20; ++i) {
        const double away = contrast(theme.heatAt(i / 20.0), theme.base);
        QVERIFY(away > last);
        last = away;
    }
}

void ThemeTest::aServiceKeepsItsColour()
{
    const std::vector<std::string_view> few{"cart"};
    const std::vector<std::string_view> more{"ads", "cart"};
    const std::vector<std::string_view> turned{"cart", "ads"};
    QCOMPARE(colourServices(few)[0], colourServices(more)[1]);
    QCOMPARE(colourServices(more)[1], colourServices(turned)[0]);
    QCOMPARE(colourServices(more)[0], colourServices(turned)[1]);
}

void ThemeTest::twelveServicesHaveTwelveColours()
{
    std::vector<std::string> names;
    for (int i = 0; i < 12; ++i)
        names.push_back("service-" + std::to_string(i));
    const std::vector<std::string_view> views(names.begin(), names.end());
    const std::vector<std::uint8_t> colours = colourServices(views);
    QCOMPARE(std::set<std::uint8_t>(colours.begin(), colours.end()).size(), std::size_t{12});
}

void ThemeTest::moreServicesThanColoursIsNoFault()
{
    std::vector<std::string> names;
    for (int i = 0; i < 500; ++i)
        names.push_back("service-" + std::to_string(i));
    const std::vector<std::string_view> views(names.begin(), names.end());
    const std::vector<std::uint8_t> colours = colourServices(views);
    QVERIFY(std::all_of(colours.begin(), colours.end(), [](std::uint8_t c) { return c < Theme::kServices; }));
    QVERIFY(colourServices({}).empty());
}

} // namespace
} // namespace longspan::scene

QTEST_GUILESS_MAIN(longspan::scene::ThemeTest)
#include "theme_test.moc"
