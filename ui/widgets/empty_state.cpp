// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include <QLabel>
#include <QVBoxLayout>

namespace longspan::widgets {

EmptyState::EmptyState(QWidget* parent) : QWidget(parent), m_title(new QLabel(this)), m_advice(new QLabel(this))
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
    column->addStretch(3);
}

void EmptyState::say(const QString& title, const QString& advice)
{
    m_title->setText(title);
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(advice);
}

QString EmptyState::title() const
{
    return m_title->text();
}

} // namespace longspan::widgets
