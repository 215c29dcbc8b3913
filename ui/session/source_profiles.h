// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/settings.h"

#include <QObject>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longspan::session {

enum class SourceKind : std::uint8_t { demo, file, store, zipkin, jaeger, tempo, clickhouse, aliyun };

/// The kind's name as it stands in the enumeration, for settings.
[[nodiscard]] std::string_view name(SourceKind kind);
[[nodiscard]] std::optional<SourceKind> sourceKindByName(std::string_view name);

/// A source a person can choose: what it is and how to reach it, without secrets.
struct SourceProfile {
    std::string id; ///< stable and unique; letters, digits, '-', '_' and '.'
    SourceKind kind = SourceKind::demo;
    std::string title = {};                          ///< for people; empty: made from kind and places
    std::vector<std::string> places = {};            ///< paths, or one address
    std::map<std::string, std::string> options = {}; ///< what else the kind needs

    friend bool operator==(const SourceProfile&, const SourceProfile&) = default;
};

/// The profiles a person has, kept in the settings, in the order of their ids; and the files opened last. The demo is
/// always there.
class SourceProfiles final : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t kMostRecentFiles = 12;

    /// settings must outlive this object. Profiles that make no sense are left out.
    explicit SourceProfiles(Settings& settings, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<SourceProfile>& all() const { return m_profiles; }
    [[nodiscard]] std::optional<SourceProfile> find(std::string_view id) const;
    /// Adds, or replaces the one with that id. False for an id that cannot be one, and for another kind named "demo".
    bool put(const SourceProfile& profile);
    /// The demo stays.
    void remove(std::string_view id);

    /// Newest first.
    [[nodiscard]] std::vector<std::string> recentFiles() const;
    void addRecentFile(const std::string& path);
    void clearRecentFiles();

Q_SIGNALS:
    void changed();
    void recentFilesChanged();

private:
    void load();
    void store(const SourceProfile& profile);

    Settings& m_settings;
    std::vector<SourceProfile> m_profiles;
};

} // namespace longspan::session
