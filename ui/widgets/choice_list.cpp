// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice_list.h"

#include "ui/widgets/appearance.h"
#include "ui/widgets/search_field.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

namespace longspan::widgets {
namespace {

constexpr int kRow = 26;
constexpr int kMostRows = 14;
constexpr int kFewRows = 8; ///< with so few nobody needs to search

enum Role : int { idRole = Qt::UserRole + 1, detailRole, searchRole };

/// Text at the left, detail at the right.
class Lines final : public QStyledItemDelegate {
public:
    Lines(const Appearance& appearance, QObject* parent) : QStyledItemDelegate(parent), m_appearance(appearance) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const scene::Theme& theme = m_appearance.theme();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.selection);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, theme.hover);
        const QRect room = option.rect.adjusted(10, 0, -10, 0);
        const QString detail = index.data(detailRole).toString();
        const int right = detail.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(detail) + 16;
        painter->setPen(theme.text);
        painter->drawText(room, Qt::AlignVCenter,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, room.width() - right));
        painter->setPen(theme.dimText);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight, detail);
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {80, kRow}; }

private:
    const Appearance& m_appearance;
};

QStandardItem* lineOf(const ChoiceButton::Choice& choice)
{
    auto* item = new QStandardItem(choice.text);
    item->setData(choice.id, idRole);
    item->setData(choice.detail, detailRole);
    item->setData(QString(choice.text + QLatin1Char(' ') + choice.id + QLatin1Char(' ') + choice.search), searchRole);
    item->setEditable(false);
    return item;
}

} // namespace

ChoiceList::ChoiceList(const Appearance& appearance, const QString& caption,
    const std::vector<ChoiceButton::Choice>& choices, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_items(new QStandardItemModel(this))
    , m_matching(new QSortFilterProxyModel(this))
    , m_search(new SearchField(appearance, tr("Search"), this))
    , m_view(new QListView(this))
{
    setProperty("part", QStringLiteral("frame"));
    setAccessibleName(caption);
    for (const ChoiceButton::Choice& choice : choices)
        m_items->appendRow(lineOf(choice));
    m_matching->setSourceModel(m_items);
    m_matching->setFilterRole(searchRole);
    m_matching->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(m_matching);
    m_view->setItemDelegate(new Lines(appearance, m_view));
    m_view->setMouseTracking(true);
    m_view->setUniformItemSizes(true);
    m_view->setAccessibleName(caption);
    m_search->installEventFilter(this);
    m_view->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(5, 5, 5, 5);
    column->setSpacing(4);
    column->addWidget(m_search);
    column->addWidget(m_view);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_matching->setFilterFixedString(text);
        m_view->setCurrentIndex(m_matching->index(0, 0));
    });
    connect(m_view, &QAbstractItemView::clicked, this, &ChoiceList::choose);
    connect(m_search, &SearchField::escaped, this, &QWidget::close);
}

void ChoiceList::popUpBelow(const QWidget& button, const QString& current)
{
    int widest = button.width();
    for (int row = 0; row < m_items->rowCount(); ++row) {
        const QModelIndex index = m_items->index(row, 0);
        const QString texts = index.data().toString() + index.data(detailRole).toString();
        widest = std::max(widest, fontMetrics().horizontalAdvance(texts) + 64);
        if (index.data(idRole).toString() == current)
            m_view->setCurrentIndex(m_matching->mapFromSource(index));
    }
    const int rows = std::clamp(m_items->rowCount(), 1, kMostRows);
    m_search->setVisible(m_items->rowCount() > kFewRows);
    m_view->setFixedHeight(rows * kRow + 2);
    resize(std::min(widest, 520), sizeHint().height());
    QPoint place = button.mapToGlobal(QPoint(0, button.height() + 2));
    if (const QScreen* screen = button.screen())
        place.setX(std::min(place.x(), screen->availableGeometry().right() - width()));
    move(place);
    show();
    (m_search->isVisibleTo(this) ? static_cast<QWidget*>(m_search) : m_view)->setFocus();
}

bool ChoiceList::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        choose(m_view->currentIndex());
        return true;
    }
    if (watched == m_search && (key == Qt::Key_Down || key == Qt::Key_Up)) {
        const int row = std::clamp(
            m_view->currentIndex().row() + (key == Qt::Key_Down ? 1 : -1), 0, std::max(0, m_matching->rowCount() - 1));
        m_view->setCurrentIndex(m_matching->index(row, 0));
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void ChoiceList::choose(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const QString id = index.data(idRole).toString();
    close();
    Q_EMIT chosen(id);
}

} // namespace longspan::widgets
