// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/appearance.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/style_sheet.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

namespace longspan::widgets {

QColor mixed(const QColor& from, const QColor& to, double share)
{
    const auto part = [share](int a, int b) { return static_cast<int>(a + (b - a) * share + 0.5); };
    return {part(from.red(), to.red()), part(from.green(), to.green()), part(from.blue(), to.blue())};
}

QPalette paletteOf(const scene::Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.panel);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.base);
    palette.setColor(QPalette::AlternateBase, theme.panel);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::Button, theme.panel);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.dimText);
    palette.setColor(QPalette::Highlight, theme.selection);
    palette.setColor(QPalette::HighlightedText, theme.text);
    palette.setColor(QPalette::ToolTipBase, theme.panel);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::Mid, theme.border);
    palette.setColor(QPalette::Midlight, theme.grid);
    palette.setColor(QPalette::Light, theme.base);
    palette.setColor(QPalette::Dark, theme.border);
    palette.setColor(QPalette::Shadow, theme.border);
    for (const QPalette::ColorRole role : {QPalette::Text, QPalette::ButtonText, QPalette::WindowText})
        palette.setColor(QPalette::Disabled, role, mixed(theme.dimText, theme.panel, 0.45));
    return palette;
}

Appearance::Appearance(const QPalette& system, QObject* parent)
    : QObject(parent)
    , m_systemDark(system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness())
    , m_theme(m_systemDark ? scene::Theme::darkTheme() : scene::Theme::lightTheme())
{
    loadDrawings();
}

void Appearance::setMode(ThemeMode mode)
{
    m_mode = mode;
    const bool dark = mode == ThemeMode::dark || (mode == ThemeMode::system && m_systemDark);
    if (dark == m_theme.dark)
        return;
    m_theme = dark ? scene::Theme::darkTheme() : scene::Theme::lightTheme();
    apply();
    Q_EMIT changed();
}

void Appearance::applyTo(QApplication& application)
{
    m_application = &application;
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    apply();
}

void Appearance::apply()
{
    if (m_application == nullptr)
        return;
    QApplication::setPalette(paletteOf(m_theme));
    m_application->setStyleSheet(styleSheet(m_theme));
}

} // namespace longspan::widgets
