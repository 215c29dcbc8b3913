// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/theme.h"

#include <QObject>
#include <QPalette>

class QApplication;

namespace longspan::widgets {

enum class ThemeMode : unsigned char { system, light, dark };

/// How the program looks: one theme for painted views, widgets and icons. Injected where something is painted.
class Appearance final : public QObject {
    Q_OBJECT

public:
    /// system: the palette of the desktop before it was changed; it tells whether the desktop is dark.
    explicit Appearance(const QPalette& system, QObject* parent = nullptr);

    [[nodiscard]] const scene::Theme& theme() const { return m_theme; }
    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    /// Palette and style sheet, now and after every change.
    void applyTo(QApplication& application);

Q_SIGNALS:
    void changed();

private:
    void apply();

    bool m_systemDark;
    ThemeMode m_mode = ThemeMode::system;
    scene::Theme m_theme;
    QApplication* m_application = nullptr;
};

/// The colours of a theme by their meaning for widgets.
[[nodiscard]] QPalette paletteOf(const scene::Theme& theme);
/// from, moved towards to.
[[nodiscard]] QColor mixed(const QColor& from, const QColor& to, double share);

} // namespace longspan::widgets
