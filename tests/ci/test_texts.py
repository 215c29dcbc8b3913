# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from fixture import ROOT, SPDX, TreeTest
from checks import texts
from checks.tree import Tree, without_comments

# In pieces: this file is checked as well.
HOME = "/hom" + "e/somebody/x"


class LicencesTest(TreeTest):
    def test_wants_both_lines_at_the_top(self):
        self.assert_accepts(texts.check_licences, {"a.cpp": SPDX, "b": "#!/bin/sh\n" + SPDX})
        self.assert_refuses(texts.check_licences, {"c.cpp": SPDX.split("\n", 1)[0] + "\n"}, "c.cpp:1: lacks 'SPDX-License")
        self.assert_refuses(texts.check_licences, {"d.cpp": "\n" * 9 + SPDX}, "d.cpp:1: lacks")

    def test_ignores_what_is_not_text(self):
        self.assert_accepts(texts.check_licences, {"a.png": b"\x89PNG\0\0", "b.bin": b"\xff\xfe"})

    def test_ignores_data_with_a_licence_in_dep5(self):
        dep5 = "Files: golden/*\n other.json .reuse/dep5\nCopyright: x\n"
        self.assert_accepts(texts.check_licences, {".reuse/dep5": dep5, "golden/a.txt": "x", "other.json": "{}"})
        self.assert_refuses(texts.check_licences, {".reuse/dep5": dep5, "third.json": "{}"}, "third.json")


class WhitespaceTest(TreeTest):
    def test_refuses_each_kind(self):
        for content, expected in (
            ("a \nb\n", "x:1: trailing"),
            ("a\r\n", "x:1: trailing"),
            ("a\n\tb\n", "x:2: tab"),
            ("a", "one line break"),
            ("a\n\n", "one line break"),
        ):
            self.assert_refuses(texts.check_whitespace, {"x": content}, expected)

    def test_accepts_a_clean_file(self):
        self.assert_accepts(texts.check_whitespace, {"x": "a\n\n    b\n", "empty": ""})


class ForbiddenTest(TreeTest):
    def refuses(self, name, code):
        self.assertNotEqual("", self.said(texts.check_forbidden, {name: code}), code)

    def accepts(self, name, code):
        self.assert_accepts(texts.check_forbidden, {name: code})

    def test_refuses_what_the_house_does_not_use(self):
        for code in (
            "QCoreApplication::processEvents();", "QEventLoop loop;", "connect(a, SIGNAL(b()), c, SLOT(d()));",
            "std::expected<int, E> f();", "std::format(x);", "auto v = a | std::views::filter(f);",
            "std::source_location::current();", "namespace std {", "using namespace std;",
            "static Registry& instance();", "#include <iostream>", "std::cerr << x;", 'printf("x");', "// TODO",
        ):
            self.refuses("model/base/a.cpp", code)

    def test_refuses_sleeping_in_tests_only(self):
        for code in ("std::this_thread::sleep_for(1s);", "usleep(5);", "sleep(1);"):
            self.refuses("tests/a.cpp", code)
            self.accepts("model/base/a.cpp", code)

    def test_refuses_a_disabled_test(self):
        self.refuses("tests/a.cpp", "TEST(A, DISABLED_b) {}")

    def test_says_the_line(self):
        self.assert_refuses(texts.check_forbidden, {"ui/a.cpp": "/*\n*/\nQEventLoop a;\n"}, "ui/a.cpp:3: 'QEventLoop'")

    def test_accepts_what_only_looks_alike(self):
        for code in ("// std::format is missing in g++ 12", "std::formatted x;", "snprintf(a, b, c);", "reprocessEventsX();",
                     "using namespace std::chrono_literals;"):
            self.accepts("model/base/a.cpp", code)

    def test_a_header_uses_no_namespace(self):
        self.refuses("model/base/a.h", "using namespace std::literals;")


class CommentsTest(TreeTest):
    def test_strings_and_line_numbers_stay(self):
        for text, expected in (
            ('a("//x"); // y', 'a("//x"); '),
            ("a /* b\nc */ d", "a \n d"),
            ('R"(// x)" // y', 'R"(// x)" '),
            ("1'000'000; // don't", "1'000'000; "),
            ("'\"' // x", "'\"' "),
        ):
            self.assertEqual(expected, without_comments(text))


class PathsAndHeadersTest(TreeTest):
    def test_refuses_a_path_of_one_machine(self):
        self.assert_refuses(texts.check_machine_paths, {"a.md": f"x\nsee {HOME}\n"}, "a.md:2: a path of one machine")

    def test_accepts_other_paths(self):
        self.assert_accepts(texts.check_machine_paths, {"a.md": "/usr/include ../home/x ~/x https://x.org/work/\n"})

    def test_a_header_has_its_guard(self):
        self.assert_accepts(texts.check_headers, {"model/base/a.h": SPDX + "#pragma once\n"})
        self.assert_refuses(texts.check_headers, {"model/base/b.h": SPDX + "#ifndef B\n"}, "lacks '#pragma once'")

    def test_file_names_are_snake_case(self):
        self.assert_refuses(texts.check_headers, {"model/base/SpanTable.cpp": SPDX}, "snake_case")


class TopLevelTest(TreeTest):
    def test_refuses_what_does_not_belong_there(self):
        self.assert_accepts(texts.check_top_level, {"run": "", ".any": "", "model/a": "", ".ci/a": ""})
        self.assert_refuses(texts.check_top_level, {"notes.txt": ""}, "notes.txt: does not belong")
        self.assert_refuses(texts.check_top_level, {"src/a.cpp": ""}, "src: does not belong")


class TreeOfThisRepositoryTest(TreeTest):
    def test_holds_the_checks_themselves(self):
        files = Tree(ROOT).files
        self.assertIn(".ci/checks/texts.py", files)
        self.assertFalse([name for name in files if name.startswith("build/")])
