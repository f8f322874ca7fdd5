"""Paper as a web page, the way e-services print: definition lists, grids of labels over values, tables with style sheets."""

from __future__ import annotations

from html import escape

from ..paper import Beside, Block, Break, Checks, Fields, Heading, Items, Paper, Para, Table
from .look import Look

CSS = """
@page { size: A4 %(orientation)s; margin: %(top)spt %(right)spt %(bottom)spt %(left)spt; }
body { font-family: %(font)s; font-size: %(size)spt; line-height: %(leading)s; }
h1 { font-size: 1.6em; color: %(colour)s; } h2 { font-size: 1.15em; %(heading)s } h3 { font-size: 1em; }
table.t { border-collapse: collapse; font-size: %(table_size)spt; width: %(width)s%%; margin: 6pt 0 10pt; }
table.t th { text-align: left; vertical-align: bottom; }
table.t td.n, table.t th.n { text-align: %(figures)s; white-space: nowrap; }
table.t td, table.t th { padding: 2pt 5pt; %(cell)s } thead { display: table-header-group; } tr { break-inside: avoid; }
tr.s td { font-weight: bold; } %(stripes)s
.page { display: flex; justify-content: space-between; } .marks { text-align: right; font-size: .9em; }
dl { %(dl)s } dt { %(dt)s } dd { margin: 0; %(dd)s } .beside { display: flex; gap: 14pt; } .beside > div { flex: 1; }
footer { margin-top: 18pt; border-top: 1px solid #999; font-size: .8em; color: #555; } .brk { break-before: page; }
"""
FONTS = {
    "times": "'Liberation Serif', serif",
    "dejavu": "'DejaVu Sans', sans-serif",
    "dejavu-condensed": "'DejaVu Sans Condensed', sans-serif",
}


def _sheet(look: Look) -> str:
    arrangement = {
        "columns": ("display: grid; grid-template-columns: 35% 1fr; row-gap: 3pt;", "font-weight: bold;", ""),
        "above": ("", "font-size: .8em; color: #555; margin-top: 5pt;", ""),
        "pairs": ("display: grid; grid-template-columns: 1fr 1fr; gap: 6pt 16pt;", "", ""),
        "boxed": ("display: grid; grid-template-columns: 1fr 1fr;", "", ""),
    }.get(look.fields, ("display: grid; grid-template-columns: 30% 1fr;", "", ""))
    cell = {
        "grid": "border: 1px solid #444;",
        "horizontal": "border-bottom: 1px solid #999;",
        "zebra": "",
        "band": "border: 1px solid #ccc;",
    }.get(look.table, "")
    stripes = {
        "zebra": "tbody tr:nth-child(even) { background: #eef; }",
        "band": "thead th { background: #234; color: white; }",
    }.get(look.table, "")
    red, green, blue = (round(c * 255) for c in look.colour)
    return CSS % {
        "orientation": "landscape" if look.landscape else "portrait",
        "left": look.margins[0],
        "right": look.margins[1],
        "top": look.margins[2],
        "bottom": look.margins[3],
        "font": FONTS.get(look.font, "'Liberation Sans', Arial, sans-serif"),
        "size": look.size,
        "leading": look.leading,
        "colour": f"rgb({red},{green},{blue})",
        "heading": {
            "caps": "text-transform: uppercase;",
            "underline": "border-bottom: 2px solid #333;",
            "band": "background: #345; color: white; padding: 2pt 4pt;",
        }.get(look.heading, ""),
        "table_size": look.table_size,
        "width": int(look.table_width * 100),
        "figures": look.figures,
        "cell": cell,
        "stripes": stripes,
        "dl": arrangement[0],
        "dt": arrangement[1],
        "dd": arrangement[2],
    }


def _table(table: Table) -> str:
    def cells(tag: str, texts: tuple[str, ...]) -> str:
        return "".join(f"<{tag}{' class=n' if table.is_figure(n) else ''}>{escape(t)}</{tag}>" for n, t in enumerate(texts))

    caption = f"<p><b>{escape(table.caption)}</b></p>" if table.caption else ""
    rows = "".join(f"<tr{' class=s' if r.bold else ''}>{cells('td', r.cells)}</tr>" for r in table.rows)
    note = f"<p><i>{escape(table.note)}</i></p>" if table.note else ""
    return f"{caption}<table class=t><thead><tr>{cells('th', table.head)}</tr></thead><tbody>{rows}</tbody></table>{note}"


def _block(block: Block, look: Look) -> str:
    match block:
        case Heading():
            tag = f"h{block.level + 1}"
            return f"<{tag}>{escape(block.text)}</{tag}>"
        case Para():
            return f"<p>{escape(block.text)}</p>"
        case Items():
            items = "".join(f"<li>{escape(i)}</li>" for i in block.items)
            tag = "ol" if block.marker == "number" else "ul"
            style = " style='list-style: none'" if block.marker == "none" else ""
            return f"<{tag}{style}>{items}</{tag}>"
        case Fields():
            if look.fields in ("pairs", "boxed"):
                border = "border: 1px solid #777; padding: 2pt 4pt;" if look.fields == "boxed" else ""
                inner = "".join(
                    f"<div style='{border}'><dt style='font-size:.8em;color:#444'>{escape(label)}</dt><dd>{escape(v)}</dd></div>"
                    for label, v in block.pairs
                )
            elif look.fields == "colon":
                return "".join(f"<div>{escape(label)}: {escape(v)}</div>" for label, v in block.pairs)
            else:
                inner = "".join(f"<dt>{escape(label)}</dt><dd>{escape(v)}</dd>" for label, v in block.pairs)
            return f"<dl>{inner}</dl>"
        case Checks():
            boxes = "".join(
                f"<label><input type=checkbox{' checked' if t else ''}> {escape(o)}</label> " for o, t in block.options
            )
            return f"<p>{escape(block.label)} {boxes}</p>"
        case Table():
            return _table(block)
        case Beside():
            return f"<div class=beside><div>{_table(block.left)}</div><div>{_table(block.right)}</div></div>"
        case Break():
            return "<div class=brk></div>"


def page(paper: Paper, look: Look) -> bytes:
    """The whole page."""
    sender = "<br>".join(escape(s) for s in paper.sender)
    marks = "<br>".join(escape(m) for m in paper.marks)
    body = "".join(_block(b, look) for b in paper.blocks)
    return (
        f"<!doctype html><html lang=sv><head><meta charset=utf-8>"
        f"<title>{escape(paper.subject)}</title><style>{_sheet(look)}</style></head>"
        f"<body><div class=page><div><b>{sender}</b></div><div class=marks>{marks}</div></div>"
        f"{body}<footer>{escape(paper.footer)}</footer></body></html>"
    ).encode()
