"""A plan file as entries that remember their lines; every mistake of form is found at once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from service.admin.plan_files.shapes import CLINIC, Check, Shape
from service.core.errors import CarebellError, InputError

Done = TypeVar("Done")


@dataclass(slots=True)
class Entry:
    """One mapping of the file: its values as they were typed, and where each stands.

    Of its parts only those that can be judged, and of its values only those without a mistake:
    what was refused is `left_out`, or something stands in for it.
    """

    shape: Shape
    line: int
    last_line: int
    can_be_judged: bool = True
    values: dict[str, Any] = field(default_factory=dict)
    parts: "dict[str, list[Entry]]" = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)

    def goes_on_without(self, word: str) -> bool:
        """Take a mistaken or missing value out; whether what is left can still be judged.

        Where even what stands in for it is refused, nothing does.
        """
        is_refused_again = word in self.left_out
        had_value = self.values.pop(word, None) is not None
        if is_refused_again:
            return had_value and word not in self.shape.required
        self.left_out.add(word)
        if word in self.shape.stand_ins:
            self.values[word] = self.shape.stand_ins[word]
        return self.shape.can_spare(word)


class Mistakes:
    """What is wrong with a file, each with its line, in the order of the file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[tuple[int, str]] = []

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, line: int, problem: str) -> None:
        """Note a mistake on a line, counted from 1."""
        self._found.append((line, problem))

    def inside(self, entry: Entry) -> bool:
        """Whether a mistake is on the lines of this entry."""
        return any(entry.line <= line <= entry.last_line for line, _ in self._found)

    def judge(self, entry: Entry, do: Callable[[Entry], Done]) -> Done | None:
        """Do it; where a value is refused, note that and go on without: others may be wrong too.

        None where it could not be done at all.
        """
        while True:
            try:
                return do(entry)
            except InputError as error:
                word = _named(error)
                if word not in entry.left_out:  # else the file does not say what is refused
                    self._note(entry, error)
                if not entry.goes_on_without(word):
                    return None
            except CarebellError as error:
                self.add(entry.line, str(error))
                return None

    @contextmanager
    def of(self, entry: Entry) -> Iterator[None]:
        """Note what is refused inside as a mistake of this entry, and go on after it."""
        try:
            yield
        except InputError as error:
            self._note(entry, error)
        except CarebellError as error:
            self.add(entry.line, str(error))

    def _note(self, entry: Entry, error: InputError) -> None:
        name = _named(error)
        self.add(entry.lines.get(name, entry.line), _told(name, error))

    def listed(self) -> list[str]:
        """Every mistake as "file:line: what"."""
        return [f"{self._file}:{line}: {problem}" for line, problem in sorted(self._found)]


def read(text: str, mistakes: Mistakes) -> dict[str, list[Entry]]:
    """The parts of a plan file, without what a mistake of form keeps from being judged."""
    try:
        root = YAML().compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        mistakes.add(mark.line + 1 if mark else 1, f"is not YAML: {error.problem or error}")
        return {}
    if root is None:
        mistakes.add(1, "holds nothing; it begins with: patients:")
        return {}
    return _entry(root, CLINIC, "plan", mistakes).parts


def _entry(node: Node, shape: Shape, name: str, mistakes: Mistakes) -> Entry:
    entry = Entry(shape, _line(node), _last_line(node))
    if not isinstance(node, MappingNode):
        mistakes.add(_line(node), f"{name} is not a list of names with values")
        entry.can_be_judged = False
        return entry
    for key, value in node.value:
        word = str(key.value)
        if word in entry.lines:
            mistakes.add(_line(key), f"{word} stands here twice")
            entry.can_be_judged &= shape.can_spare(word)
            continue
        entry.lines[word] = _line(key)
        if not _fill(entry, word, value, shape, mistakes):
            entry.can_be_judged &= entry.goes_on_without(word)
    for word in shape.required:
        if word not in entry.lines:
            mistakes.add(entry.line, f"{name} needs {word}")
            entry.can_be_judged &= entry.goes_on_without(word)
    return entry


def _fill(entry: Entry, word: str, value: Node, shape: Shape, mistakes: Mistakes) -> bool:
    """Take one value into an entry; whether it has no mistake, those of its parts aside."""
    if word in shape.parts:
        nodes = value.value if isinstance(value, SequenceNode) else [value]
        if isinstance(value, ScalarNode) and not value.value:
            nodes = []  # a name with nothing after it: there are none
        made = [_entry(one, shape.parts[word], word, mistakes) for one in nodes]
        entry.parts[word] = [one for one in made if one.can_be_judged]
        return True
    if word in shape.lists:
        nodes = value.value if isinstance(value, SequenceNode) else [value]
        texts = [_scalar(one, word, shape.lists[word], mistakes) for one in nodes]
        entry.values[word] = texts
        return None not in texts
    if word in shape.values:
        if word in shape.joined:
            value = _joined(value)
        text = _scalar(value, word, shape.values[word], mistakes)
        entry.values[word] = text
        return text is not None
    known = ", ".join([*shape.values, *shape.lists, *shape.parts])
    mistakes.add(entry.lines[word], f"{word} is none of {known}")
    return False


def _joined(node: Node) -> Node:
    """A list of single values as the one value that the command line takes."""
    if not isinstance(node, SequenceNode):
        return node
    if not node.value or any(not isinstance(one, ScalarNode) for one in node.value):
        return node
    text = ",".join(str(one.value) for one in node.value)
    return ScalarNode(node.tag, text, node.start_mark, node.end_mark)


def _scalar(node: Node, word: str, check: Check, mistakes: Mistakes) -> str | None:
    if not isinstance(node, ScalarNode):
        mistakes.add(_line(node), f"{word} is not a single value")
        return None
    text = str(node.value)
    try:
        check(text)
    except InputError as error:
        mistakes.add(_line(node), _told(word, error))
        return None
    return text


def _named(error: InputError) -> str:
    """What a file calls the value that is refused."""
    return error.where.lstrip("-").lower().replace("-", "_")


def _told(word: str, error: InputError) -> str:
    return f"{word} {error.told}"


def _line(node: Node) -> int:
    line: int = node.start_mark.line
    return line + 1


def _last_line(node: Node) -> int:
    """Of a block the mark is where the next thing begins."""
    line: int = node.end_mark.line
    is_block = isinstance(node, MappingNode) and not node.flow_style
    return line if is_block and node.end_mark.column < node.start_mark.column else line + 1
