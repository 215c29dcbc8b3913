// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace longspan::widgets {

/// Why a view is empty and what to do next, in the middle of it.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    void say(const QString& title, const QString& advice = {});
    [[nodiscard]] QString title() const;

private:
    QLabel* m_title;
    QLabel* m_advice;
};

} // namespace longspan::widgets
