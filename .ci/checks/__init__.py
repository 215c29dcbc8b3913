# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks behind .ci/check. Each check is a function (Tree) -> Report."""
