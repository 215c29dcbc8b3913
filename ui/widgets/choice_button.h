// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QToolButton>
#include <vector>

namespace longspan::widgets {

class Appearance;

/// One of many, chosen from a list that is searched as one types: "Region  China (Hangzhou) v".
class ChoiceButton final : public QToolButton {
    Q_OBJECT

public:
    struct Choice {
        QString id;
        QString text;
        QString detail = {}; ///< dimmed, at the right
        QString search = {}; ///< more words that find it

        friend bool operator==(const Choice&, const Choice&) = default;
    };

    ChoiceButton(const Appearance& appearance, const QString& caption, QWidget* parent = nullptr);

    void setChoices(std::vector<Choice> choices);
    [[nodiscard]] const std::vector<Choice>& choices() const { return m_choices; }
    /// What is shown, whether or not it is among the choices. text: what to show for one that is not.
    void setCurrent(const QString& id, const QString& text = {});
    [[nodiscard]] const QString& current() const { return m_current; }
    void openList();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void aboutToOpen(); ///< the last moment to set choices that are dear to find
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Appearance& m_appearance;
    QString m_caption;
    std::vector<Choice> m_choices;
    QString m_current;
    QString m_text;
};

} // namespace longspan::widgets
