# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later

import shutil
import unittest

from fixture import TreeTest
from checks import tests


@unittest.skipUnless(shutil.which("ctags"), "universal-ctags is not installed")
class TestsTest(TreeTest):
    def accepts(self, text, **more):
        self.assert_accepts(tests.check, {"tests/a_test.cpp": text} | more)

    def refuses(self, text, expected):
        self.assert_refuses(tests.check, {"tests/a_test.cpp": text}, expected)

    def test_refuses_a_test_that_asserts_nothing(self):
        self.refuses("\nTEST(A, runs)\n{\n    work();\n}\n", "tests/a_test.cpp:2: TEST(A, runs) asserts nothing")
        self.refuses("TEST(A, runs)\n{\n    // EXPECT_EQ(1, 1);\n}\n", "asserts nothing")

    def test_accepts_an_assertion_of_its_own(self):
        self.accepts("TEST(A, runs)\n{\n    EXPECT_TRUE(work());\n}\n")
        self.accepts("TEST_F(A, runs)\n{\n    ASSERT_EQ(1, work());\n}\n")

    def test_accepts_an_assertion_two_calls_away(self):
        one = "void one(int a)\n{\n    EXPECT_EQ(a, 1);\n}\n"
        two = "void two()\n{\n    one(1);\n}\n"
        self.accepts(one + two + "TEST(A, runs)\n{\n    two();\n}\n")

    def test_does_not_take_another_test_for_an_assertion(self):
        self.refuses("TEST(A, one)\n{\n    EXPECT_TRUE(f());\n}\nTEST(A, two)\n{\n    TEST;\n}\n", "TEST(A, two)")

    def test_a_slot_of_a_qt_test_must_assert(self):
        self.refuses("void ATest::runs()\n{\n    work();\n}\n", "void ATest::runs() asserts nothing")
        self.accepts("void ATest::runs()\n{\n    QCOMPARE(work(), 1);\n}\n")
        self.accepts("void ATest::runs()\n{\n    QTRY_VERIFY(work());\n}\n")
        self.accepts("void ATest::runs_data()\n{\n    rows();\n}\nvoid ATest::initTestCase()\n{\n    work();\n}\n")

    def test_a_test_is_named_by_a_sentence(self):
        self.refuses("TEST(A, Runs_well)\n{\n    EXPECT_TRUE(f());\n}\n", "Runs_well: a test is named")
        self.refuses("TEST(a_suite, runs)\n{\n    EXPECT_TRUE(f());\n}\n", "a_suite: a suite is named")
