"""The small changes: what each operator of a source file may become."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARED: dict[type[ast.cmpop], ast.cmpop] = {
    ast.Lt: ast.LtE(),
    ast.LtE: ast.Lt(),
    ast.Gt: ast.GtE(),
    ast.GtE: ast.Gt(),
    ast.Eq: ast.NotEq(),
    ast.NotEq: ast.Eq(),
    ast.Is: ast.IsNot(),
    ast.IsNot: ast.Is(),
    ast.In: ast.NotIn(),
    ast.NotIn: ast.In(),
}
_COMPUTED: dict[type[ast.operator], ast.operator] = {
    ast.Add: ast.Sub(),
    ast.Sub: ast.Add(),
    ast.Mult: ast.Div(),
    ast.Div: ast.Mult(),
    ast.FloorDiv: ast.Mult(),
    ast.Mod: ast.Mult(),
}
_SKIPPED = (ast.Import, ast.ImportFrom, ast.Assert, ast.Pass, ast.Global, ast.Nonlocal)
_TELLING = frozenset({"debug", "info", "warning", "error", "exception"})
"""Methods of a log: what is written there is for developers."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of a file: the characters from `start` to `end` become `new`."""

    line: int
    start: int
    end: int
    old: str
    new: str

    def applied_to(self, source: str) -> str:
        """Return the source with the change in it."""
        return source[: self.start] + self.new + source[self.end :]

    def __str__(self) -> str:
        return f"{' '.join(self.old.split())}  →  {' '.join(self.new.split())}"


def mutants(source: str) -> list[Mutant]:
    """Return every mutant of a source file that can be compiled, in the order of the file.

    Left out is what no user can notice: docstrings, annotations, imports, decorators, assertions, lines of
    the log, and what is there for type checkers alone.
    """
    return sorted(set(_Finder(source).find()), key=lambda mutant: (mutant.start, mutant.end, mutant.new))


class _Finder:
    def __init__(self, source: str) -> None:
        self._source = source
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self._lines = source.splitlines()

    def find(self) -> Iterator[Mutant]:
        """Yield the mutants of the whole file."""
        yield from self._block(ast.parse(self._source).body)

    def _place(self, line: int, offset: int) -> int:
        # The offsets of a syntax tree count bytes.
        before = self._lines[line - 1].encode()[:offset].decode()
        return self._starts[line - 1] + len(before)

    def _made(self, node: ast.expr | ast.stmt, new: ast.AST | str) -> Mutant:
        text = new if isinstance(new, str) else f"({ast.unparse(new)})"
        start = self._place(node.lineno, node.col_offset)
        end = self._place(node.end_lineno or node.lineno, node.end_col_offset or 0)
        return Mutant(node.lineno, start, end, self._source[start:end], text)

    def _block(self, body: list[ast.stmt]) -> Iterator[Mutant]:
        for statement in body:
            if not isinstance(statement, _SKIPPED) and not _is_docstring(statement):
                yield from self._statement(statement)

    def _statement(self, node: ast.stmt) -> Iterator[Mutant]:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            return
        if isinstance(node, ast.Expr) and _is_telling(node.value):
            return
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from self._definition(node)
            return
        yield from self._changed_statement(node)
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "target", "targets", "msg"):
                continue
            for part in value if isinstance(value, list) else [value]:
                yield from self._part(part)

    def _part(self, part: object) -> Iterator[Mutant]:
        if isinstance(part, ast.stmt):
            yield from self._block([part])
        elif isinstance(part, ast.expr):
            yield from self._expression(part)
        elif isinstance(part, ast.AST):
            for child in ast.iter_child_nodes(part):
                yield from self._part(child)

    def _definition(self, node: ast.FunctionDef | ast.ClassDef) -> Iterator[Mutant]:
        if isinstance(node, ast.FunctionDef):
            for default in (*node.args.defaults, *node.args.kw_defaults):
                if default is not None:
                    yield from self._expression(default)
        yield from self._block(node.body)

    def _changed_statement(self, node: ast.stmt) -> Iterator[Mutant]:
        if isinstance(node, ast.Expr | ast.Raise | ast.AugAssign | ast.Delete):
            yield self._made(node, "pass")
        elif isinstance(node, ast.Continue):
            yield self._made(node, "break")
        elif isinstance(node, ast.Break):
            yield self._made(node, "continue")
        elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
            yield self._made(node, "return None")
        elif isinstance(node, ast.If | ast.While) and not isinstance(
            node.test, ast.Compare | ast.BoolOp | ast.UnaryOp
        ):
            yield self._made(node.test, ast.UnaryOp(ast.Not(), node.test))

    def _expression(self, node: ast.expr) -> Iterator[Mutant]:
        if isinstance(node, ast.JoinedStr):
            return
        for new in _changed_expressions(node):
            yield self._made(node, new)
        for child in ast.iter_child_nodes(node):
            yield from self._part(child)


def _changed_expressions(node: ast.expr) -> Iterator[ast.AST | str]:
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            changed = copy.deepcopy(node)
            changed.ops[place] = _COMPARED[type(operator)]
            yield changed
    elif isinstance(node, ast.BoolOp):
        changed_op = copy.deepcopy(node)
        changed_op.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield changed_op
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in _COMPUTED and not _is_text(node):
        computed = copy.deepcopy(node)
        computed.op = _COMPUTED[type(node.op)]
        yield computed
    elif isinstance(node, ast.IfExp):
        yield ast.IfExp(node.test, node.orelse, node.body)
    elif isinstance(node, ast.Constant):
        yield from _changed_constants(node.value)


def _changed_constants(value: object) -> Iterator[str]:
    if isinstance(value, bool):
        yield str(not value)
    elif isinstance(value, int | float) and value + 1 != value:
        yield f"({value + 1!r})"
    elif isinstance(value, str) and " " in value.strip() and value.strip()[:1].isalpha():
        yield '""'


def _is_text(node: ast.BinOp) -> bool:
    sides = (node.left, node.right)
    return any(
        isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in sides
    )


def _is_docstring(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _is_telling(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _TELLING


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
