// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/source_types.h"
#include "ui/session/latest.h"
#include "ui/widgets/choice_button.h"

#include <QWidget>

namespace longspan::panels {

struct Context;

/// Source, region, application, time range and time zone: what everything else is about.
class SelectorBar final : public QWidget {
    Q_OBJECT

public:
    explicit SelectorBar(const Context& context, QWidget* parent = nullptr);
    ~SelectorBar() override;

    /// What each selector shows, for tests and for the window's title.
    [[nodiscard]] widgets::ChoiceButton& sources() const { return *m_source; }
    [[nodiscard]] widgets::ChoiceButton& regions() const { return *m_region; }
    [[nodiscard]] widgets::ChoiceButton& applications() const { return *m_application; }
    [[nodiscard]] widgets::ChoiceButton& times() const { return *m_time; }

Q_SIGNALS:
    void openFileWanted();
    void customTimeWanted();
    void failed(const QString& what, const Error& error);

private:
    void connectSelectors();
    void followSession();
    void showSources();
    void showRegions(std::vector<source::Region> regions);
    void showApplications(const std::vector<source::Application>& applications);
    void showTimes();
    void showZones();
    void showCurrent();
    void loadRegions();
    void loadApplications();
    void chooseTime(const QString& id);

    const Context& m_context;
    widgets::ChoiceButton* m_source;
    widgets::ChoiceButton* m_region;
    widgets::ChoiceButton* m_application;
    widgets::ChoiceButton* m_time;
    widgets::ChoiceButton* m_zone;
    session::Latest<std::vector<source::Region>> m_regionList;
    session::Latest<std::vector<source::Application>> m_applicationList;
};

} // namespace longspan::panels
