// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/trace/trace_bar.h"

#include "ui/items/texts.h"
#include "ui/panels/context.h"
#include "ui/widgets/appearance.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/search_field.h"

#include <QActionGroup>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace longspan::panels {

TraceBar::TraceBar(const Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new widgets::ElidedLabel(this))
    , m_id(new widgets::ElidedLabel(this))
    , m_layouts(new QButtonGroup(this))
    , m_find(new widgets::SearchField(context.appearance, tr("Find in trace"), this))
    , m_found(new QLabel(this))
{
    setProperty("part", QStringLiteral("bar"));
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 5, 8, 6);
    row->setSpacing(4);
    m_title->setProperty("part", QStringLiteral("title"));
    m_id->setProperty("part", QStringLiteral("dim"));
    row->addWidget(m_title, 3);
    row->addWidget(m_id, 1);
    addLayouts();
    row->addSpacing(4);
    connect(addButton(QStringLiteral("unfold"), tr("Expand everything")), &QToolButton::clicked, this,
        &TraceBar::unfoldAllWanted);
    connect(addButton(QStringLiteral("fold"), tr("Collapse everything")), &QToolButton::clicked, this,
        &TraceBar::foldAllWanted);
    connect(addButton(QStringLiteral("fit"), tr("Show the whole time (0)")), &QToolButton::clicked, this,
        &TraceBar::zoomOutWanted);
    addMenu();
    row->addSpacing(4);
    addFind();
    refreshIcons();
    connect(&context.appearance, &widgets::Appearance::changed, this, &TraceBar::refreshIcons);
}

QToolButton* TraceBar::addButton(const QString& icon, const QString& text)
{
    auto* button = new QToolButton(this);
    button->setProperty("drawing", icon);
    button->setToolTip(text);
    button->setAccessibleName(text);
    layout()->addWidget(button);
    return button;
}

void TraceBar::addLayouts()
{
    const Kind kinds[] = {{"waterfall", "waterfall", tr("Waterfall")}, {"flame", "flame", tr("Flame graph")},
        {"table", "table", tr("Table")}, {"statistics", "statistics", tr("Statistics")}};
    for (const Kind& kind : kinds) {
        QToolButton* button = addButton(QString::fromLatin1(kind.icon), kind.text);
        button->setCheckable(true);
        button->setProperty("part", QStringLiteral("segment"));
        button->setProperty("layout", QString::fromLatin1(kind.name));
        m_layouts->addButton(button);
    }
    m_layouts->buttons().first()->setChecked(true);
    connect(m_layouts, &QButtonGroup::buttonClicked, this,
        [this](const QAbstractButton* button) { Q_EMIT layoutChosen(button->property("layout").toString()); });
}

void TraceBar::addFind()
{
    m_find->setFixedWidth(176);
    m_find->setToolTip(tr("Text, key=value or /pattern/; Enter goes to the next match"));
    m_find->installEventFilter(this);
    m_found->setProperty("part", QStringLiteral("dim"));
    m_found->setMinimumWidth(44);
    m_found->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    layout()->addWidget(m_find);
    layout()->addWidget(m_found);
    connect(addButton(QStringLiteral("up"), tr("Previous match (Shift+Enter)")), &QToolButton::clicked, this,
        [this] { Q_EMIT stepWanted(false); });
    connect(addButton(QStringLiteral("down"), tr("Next match (Enter)")), &QToolButton::clicked, this,
        [this] { Q_EMIT stepWanted(true); });
    connect(addButton(QStringLiteral("error"), tr("Next error (F8)")), &QToolButton::clicked, this,
        [this] { Q_EMIT errorStepWanted(true); });
    connect(m_find, &QLineEdit::textChanged, this, &TraceBar::findWanted);
}

void TraceBar::addMenu()
{
    QToolButton* button = addButton(QStringLiteral("menu"), tr("What is shown of the trace"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    const auto toggle = [&](const QString& text, bool on, auto signal) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(on);
        connect(action, &QAction::toggled, this, signal);
        return action;
    };
    toggle(tr("Critical path"), true, &TraceBar::criticalPathWanted);
    toggle(tr("Correct clocks"), true, &TraceBar::fixClocksWanted);
    m_onlyMatches = toggle(tr("Only matches and what leads to them"), false, &TraceBar::onlyMatchesWanted);
    addDurations(*menu->addMenu(tr("Hide shorter spans")));
    QMenu* depths = menu->addMenu(tr("Expand to depth"));
    for (std::uint32_t depth = 1; depth <= 6; ++depth)
        depths->addAction(QString::number(depth), this, [this, depth] { Q_EMIT depthWanted(depth); });
    menu->addSeparator();
    menu->addAction(tr("Next error"), this, [this] { Q_EMIT errorStepWanted(true); });
    menu->addAction(tr("Previous error"), this, [this] { Q_EMIT errorStepWanted(false); });
    menu->addSeparator();
    menu->addAction(tr("Compare with…"), this, &TraceBar::compareWanted);
    menu->addAction(tr("Export trace…"), this, &TraceBar::exportWanted);
    menu->addAction(tr("Topology of this trace"), this, &TraceBar::topologyWanted);
    button->setMenu(menu);
}

void TraceBar::addDurations(QMenu& menu)
{
    m_durations = new QActionGroup(&menu);
    for (const Nanos limit :
        {Nanos{0}, 100 * kMicrosecond, kMillisecond, 10 * kMillisecond, 100 * kMillisecond, kSecond}) {
        QAction* action = menu.addAction(limit == 0 ? tr("Show all") : items::durationCell(limit));
        action->setCheckable(true);
        action->setChecked(limit == 0);
        action->setData(QVariant::fromValue(qint64{limit}));
        m_durations->addAction(action);
        connect(action, &QAction::triggered, this, [this, limit] { Q_EMIT minDurationWanted(limit); });
    }
}

void TraceBar::refreshIcons()
{
    for (int i = 0; i < layout()->count(); ++i) {
        if (auto* button = qobject_cast<QToolButton*>(layout()->itemAt(i)->widget()))
            button->setIcon(widgets::icon(button->property("drawing").toString(), m_context.appearance.theme()));
    }
}

void TraceBar::setTitle(const QString& title, const QString& id)
{
    m_title->setText(title);
    m_id->setText(id);
}

QString TraceBar::layoutName() const
{
    return m_layouts->checkedButton()->property("layout").toString();
}

void TraceBar::setLayoutName(const QString& name)
{
    for (QAbstractButton* button : m_layouts->buttons()) {
        if (button->property("layout").toString() == name)
            button->setChecked(true);
    }
}

void TraceBar::showFound(int place, int total, bool stillLooking)
{
    QString text;
    if (total >= 0)
        text = place > 0 ? tr("%1 of %2").arg(place).arg(total) : items::countCell(static_cast<std::uint64_t>(total));
    if (stillLooking)
        text += QStringLiteral(" …");
    m_found->setText(text);
}

void TraceBar::showWrong(const QString& why)
{
    m_find->setWrong(why);
}

void TraceBar::setFilters(bool onlyMatches, qint64 minDuration)
{
    const QSignalBlocker quiet(m_onlyMatches);
    m_onlyMatches->setChecked(onlyMatches);
    for (QAction* action : m_durations->actions()) {
        if (action->data().toLongLong() == minDuration)
            action->setChecked(true);
    }
}

void TraceBar::focusFind()
{
    m_find->setFocus();
    m_find->selectAll();
}

bool TraceBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_find || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter)
        return QWidget::eventFilter(watched, event);
    Q_EMIT stepWanted(!key->modifiers().testFlag(Qt::ShiftModifier));
    return true;
}

} // namespace longspan::panels
