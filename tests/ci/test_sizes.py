# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later

import shutil
import unittest

from fixture import TreeTest
from checks import sizes


def function(name, lines):
    return f"int {name}()\n{{\n" + "    work();\n" * (lines - 3) + "}\n"


class ParametersTest(unittest.TestCase):
    def test_counts_what_stands_between_the_outer_commas(self):
        for signature, count in (
            ("()", 0),
            ("(void)", 0),
            ("(int a)", 1),
            ("(std::map<int,int> a,const Call & b) const", 2),
            ("(std::function<void (int,int)> a,int b=f (1,2),int c={1,2})", 3),
            ("(int (*a)(int,int),int b)", 2),
        ):
            self.assertEqual(count, sizes.count_parameters(signature), signature)


@unittest.skipUnless(shutil.which("ctags"), "universal-ctags is not installed")
class SizesTest(TreeTest):
    def accepts(self, name, text):
        self.assert_accepts(sizes.check, {name: text})

    def refuses(self, name, text, expected):
        self.assert_refuses(sizes.check, {name: text}, expected)

    def test_a_source_file_has_at_most_500_lines(self):
        self.accepts("model/base/a.cpp", "\n" * 500)
        self.refuses("model/base/a.cpp", "\n" * 501, "501 lines, at most 500")

    def test_a_header_has_at_most_250_lines(self):
        self.accepts("model/base/a.h", "\n" * 250)
        self.refuses("model/base/a.h", "\n" * 251, "251 lines, at most 250")

    def test_a_function_has_at_most_80_lines(self):
        self.accepts("model/base/a.cpp", function("f", 80))
        self.refuses("model/base/a.cpp", "\n" + function("f", 81), "model/base/a.cpp:2: f has 81 lines")

    def test_a_member_in_a_header_counts_too(self):
        self.refuses("model/base/a.h", "class A {\n" + function("f", 90) + "};\n", "f has 90 lines")

    def test_nine_of_ten_functions_are_short(self):
        short = "".join(function(f"short{number}", 24) for number in range(9))
        self.accepts("model/base/a.cpp", short + function("long0", 30))
        long = function("long0", 30) + function("long1", 25)
        self.refuses("model/base/a.cpp", short + long, "functions: 9 of 11 have at most 24 lines")

    def test_tests_are_measured_on_their_own(self):
        short = {"model/base/a.cpp": "".join(function(f"short{number}", 5) for number in range(90))}
        test = {"tests/a.cpp": "".join(function(f"long{number}", 40) for number in range(10))}
        self.assert_refuses(sizes.check, short | test, "test functions: 0 of 10")

    def test_a_function_takes_at_most_five_parameters(self):
        self.accepts("model/base/a.h", "void f(int a, int b, int c, int d, std::map<int, int> e);\n")
        self.refuses("model/base/a.h", "void f(int a, int b, int c, int d, int e, int g);\n", "f takes 6 parameters")

    def test_a_pure_virtual_function_counts_too(self):
        text = "struct A {\n    virtual void f(int a, int b, int c, int d, int e, int g) = 0;\n};\n"
        self.refuses("model/base/a.h", text, "model/base/a.h:2: f takes 6 parameters")
