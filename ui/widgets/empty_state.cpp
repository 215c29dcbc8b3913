// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace longspan::widgets {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_advice(new QLabel(this)), m_action(new QPushButton(this))
{
    setProperty("part", QStringLiteral("base"));
    setAttribute(Qt::WA_StyledBackground);
    m_title->setProperty("part", QStringLiteral("title"));
    m_advice->setProperty("part", QStringLiteral("dim"));
    for (QLabel* label : {m_title, m_advice}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_advice);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionWanted);
}

void EmptyState::say(const QString& title, const QString& advice, const QString& action)
{
    m_title->setText(title);
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(advice);
}

QString EmptyState::title() const
{
    return m_title->text();
}

} // namespace longspan::widgets
