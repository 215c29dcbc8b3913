// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/selector/selector_bar.h"

#include "model/query/queries.h"
#include "ui/items/texts.h"
#include "ui/panels/context.h"
#include "ui/panels/reports.h"
#include "ui/panels/selector/choices.h"
#include "ui/session/session.h"
#include "ui/session/source_profiles.h"

#include <QHBoxLayout>
#include <QTimeZone>

namespace longspan::panels {

using widgets::ChoiceButton;

SelectorBar::SelectorBar(const Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_source(new ChoiceButton(context.appearance, tr("Source"), this))
    , m_region(new ChoiceButton(context.appearance, tr("Region"), this))
    , m_application(new ChoiceButton(context.appearance, tr("Application"), this))
    , m_time(new ChoiceButton(context.appearance, tr("Time"), this))
    , m_zone(new ChoiceButton(context.appearance, tr("Zone"), this))
    , m_regionList(context.workers,
          [this](Result<std::vector<source::Region>> regions) {
              if (regions)
                  showRegions(*std::move(regions));
              else
                  Q_EMIT failed(tr("The regions could not be listed"), regions.error());
          })
    , m_applicationList(context.workers, [this](Result<std::vector<source::Application>> applications) {
        if (applications)
            showApplications(*applications);
        else
            Q_EMIT failed(tr("The applications could not be listed"), applications.error());
    })
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    for (ChoiceButton* button : {m_source, m_region, m_application, m_time, m_zone})
        row->addWidget(button);
    context.reports.watch(m_regionList, tr("Listing regions"));
    context.reports.watch(m_applicationList, tr("Listing applications"));
    connectSelectors();
    followSession();
    showSources();
    showTimes();
    showCurrent();
    m_region->hide();
}

SelectorBar::~SelectorBar() = default;

void SelectorBar::connectSelectors()
{
    session::Session& session = m_context.session;
    connect(m_source, &ChoiceButton::chosen, this, [this, &session](const QString& id) {
        if (id == Choices::openFileId())
            Q_EMIT openFileWanted();
        else
            session.setSource(id.toStdString());
    });
    connect(
        m_region, &ChoiceButton::chosen, this, [&session](const QString& id) { session.setRegion(id.toStdString()); });
    connect(m_application, &ChoiceButton::chosen, this,
        [&session](const QString& id) { session.setApplication(id.toStdString()); });
    connect(m_time, &ChoiceButton::chosen, this, &SelectorBar::chooseTime);
    connect(m_zone, &ChoiceButton::aboutToOpen, this, &SelectorBar::showZones);
    connect(m_zone, &ChoiceButton::chosen, this,
        [&session](const QString& id) { session.setTimeZone(QTimeZone(id.toLatin1())); });
}

void SelectorBar::followSession()
{
    session::Session& session = m_context.session;
    using session::Session;
    connect(&m_context.profiles, &session::SourceProfiles::changed, this, &SelectorBar::showSources);
    for (const auto signal : {&Session::sourceChanged, &Session::regionChanged, &Session::applicationChanged,
             &Session::timeChanged, &Session::timeZoneChanged})
        connect(&session, signal, this, &SelectorBar::showCurrent);
    connect(&session, &Session::sourceOpened, this, &SelectorBar::loadRegions);
    for (const auto signal :
        {&Session::sourceOpened, &Session::regionChanged, &Session::timeChanged, &Session::refreshWanted})
        connect(&session, signal, this, &SelectorBar::loadApplications);
}

void SelectorBar::showSources()
{
    m_source->setChoices(Choices::sources(m_context.profiles.all()));
}

void SelectorBar::loadRegions()
{
    const source::SourcePtr source = m_context.session.source();
    if (!source || !m_context.session.capabilities().regions) {
        m_regionList.cancel();
        showRegions({});
        return;
    }
    m_regionList.start([source](const Call& call) { return source->regions(call); });
}

void SelectorBar::showRegions(std::vector<source::Region> regions)
{
    m_region->setVisible(!regions.empty());
    m_region->setChoices(Choices::regions(regions, locale()));
    showCurrent();
}

void SelectorBar::loadApplications()
{
    const source::SourcePtr source = m_context.session.source();
    if (!source) {
        m_applicationList.cancel();
        return;
    }
    m_applicationList.start(
        [source, region = m_context.session.selection().region, range = m_context.session.timeRange()](
            const Call& call) { return source->applications(region, range, call); });
}

void SelectorBar::showApplications(const std::vector<source::Application>& applications)
{
    m_application->setChoices(Choices::applications(applications));
    showCurrent();
}

void SelectorBar::showTimes()
{
    m_time->setChoices(Choices::times());
}

void SelectorBar::showZones()
{
    if (!m_zone->choices().empty())
        return;
    m_zone->setChoices(Choices::zones(m_context.session.now()));
}

void SelectorBar::showCurrent()
{
    const session::Session& session = m_context.session;
    const session::Selection& selected = session.selection();
    m_source->setCurrent(QString::fromStdString(selected.source), QString::fromStdString(selected.source));
    const QString region = selected.region.empty() && !m_region->choices().empty() ? m_region->choices().front().id
                                                                                   : items::toQString(selected.region);
    m_region->setCurrent(region, region);
    const QString application = items::toQString(selected.application);
    m_application->setCurrent(application, application.isEmpty() ? Choices::allApplications() : application);
    m_time->setCurrent(items::toQString(session::name(selected.time.kind)));
    if (selected.time.kind == session::TimeChoice::Kind::custom)
        m_time->setCurrent(m_time->current(), Choices::customTime(selected.time.custom, session.timeZone()));
    const QString zone = QString::fromLatin1(session.timeZone().id());
    m_zone->setCurrent(zone, zone);
}

void SelectorBar::chooseTime(const QString& id)
{
    const std::optional<session::TimeChoice::Kind> kind = session::timeChoiceByName(id.toStdString());
    if (!kind)
        return;
    if (*kind == session::TimeChoice::Kind::custom)
        Q_EMIT customTimeWanted();
    else
        m_context.session.setTime({.kind = *kind});
}

} // namespace longspan::panels
