// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/trace/trace_panel.h"

#include "ui/items/texts.h"
#include "ui/panels/context.h"
#include "ui/panels/messages.h"
#include "ui/panels/reports.h"
#include "ui/panels/trace/other_views.h"
#include "ui/panels/trace/span_detail.h"
#include "ui/panels/trace/trace_bar.h"
#include "ui/panels/trace/trace_export.h"
#include "ui/panels/trace/trace_finder.h"
#include "ui/panels/trace/waterfall_view.h"
#include "ui/session/session.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace longspan::panels {

TracePanel::TracePanel(const Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_bar(new TraceBar(context, this))
    , m_waterfall(new WaterfallView(context.appearance, this))
    , m_others(new OtherViews(context, this))
    , m_detail(new SpanDetail(context, this))
    , m_finder(new TraceFinder(context, *m_waterfall, this))
    , m_banner(new widgets::Banner(context.appearance, this))
    , m_export(new TraceExport(context, *m_banner, this))
    , m_empty(new widgets::EmptyState(this))
    , m_pages(new QStackedLayout)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_load(context.workers, [this](Result<LoadedTrace> loaded) { take(std::move(loaded)); })
{
    context.reports.watch(m_load, tr("Opening the trace"));
    build();
    connectParts();
    clear();
}

TracePanel::~TracePanel() = default;

void TracePanel::build()
{
    auto* content = new QWidget(this);
    content->setLayout(m_pages);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_waterfall);
    m_pages->addWidget(m_others);
    m_splitter->addWidget(content);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({720, 300});
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_bar);
    column->addWidget(m_splitter, 1);
}

void TracePanel::connectParts()
{
    connect(m_waterfall, &WaterfallView::selectedChanged, this, &TracePanel::selectNode);
    connect(m_others, &OtherViews::nodeChosen, m_waterfall, &WaterfallView::select);
    connect(m_others, &OtherViews::exportWanted, this, &TracePanel::exportWanted);
    connect(m_detail, &SpanDetail::targetWanted, this, &TracePanel::targetWanted);
    connect(m_detail, &SpanDetail::saved, this,
        [this](const QString& path) { m_banner->say({.text = tr("Written: %1").arg(path)}); });
    connect(m_detail, &SpanDetail::notSaved, this, [this](const QString& path, const QString& why) {
        m_banner->say(
            {.level = widgets::Banner::Level::error, .text = tr("%1 could not be written: %2.").arg(path, why)});
    });
    connect(m_bar, &TraceBar::layoutChosen, this, &TracePanel::setLayoutName);
    connect(m_bar, &TraceBar::unfoldAllWanted, m_waterfall, &WaterfallView::unfoldAll);
    connect(m_bar, &TraceBar::foldAllWanted, m_waterfall, &WaterfallView::foldAll);
    connect(m_bar, &TraceBar::depthWanted, m_waterfall, &WaterfallView::foldFrom);
    connect(m_bar, &TraceBar::zoomOutWanted, m_waterfall, &WaterfallView::zoomOut);
    connect(m_bar, &TraceBar::criticalPathWanted, m_waterfall, &WaterfallView::setCriticalPath);
    connect(m_bar, &TraceBar::findWanted, m_finder, &TraceFinder::find);
    connect(m_bar, &TraceBar::stepWanted, m_finder, &TraceFinder::step);
    connect(m_bar, &TraceBar::errorStepWanted, m_finder, &TraceFinder::stepToError);
    connect(m_bar, &TraceBar::onlyMatchesWanted, m_finder, &TraceFinder::setOnlyMatches);
    connect(m_bar, &TraceBar::minDurationWanted, m_finder, &TraceFinder::setMinDuration);
    connect(m_bar, &TraceBar::compareWanted, this, &TracePanel::compareWanted);
    connect(m_bar, &TraceBar::topologyWanted, this, &TracePanel::topologyWanted);
    connect(m_bar, &TraceBar::exportWanted, this, &TracePanel::exportTrace);
    m_waterfall->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_waterfall, &QWidget::customContextMenuRequested, this, &TracePanel::showRowMenu);
    connect(m_finder, &TraceFinder::found, m_bar, &TraceBar::showFound);
    connect(m_finder, &TraceFinder::wrong, m_bar, &TraceBar::showWrong);
    connectView();
    connect(m_bar, &TraceBar::fixClocksWanted, this, [this](bool fix) {
        m_fixClocks = fix;
        load();
    });
}

void TracePanel::setLayoutName(const QString& name)
{
    m_bar->setLayoutName(name);
    if (!m_loaded)
        return;
    if (name == QLatin1String("waterfall")) {
        m_pages->setCurrentWidget(m_waterfall);
        return;
    }
    m_others->show(name);
    m_pages->setCurrentWidget(m_others);
}

void TracePanel::exportTrace()
{
    if (m_loaded)
        m_export->ask(m_loaded->shown->tree().trace(), QString::fromStdString(toHex(m_loaded->id)));
}

// By pointer the row below it, by key the selected one.
void TracePanel::showRowMenu(const QPoint& point)
{
    const NodeNo node = m_waterfall->selected();
    if (!m_loaded || node == NodeNo::none)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Zoom to this span"), m_waterfall, &WaterfallView::zoomToSelected);
    menu->addAction(tr("Fold or unfold with everything below"), m_waterfall, &WaterfallView::toggleSubtree);
    menu->addSeparator();
    const auto copy = [menu](const QString& text, const std::string& id) {
        menu->addAction(text, [id = QString::fromStdString(id)] { QGuiApplication::clipboard()->setText(id); });
    };
    copy(tr("Copy span id"), toHex(m_loaded->shown->tree().id(node)));
    copy(tr("Copy trace id"), toHex(m_loaded->id));
    menu->addSeparator();
    menu->addAction(tr("Compare with…"), this, &TracePanel::compareWanted);
    menu->addAction(tr("Export trace…"), this, &TracePanel::exportTrace);
    menu->popup(m_waterfall->viewport()->mapToGlobal(point));
}

void TracePanel::clear()
{
    m_load.cancel();
    m_call.reset();
    m_loaded.reset();
    m_waterfall->clear();
    m_others->clear();
    m_detail->clear();
    m_bar->setTitle({}, {});
    m_bar->setEnabled(false);
    m_empty->say(tr("No trace to show"), tr("Select a call above to see its trace."));
    m_pages->setCurrentWidget(m_empty);
}

void TracePanel::showCall(const session::CallRef& call)
{
    const bool same = m_call && m_call->trace == call.trace;
    m_call = call;
    if (same && m_loaded) {
        m_applying = true;
        selectSpan(call.span);
        m_applying = false;
    } else if (!same) {
        load();
    }
}

void TracePanel::load()
{
    const source::SourcePtr source = m_context.session.source();
    if (!m_call || !source)
        return;
    m_load.start([source, id = m_call->trace, fix = m_fixClocks](
                     const Call& call) { return loadTrace(*source, id, fix, call); });
}

void TracePanel::take(Result<LoadedTrace> loaded)
{
    if (!loaded) {
        const auto failed = loaded.error();
        const std::optional<session::CallRef> call = m_call;
        clear();
        m_call = call;
        m_empty->say(tr("The trace could not be opened"));
        widgets::Banner::Message message = Messages::error(tr("The trace could not be opened"), failed);
        message.action = tr("Try again");
        message.run = [this] { load(); };
        m_banner->say(std::move(message));
        return;
    }
    m_banner->clear();
    m_loaded = std::move(*loaded);
    m_applying = true;
    m_finder->clear();
    m_waterfall->setTrace(*m_loaded, summary());
    m_others->setTrace(*m_loaded);
    m_bar->setEnabled(true);
    m_bar->setTitle(title(), QString::fromStdString(toHex(m_loaded->id)));
    setLayoutName(m_bar->layoutName());
    selectSpan(m_call ? m_call->span : SpanId::none);
    m_applying = false;
    if (const auto pending = std::exchange(m_pending, std::nullopt); pending && pending->trace == m_loaded->id)
        applyView(pending->view);
    Q_EMIT this->loaded();
}

QString TracePanel::title() const
{
    if (!m_loaded || m_loaded->shown->tree().empty())
        return {};
    const TraceTree& tree = m_loaded->shown->tree();
    const NodeNo root = tree.roots().front();
    return items::toQString(tree.service(root)) + QStringLiteral(": ") + items::toQString(tree.name(root));
}

QString TracePanel::summary() const
{
    const scene::ShownTrace& shown = *m_loaded->shown;
    const auto number = [](std::size_t count) { return static_cast<int>(count); };
    const QString first = items::durationCell(shown.extent().to - shown.extent().from) + QStringLiteral(" · ") +
        items::TimeTexts(m_context.session.timeZone()).full(shown.extent().from);
    QStringList second{tr("%Ln span(s)", nullptr, number(shown.tree().size())),
        tr("%Ln service(s)", nullptr, number(m_loaded->services)), tr("depth %1").arg(shown.maxDepth() + 1)};
    if (const std::size_t errors = shown.errors().count(); errors > 0)
        second.append(tr("%Ln error(s)", nullptr, number(errors)));
    return first + QLatin1Char('\n') + second.join(QStringLiteral(" · "));
}

// Linear, but only for the one span that was asked for from outside.
void TracePanel::selectSpan(SpanId span)
{
    if (!m_loaded || m_loaded->shown->tree().empty())
        return;
    const TraceTree& tree = m_loaded->shown->tree();
    NodeNo found = NodeNo{0};
    for (std::size_t node = 0; node < tree.size() && span != SpanId::none; ++node) {
        if (tree.id(NodeNo{static_cast<std::uint32_t>(node)}) == span) {
            found = NodeNo{static_cast<std::uint32_t>(node)};
            break;
        }
    }
    m_waterfall->select(found);
    m_detail->show(m_loaded->shown, found);
}

void TracePanel::selectNode(NodeNo node)
{
    if (!m_loaded)
        return;
    m_detail->show(m_loaded->shown, node);
    m_others->select(node);
    if (node == NodeNo::none)
        return;
    m_call = session::CallRef{m_loaded->id, m_loaded->shown->tree().id(node)};
    tellView(session::ViewStep::walk);
}

} // namespace longspan::panels
