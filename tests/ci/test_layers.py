# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from fixture import ROOT, TreeTest
from checks import layers

TABLE = """
model/base
model/trace <- model/base
model/store <- model/base
ui/panels   <- model/*
tests       <- model/*
<sqlite3.h> in model/store
<Q>         in ui
except model/base/old.h includes model/trace/a.h: until it has moved
"""


class LayersTest(TreeTest):
    def refuses(self, name, text, expected):
        self.assert_refuses(layers.check, self.files(name, text), expected)

    def accepts(self, name, text):
        self.assert_accepts(layers.check, self.files(name, text))

    @staticmethod
    def files(name, text):
        others = {"model/base/a.h": "", "model/trace/a.h": "", "model/store/a.h": "", "ui/panels/one/a.h": ""}
        return others | {".ci/layers.txt": TABLE, name: text}

    def test_accepts_a_room_below(self):
        self.accepts("model/trace/b.cpp", '#include "model/base/a.h"\n#include "model/trace/a.h"\n#include <vector>\n')

    def test_refuses_a_room_above(self):
        self.refuses("model/base/b.cpp", '\n#include "model/trace/a.h"\n', "model/base/b.cpp:2: model/base may not")

    def test_refuses_a_room_beside(self):
        self.refuses("model/store/b.h", '#  include "model/trace/a.h"\n', "model/store may not include model/trace")

    def test_refuses_an_include_that_is_not_rooted(self):
        self.refuses("model/base/b.cpp", '#include "a.h"\n', "not a path from the root")

    def test_refuses_own_headers_in_angle_brackets(self):
        self.refuses("model/trace/b.cpp", "#include <model/base/a.h>\n", "stand in quotes")

    def test_refuses_a_file_outside_all_rooms(self):
        self.refuses("model/other/b.cpp", "", "lies in no room")

    def test_refuses_a_library_outside_its_room(self):
        self.refuses("model/base/b.cpp", "#include <sqlite3.h>\n", "may only be included in model/store")
        self.accepts("model/store/b.cpp", "#include <sqlite3.h>\n")

    def test_refuses_qt_in_the_model(self):
        self.refuses("model/base/c.cpp", "#include <QString>\n", "may only be included in ui")

    def test_accepts_what_moc_makes_of_the_file_itself(self):
        self.accepts("ui/panels/two/b.cpp", '#include "b.moc"\n')
        self.refuses("ui/panels/two/b.cpp", '#include "c.moc"\n', "not a path from the root")

    def test_a_panel_may_not_include_another_panel(self):
        self.refuses("ui/panels/two/b.cpp", '#include "ui/panels/one/a.h"\n', "another panel")
        self.accepts("ui/panels/one/b.cpp", '#include "ui/panels/one/a.h"\n')

    def test_ignores_an_include_in_a_comment(self):
        self.accepts("model/base/b.cpp", '// #include "model/trace/a.h"\n/*\n#include "model/trace/a.h"\n*/\n')

    def test_an_exception_holds_for_its_file_only(self):
        self.accepts("model/base/old.h", '#include "model/trace/a.h"\n')
        self.refuses("model/base/new.h", '#include "model/trace/a.h"\n', "may not include")

    def test_refuses_a_dependency_of_the_build_that_the_table_lacks(self):
        build = "longspan_library(base SOURCES a.cpp\n  DEPENDS trace # why\n LINK x)\n"
        self.refuses("model/base/CMakeLists.txt", build.replace("longspan_", "longspan_ui_"), "base may not depe")
        self.refuses("model/base/CMakeLists.txt", build, "base may not depend on trace")
        self.accepts("model/trace/CMakeLists.txt", "longspan_library(trace SOURCES a.cpp DEPENDS base LINK x)\n")

    def test_refuses_a_table_with_a_circle(self):
        table = {".ci/layers.txt": "model/a <- model/b\nmodel/b <- model/a\n"}
        self.assert_refuses(layers.check, table, "model/a names model/b, which does not stand above it")

    def test_refuses_an_exception_without_a_reason(self):
        table = {".ci/layers.txt": "except model/a/a.h includes model/b/b.h:\n"}
        self.assert_refuses(layers.check, table, "not understood")

    def test_a_tree_without_a_table_fails(self):
        self.assert_refuses(layers.check, {"model/a/a.h": ""}, "is missing")

    def test_the_table_of_this_repository_is_understood(self):
        self.assertEqual([], layers.Layers((ROOT / ".ci/layers.txt").read_text()).faults)
