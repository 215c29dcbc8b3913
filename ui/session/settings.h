// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVariant>
#include <memory>

namespace longspan::session {

/// What is remembered between two runs: window places, the last choice, profiles of sources. Never secrets. Keys are
/// paths ("window/geometry"). Injected, so that tests and --snapshot leave the person's own settings alone.
class Settings {
public:
    virtual ~Settings() = default;

    [[nodiscard]] virtual QVariant value(const QString& key) const = 0;
    virtual void setValue(const QString& key, const QVariant& value) = 0;
    /// With all keys below it.
    virtual void remove(const QString& key) = 0;
    /// Names directly below a path, sorted; of values and of paths.
    [[nodiscard]] virtual QStringList names(const QString& path) const = 0;

    /// The value if it is there and can be read as a T, else fallback.
    template <class T>
    [[nodiscard]] T get(const QString& key, const T& fallback) const
    {
        const QVariant found = value(key);
        return found.isValid() && found.canConvert<T>() ? found.value<T>() : fallback;
    }
};

/// In an INI file. An unreadable file counts as empty; one that cannot be written loses what is set.
[[nodiscard]] std::unique_ptr<Settings> openSettings(const QString& path);
/// Where a desktop keeps the settings of a program of that name.
[[nodiscard]] QString usualSettingsPath(const QString& program);

/// In memory only.
[[nodiscard]] std::unique_ptr<Settings> makeMemorySettings();

} // namespace longspan::session
