// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/compare/compare_panel.h"

#include "ui/items/compare_model.h"
#include "ui/items/compare_totals_model.h"
#include "ui/items/texts.h"
#include "ui/panels/context.h"
#include "ui/panels/messages.h"
#include "ui/panels/reports.h"
#include "ui/session/session.h"
#include "ui/widgets/appearance.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/tree_view.h"

#include <QButtonGroup>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QStackedLayout>

namespace longspan::panels {
namespace {

/// Trees up to this many rows are shown unfolded; longer ones down to their second level.
constexpr std::size_t kUnfolded = 5000;

int countFor(std::uint64_t count)
{
    return static_cast<int>(std::min<std::uint64_t>(count, 1'000'000'000));
}

} // namespace

ComparePanel::ComparePanel(const Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new items::CompareModel(this))
    , m_services(new items::CompareTotalsModel(items::StatisticsBy::service, this))
    , m_operations(new items::CompareTotalsModel(items::StatisticsBy::operation, this))
    , m_first(new widgets::ElidedLabel(this))
    , m_second(new widgets::ChoiceButton(context.appearance, tr("B"), this))
    , m_id(new QLineEdit(this))
    , m_summary(new QLabel(this))
    , m_layouts(new QButtonGroup(this))
    , m_banner(new widgets::Banner(context.appearance, this))
    , m_tree(new widgets::TreeView(context.appearance, this))
    , m_serviceTable(new widgets::TableView(context.appearance, this))
    , m_operationTable(new widgets::TableView(context.appearance, this))
    , m_empty(new widgets::EmptyState(this))
    , m_pages(new QStackedLayout)
    , m_compare(context.workers, [this](Result<LoadedComparison> loaded) { take(std::move(loaded)); })
{
    context.reports.watch(m_compare, tr("Comparing two traces"));
    build();
    refreshIcons();
    connect(&context.appearance, &widgets::Appearance::changed, this, &ComparePanel::refreshIcons);
    clear();
}

ComparePanel::~ComparePanel() = default;

void ComparePanel::setFirst(First first, std::vector<widgets::ChoiceButton::Choice> candidates)
{
    clear();
    m_shown = std::move(first);
    m_first->setText(tr("A  %1").arg(m_shown.title));
    m_second->setChoices(std::move(candidates));
    m_empty->say(
        tr("Choose the other trace"), tr("Take one of the slowest calls as B, type a trace id, or open a file."));
    setEnabled(true);
}

void ComparePanel::clear()
{
    m_compare.cancel();
    m_loaded.reset();
    m_shown = {};
    m_model->setTraces(nullptr);
    m_services->setTraces(nullptr);
    m_operations->setTraces(nullptr);
    m_banner->clear();
    m_first->setText({});
    m_second->setCurrent({}, tr("choose…"));
    m_summary->clear();
    m_empty->say(tr("Nothing to compare"), tr("Open a trace, then choose “Compare with…” in its menu."));
    m_pages->setCurrentWidget(m_empty);
    setEnabled(false);
}

void ComparePanel::choose(const QString& id)
{
    if (const auto trace = traceIdFromHex(id.toStdString()))
        compareWith(*trace);
}

void ComparePanel::askForId()
{
    const QString typed = m_id->text().trimmed();
    const auto trace = traceIdFromHex(typed.toStdString());
    if (trace) {
        compareWith(*trace);
        return;
    }
    m_banner->say({.level = widgets::Banner::Level::error,
        .text = tr("“%1” is no trace id").arg(typed),
        .advice = tr("A trace id has up to 32 digits from 0 to f.")});
}

void ComparePanel::compareWith(TraceId second)
{
    const QString id = QString::fromStdString(toHex(second));
    QString title = id;
    for (const widgets::ChoiceButton::Choice& each : m_second->choices()) {
        if (each.id == id)
            title = each.text;
    }
    m_second->setCurrent(id, title);
    start({.source = m_context.session.source(), .trace = second}, title);
}

void ComparePanel::compareWithFile(const QString& path)
{
    const QString title = QFileInfo(path).fileName();
    m_second->setCurrent({}, title);
    start({.source = {}, .file = path.toStdString()}, title);
}

void ComparePanel::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Compare with the slowest trace of a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ComparePanel::compareWithFile);
    dialog->open();
}

void ComparePanel::start(SecondTrace second, const QString& title)
{
    const bool possible = m_shown.spans.tree && (second.source || !second.file.empty());
    if (!possible)
        return;
    m_secondTitle = title;
    m_compare.start([first = m_shown.spans, second = std::move(second)](
                        const Call& call) { return loadComparison(first, second, call); });
}

void ComparePanel::take(Result<LoadedComparison> loaded)
{
    if (!loaded) {
        m_banner->say(Messages::error(tr("%1 could not be compared").arg(m_secondTitle), loaded.error()));
        return;
    }
    m_banner->clear();
    show(*loaded);
    Q_EMIT compared();
}

void ComparePanel::show(const LoadedComparison& loaded)
{
    m_loaded = loaded;
    m_model->setTraces(loaded.traces);
    m_services->setTraces(loaded.traces);
    m_operations->setTraces(loaded.traces);
    const analysis::TraceComparison& found = loaded.traces->comparison;
    m_summary->setText(QStringList{tr("%Ln span(s) in both", nullptr, countFor(found.inBoth)),
        tr("%Ln gone", nullptr, countFor(found.onlyFirst)), tr("%Ln new", nullptr, countFor(found.onlySecond))}
                           .join(QStringLiteral(" · ")));
    setLayoutName(m_layouts->checkedButton()->property("layout").toString());
    unfold();
}

void ComparePanel::swapSides()
{
    if (!m_loaded)
        return;
    const items::ComparedTracesPtr before = m_loaded->traces;
    const TraceId second = m_shown.id;
    const QString title = m_shown.title;
    m_shown = {m_loaded->second, before->trace(analysis::Side::second), m_secondTitle};
    m_secondTitle = title;
    m_first->setText(tr("A  %1").arg(m_shown.title));
    m_second->setCurrent(QString::fromStdString(toHex(second)), title);
    m_compare.start([before, second](const Call& call) {
        return items::compareSpans(before->trace(analysis::Side::second), before->trace(analysis::Side::first), call)
            .map([second](items::ComparedTracesPtr traces) {
                return LoadedComparison{second, std::move(traces)};
            });
    });
}

void ComparePanel::setOnlyDifferences(bool only)
{
    m_model->setOnlyDifferences(only);
    m_services->setOnlyDifferences(only);
    m_operations->setOnlyDifferences(only);
    unfold();
}

void ComparePanel::unfold()
{
    if (!m_loaded)
        return;
    if (m_loaded->traces->comparison.nodes.size() <= kUnfolded)
        m_tree->expandAll();
    else
        m_tree->expandToDepth(1);
}

void ComparePanel::setLayoutName(const QString& name)
{
    for (QAbstractButton* button : m_layouts->buttons()) {
        if (button->property("layout").toString() == name)
            button->setChecked(true);
    }
    if (!m_loaded)
        m_pages->setCurrentWidget(m_empty);
    else if (name == QLatin1String("services"))
        m_pages->setCurrentWidget(m_serviceTable);
    else if (name == QLatin1String("operations"))
        m_pages->setCurrentWidget(m_operationTable);
    else
        m_pages->setCurrentWidget(m_tree);
}

void ComparePanel::openAt(const QModelIndex& index)
{
    const analysis::ComparedNode* node = m_model->nodeAt(index);
    if (node == nullptr)
        return;
    using analysis::Side;
    const Side side = node->in(Side::first) ? Side::first : Side::second;
    const TraceId trace = side == Side::first ? m_shown.id : m_loaded->second;
    Q_EMIT targetWanted({trace, m_loaded->traces->trace(side).tree->id(node->node(side))});
}

void ComparePanel::exportShown()
{
    if (m_pages->currentWidget() == m_serviceTable)
        Q_EMIT exportWanted(m_services, tr("comparison by service"));
    else if (m_pages->currentWidget() == m_operationTable)
        Q_EMIT exportWanted(m_operations, tr("comparison by operation"));
    else
        Q_EMIT exportWanted(m_model, tr("comparison"));
}

} // namespace longspan::panels
