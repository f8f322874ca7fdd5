"""Runs a page's painting program and hangs on each thing painted whether a viewer would show it.

pdfminer reports where characters and areas are; it knows nothing of clipping, transparency and layers that are switched
off. Those are followed here, roughly but on the safe side: text is called unseen only where it plainly is. Whether text
is white or covered depends on what lies under and over it, and is left to `paint`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFObjRef, dict_value, resolve1, stream_value
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_pt, mult_matrix

_SEEN_ALPHA = 0.05
_OPAQUE_ALPHA = 0.99
MOST_NESTED = 28
"""Forms in forms; honest files have a handful."""

Clip = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _View:
    """What holds for the next thing painted: the box it is clipped to, how opaque it is, whether its layer is off."""

    clip: Clip | None = None
    plain_clip: bool = True
    """Whether the clipping area is that box and not a shape inside it."""
    alpha: float = 1.0
    blended: bool = False
    off: bool = False


class Device(PDFPageAggregator):
    """pdfminer's page device. Each character gets `render_mode` and `unseen`, each area `opaque`."""

    def __init__(self, resources: Any, number: int) -> None:
        super().__init__(resources, pageno=number, laparams=None)
        self.view = _View()
        self._mode = 0

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Keep the text rendering mode for the characters that follow."""
        self._mode = textstate.render
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        """Hang mode and visibility on the character just made."""
        count = len(self.cur_item._objs)
        advance = super().render_char(*args, **kwargs)
        if len(self.cur_item._objs) > count:
            item = self.cur_item._objs[-1]
            setattr(item, "render_mode", self._mode)  # noqa: B010
            view = self.view
            if view.off or view.alpha < _SEEN_ALPHA or not _holds(view.clip, (item.x0 + item.x1) / 2, (item.y0 + item.y1) / 2):
                setattr(item, "unseen", True)  # noqa: B010
        return advance

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        """Paints nothing in a layer that is off; says which areas hide what is under them."""
        if self.view.off:
            return
        count = len(self.cur_item._objs)
        super().paint_path(gstate, stroke, fill, evenodd, path)
        view = self.view
        # The parts of a path of several come back here one by one, and each counts for itself.
        if fill and view.plain_clip and not view.blended and view.alpha > _OPAQUE_ALPHA and sum(p[0] == "m" for p in path) == 1:
            for item in self.cur_item._objs[count:]:
                setattr(item, "opaque", True)  # noqa: B010
                setattr(item, "clip", view.clip)  # noqa: B010


def _holds(clip: Clip | None, x: float, y: float) -> bool:
    return clip is None or (clip[0] - 1 <= x <= clip[2] + 1 and clip[1] - 1 <= y <= clip[3] + 1)


class Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter, following clipping, transparency and layers. `layers_off` are object numbers."""

    device: Device

    def __init__(self, resources: Any, device: Device, layers_off: frozenset[int] = frozenset(), depth: int = 0) -> None:
        super().__init__(resources, device)
        self._off, self._depth = layers_off, depth
        self._inherited = _View()
        self._view = _View()
        self._saved: list[_View] = []
        self._marks: list[bool] = []
        self._clipping = False

    def dup(self) -> Interpreter:
        """One for a form; it begins with the view from here."""
        other = Interpreter(self.rsrcmgr, self.device, self._off, self._depth + 1)
        other._inherited = self._shown()
        return other

    def init_state(self, ctm: Any) -> None:
        """A fresh page or form."""
        super().init_state(ctm)
        self._view, self._saved, self._marks, self._clipping = self._inherited, [], [], False
        self._tell()

    def do_q(self) -> None:
        """Save graphics state."""
        super().do_q()
        self._saved.append(self._view)

    def do_Q(self) -> None:
        """Restore graphics state."""
        super().do_Q()
        if self._saved:
            self._view = self._saved.pop()
            self._tell()

    def do_gs(self, name: Any) -> None:
        """Transparency and blending from a graphics state dictionary."""
        alpha, blended = transparency(self.resources, literal_name(name))
        view = self._view
        if alpha is not None:
            view = replace(view, alpha=alpha)
        if blended is not None:
            view = replace(view, blended=blended)
        self._view = view
        self._tell()

    def do_W(self) -> None:
        """The path under construction clips what follows the operator that ends it."""
        self._clip()

    def do_W_a(self) -> None:
        """As `do_W`."""
        self._clip()

    def _clip(self) -> None:
        pairs = [(float(part[i]), float(part[i + 1])) for part in self.curpath for i in range(1, len(part) - 1, 2)]
        points = [apply_matrix_pt(self.ctm, pair) for pair in pairs]
        if not points:
            return
        box = (min(p[0] for p in points), min(p[1] for p in points), max(p[0] for p in points), max(p[1] for p in points))
        shape = "".join(part[0] for part in self.curpath)
        corners = all(abs(x - box[0]) < 0.1 or abs(x - box[2]) < 0.1 for x, _ in points)
        plain = shape in ("mlllh", "mllll", "mlll") and corners
        self._view = replace(self._view, clip=_within(self._view.clip, box), plain_clip=self._view.plain_clip and plain)
        self._tell()

    def do_BDC(self, tag: Any, props: Any) -> None:
        """Marked content, perhaps of a layer."""
        super().do_BDC(tag, props)
        hidden = False
        if self._off and isinstance(tag, PSLiteral) and tag.name == "OC" and isinstance(props, PSLiteral):
            hidden = self._is_off(dict_value(self.resources.get("Properties") or {}).get(props.name))
        self._marks.append(hidden)
        self._tell()

    def do_BMC(self, tag: Any) -> None:
        """Marked content of no layer."""
        super().do_BMC(tag)
        self._marks.append(False)

    def do_EMC(self) -> None:
        """The end of either."""
        if self._marks:
            self._marks.pop()
            super().do_EMC()
            self._tell()

    def do_Do(self, name: Any) -> None:
        """A form is clipped to its box; one of a layer that is off is not painted. Images are taken as they are."""
        found = resolve1(self.xobjmap.get(literal_name(name)))
        if found is None or self._depth > MOST_NESTED:
            return
        form = stream_value(found)
        before, marks = self._view, self._marks
        if self._off and self._is_off(form.get("OC")):
            self._marks = [*marks, True]
        box = resolve1(form.get("BBox"))
        if isinstance(box, list) and len(box) == 4 and form.get("Subtype") is not None:
            sides = [resolve1(side) for side in box]
            if all(isinstance(side, (int, float)) for side in sides):
                matrix = mult_matrix(tuple(resolve1(form.get("Matrix")) or MATRIX_IDENTITY), self.ctm)
                points = [apply_matrix_pt(matrix, (x, y)) for x in (sides[0], sides[2]) for y in (sides[1], sides[3])]
                xs, ys = [p[0] for p in points], [p[1] for p in points]
                self._view = replace(before, clip=_within(before.clip, (min(xs), min(ys), max(xs), max(ys))))
        try:
            super().do_Do(name)
        finally:
            self._view, self._marks = before, marks
            self._tell()

    def _is_off(self, reference: Any) -> bool:
        return in_layers(reference, self._off)

    def _shown(self) -> _View:
        return replace(self._view, off=True) if any(self._marks) else self._view

    def _tell(self) -> None:
        self.device.view = self._shown()


def _within(old: Clip | None, new: Clip) -> Clip:
    if old is None:
        return new
    return max(old[0], new[0]), max(old[1], new[1]), min(old[2], new[2]), min(old[3], new[3])


def transparency(resources: Any, name: str) -> tuple[float | None, bool | None]:
    """What a graphics state dictionary of the resources says of opacity and of blending; None where it says nothing."""
    given = resolve1(dict_value(resources.get("ExtGState") or {}).get(name))
    if not isinstance(given, dict):
        return None, None
    alpha = resolve1(given.get("ca"))
    blended: bool | None = None
    if "BM" in given or "SMask" in given:
        modes = resolve1(given.get("BM")), resolve1(given.get("SMask"))
        blended = not all(m is None or (isinstance(m, PSLiteral) and m.name in ("Normal", "Compatible", "None")) for m in modes)
    return (float(alpha) if isinstance(alpha, (int, float)) else None), blended


def in_layers(reference: Any, off: frozenset[int]) -> bool:
    """Whether a reference is to one of these layers, or to a membership in layers of which all are among them."""
    if isinstance(reference, PDFObjRef) and reference.objid in off:
        return True
    group = resolve1(reference)
    members = group.get("OCGs") if isinstance(group, dict) else None
    if isinstance(members, PDFObjRef) and members.objid in off:
        return True
    members = resolve1(members)
    listed = [m.objid for m in members if isinstance(m, PDFObjRef)] if isinstance(members, list) else []
    return bool(listed) and all(number in off for number in listed)


def layers_off(catalog: Any) -> frozenset[int]:
    """The object numbers of layers that are off when the file is opened."""
    properties = resolve1(resolve1(catalog).get("OCProperties"))
    if not isinstance(properties, dict):
        return frozenset()
    default = resolve1(properties.get("D"))
    if not isinstance(default, dict):
        return frozenset()
    off = _numbers(default.get("OFF"))
    base = resolve1(default.get("BaseState"))
    if isinstance(base, PSLiteral) and base.name == "OFF":
        off = off | _numbers(properties.get("OCGs")) - _numbers(default.get("ON"))
    return off


def _numbers(value: Any) -> frozenset[int]:
    listed = resolve1(value)
    return frozenset(r.objid for r in listed if isinstance(r, PDFObjRef)) if isinstance(listed, list) else frozenset()
