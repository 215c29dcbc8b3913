// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/appearance.h"
#include "ui/widgets/search_field.h"
#include "ui/window/command_palette.h"

#include <QApplication>
#include <QListView>
#include <QTest>

namespace longspan::window {
namespace {

class CommandPaletteTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsEverythingUntilSomethingIsTyped();
    void putsWhatBeginsWithTheTypedTextFirst();
    void wantsEveryWordSomewhere();
    void ignoresCaseAndSpacesAround();
    void putsAGuessBeforeEverything();
    void runsWhatIsSelectedAndCloses();
    void staysWithinItsListByArrowKeys();
    void runsNothingWhenNothingMatches();
    void closesByEscapeWithoutRunning();
    void showsNoMoreThanItsLimit();

private:
    void open(const QStringList& texts, const CommandPalette::Guess& guess = {});
    [[nodiscard]] PaletteEntry entry(const QString& text, const QString& detail = {}, const QString& kind = {});
    [[nodiscard]] QStringList shown() const;
    void type(const QString& text) { QTest::keyClicks(&m_palette->field(), text); }
    void press(Qt::Key key) { QTest::keyClick(&m_palette->field(), key); }

    std::unique_ptr<widgets::Appearance> m_appearance;
    std::unique_ptr<QWidget> m_window;
    CommandPalette* m_palette = nullptr;
    QStringList m_ran;
};

void CommandPaletteTest::init()
{
    m_appearance = std::make_unique<widgets::Appearance>(QApplication::palette());
    m_window = std::make_unique<QWidget>();
    m_window->resize(800, 600);
    m_palette = new CommandPalette(*m_appearance, m_window.get());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_ran.clear();
}

void CommandPaletteTest::cleanup()
{
    m_window.reset();
    m_appearance.reset();
}

PaletteEntry CommandPaletteTest::entry(const QString& text, const QString& detail, const QString& kind)
{
    return {text, detail, kind, [this, text] { m_ran.append(text); }};
}

void CommandPaletteTest::open(const QStringList& texts, const CommandPalette::Guess& guess)
{
    std::vector<PaletteEntry> entries;
    for (const QString& text : texts)
        entries.push_back(entry(text));
    m_palette->open(std::move(entries), guess);
}

QStringList CommandPaletteTest::shown() const
{
    const QAbstractItemModel* model = m_palette->findChild<QListView*>()->model();
    QStringList texts;
    for (int row = 0; row < model->rowCount(); ++row)
        texts.append(model->index(row, 0).data().toString());
    return texts;
}

void CommandPaletteTest::showsEverythingUntilSomethingIsTyped()
{
    open({QStringLiteral("b"), QStringLiteral("a")});
    QVERIFY(m_palette->isVisible());
    QCOMPARE(shown(), (QStringList{QStringLiteral("b"), QStringLiteral("a")}));
}

void CommandPaletteTest::putsWhatBeginsWithTheTypedTextFirst()
{
    std::vector<PaletteEntry> entries{entry(QStringLiteral("x"), QStringLiteral("cart")),
        entry(QStringLiteral("GET /cart")), entry(QStringLiteral("cart")), entry(QStringLiteral("nothing"))};
    m_palette->open(std::move(entries), {});
    type(QStringLiteral("cart"));
    QCOMPARE(shown(), (QStringList{QStringLiteral("cart"), QStringLiteral("GET /cart"), QStringLiteral("x")}));
}

void CommandPaletteTest::wantsEveryWordSomewhere()
{
    std::vector<PaletteEntry> entries{
        entry(QStringLiteral("GET /cart"), QStringLiteral("frontend"), QStringLiteral("interface")),
        entry(QStringLiteral("GET /cart"), QStringLiteral("cart"), QStringLiteral("interface"))};
    m_palette->open(std::move(entries), {});
    type(QStringLiteral("front cart interf"));
    QCOMPARE(m_palette->shown(), 1);
    type(QStringLiteral(" elsewhere"));
    QCOMPARE(m_palette->shown(), 0);
}

void CommandPaletteTest::ignoresCaseAndSpacesAround()
{
    open({QStringLiteral("Not this: dark"), QStringLiteral("Dark colours")});
    type(QStringLiteral("  DARK "));
    QCOMPARE(shown().value(0), QStringLiteral("Dark colours"));
}

void CommandPaletteTest::putsAGuessBeforeEverything()
{
    open({QStringLiteral("abc")}, [this](const QString& typed) -> std::optional<PaletteEntry> {
        if (typed.size() < 3)
            return std::nullopt;
        return entry(QStringLiteral("guessed ") + typed);
    });
    type(QStringLiteral("ab"));
    QCOMPARE(shown(), QStringList{QStringLiteral("abc")});
    type(QStringLiteral("c"));
    QCOMPARE(shown(), (QStringList{QStringLiteral("guessed abc"), QStringLiteral("abc")}));
}

void CommandPaletteTest::runsWhatIsSelectedAndCloses()
{
    open({QStringLiteral("one"), QStringLiteral("two")});
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(m_ran, QStringList{QStringLiteral("two")});
    QVERIFY(!m_palette->isVisible());
}

void CommandPaletteTest::staysWithinItsListByArrowKeys()
{
    open({QStringLiteral("one"), QStringLiteral("two")});
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(m_ran, QStringList{QStringLiteral("two")});
}

void CommandPaletteTest::runsNothingWhenNothingMatches()
{
    open({QStringLiteral("one")});
    type(QStringLiteral("zzz"));
    press(Qt::Key_Return);
    QVERIFY(m_ran.isEmpty());
    QVERIFY(m_palette->isVisible());
}

void CommandPaletteTest::closesByEscapeWithoutRunning()
{
    open({QStringLiteral("one")});
    type(QStringLiteral("o"));
    press(Qt::Key_Escape);
    QVERIFY(m_palette->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(!m_palette->isVisible());
    QVERIFY(m_ran.isEmpty());
}

void CommandPaletteTest::showsNoMoreThanItsLimit()
{
    QStringList many;
    for (int i = 0; i <= CommandPalette::kMostShown; ++i)
        many.append(QString::number(i));
    open(many);
    QCOMPARE(m_palette->shown(), CommandPalette::kMostShown);
}

} // namespace
} // namespace longspan::window

QTEST_MAIN(longspan::window::CommandPaletteTest)
#include "command_palette_test.moc"
