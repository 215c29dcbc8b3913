// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice_button.h"

#include "ui/widgets/appearance.h"
#include "ui/widgets/choice_list.h"
#include "ui/widgets/icons.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

namespace longspan::widgets {
namespace {

constexpr int kHeight = 28;
constexpr int kMargin = 8;
constexpr int kGap = 6;
constexpr int kArrow = 14;
constexpr int kMostText = 180;

} // namespace

ChoiceButton::ChoiceButton(const Appearance& appearance, const QString& caption, QWidget* parent)
    : QToolButton(parent), m_appearance(appearance), m_caption(caption)
{
    setProperty("part", QStringLiteral("choice"));
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(caption);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QToolButton::clicked, this, &ChoiceButton::openList);
    connect(&m_appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void ChoiceButton::setChoices(std::vector<Choice> choices)
{
    m_choices = std::move(choices);
    setCurrent(m_current, m_text);
}

void ChoiceButton::setCurrent(const QString& id, const QString& text)
{
    m_current = id;
    const auto found =
        std::find_if(m_choices.begin(), m_choices.end(), [&id](const Choice& each) { return each.id == id; });
    m_text = found != m_choices.end() ? found->text : text;
    setToolTip(m_caption + QStringLiteral(": ") + m_text);
    setAccessibleDescription(m_text);
    updateGeometry();
    update();
}

void ChoiceButton::openList()
{
    Q_EMIT aboutToOpen();
    auto* list = new ChoiceList(m_appearance, m_caption, m_choices, this);
    list->setAttribute(Qt::WA_DeleteOnClose);
    connect(list, &ChoiceList::chosen, this, &ChoiceButton::chosen);
    list->popUpBelow(*this, m_current);
}

QSize ChoiceButton::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int text = std::min(metrics.horizontalAdvance(m_text), kMostText);
    return {2 * kMargin + metrics.horizontalAdvance(m_caption) + text + 2 * kGap + kArrow, kHeight};
}

QSize ChoiceButton::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 2 * kMargin + fontMetrics().horizontalAdvance(m_caption) + 60), kHeight};
}

void ChoiceButton::paintEvent(QPaintEvent*)
{
    const scene::Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool marked = hasFocus() || underMouse();
    painter.setPen(marked ? theme.accent : theme.border);
    painter.setBrush(theme.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    QRect room = rect().adjusted(kMargin, 0, -kMargin - kArrow - 2, 0);
    painter.setPen(theme.dimText);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, m_caption);
    room.setLeft(room.left() + fontMetrics().horizontalAdvance(m_caption) + kGap);
    painter.setPen(isEnabled() ? theme.text : theme.dimText);
    painter.drawText(
        room, Qt::AlignVCenter | Qt::AlignLeft, fontMetrics().elidedText(m_text, Qt::ElideRight, room.width()));
    widgets::icon(QStringLiteral("down"), theme.dimText)
        .paint(&painter, QRect(width() - kMargin - kArrow + 2, (height() - kArrow) / 2, kArrow, kArrow));
}

void ChoiceButton::keyPressEvent(QKeyEvent* event)
{
    const bool opens = event->key() == Qt::Key_Down || event->key() == Qt::Key_Return;
    if (opens)
        openList();
    else
        QToolButton::keyPressEvent(event);
}

} // namespace longspan::widgets
