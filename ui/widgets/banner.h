// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>
#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace longspan::widgets {

class Appearance;

/// A line across a panel that says what happened and what to do. Hidden until something is to be said.
class Banner final : public QFrame {
    Q_OBJECT

public:
    enum class Level : unsigned char { info, warning, error };

    struct Message {
        Level level = Level::info;
        QString text;
        QString advice = {};            ///< second sentence, dimmed
        QString action = {};            ///< what the button says; empty: no button
        std::function<void()> run = {}; ///< what the button does
    };

    explicit Banner(const Appearance& appearance, QWidget* parent = nullptr);

    void say(Message message);
    void clear();
    [[nodiscard]] const Message& message() const { return m_message; }

private:
    void refresh();

    const Appearance& m_appearance;
    Message m_message;
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_action;
    QToolButton* m_close;
};

} // namespace longspan::widgets
