// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/demo_source.h"
#include "tests/ui/window/window_context.h"
#include "ui/panels/selector/choices.h"
#include "ui/session/latest.h"
#include "ui/window/status_line.h"

#include <QApplication>
#include <QLabel>
#include <QProgressBar>
#include <QTest>
#include <QToolButton>
#include <condition_variable>
#include <mutex>

namespace longspan::window {
namespace {

/// Work that lasts until it is let go or asked to stop.
class Gate {
public:
    Result<int> pass(const Call& call)
    {
        call.progress("reading", 1, 4);
        std::unique_lock lock(m_mutex);
        const std::stop_callback wake(call.stop, [this] { m_changed.notify_all(); });
        m_changed.wait(lock, [&] { return m_open || call.stop.stop_requested(); });
        return 1;
    }
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_open = false;
};

class StatusLineTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isReadyWhenNothingRuns();
    void namesWhatRunsAndIsReadyAfterwards();
    void cancelsWhatRuns();
    void countsTheNotesOfTheLastAnswer();
    void namesTheDemoAsTheSelectorDoes();
    void namesAnotherSourceAsItCallsItself();

private:
    void opened(const std::string& profile);
    [[nodiscard]] bool says(const QString& text) const;
    [[nodiscard]] QToolButton* button(const QString& name) const;

    std::unique_ptr<WindowContext> m_context;
    std::unique_ptr<StatusLine> m_line;
};

void StatusLineTest::init()
{
    m_context = std::make_unique<WindowContext>();
    m_line = std::make_unique<StatusLine>(m_context->context);
    m_line->resize(900, 28);
    m_line->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_line.get()));
}

void StatusLineTest::cleanup()
{
    m_line.reset();
    m_context.reset();
}

bool StatusLineTest::says(const QString& text) const
{
    const auto labels = m_line->findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text().contains(text); });
}

QToolButton* StatusLineTest::button(const QString& name) const
{
    const auto buttons = m_line->findChildren<QToolButton*>();
    const auto found = std::find_if(
        buttons.begin(), buttons.end(), [&](const QToolButton* each) { return each->accessibleName() == name; });
    return found == buttons.end() ? nullptr : *found;
}

void StatusLineTest::isReadyWhenNothingRuns()
{
    QVERIFY(says(QStringLiteral("Ready")));
    QVERIFY(!m_line->findChild<QProgressBar*>()->isVisible());
    QVERIFY(!button(QStringLiteral("Cancel what is running"))->isVisible());
    QVERIFY(!button(QStringLiteral("Notes about the data"))->isVisible());
}

void StatusLineTest::namesWhatRunsAndIsReadyAfterwards()
{
    Gate gate;
    session::Latest<int> work(m_context->workers, [](Result<int>) {});
    m_context->reports.watch(work, QStringLiteral("Counting sheep"));
    work.start([&gate](const Call& call) { return gate.pass(call); });
    QVERIFY(says(QStringLiteral("Counting sheep")));
    QVERIFY(m_line->findChild<QProgressBar*>()->isVisible());
    const QProgressBar* bar = m_line->findChild<QProgressBar*>();
    QTRY_COMPARE_WITH_TIMEOUT(bar->value() * 4, bar->maximum(), 30'000);
    gate.open();
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("Ready")), 30'000);
    QVERIFY(!m_line->findChild<QProgressBar*>()->isVisible());
}

void StatusLineTest::cancelsWhatRuns()
{
    Gate gate;
    bool delivered = false;
    session::Latest<int> work(m_context->workers, [&delivered](Result<int>) { delivered = true; });
    m_context->reports.watch(work, QStringLiteral("Counting sheep"));
    work.start([&gate](const Call& call) { return gate.pass(call); });
    QTest::mouseClick(button(QStringLiteral("Cancel what is running")), Qt::LeftButton);
    QVERIFY(!work.busy());
    QVERIFY(says(QStringLiteral("Ready")));
    QCoreApplication::sendPostedEvents();
    QVERIFY(!delivered);
}

void StatusLineTest::countsTheNotesOfTheLastAnswer()
{
    session::Latest<int> work(m_context->workers, [](Result<int>) {});
    m_context->reports.watch(work, QStringLiteral("Reading"));
    work.start([](const Call& call) -> Result<int> {
        call.note(NoteKind::badRecord, "a.json, byte 5");
        return 1;
    });
    const QToolButton* notes = button(QStringLiteral("Notes about the data"));
    QTRY_VERIFY_WITH_TIMEOUT(notes->isVisible(), 30'000);
    QVERIFY(notes->toolTip().contains(QStringLiteral("a.json, byte 5")));
    work.start([](const Call&) -> Result<int> { return 2; });
    QTRY_VERIFY_WITH_TIMEOUT(!notes->isVisible(), 30'000);
}

void StatusLineTest::opened(const std::string& profile)
{
    m_context->session.setSource(profile);
    source::Facts facts;
    facts.title = "what it calls itself";
    m_context->session.setOpened(source::makeDemoSource({}), facts, {});
}

void StatusLineTest::namesTheDemoAsTheSelectorDoes()
{
    opened("demo");
    QVERIFY(says(panels::Choices::titleOf(*m_context->profiles.find("demo"))));
    QVERIFY(!says(QStringLiteral("what it calls itself")));
}

void StatusLineTest::namesAnotherSourceAsItCallsItself()
{
    QVERIFY(m_context->profiles.put({.id = "mine", .kind = session::SourceKind::file, .places = {"/x.json"}}));
    opened("mine");
    QVERIFY(says(QStringLiteral("what it calls itself")));
}

} // namespace
} // namespace longspan::window

QTEST_MAIN(longspan::window::StatusLineTest)
#include "status_line_test.moc"
