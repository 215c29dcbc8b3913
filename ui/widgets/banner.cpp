// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/widgets/appearance.h"
#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace longspan::widgets {
namespace {

QString nameOf(Banner::Level level)
{
    switch (level) {
    case Banner::Level::error: return QStringLiteral("error");
    case Banner::Level::warning: return QStringLiteral("warning");
    case Banner::Level::info: break;
    }
    return QStringLiteral("info");
}

QColor colourOf(Banner::Level level, const scene::Theme& theme)
{
    return level == Banner::Level::error ? theme.bad : level == Banner::Level::warning ? theme.slow : theme.accent;
}

} // namespace

Banner::Banner(const Appearance& appearance, QWidget* parent)
    : QFrame(parent)
    , m_appearance(appearance)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setAccessibleName(tr("Dismiss this message"));
    m_close->setToolTip(tr("Dismiss"));
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, &Banner::clear);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto run = m_message.run;
        clear();
        if (run)
            run();
    });
    connect(&m_appearance, &Appearance::changed, this, &Banner::refresh);
    refresh();
    hide();
}

void Banner::say(Message message)
{
    m_message = std::move(message);
    refresh();
    show();
}

void Banner::clear()
{
    m_message = {};
    hide();
}

void Banner::refresh()
{
    const scene::Theme& theme = m_appearance.theme();
    setProperty("banner", nameOf(m_message.level));
    style()->unpolish(this);
    style()->polish(this);
    m_icon->setPixmap(icon(nameOf(m_message.level), colourOf(m_message.level, theme)).pixmap(16, 16));
    QString text = m_message.text.toHtmlEscaped();
    if (!m_message.advice.isEmpty())
        text += QStringLiteral(" <span style=\"color:%1\">%2</span>")
                    .arg(theme.dimText.name(), m_message.advice.toHtmlEscaped());
    m_text->setText(text);
    setAccessibleName(m_message.text);
    m_action->setText(m_message.action);
    m_action->setAccessibleName(m_message.action.isEmpty() ? tr("Do what is advised") : m_message.action);
    m_action->setVisible(!m_message.action.isEmpty());
    m_close->setIcon(icon(QStringLiteral("close"), theme));
}

} // namespace longspan::widgets
