// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/open_profile.h"
#include "tests/ui/window/window_context.h"
#include "ui/items/interface_model.h"
#include "ui/panels/interfaces/interfaces_panel.h"
#include "ui/widgets/banner.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QFile>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

namespace longspan::window {
namespace {

constexpr int kLong = 60'000;

class MainWindowTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void hasNowhereToGoAtFirst();
    void goesBackToTheInterfaceBefore();
    void takesAnotherViewForAStep();
    void forgetsWhatWasAheadAfterANewChoice();
    void listsOpenedFilesNewestFirstAndOnce();
    void forgetsRecentFilesWhenAsked();
    void doesNotRememberAFileThatCouldNotBeOpened();
    void opensAgainWhatWasShownLast();

private:
    void start();
    void waitUntilIdle();
    void openFile(const QString& name, const QByteArray& text);
    void choose(int row);
    [[nodiscard]] std::string interfaceName() const;
    [[nodiscard]] QStringList recent();

    QTemporaryDir m_folder;
    std::unique_ptr<WindowContext> m_context;
    std::unique_ptr<MainWindow> m_window;
};

void MainWindowTest::init()
{
    m_context = std::make_unique<WindowContext>();
    start();
}

void MainWindowTest::start()
{
    m_window = std::make_unique<MainWindow>(m_context->context,
        [](const session::SourceProfile& profile, const Call& call) { return wiring::openProfile(profile, 0, call); });
    m_window->open({});
    m_window->show();
    waitUntilIdle();
}

void MainWindowTest::cleanup()
{
    m_window.reset();
    m_context.reset();
}

void MainWindowTest::waitUntilIdle()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_context->session.source() && !m_context->reports.busy(), kLong);
    // What was chosen is recorded in the turn after.
    bool turned = false;
    QTimer::singleShot(0, this, [&turned] { turned = true; });
    QTRY_VERIFY_WITH_TIMEOUT(turned, kLong);
}

void MainWindowTest::openFile(const QString& name, const QByteArray& text)
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
    file.close();
    m_window->openFiles({file.fileName()});
    QTRY_VERIFY_WITH_TIMEOUT(m_context->session.source() || m_window->banner().isVisible(), kLong);
}

void MainWindowTest::choose(int row)
{
    const items::InterfaceModel& model = m_window->interfaces().model();
    const source::Interface* chosen = model.interfaceAt(model.index(row, 0));
    QVERIFY(chosen != nullptr);
    m_context->session.setInterface(session::InterfaceRef{chosen->service, chosen->name});
    waitUntilIdle();
}

std::string MainWindowTest::interfaceName() const
{
    const auto& selected = m_context->session.selection().interface;
    return selected ? selected->service + " " + selected->name : std::string();
}

QStringList MainWindowTest::recent()
{
    Q_EMIT m_window->actions().recent->aboutToShow();
    QStringList names;
    const QList<QAction*> actions = m_window->actions().recent->actions();
    for (const QAction* action : actions) {
        if (action->text().startsWith(QLatin1Char('/')))
            names.append(action->text().section(QLatin1Char('/'), -1));
    }
    return names;
}

const char* const kTrace = R"([{"traceId":"000000000000000a","id":"000000000000000b","name":"get /x",)"
                           R"("timestamp":1700000000000000,"duration":1500,"localEndpoint":{"serviceName":"only"}}])";

void MainWindowTest::hasNowhereToGoAtFirst()
{
    QVERIFY(!m_window->actions().forward->isEnabled());
}

void MainWindowTest::goesBackToTheInterfaceBefore()
{
    choose(1);
    const std::string before = interfaceName();
    choose(2);
    const std::string after = interfaceName();
    QVERIFY(after != before);
    for (int steps = 0; interfaceName() == after && steps < 8; ++steps)
        m_window->actions().back->trigger();
    QCOMPARE(interfaceName(), before);
    QVERIFY(m_window->actions().forward->isEnabled());
    for (int steps = 0; interfaceName() == before && steps < 8; ++steps)
        m_window->actions().forward->trigger();
    QCOMPARE(interfaceName(), after);
}

void MainWindowTest::takesAnotherViewForAStep()
{
    m_window->setPage(QStringLiteral("topology"));
    waitUntilIdle();
    m_window->actions().back->trigger();
    QCOMPARE(m_window->page(), QStringLiteral("slowest"));
    m_window->actions().forward->trigger();
    QCOMPARE(m_window->page(), QStringLiteral("topology"));
}

void MainWindowTest::forgetsWhatWasAheadAfterANewChoice()
{
    m_window->setPage(QStringLiteral("topology"));
    waitUntilIdle();
    m_window->actions().back->trigger();
    QVERIFY(m_window->actions().forward->isEnabled());
    m_window->setPage(QStringLiteral("overview"));
    waitUntilIdle();
    QVERIFY(!m_window->actions().forward->isEnabled());
}

void MainWindowTest::listsOpenedFilesNewestFirstAndOnce()
{
    QVERIFY(recent().isEmpty());
    for (const char* name : {"a.json", "b.json", "a.json"}) {
        openFile(QString::fromLatin1(name), kTrace);
        waitUntilIdle();
    }
    QCOMPARE(recent(), (QStringList{QStringLiteral("a.json"), QStringLiteral("b.json")}));
}

void MainWindowTest::forgetsRecentFilesWhenAsked()
{
    openFile(QStringLiteral("a.json"), kTrace);
    waitUntilIdle();
    QCOMPARE(recent().size(), 1);
    m_window->actions().recent->actions().back()->trigger();
    QVERIFY(recent().isEmpty());
}

void MainWindowTest::doesNotRememberAFileThatCouldNotBeOpened()
{
    openFile(QStringLiteral("bad.json"), "neither");
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banner().isVisible(), kLong);
    QVERIFY(recent().isEmpty());
    QCOMPARE(m_context->profiles.all().size(), std::size_t{1});
}

void MainWindowTest::opensAgainWhatWasShownLast()
{
    m_context->session.setApplication("checkout");
    waitUntilIdle();
    QVERIFY(m_window->close());
    m_window.reset();
    m_context->session.select({});
    start();
    QCOMPARE(m_context->session.selection().application, std::string("checkout"));
}

} // namespace
} // namespace longspan::window

QTEST_MAIN(longspan::window::MainWindowTest)
#include "main_window_test.moc"
