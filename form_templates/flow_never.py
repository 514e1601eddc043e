"""Why a signal never happens in a process, and what was meant instead."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from form_templates.flow import Flow, Named
from form_templates.flow_signals import written
from form_templates.table import closest, nearest

_PLAIN = ("received", "accepted", "held", "returned", "revised", "assigned", "reopened",
          "estimated", "over_budget", "within_budget")  # fmt: skip

_KINDS: dict[str, tuple[str, Callable[[Flow], Sequence[Named]]]] = {
    "entered": ("stage", lambda flow: flow.stages),
    "left": ("stage", lambda flow: flow.stages),
    "complete": ("stage", lambda flow: flow.stages),
    "done": ("task", lambda flow: flow.tasks),
    "begun": ("task", lambda flow: flow.tasks),
    "got": ("deliverable", lambda flow: flow.deliverables),
    "unsigned": ("deliverable", lambda flow: flow.deliverables),
    "incomplete": ("deliverable", lambda flow: flow.deliverables),
    "decided": ("decision", lambda flow: flow.decisions),
    "warned": ("clock", lambda flow: flow.clocks),
    "due": ("clock", lambda flow: flow.clocks),
    "overdue": ("clock", lambda flow: flow.clocks),
    "ended": ("clock", lambda flow: flow.clocks),
    "escalated": ("clock", lambda flow: flow.clocks),
}

_LACKS = {
    "begun": ("the task is not one that there can be several of", "Write several = true in it."),
    "unsigned": ("it is not expected signed", "Write signed = true in it."),
    "incomplete": ("it is no form of the office", 'Write form = "…" in it.'),
    "warned": ("the clock says warn = 0", "Write how many business days before, or drop it."),
    "escalated": ("the clock has no list", 'Write escalation = "…" in it.'),
}
_OF_ESTIMATES = ("estimated", "over_budget", "within_budget")


def never(flow: Flow, signal: str) -> tuple[str, str]:
    """Why ``signal`` never happens, as a clause, and the mend."""
    kind, _, rest = signal.partition(":")
    name, _, choice = rest.partition(":")
    if not rest and signal in _PLAIN:
        return _plain(signal)
    if kind not in _KINDS or not rest:
        return _no_signal(flow, signal)
    what, things = _KINDS[kind]
    if name not in _ids(things(flow)):
        alike = [one for one in written(flow) if one.startswith(f"{kind}:")]
        return f'no {what} is called "{name}"', nearest(signal, alike)
    if choice:
        chosen = [one.id for one in flow.decision(name).choices] if kind == "decided" else []
        if choice not in chosen:
            return f'"{name}" has no choice "{choice}"', nearest(choice, chosen)
    return _LACKS.get(kind) or (
        "nothing has to be done in that stage",
        f'Write "entered:{name}", or give it a task or deliverable that is not optional.',
    )


def table_of(signal: str) -> str:
    """The table of ``process.toml`` in which the thing stands that a signal is about; "" none."""
    what, _ = _KINDS.get(signal.partition(":")[0], ("", None))
    return what and f"{what}s"


def _plain(signal: str) -> tuple[str, str]:
    if signal in _OF_ESTIMATES:
        return "this process makes no estimate", "Write [estimate], or drop it."
    return "no stage opens again", 'Write reopens_to = "…" in one that is final.'


def _no_signal(flow: Flow, signal: str) -> tuple[str, str]:
    """What is no signal at all: a word left out, or another one in its place."""
    like = closest(signal, written(flow)) or closest(signal, _PLAIN)
    if like:
        return "there is no such signal", f'Did you mean "{like}"?'
    kinds = ", ".join(f"{kind}:{what.upper()}" for kind, (what, _) in _KINDS.items())
    return "there is no such signal", f"Write one of: {', '.join(_PLAIN)}, {kinds}."


def _ids(things: Collection[Named]) -> list[str]:
    return [one.id for one in things]
