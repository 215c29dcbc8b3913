// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/command_palette.h"

#include "ui/widgets/appearance.h"
#include "ui/widgets/search_field.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

namespace longspan::window {
namespace {

constexpr int kRow = 28;
constexpr int kRows = 12;
constexpr int kWidth = 560;
constexpr int kTop = 48;

enum Role : int { detailRole = Qt::UserRole + 1, kindRole };

class Lines final : public QStyledItemDelegate {
public:
    Lines(const widgets::Appearance& appearance, QObject* parent)
        : QStyledItemDelegate(parent), m_appearance(appearance)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const scene::Theme& theme = m_appearance.theme();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.selection);
        QRect room = option.rect.adjusted(12, 0, -12, 0);
        const QString kind = index.data(kindRole).toString();
        painter->setPen(theme.dimText);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight, kind);
        constexpr int kKindWidth = 84;
        room.setRight(room.right() - kKindWidth);
        const QString detail = index.data(detailRole).toString();
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight, detail);
        room.setRight(room.right() - option.fontMetrics.horizontalAdvance(detail) - 8);
        painter->setPen(theme.text);
        painter->drawText(room, Qt::AlignVCenter,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, room.width()));
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {80, kRow}; }

private:
    const widgets::Appearance& m_appearance;
};

/// All words must be somewhere; a text that begins with what was typed comes first. Negative: no match.
int rank(const PaletteEntry& entry, const QString& typed, const QStringList& words)
{
    const QString whole = entry.text + QLatin1Char(' ') + entry.detail + QLatin1Char(' ') + entry.kind;
    for (const QString& word : words) {
        if (!whole.contains(word, Qt::CaseInsensitive))
            return -1;
    }
    if (entry.text.startsWith(typed, Qt::CaseInsensitive))
        return 0;
    return entry.text.contains(typed, Qt::CaseInsensitive) ? 1 : 2;
}

} // namespace

CommandPalette::CommandPalette(const widgets::Appearance& appearance, QWidget* window)
    : QFrame(window)
    , m_field(
          new widgets::SearchField(appearance, tr("Type a command, an application, an interface or a trace id"), this))
    , m_items(new QStandardItemModel(this))
    , m_view(new QListView(this))
{
    setProperty("part", QStringLiteral("frame"));
    setAccessibleName(tr("Commands"));
    m_view->setModel(m_items);
    m_view->setItemDelegate(new Lines(appearance, m_view));
    m_view->setUniformItemSizes(true);
    m_view->setAccessibleName(tr("What matches"));
    m_view->setFocusPolicy(Qt::NoFocus);
    m_field->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_field);
    column->addWidget(m_view);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_field, &widgets::SearchField::escaped, this, &CommandPalette::dismiss);
    connect(m_view, &QAbstractItemView::clicked, this, &CommandPalette::run);
    hide();
}

void CommandPalette::open(std::vector<PaletteEntry> entries, Guess guess)
{
    m_entries = std::move(entries);
    m_guess = std::move(guess);
    m_field->clear();
    filter({});
    place();
    show();
    raise();
    m_field->setFocus();
}

void CommandPalette::place()
{
    const QWidget* window = parentWidget();
    const int width = std::min(kWidth, window->width() - 2 * kTop);
    const int height = std::min(kRows * kRow + 56, window->height() - 2 * kTop);
    setGeometry((window->width() - width) / 2, kTop, width, height);
}

int CommandPalette::shown() const
{
    return m_items->rowCount();
}

void CommandPalette::filter(const QString& typed)
{
    const QStringList words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<std::pair<int, std::size_t>> order;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (const int at = rank(m_entries[i], typed.trimmed(), words); at >= 0)
            order.emplace_back(at, i);
    }
    std::sort(order.begin(), order.end());
    order.resize(std::min<std::size_t>(order.size(), kMostShown));
    m_matching.clear();
    if (auto guessed = m_guess ? m_guess(typed) : std::nullopt)
        m_matching.push_back(*std::move(guessed));
    for (const auto& [at, i] : order)
        m_matching.push_back(m_entries[i]);
    m_items->clear();
    for (const PaletteEntry& entry : m_matching) {
        auto* item = new QStandardItem(entry.text);
        item->setData(entry.detail, detailRole);
        item->setData(entry.kind, kindRole);
        item->setEditable(false);
        m_items->appendRow(item);
    }
    m_view->setCurrentIndex(m_items->index(0, 0));
}

void CommandPalette::dismiss()
{
    hide();
    m_entries.clear();
    m_matching.clear();
    parentWidget()->setFocus();
}

void CommandPalette::run()
{
    const int row = m_view->currentIndex().row();
    if (row < 0 || row >= static_cast<int>(m_matching.size()))
        return;
    const auto chosen = m_matching[static_cast<std::size_t>(row)].run;
    dismiss();
    chosen();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && isVisible() && !m_view->underMouse()) {
        dismiss();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        run();
        return true;
    }
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
        const int last = std::max(0, m_items->rowCount() - 1);
        const int row = std::clamp(m_view->currentIndex().row() + (key == Qt::Key_Down ? 1 : -1), 0, last);
        m_view->setCurrentIndex(m_items->index(row, 0));
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace longspan::window
