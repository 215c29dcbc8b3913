// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"
#include "tests/bench/desktop/painting_floor.h"
#include "tests/bench/measure.h"
#include "ui/panels/trace/trace_panel.h"
#include "ui/panels/trace/waterfall_view.h"

#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimer>
#include <cstdio>
#include <cstdlib>

/// Opens one file with one trace in the whole window and times what a person does with it, each with the painting that
/// shows it: scrolling, jumping, clicking, folding and unfolding. The floor is painted in turn.
namespace longspan::bench {
namespace {

constexpr int kFloorRows = 60;
constexpr int kStep = 300;
constexpr QSize kWindow(1920, 1600);

/// Runs once the trace in its tab is there and nothing else is loading any more.
class WhenLoaded final : public QObject {
public:
    WhenLoaded(desktop::Desktop& desktop, std::function<void()> run) : m_desktop(desktop), m_run(std::move(run))
    {
        connect(&m_timer, &QTimer::timeout, this, &WhenLoaded::look);
        m_timer.start(std::chrono::milliseconds(50));
    }

private:
    void look()
    {
        const session::Session& session = m_desktop.session();
        if (!session.source() || m_desktop.reports().busy() || !session.selection().call)
            return;
        if (!session.currentTrace()) {
            m_desktop.session().openTrace(*session.selection().call);
            return;
        }
        if (!m_desktop.window().currentTrace().trace() || ++m_quiet < 4)
            return;
        m_timer.stop();
        m_run();
        QCoreApplication::quit();
    }

    desktop::Desktop& m_desktop;
    std::function<void()> m_run;
    QTimer m_timer;
    int m_quiet = 0;
};

/// Paints everything that was asked to be painted, as the event loop would do next.
void paintAll(QWidget& window)
{
    QCoreApplication::sendPostedEvents(&window, QEvent::UpdateRequest);
}

class Measurement {
public:
    Measurement(desktop::Desktop& desktop, PaintingFloor& floor, int rounds)
        : m_floor(floor)
        , m_window(desktop.window())
        , m_panel(m_window.currentTrace())
        , m_view(m_panel.waterfall())
        , m_rounds(rounds)
    {
    }

    void run(Report& report)
    {
        m_view.unfoldAll();
        paintAll(m_window);
        scroll(report);
        report.interleave({{"jump", [this] { jump(); }}, {"click", [this] { click(); }},
                              {"collapse", [this] { fold(true); }}, {"expand", [this] { fold(false); }}},
            m_rounds * 4);
        report.add("spans", static_cast<double>(m_view.trace()->tree().size()));
        report.add("anonymous", static_cast<double>(anonymousBytes()));
    }

private:
    void scroll(Report& report)
    {
        m_floor.resize(m_view.viewport()->width(), kFloorRows * kRowHeight);
        const double rows = m_view.viewport()->height() / static_cast<double>(kRowHeight);
        report.add("rows", rows);
        int row = 0;
        report.interleave({{"scroll",
                               [this] {
                                   QScrollBar& bar = *m_view.verticalScrollBar();
                                   bar.setValue((bar.value() + kStep) % std::max(1, bar.maximum()));
                                   m_view.viewport()->repaint();
                               }},
                              {"floor",
                                  [this, &row] {
                                      m_floor.scrollTo(row += kStep / kRowHeight);
                                      m_floor.repaint();
                                  }}},
            kScrolls);
    }

    void jump()
    {
        QScrollBar& bar = *m_view.verticalScrollBar();
        bar.setValue(bar.value() < bar.maximum() / 4 ? bar.maximum() / 2 : 0);
        paintAll(m_window);
    }

    void click()
    {
        const QPointF place(120, (m_clicks++ % 40 + 3) * kRowHeight);
        const QPointF onScreen = m_view.viewport()->mapToGlobal(place);
        for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
            QMouseEvent event(type, place, onScreen, Qt::LeftButton,
                type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
            QCoreApplication::sendEvent(m_view.viewport(), &event);
        }
        paintAll(m_window);
    }

    void fold(bool folded)
    {
        if (folded)
            m_view.foldAll();
        else
            m_view.unfoldAll();
        paintAll(m_window);
    }

    static constexpr int kRowHeight = 22;
    static constexpr int kScrolls = 1000;

    PaintingFloor& m_floor;
    window::MainWindow& m_window;
    panels::TracePanel& m_panel;
    panels::WaterfallView& m_view;
    int m_rounds;
    int m_clicks = 0;
};

int run(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc < 2) {
        std::fputs("usage: measure-desktop FILE [ROUNDS]\n", stderr);
        return 2;
    }
    constexpr int kUsualRounds = 5;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : kUsualRounds;
    desktop::Desktop desktop(application, session::makeMemorySettings());
    desktop.window().resize(kWindow);
    session::DeepLink link;
    link.files = {argv[1]};
    desktop.window().open(link);
    desktop.window().show();
    // Shown early: only what the event loop has exposed is painted.
    PaintingFloor floor;
    floor.show();
    Report report;
    const WhenLoaded loaded(desktop, [&] { Measurement(desktop, floor, rounds).run(report); });
    const int code = QApplication::exec();
    report.print();
    return code;
}

} // namespace
} // namespace longspan::bench

int main(int argc, char** argv)
{
    return longspan::bench::run(argc, argv);
}
