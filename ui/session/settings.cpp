// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/settings.h"

#include <QSettings>
#include <QStandardPaths>
#include <map>

namespace longspan::session {
namespace {

class FileSettings final : public Settings {
public:
    explicit FileSettings(const QString& path) : m_settings(path, QSettings::IniFormat) {}

    QVariant value(const QString& key) const override { return m_settings.value(key); }
    void setValue(const QString& key, const QVariant& value) override { m_settings.setValue(key, value); }
    void remove(const QString& key) override { m_settings.remove(key); }
    QStringList names(const QString& path) const override
    {
        // QSettings walks by changing its own place, and so has no const way to do this.
        m_settings.beginGroup(path);
        QStringList found = m_settings.childKeys() + m_settings.childGroups();
        m_settings.endGroup();
        found.sort();
        found.removeDuplicates();
        return found;
    }

private:
    mutable QSettings m_settings;
};

class MemorySettings final : public Settings {
public:
    QVariant value(const QString& key) const override
    {
        const auto found = m_values.find(key);
        return found == m_values.end() ? QVariant() : found->second;
    }
    void setValue(const QString& key, const QVariant& value) override { m_values[key] = value; }
    void remove(const QString& key) override
    {
        const QString below = key + QLatin1Char('/');
        std::erase_if(m_values, [&](const auto& item) { return item.first == key || item.first.startsWith(below); });
    }
    QStringList names(const QString& path) const override
    {
        const QString below = path.isEmpty() ? QString() : path + QLatin1Char('/');
        QStringList found;
        for (const auto& [key, value] : m_values) {
            if (key.startsWith(below))
                found.append(key.mid(below.size()).section(QLatin1Char('/'), 0, 0));
        }
        found.sort();
        found.removeDuplicates();
        return found;
    }

private:
    std::map<QString, QVariant> m_values;
};

} // namespace

std::unique_ptr<Settings> openSettings(const QString& path)
{
    return std::make_unique<FileSettings>(path);
}

QString usualSettingsPath(const QString& program)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return folder + QLatin1Char('/') + program + QLatin1Char('/') + program + QStringLiteral(".ini");
}

std::unique_ptr<Settings> makeMemorySettings()
{
    return std::make_unique<MemorySettings>();
}

} // namespace longspan::session
