// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/search_field.h"

#include "ui/widgets/appearance.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QKeyEvent>
#include <QStyle>

namespace longspan::widgets {

SearchField::SearchField(const Appearance& appearance, const QString& placeholder, QWidget* parent)
    : QLineEdit(parent), m_appearance(appearance), m_lens(addAction(QIcon(), QLineEdit::LeadingPosition))
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    refresh();
    connect(&m_appearance, &Appearance::changed, this, &SearchField::refresh);
}

void SearchField::setWrong(const QString& why)
{
    setProperty("wrong", !why.isEmpty());
    setToolTip(why);
    style()->unpolish(this);
    style()->polish(this);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    if (text().isEmpty())
        Q_EMIT escaped();
    else
        clear();
}

void SearchField::refresh()
{
    m_lens->setIcon(icon(QStringLiteral("search"), m_appearance.theme()));
}

} // namespace longspan::widgets
