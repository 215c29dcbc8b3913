// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace longspan::widgets {

/// Why a view is empty and what to do next, in the middle of it.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    /// action: what the button says; empty: none.
    void say(const QString& title, const QString& advice = {}, const QString& action = {});
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void actionWanted();

private:
    QLabel* m_title;
    QLabel* m_advice;
    QPushButton* m_action;
};

} // namespace longspan::widgets
