// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cell_delegate.h"

#include "ui/items/roles.h"
#include "ui/widgets/appearance.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace longspan::widgets {
namespace {

constexpr int kRowHeight = 24;
constexpr int kMargin = 6;
constexpr double kLightness = 0.76; ///< of bars behind text

QColor statusColour(const QModelIndex& index, const scene::Theme& theme, const QColor& otherwise)
{
    const QVariant status = index.data(items::statusRole);
    if (!status.isValid())
        return otherwise;
    switch (static_cast<items::Status>(status.toInt())) {
    case items::Status::good: return theme.good;
    case items::Status::slow: return theme.slow;
    case items::Status::bad: return theme.bad;
    case items::Status::none: break;
    }
    return otherwise;
}

} // namespace

CellDelegate::CellDelegate(const Appearance& appearance, QObject* parent)
    : QStyledItemDelegate(parent), m_appearance(appearance)
{
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    return {option.fontMetrics.horizontalAdvance(text) + 2 * kMargin + 2, kRowHeight};
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    paintGround(*painter, option, index);
    paintBar(*painter, option.rect, index);
    // A trend belongs to the row; the cell without a text of its own shows it.
    const QVariant trend = index.data(items::trendRole);
    if (trend.isValid() && index.data(Qt::DisplayRole).toString().isEmpty())
        paintTrend(*painter, option.rect, trend.value<QList<double>>());
    else
        paintText(*painter, option, index);
    painter->restore();
}

void CellDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const scene::Theme& theme = m_appearance.theme();
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(option.rect, theme.selection);
    else if (index.row() == m_hovered)
        painter.fillRect(option.rect, theme.hover);
    painter.fillRect(
        QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), mixed(theme.grid, theme.base, 0.4));
    if (option.state.testFlag(QStyle::State_HasFocus) && !option.state.testFlag(QStyle::State_Selected)) {
        painter.setPen(theme.accent);
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

void CellDelegate::paintBar(QPainter& painter, const QRect& rect, const QModelIndex& index) const
{
    const scene::Theme& theme = m_appearance.theme();
    const QRect room = rect.adjusted(kMargin - 2, 4, -kMargin + 2, -5);
    if (const QVariant difference = index.data(items::differenceRole); difference.isValid()) {
        const double share = std::clamp(difference.toDouble(), -1.0, 1.0);
        const int middle = room.left() + room.width() / 2;
        const int width = static_cast<int>(room.width() / 2 * std::abs(share));
        painter.fillRect(QRect(share < 0 ? middle - width : middle, room.top(), std::max(1, width), room.height()),
            mixed(statusColour(index, theme, theme.dimText), theme.base, kLightness));
        return;
    }
    const QVariant share = index.data(items::barRole);
    if (!share.isValid())
        return;
    const int width = std::max(2, static_cast<int>(room.width() * std::clamp(share.toDouble(), 0.0, 1.0)));
    painter.fillRect(QRect(room.left(), room.top(), width, room.height()),
        mixed(statusColour(index, theme, theme.accent), theme.base, kLightness));
}

void CellDelegate::paintTrend(QPainter& painter, const QRect& rect, const QList<double>& trend) const
{
    const double most = trend.isEmpty() ? 0 : *std::max_element(trend.begin(), trend.end());
    if (trend.size() < 2 || most <= 0)
        return;
    const QRectF room = QRectF(rect).adjusted(kMargin, 5, -kMargin, -6);
    QPainterPath line;
    for (qsizetype i = 0; i < trend.size(); ++i) {
        const double x = room.left() + room.width() * static_cast<double>(i) / static_cast<double>(trend.size() - 1);
        const double y = room.bottom() - room.height() * trend.at(i) / most;
        if (i == 0)
            line.moveTo(x, y);
        else
            line.lineTo(x, y);
    }
    QPainterPath ground = line;
    ground.lineTo(room.bottomRight());
    ground.lineTo(room.bottomLeft());
    ground.closeSubpath();
    const scene::Theme& theme = m_appearance.theme();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(ground, mixed(theme.accent, theme.base, 0.82));
    painter.setPen(QPen(mixed(theme.accent, theme.base, 0.2), 1));
    painter.drawPath(line);
}

void CellDelegate::paintText(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const scene::Theme& theme = m_appearance.theme();
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const int align = alignment.isValid() ? alignment.toInt() : static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    QRect room = option.rect.adjusted(kMargin, 0, -kMargin, 0);
    QFont font = option.font;
    if (const QVariant own = index.data(Qt::FontRole); own.isValid())
        font = own.value<QFont>();
    if (index.data(items::groupRole).toBool())
        font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    const bool barred = index.data(items::barRole).isValid() || index.data(items::differenceRole).isValid();
    QColor colour = barred ? theme.text : statusColour(index, theme, theme.text);
    if (const QVariant own = index.data(Qt::ForegroundRole); own.isValid())
        colour = own.value<QColor>();
    const QString detail = index.data(items::detailRole).toString();
    if (!detail.isEmpty())
        room.setRight(room.right() - paintDetail(painter, room, index.data(Qt::DisplayRole).toString(), detail));
    painter.setPen(colour);
    const QString text = index.data(Qt::DisplayRole).toString();
    painter.drawText(
        room, align | Qt::TextSingleLine, QFontMetrics(font).elidedText(text, option.textElideMode, room.width()));
}

// Behind the text, or at the end of the room; both are cut when they do not fit, the detail at most to the half.
int CellDelegate::paintDetail(QPainter& painter, const QRect& room, const QString& text, const QString& detail) const
{
    constexpr int kGap = 8;
    const QFontMetrics metrics = painter.fontMetrics();
    const int whole = metrics.horizontalAdvance(detail) + 1;
    const int left = room.width() - metrics.horizontalAdvance(text) - 1 - kGap;
    const int width = std::min(whole, std::max(left, room.width() / 2 - kGap));
    const int start = std::min(room.left() + room.width() - left, room.right() + 1 - width);
    const QRect place(start, room.top(), width, room.height());
    painter.setPen(m_appearance.theme().dimText);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        metrics.elidedText(detail, Qt::ElideRight, width));
    return room.right() + 1 - start + kGap;
}

} // namespace longspan::widgets
