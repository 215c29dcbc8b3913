// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/source_profiles.h"

#include <algorithm>
#include <array>

namespace longspan::session {
namespace {

constexpr std::array<std::string_view, 8> kKindNames{
    "demo", "file", "store", "zipkin", "jaeger", "tempo", "clickhouse", "aliyun"};
constexpr std::string_view kDemo = "demo";

QString rootKey()
{
    return QStringLiteral("sources");
}

QString recentKey()
{
    return QStringLiteral("recent/files");
}

QString keyOf(std::string_view id, const QString& field)
{
    return QStringLiteral("%1/%2/%3").arg(rootKey(), QString::fromUtf8(id), field);
}

bool isId(std::string_view text)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
            c == '.';
    };
    return !text.empty() && std::all_of(text.begin(), text.end(), allowed);
}

QStringList toList(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const std::string& text : texts)
        list.append(QString::fromStdString(text));
    return list;
}

std::vector<std::string> toTexts(const QStringList& list)
{
    std::vector<std::string> texts;
    for (const QString& text : list)
        texts.push_back(text.toStdString());
    return texts;
}

std::optional<SourceProfile> read(const Settings& settings, const QString& id)
{
    SourceProfile profile;
    profile.id = id.toStdString();
    const auto text = [&](const QString& field) { return settings.get<QString>(keyOf(profile.id, field), {}); };
    const std::optional<SourceKind> kind = sourceKindByName(text(QStringLiteral("kind")).toStdString());
    if (!isId(profile.id) || !kind || (profile.id == kDemo && *kind != SourceKind::demo))
        return std::nullopt;
    profile.kind = *kind;
    profile.title = text(QStringLiteral("title")).toStdString();
    profile.places = toTexts(settings.get<QStringList>(keyOf(profile.id, QStringLiteral("places")), {}));
    for (const QString& option : settings.names(keyOf(profile.id, QStringLiteral("options"))))
        profile.options[option.toStdString()] = text(QStringLiteral("options/") + option).toStdString();
    return profile;
}

} // namespace

std::string_view name(SourceKind kind)
{
    return kKindNames[static_cast<std::size_t>(kind)];
}

std::optional<SourceKind> sourceKindByName(std::string_view name)
{
    const auto found = std::find(kKindNames.begin(), kKindNames.end(), name);
    if (found == kKindNames.end())
        return std::nullopt;
    return static_cast<SourceKind>(found - kKindNames.begin());
}

SourceProfiles::SourceProfiles(Settings& settings, QObject* parent) : QObject(parent), m_settings(settings)
{
    load();
}

std::optional<SourceProfile> SourceProfiles::find(std::string_view id) const
{
    const auto found =
        std::find_if(m_profiles.begin(), m_profiles.end(), [id](const SourceProfile& each) { return each.id == id; });
    return found == m_profiles.end() ? std::nullopt : std::optional(*found);
}

bool SourceProfiles::put(const SourceProfile& profile)
{
    if (!isId(profile.id) || (profile.id == kDemo && profile.kind != SourceKind::demo))
        return false;
    if (find(profile.id) == profile)
        return true;
    store(profile);
    load();
    Q_EMIT changed();
    return true;
}

void SourceProfiles::remove(std::string_view id)
{
    if (id == kDemo || !find(id))
        return;
    m_settings.remove(QStringLiteral("%1/%2").arg(rootKey(), QString::fromUtf8(id)));
    load();
    Q_EMIT changed();
}

void SourceProfiles::load()
{
    m_profiles.clear();
    for (const QString& id : m_settings.names(rootKey())) {
        if (std::optional<SourceProfile> profile = read(m_settings, id))
            m_profiles.push_back(*std::move(profile));
    }
    if (!find(kDemo))
        m_profiles.push_back({.id = std::string(kDemo), .kind = SourceKind::demo});
    std::sort(m_profiles.begin(), m_profiles.end(),
        [](const SourceProfile& a, const SourceProfile& b) { return a.id < b.id; });
}

void SourceProfiles::store(const SourceProfile& profile)
{
    m_settings.remove(QStringLiteral("%1/%2").arg(rootKey(), QString::fromStdString(profile.id)));
    const auto set = [&](const QString& field, const QVariant& value) {
        m_settings.setValue(keyOf(profile.id, field), value);
    };
    set(QStringLiteral("kind"), QString::fromUtf8(name(profile.kind)));
    set(QStringLiteral("title"), QString::fromStdString(profile.title));
    set(QStringLiteral("places"), toList(profile.places));
    for (const auto& [key, value] : profile.options)
        set(QStringLiteral("options/") + QString::fromStdString(key), QString::fromStdString(value));
}

std::vector<std::string> SourceProfiles::recentFiles() const
{
    return toTexts(m_settings.get<QStringList>(recentKey(), {}));
}

void SourceProfiles::addRecentFile(const std::string& path)
{
    std::vector<std::string> files = recentFiles();
    std::erase(files, path);
    files.insert(files.begin(), path);
    files.resize(std::min(files.size(), kMostRecentFiles));
    m_settings.setValue(recentKey(), toList(files));
    Q_EMIT recentFilesChanged();
}

void SourceProfiles::clearRecentFiles()
{
    m_settings.remove(recentKey());
    Q_EMIT recentFilesChanged();
}

} // namespace longspan::session
