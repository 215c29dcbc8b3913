// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/dialogs.h"

#include "ui/widgets/icons.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QDateTimeEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace longspan::window {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(longspan::window::Dialogs)
};

QDialog* makeDialog(const QString& title, QWidget* window)
{
    auto* dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setAccessibleName(title);
    return dialog;
}

QDialogButtonBox* closeBox(QDialog* dialog)
{
    auto* box = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(box, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    return box;
}

struct Key {
    QString keys;
    QString what;
};

QList<Key> viewKeys()
{
    return {{QStringLiteral("↑ ↓ PgUp PgDn"), Words::tr("Move through the rows")},
        {QStringLiteral("← →"), Words::tr("Fold, unfold, to the parent, to the first child")},
        {QStringLiteral("Space"), Words::tr("Fold or unfold; with Shift all below")},
        {QStringLiteral("Enter"), Words::tr("Zoom to the selected span")},
        {QStringLiteral("+  −  0"), Words::tr("Zoom in, out, show the whole time")},
        {QStringLiteral("A  D"), Words::tr("Earlier, later")},
        {Words::tr("Ctrl+wheel"), Words::tr("Zoom at the pointer")},
        {Words::tr("Shift+wheel"), Words::tr("Earlier, later")},
        {Words::tr("Drag in the ruler"), Words::tr("Zoom to a stretch of time")},
        {Words::tr("Enter in a list"), Words::tr("Open the trace in a tab of its own")},
        {QStringLiteral("Ctrl+C"), Words::tr("Copy the selected rows")}};
}

QLabel* keyLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("part", QStringLiteral("dim"));
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return label;
}

} // namespace

void showShortcuts(const Actions& actions, QWidget* window)
{
    QDialog* dialog = makeDialog(Words::tr("Keyboard shortcuts"), window);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    QList<Key> keys;
    for (const QAction* action : actions.all()) {
        if (!action->shortcut().isEmpty())
            keys.append({action->shortcut().toString(QKeySequence::NativeText), action->text()});
    }
    const QList<Key> lists[] = {keys, viewKeys()};
    int column = 0;
    for (const QList<Key>& list : lists) {
        int row = 0;
        for (const Key& key : list) {
            grid->addWidget(keyLabel(key.keys, dialog), row, column);
            grid->addWidget(new QLabel(key.what, dialog), row++, column + 1);
        }
        grid->setColumnMinimumWidth(column + 2, 24);
        column += 3;
    }
    auto* all = new QVBoxLayout(dialog);
    all->setContentsMargins(24, 24, 24, 16);
    all->setSpacing(16);
    all->addLayout(grid);
    all->addStretch(1);
    all->addWidget(closeBox(dialog));
    dialog->show();
}

void showAbout(QWidget* window)
{
    QDialog* dialog = makeDialog(Words::tr("About Longspan"), window);
    auto* icon = new QLabel(dialog);
    constexpr int kIcon = 64;
    icon->setPixmap(widgets::programIcon().pixmap(kIcon, kIcon));
    auto* title = new QLabel(QStringLiteral("Longspan ") + QCoreApplication::applicationVersion(), dialog);
    title->setProperty("part", QStringLiteral("big"));
    auto* text = new QLabel(Words::tr("Finds the slow calls in distributed traces and shows where their time went.\n"
                                      "Free software under the GNU General Public License, version 3 or later.\n"
                                      "Nothing is sent anywhere that you did not configure."),
        dialog);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(icon);
    column->addWidget(title);
    column->addWidget(text);
    column->addWidget(closeBox(dialog));
    dialog->show();
}

void askForTime(
    const TimeRange& range, const QTimeZone& zone, QWidget* window, std::function<void(const TimeRange&)> chosen)
{
    QDialog* dialog = makeDialog(Words::tr("Custom time range"), window);
    auto* form = new QFormLayout(dialog);
    form->setContentsMargins(24, 24, 24, 16);
    const auto field = [&](const QString& caption, Nanos time) {
        auto* edit = new QDateTimeEdit(dialog);
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        edit->setTimeSpec(Qt::TimeZone);
        edit->setDateTime(QDateTime::fromMSecsSinceEpoch(time / kMillisecond, zone));
        edit->setAccessibleName(caption);
        form->addRow(caption, edit);
        return edit;
    };
    const TimeRange shown = range.everything() ? TimeRange{0, 0} : range;
    auto* from = field(Words::tr("From"), shown.from);
    auto* to = field(Words::tr("To"), shown.to);
    auto* box = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    form->addRow(box);
    QObject::connect(box, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(box, &QDialogButtonBox::accepted, dialog, [dialog, from, to, zone, chosen = std::move(chosen)] {
        const auto nanos = [&zone](const QDateTimeEdit* edit) {
            const QDateTime shownTime(edit->date(), edit->time(), zone);
            return shownTime.toMSecsSinceEpoch() * kMillisecond;
        };
        if (nanos(from) < nanos(to))
            chosen({nanos(from), nanos(to)});
        dialog->accept();
    });
    dialog->open();
}

} // namespace longspan::window
