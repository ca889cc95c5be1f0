"""Find text that reaches a Textual widget as a plain `str`.

Textual reads a `str` as markup: text from a pack could run actions, and a lone bracket stops the app.
Allowed are literals of our own, translated literals, and whatever is known to be `Content`, rich `Text` or a
widget: a constructor, a function or attribute annotated so, a local name that is only ever bound to such.
Anything else is reported, also where a person would know better: give it to a function annotated `-> Content`.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ALL = range(100)
"""Every positional argument."""

CONSTRUCTORS: dict[str, tuple[Iterable[int], tuple[str, ...]]] = {
    "Button": ((0,), ("label",)),
    "Checkbox": ((0,), ("label",)),
    "Collapsible": ((), ("title",)),
    "DiscoveryHit": ((0, 3), ("display", "help")),
    "Hit": ((1, 4), ("match_display", "help")),
    "Label": ((0,), ("content",)),
    "Option": ((0,), ("prompt",)),
    "OptionList": (ALL, ()),
    "Placeholder": ((0,), ("label",)),
    "RadioButton": ((0,), ("label",)),
    "RadioSet": (ALL, ()),
    "Selection": ((0,), ("prompt",)),
    "SelectionList": (ALL, ()),
    "Static": ((0,), ("content",)),
    "SystemCommand": ((0, 1), ("title", "help")),
    "Tab": ((0,), ("label",)),
    "TabPane": ((0,), ("title",)),
    "TabbedContent": (ALL, ()),
    "Tabs": (ALL, ()),
    "Tree": ((0,), ("label",)),
}
"""Textual's classes that read a `str` as markup: the positions and the names of those arguments."""

METHODS: dict[str, tuple[Iterable[int], tuple[str, ...]]] = {
    "add_column": ((0,), ("label",)),
    "add_columns": (ALL, ()),
    "add_leaf": ((0,), ("label",)),
    "add_option": ((0,), ("option",)),
    "add_options": ((0,), ("new_options",)),
    "add_row": (ALL, ("label",)),
    "from_markup": ((0,), ("markup",)),
    "from_rich_text": ((0,), ("text",)),
    "from_text": ((0,), ("markup_content_or_text",)),
    "from_values": ((0,), ("values",)),
    "notify": ((0,), ("message",)),
    "render_str": ((0,), ("text_content",)),
    "replace_option_prompt": ((1,), ("prompt",)),
    "replace_option_prompt_at_index": ((1,), ("prompt",)),
    "set_label": ((0,), ("label",)),
    "update": ((0,), ("content",)),
    "update_cell": ((2,), ("value",)),
    "update_cell_at": ((1,), ("value",)),
    "with_tooltip": ((0,), ("tooltip",)),
}
"""Methods that read a `str` as markup."""

ATTRIBUTES = {"border_subtitle", "border_title", "tooltip"}
"""Attributes and keywords of every widget that are read as markup."""

OTHERS_ATTRIBUTES = {"content", "label"}
"""Attributes read as markup that also are common names, so looked at only on something else than `self`."""

PAIRS = {"Select", "set_options"}
"""What takes pairs of a prompt, which is read as markup, and a value."""

NOT_MARKUP = {"Counter", "Markdown", "ProgressBar", "defaultdict", "dict", "set"}
"""Types whose `update` takes no markup."""

RENDERED_AS_MARKUP = {"RenderResult", "RenderableType", "VisualType", "str"}
"""What a `render` may not be annotated with: a `str` could hide in it."""

CONTENT = {"Content", "Text"}
CONTENT_MAKERS = {"assemble", "blank", "empty", "styled"}
"""Class methods of `Content` and `Text` that take plain text."""

TRANSLATORS = {"_", "ngettext", "pgettext"}
CONTAINERS = {"ClassVar", "Final", "Iterable", "Iterator", "Optional", "Sequence", "list", "reactive", "tuple", "var"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(node: ast.expr | None) -> str:
    """The last part of a dotted name; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Subscript):
        return name_of(node.value)
    return ""


def unquoted(annotation: ast.expr | None) -> ast.expr | None:
    """The annotation itself where it was written as a string."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return ast.parse(annotation.value, mode="eval").body
    return annotation


def types_in(annotation: ast.expr | None) -> set[str]:
    """The types of the values that an annotation speaks of, without the containers around them."""
    annotation = unquoted(annotation)
    if isinstance(annotation, ast.Subscript):
        inner = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
        if name_of(annotation.value) in CONTAINERS:
            return set().union(*map(types_in, inner))
        return {name_of(annotation.value)}
    if isinstance(annotation, ast.BinOp):
        return types_in(annotation.left) | types_in(annotation.right)
    if isinstance(annotation, ast.Constant):  # None, or the dots of tuple[Content, ...]
        return set()
    return {name_of(annotation)}


def is_literal(node: ast.expr) -> bool:
    """Is this a text of our own, translated or not, or no text at all?"""
    if isinstance(node, ast.BinOp):  # a literal times a number is one
        return is_literal(node.left) and (isinstance(node.op, ast.Mult) or is_literal(node.right))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TRANSLATORS:
        texts = node.args[:2] if node.func.id == "ngettext" else node.args
        return all(isinstance(text, ast.Constant) for text in texts)
    return isinstance(node, ast.Constant)


def bindings(function: Function | ast.Lambda) -> dict[str, list[ast.AST]]:
    """What binds each name of a function: parameters, assignments, loops and the rest."""
    found: dict[str, list[ast.AST]] = defaultdict(list)
    arguments = function.args
    for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg):
        if argument:
            found[argument.arg].append(argument)
    pending: list[ast.AST] = list(function.body) if isinstance(function.body, list) else [function.body]
    while pending:
        node = pending.pop()
        for target, source in _bound(node):
            found[target].append(source)
        if not isinstance(node, Function | ast.Lambda | ast.ClassDef):
            pending.extend(ast.iter_child_nodes(node))
    return found


def _bound(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """The names that one node binds, each with the node that tells what it is."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Name):
                yield target.id, node.value
            else:
                yield from ((name.id, node) for name in ast.walk(target) if isinstance(name, ast.Name))
    elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.NamedExpr) and isinstance(node.target, ast.Name):
        yield node.target.id, node if isinstance(node, ast.AnnAssign) else node.value
    elif isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
        is_plain = isinstance(node.target, ast.Name)
        names = (name for name in ast.walk(node.target) if isinstance(name, ast.Name))
        yield from ((name.id, node.iter if is_plain else node) for name in names)
    elif isinstance(node, ast.withitem) and node.optional_vars:
        yield from ((name.id, node) for name in ast.walk(node.optional_vars) if isinstance(name, ast.Name))
    elif isinstance(node, ast.MatchAs | ast.MatchStar) and node.name:
        yield node.name, node


@dataclass
class Facts:
    """What the annotations and classes of all files tell; a name counts only if every file agrees about it."""

    returns: dict[str, list[ast.expr | None]] = field(default_factory=lambda: defaultdict(list))
    attributes: dict[str, list[ast.expr | None]] = field(default_factory=lambda: defaultdict(list))
    constants: dict[str, list[ast.expr]] = field(default_factory=lambda: defaultdict(list))
    classes: dict[str, ast.ClassDef] = field(default_factory=dict)

    @classmethod
    def of(cls, trees: Iterable[ast.Module]) -> Facts:
        """Collect the facts of several files."""
        facts = cls()
        for tree in trees:
            for node in ast.walk(tree):
                facts._take(node)
        return facts

    def _take(self, node: ast.AST) -> None:
        """Take over what one node tells."""
        if isinstance(node, Function):
            self.returns[node.name].append(node.returns)
            if any(name_of(decorator).endswith("property") for decorator in node.decorator_list):
                self.attributes[node.name].append(node.returns)
        elif isinstance(node, ast.ClassDef):
            self.classes[node.name] = node
            for statement in node.body:
                self._take_member(statement)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Attribute):
            self.attributes[node.target.attr].append(node.annotation)
        elif isinstance(node, ast.Module):
            for statement in node.body:
                self._take_constant(statement)

    def _take_member(self, statement: ast.stmt) -> None:
        """Take over a statement in the body of a class."""
        self._take_constant(statement)
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            self.attributes[statement.target.id].append(statement.annotation)
        elif isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
            made_by = name_of(statement.value.func)
            if made_by == "query_one" and statement.value.args:  # getters.query_one("#id", Type)
                for target in statement.targets:
                    self.attributes[name_of(target)].append(statement.value.args[-1])

    def _take_constant(self, statement: ast.stmt) -> None:
        """Take over a constant of a module or class."""
        targets: list[ast.expr]
        if isinstance(statement, ast.AnnAssign):
            targets, value = [statement.target], statement.value
        elif isinstance(statement, ast.Assign):
            targets, value = statement.targets, statement.value
        else:
            return
        for target in targets:
            if isinstance(target, ast.Name) and target.id.isupper() and value:
                self.constants[target.id].append(value)

    def is_constant(self, name: str) -> bool:
        """Is this the name of constants that are all literals?"""
        return bool(self.constants.get(name)) and all(map(is_literal, self.constants[name]))

    def sink(self, name: str) -> tuple[Iterable[int], tuple[str, ...]] | None:
        """The arguments that a class reads as markup: its own, or those it inherits without an `__init__`."""
        own = self.classes.get(name)
        if own is None:
            return CONSTRUCTORS.get(name)
        return None if self.defines(name, "__init__") else self.inherited_sink(own)

    def defines(self, name: str, method: str) -> bool:
        """Is this one of our classes, with a method of its own of that name?"""
        body = self.classes[name].body if name in self.classes else []
        return any(isinstance(statement, Function) and statement.name == method for statement in body)

    def inherited_sink(self, own: ast.ClassDef) -> tuple[Iterable[int], tuple[str, ...]] | None:
        """The arguments that the bases of a class read as markup."""
        names = (name_of(base) for base in own.bases)
        return next((sink for name in names if name != own.name and (sink := self.sink(name))), None)

    def is_safe_type(self, name: str) -> bool:
        """Is every value of this type content, or a widget that was checked where it was made?"""
        own = self.classes.get(name)
        if own is not None:
            return any(self.is_safe_type(name_of(base)) for base in own.bases if name_of(base) != name)
        return name in CONTENT or name in CONSTRUCTORS

    def is_safe_annotation(self, annotation: ast.expr | None) -> bool:
        """Does the annotation allow nothing but safe values?"""
        types = types_in(annotation)
        return bool(types) and all(map(self.is_safe_type, types))

    def agrees(self, annotations: list[ast.expr | None] | None) -> bool:
        """Is there an annotation, and is every one safe?"""
        return bool(annotations) and all(map(self.is_safe_annotation, annotations or []))


class Lint(ast.NodeVisitor):
    """One walk over one file; `problems` holds a line for each text that may be markup."""

    def __init__(self, facts: Facts) -> None:
        """Start without a problem."""
        self.facts = facts
        self.problems: list[str] = []
        self.scopes: list[dict[str, list[ast.AST]]] = []
        self.owners: list[ast.ClassDef] = []
        self.asked: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Remember whose methods these are."""
        self.owners.append(node)
        self.generic_visit(node)
        self.owners.pop()

    def visit_FunctionDef(self, node: Function | ast.Lambda) -> None:
        """Remember what binds the names of this function."""
        if isinstance(node, Function) and node.name == "render" and types_in(node.returns) & RENDERED_AS_MARKUP:
            self._report(node, "render", ast.unparse(node.returns) if node.returns else "")
        self.scopes.append(bindings(node))
        self.generic_visit(node)
        self.scopes.pop()

    visit_AsyncFunctionDef = visit_FunctionDef
    visit_Lambda = visit_FunctionDef

    def visit_Assign(self, node: ast.Assign) -> None:
        """Check `widget.tooltip = text`."""
        for target in node.targets:
            if isinstance(target, ast.Attribute) and self._is_markup_attribute(target):
                self._check(node.value, target.attr)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        """Check the arguments that are read as markup."""
        name = name_of(node.func)
        keywords = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
        for keyword in ATTRIBUTES & set(keywords):
            self._check(keywords[keyword], keyword)
        markup = keywords.get("markup")
        is_off = isinstance(markup, ast.Constant) and markup.value is False
        if (sink := self._sink(node)) and not is_off:
            positions, names = sink
            for index, argument in enumerate(node.args):
                if index in positions:
                    self._check(argument, name)
            for keyword in set(names) & set(keywords):
                self._check(keywords[keyword], f"{name} {keyword}")
        if name in PAIRS:
            for pairs in [*node.args[:1], *filter(None, [keywords.get("options")])]:
                self._check_pairs(pairs, name)
        self.generic_visit(node)

    def _check_pairs(self, node: ast.expr, where: str) -> None:
        """Check the first of each pair; the pairs have to be written where they are used."""
        if isinstance(node, ast.ListComp | ast.GeneratorExp):
            elements = [node.elt]
        else:
            elements = node.elts if isinstance(node, ast.List | ast.Tuple) else [node]
        for element in elements:
            self._check(element.elts[0] if isinstance(element, ast.Tuple) and element.elts else element, where)

    def _sink(self, node: ast.Call) -> tuple[Iterable[int], tuple[str, ...]] | None:
        """The arguments of this call that are read as markup."""
        name = name_of(node.func)
        if name == "__init__" and self.owners:
            return self.facts.inherited_sink(self.owners[-1])
        if isinstance(node.func, ast.Attribute) and name in METHODS:
            of = self._type_of(node.func.value)
            is_other = (name == "update" and of in NOT_MARKUP) or self.facts.defines(of, name)
            return None if is_other else METHODS[name]
        return self.facts.sink(name)

    def _is_markup_attribute(self, target: ast.Attribute) -> bool:
        """Is what is assigned to this attribute read as markup?"""
        is_self = isinstance(target.value, ast.Name) and target.value.id == "self"
        if is_self and self.owners and self.facts.inherited_sink(self.owners[-1]) and target.attr in OTHERS_ATTRIBUTES:
            return True
        return target.attr in ATTRIBUTES or (target.attr in OTHERS_ATTRIBUTES and not is_self)

    def _type_of(self, node: ast.expr) -> str:
        """The type of an object as far as it is written down; empty where it is not."""
        if isinstance(node, ast.Call) and name_of(node.func) == "query_one" and node.args:
            return name_of(node.args[-1])
        if isinstance(node, ast.Attribute):
            known = {name_of(unquoted(one)) for one in self.facts.attributes.get(node.attr, [])}
            return known.pop() if len(known) == 1 else ""
        if isinstance(node, ast.Name):
            known = {self._bound_type(source) for source in self._sources(node.id)}
            return known.pop() if len(known) == 1 else ""
        return ""

    def _bound_type(self, source: ast.AST) -> str:
        """The type of what a name is bound to."""
        if isinstance(source, ast.arg | ast.AnnAssign):
            return name_of(unquoted(source.annotation))
        if isinstance(source, ast.Call):
            return self._type_of(source) or name_of(source.func)
        displays = {ast.Dict: "dict", ast.DictComp: "dict", ast.Set: "set", ast.SetComp: "set"}
        return displays.get(type(source), "")

    def _check(self, node: ast.expr, where: str) -> None:
        """Report the argument unless it is safe."""
        if not self._is_safe(node):
            self._report(node, where, ast.unparse(node))

    def _report(self, node: ast.expr | ast.stmt, where: str, what: str) -> None:
        """Add a problem with its place."""
        self.problems.append(f"{node.lineno}: {where}: {what}")

    def _is_safe(self, node: ast.expr) -> bool:
        """Is this a literal, content, or a collection of such?"""
        if isinstance(node, ast.IfExp):
            return self._is_safe(node.body) and self._is_safe(node.orelse)
        if isinstance(node, ast.BoolOp):
            return all(map(self._is_safe, node.values))
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            return all(map(self._is_safe, node.elts))
        if isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp):
            return self._is_safe_comprehension(node)
        if isinstance(node, ast.Starred | ast.NamedExpr | ast.Await):
            return self._is_safe(node.value)
        return is_literal(node) or self._is_content(node)

    def _is_safe_comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> bool:
        """Is every element safe, where the names of the loops mean what they run over?"""
        scope: dict[str, list[ast.AST]] = defaultdict(list)
        for loop in node.generators:
            for name, source in _bound(loop):
                scope[name].append(source)
        self.scopes.append(scope)
        is_safe = self._is_safe(node.elt)
        self.scopes.pop()
        return is_safe

    def _is_content(self, node: ast.expr) -> bool:
        """Is this known to be content, or a widget that was checked where it was made?"""
        if isinstance(node, ast.Call):
            return self._makes_content(node)
        if isinstance(node, ast.BinOp):
            return isinstance(node.op, ast.Add) and (self._is_content(node.left) or self._is_content(node.right))
        if isinstance(node, ast.Subscript):
            return self._is_content(node.value)
        if isinstance(node, ast.Attribute):
            return self.facts.agrees(self.facts.attributes.get(node.attr)) or self.facts.is_constant(node.attr)
        return isinstance(node, ast.Name) and self._is_safe_name(node.id)

    def _is_safe_name(self, name: str) -> bool:
        """Is everything that binds this name safe?"""
        if name in self.asked:  # bound to something made of itself: the other bindings decide
            return True
        sources = self._sources(name)
        self.asked.append(name)
        is_safe = all(map(self._is_safe_source, sources)) if sources else self.facts.is_constant(name)
        self.asked.pop()
        return is_safe

    def _makes_content(self, node: ast.Call) -> bool:
        """Does this call give content?"""
        name = name_of(node.func)
        if isinstance(node.func, ast.Attribute):
            if name_of(node.func.value) in CONTENT and (name in CONTENT_MAKERS or name in METHODS):
                return True  # the argument of from_markup and its like is checked where it stands
            if self.facts.agrees(self.facts.returns.get(name)):
                return True
            return self.facts.is_safe_type(name) or self._is_content(node.func.value)
        return self.facts.is_safe_type(name) or self.facts.agrees(self.facts.returns.get(name))

    def _sources(self, name: str) -> list[ast.AST]:
        """What binds a name, in the nearest function that binds it."""
        return next((scope[name] for scope in reversed(self.scopes) if scope.get(name)), [])

    def _is_safe_source(self, source: ast.AST) -> bool:
        """Is a name that is bound so safe?"""
        if isinstance(source, ast.arg | ast.AnnAssign):
            return self.facts.is_safe_annotation(source.annotation)
        return isinstance(source, ast.expr) and self._is_safe(source)


def problems(trees: Iterable[ast.Module], also: Iterable[ast.Module] = ()) -> list[list[str]]:
    """The problems of each file; `also` are files that only tell what names mean."""
    trees = list(trees)
    facts = Facts.of([*trees, *also])
    found = []
    for tree in trees:
        lint = Lint(facts)
        lint.visit(tree)
        found.append(lint.problems)
    return found
