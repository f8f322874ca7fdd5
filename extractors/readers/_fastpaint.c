/* Runs the painting program of a PDF page and keeps what is painted: the compiled twin of canvas.py and paint.py.

   Same rules, same order of arithmetic, so that every coordinate is the same number; fonts, colour spaces and forms are looked up
   by the caller, who has them from pdfminer. Anything out of the ordinary (an operator, an operand, a string form that is not
   plainly handled below) raises Unsupported, and the page is read by the reference lane. Nothing here guesses.

   Input is untrusted: every read is bounded by the end of the buffer, every array grows by checked sizes, nesting is counted. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#define REVISION 1
#define MOST_NESTED 28
#define MOST_OPERANDS 40
#define MOST_ITEMS 100000
#define MOST_COVERS 3000
#define SEEN_ALPHA 0.05
#define OPAQUE_ALPHA 0.99
#define SMALLEST_VISIBLE 1.6
#define AREAS_KEPT 200

static PyObject *Unsupported;

/* ---- growing arrays ------------------------------------------------------------------------------------------------ */

typedef struct { char *at; size_t used, room, size; } Many;

static int many_init(Many *m, size_t size) { m->at = NULL; m->used = m->room = 0; m->size = size; return 0; }
static void many_free(Many *m) { PyMem_Free(m->at); m->at = NULL; m->used = m->room = 0; }

static void *many_add(Many *m, size_t count) {
    if (count > m->room - m->used) {
        size_t room = m->room ? m->room : 64;
        while (room - m->used < count) {
            if (room > ((size_t)1 << 40) / m->size) { PyErr_NoMemory(); return NULL; }
            room *= 2;
        }
        char *at = PyMem_Realloc(m->at, room * m->size);
        if (at == NULL) { PyErr_NoMemory(); return NULL; }
        m->at = at; m->room = room;
    }
    void *here = m->at + m->used * m->size;
    m->used += count;
    return here;
}

/* ---- fonts --------------------------------------------------------------------------------------------------------- */

enum { PLAIN = 0, NAMELESS = 1, UNMAPPED_KIND = 2 };

typedef struct { PyObject *text; double width; char kind, raw_space, space, empty; } Entry;

typedef struct {
    PyObject_HEAD
    PyObject *lookup, *decode;
    double descent;
    int bytes_a_code, multibyte, bold;
    Entry *pages[256];
} Font;

static void Font_dealloc(Font *self) {
    for (int i = 0; i < 256; i++) if (self->pages[i]) {
        for (int k = 0; k < 256; k++) Py_XDECREF(self->pages[i][k].text);
        PyMem_Free(self->pages[i]);
    }
    Py_XDECREF(self->lookup); Py_XDECREF(self->decode);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int Font_init(Font *self, PyObject *args, PyObject *kwds) {
    PyObject *lookup, *decode;
    if (kwds && PyDict_GET_SIZE(kwds)) { PyErr_SetString(PyExc_TypeError, "no keywords"); return -1; }
    if (!PyArg_ParseTuple(args, "OOdipp", &lookup, &decode, &self->descent, &self->bytes_a_code, &self->multibyte, &self->bold)) return -1;
    Py_INCREF(lookup); Py_XSETREF(self->lookup, lookup);
    Py_INCREF(decode); Py_XSETREF(self->decode, decode);
    return 0;
}

/* The entry of a code, asked for once. Borrowed from the font. */
static Entry *font_entry(Font *font, long code) {
    if (code < 0 || code > 0xffff) { PyErr_SetString(Unsupported, "code"); return NULL; }
    Entry *page = font->pages[code >> 8];
    if (page == NULL) {
        page = PyMem_Calloc(256, sizeof(Entry));
        if (page == NULL) { PyErr_NoMemory(); return NULL; }
        font->pages[code >> 8] = page;
    }
    Entry *entry = page + (code & 255);
    if (entry->text == NULL) {
        PyObject *given = PyObject_CallFunction(font->lookup, "l", code);
        if (given == NULL) return NULL;
        PyObject *text; double width; int kind, raw_space;
        if (!PyTuple_Check(given) || !PyArg_ParseTuple(given, "Udip", &text, &width, &kind, &raw_space)) { Py_DECREF(given); return NULL; }
        if (!isfinite(width)) { Py_DECREF(given); PyErr_SetString(Unsupported, "width"); return NULL; }
        Py_ssize_t length = PyUnicode_GET_LENGTH(text);
        int space = length > 0;
        for (Py_ssize_t i = 0; i < length && space; i++) space = Py_UNICODE_ISSPACE(PyUnicode_READ_CHAR(text, i));
        Py_INCREF(text);
        entry->text = text; entry->width = width; entry->kind = (char)kind; entry->raw_space = (char)raw_space;
        entry->space = (char)space; entry->empty = length == 0;
        Py_DECREF(given);
    }
    return entry;
}

static PyTypeObject FontType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "extractors.readers._fastpaint.Font", .tp_basicsize = sizeof(Font), .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew, .tp_init = (initproc)Font_init, .tp_dealloc = (destructor)Font_dealloc,
};

/* ---- state --------------------------------------------------------------------------------------------------------- */

typedef struct { double a, b, c, d, e, f; } Matrix;
typedef struct { double x0, y0, x1, y1; } Rect;
typedef struct { int clipped, plain, blended, off; Rect clip; double alpha; } View;
typedef struct { int parts; double v[4]; } Color;                 /* parts 0: a pattern, of which nothing is known */
typedef struct { int components, kind, pattern; } Space;          /* kind 1: tints, 2: no lightness to be told */

typedef struct {
    Matrix ctm;
    Font *font;                                                   /* borrowed: the resources hold it */
    double fontsize, charspace, wordspace, scaling, leading, rise;
    int render;
    Matrix text; double line_x, line_y;
    Color stroke, fill; Space stroke_space, fill_space;
    View view;
} State;

typedef struct { char op; int count; double v[6]; } Step;
typedef struct { double x, y; } Point;

typedef struct {
    Entry *entry; double x0, top, x1, bottom, baseline, size; int turn; size_t covers, areas;
    char mode, unseen, white, bold;
} Char;

typedef struct { double x0, top, x1, bottom, light; } Area;
typedef struct { double at, start, end; } Rule;

struct Frame;

typedef struct {
    PyObject_HEAD
    PyObject *kept;                                               /* resources whose fonts the characters borrow from */
    PyTypeObject *glyph_type, *segment_type;
    Matrix device;
    double left, shift, width, height, image_area;
    Rect visible;
    Many chars, covers, areas, across, down, fills;
    struct Frame *frame;
    int depth;
} Canvas;

typedef struct Frame {
    State now;
    View inherited;
    Many saved, path, marks, arena;
    int hidden_marks;
    PyObject *resources;
    PyObject *fonts, *spaces;
    int layers;
    struct Frame *above;
} Frame;

typedef enum { NUM, STR, NAME, LIST, DICT } Kind;
typedef struct { Kind kind; double num; size_t start, length; } Item;

typedef struct { const unsigned char *at, *end; } Source;

static int refuse(const char *why) { PyErr_SetString(Unsupported, why); return -1; }

static Matrix times(Matrix m1, Matrix m0) {
    Matrix r;
    r.a = m0.a * m1.a + m0.c * m1.b; r.b = m0.b * m1.a + m0.d * m1.b;
    r.c = m0.a * m1.c + m0.c * m1.d; r.d = m0.b * m1.c + m0.d * m1.d;
    r.e = m0.a * m1.e + m0.c * m1.f + m0.e; r.f = m0.b * m1.e + m0.d * m1.f + m0.f;
    return r;
}

static Point moved(Matrix m, double x, double y) {
    Point p = { m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f };
    return p;
}

static double low(double a, double b) { return b < a ? b : a; }
static double high(double a, double b) { return b > a ? b : a; }

static Rect moved_rect(Matrix m, Rect r) {
    Point p[4] = { moved(m, r.x0, r.y0), moved(m, r.x1, r.y0), moved(m, r.x1, r.y1), moved(m, r.x0, r.y1) };
    Rect out = { p[0].x, p[0].y, p[0].x, p[0].y };
    for (int i = 1; i < 4; i++) {
        out.x0 = low(out.x0, p[i].x); out.y0 = low(out.y0, p[i].y); out.x1 = high(out.x1, p[i].x); out.y1 = high(out.y1, p[i].y);
    }
    return out;
}

static int usable(Matrix m) {
    return isfinite(m.a) && isfinite(m.b) && isfinite(m.c) && isfinite(m.d) && isfinite(m.e) && isfinite(m.f);
}

static void narrow(View *view, Rect box) {
    if (!view->clipped) { view->clip = box; view->clipped = 1; return; }
    view->clip.x0 = high(view->clip.x0, box.x0); view->clip.y0 = high(view->clip.y0, box.y0);
    view->clip.x1 = low(view->clip.x1, box.x1); view->clip.y1 = low(view->clip.y1, box.y1);
}

static int is_off(Frame *frame) { return frame->now.view.off || frame->hidden_marks > 0; }

static int is_white(Color *color, Space *space, double paper) {
    if (color->parts == 0 || (space && space->kind == 2)) return 0;
    for (int i = 0; i < color->parts; i++) {
        double v = color->v[i];
        if (space && space->kind == 1) { if (!(v <= 0.02)) return 0; }
        else if (color->parts == 4) { if (!(v <= 1 - paper)) return 0; }
        else if (!(v >= paper)) return 0;
    }
    return 1;
}

static double lightness(Color *c) {
    if (c->parts == 0) return 0.5;
    if (c->parts == 4) return high(0.0, 1 - c->v[3] - (c->v[0] + c->v[1] + c->v[2]) / 3);
    double sum = 0;
    for (int i = 0; i < c->parts; i++) sum += c->v[i];
    return sum / c->parts;
}

/* ---- painting: paths ----------------------------------------------------------------------------------------------- */

static int add_rule(Many *list, double at, double start, double end) {
    Rule *rule = many_add(list, 1);
    if (rule == NULL) return -1;
    rule->at = at; rule->start = start; rule->end = end;
    return 0;
}

static int add_segment(Canvas *canvas, Point p, Point q) {
    double x0 = p.x + canvas->left, y0 = canvas->shift - p.y, x1 = q.x + canvas->left, y1 = canvas->shift - q.y;
    if (fabs(y0 - y1) <= 1 && fabs(x0 - x1) > 2) return add_rule(&canvas->across, (y0 + y1) / 2, low(x0, x1), high(x0, x1));
    if (fabs(x0 - x1) <= 1 && fabs(y0 - y1) > 2) return add_rule(&canvas->down, (x0 + x1) / 2, low(y0, y1), high(y0, y1));
    return 0;
}

static int add_area(Many *list, double x0, double top, double x1, double bottom, double light) {
    Area *area = many_add(list, 1);
    if (area == NULL) return -1;
    area->x0 = x0; area->top = top; area->x1 = x1; area->bottom = bottom; area->light = light;
    return 0;
}

/* One subpath, which begins with its only `m`. The parts of a path each count for themselves. */
static int paint_part(Canvas *canvas, Frame *frame, Step *steps, size_t count, int stroke, int fill, Many *scratch) {
    State *s = &frame->now;
    scratch->used = 0;
    Point *pts = many_add(scratch, count);
    if (pts == NULL) return -1;
    for (size_t i = 0; i < count; i++) {
        Step *from = steps[i].op == 'h' ? steps : steps + i;
        pts[i] = moved(canvas->device, from->v[from->count - 2], from->v[from->count - 1]);
        if (!isfinite(pts[i].x) || !isfinite(pts[i].y)) return refuse("path");
    }
    size_t n = count;
    /* a last `l` back to the start, before `h`, says nothing */
    int dropped = n > 3 && steps[n - 1].op == 'h' && steps[n - 2].op == 'l' && pts[n - 2].x == pts[0].x && pts[n - 2].y == pts[0].y;
    size_t shape = dropped ? n - 1 : n;                            /* operators in the shape; its last is then `h` */
    if (dropped) n--;
    int lines = 1;                                                 /* whether all between the first and the last are `l` */
    for (size_t i = 1; i + 1 < shape; i++) if (steps[i].op != 'l') lines = 0;
    char last = dropped ? 'h' : steps[count - 1].op;
    int is_line = (shape == 2 && last == 'l') || (shape == 3 && lines && last == 'h');
    int is_rect = 0;
    if (shape == 5 && lines && (last == 'h' || last == 'l')) {
        Point *p = pts;
        int closed = p[0].x == p[4].x && p[0].y == p[4].y;
        int square = (p[0].x == p[1].x && p[1].y == p[2].y && p[2].x == p[3].x && p[3].y == p[0].y)
            || (p[0].y == p[1].y && p[1].x == p[2].x && p[2].y == p[3].y && p[3].x == p[0].x);
        is_rect = closed && square;
    }
    if (is_line) n = 2;
    Rect bound;
    if (is_rect) {
        bound.x0 = low(pts[0].x, pts[2].x); bound.x1 = high(pts[0].x, pts[2].x);
        bound.y0 = low(pts[0].y, pts[2].y); bound.y1 = high(pts[0].y, pts[2].y);
    } else {
        bound.x0 = bound.x1 = pts[0].x; bound.y0 = bound.y1 = pts[0].y;
        for (size_t i = 1; i < n; i++) {
            bound.x0 = low(bound.x0, pts[i].x); bound.x1 = high(bound.x1, pts[i].x);
            bound.y0 = low(bound.y0, pts[i].y); bound.y1 = high(bound.y1, pts[i].y);
        }
    }
    int stroke_white = is_white(&s->stroke, NULL, 0.97), fill_white = is_white(&s->fill, NULL, 0.97);
    if (is_line) {
        if (!stroke_white || fill) return add_segment(canvas, pts[0], pts[1]);
        return 0;
    }
    double x0 = bound.x0 + canvas->left, x1 = bound.x1 + canvas->left, top = canvas->shift - bound.y1, bottom = canvas->shift - bound.y0;
    double width = x1 - x0, height = bottom - top;
    if (low(width, height) <= 2.6 && high(width, height) > 2.6) {
        if ((fill && !fill_white) || (stroke && !stroke_white)) {
            if (width >= height) { if (add_rule(&canvas->across, (top + bottom) / 2, x0, x1) < 0) return -1; }
            else if (add_rule(&canvas->down, (x0 + x1) / 2, top, bottom) < 0) return -1;
        }
    } else {
        int page_size = width > 0.93 * canvas->width && height > 0.93 * canvas->height;
        if (fill) {
            if (add_area(&canvas->areas, x0, top, x1, bottom, lightness(&s->fill)) < 0) return -1;
            if (!fill_white && !page_size && width > 8 && height > 5 && add_area(&canvas->fills, x0, top, x1, bottom, 0) < 0) return -1;
        }
        if (stroke && !stroke_white && !page_size) {
            if (is_rect) {
                if (add_rule(&canvas->across, top, x0, x1) < 0 || add_rule(&canvas->across, bottom, x0, x1) < 0) return -1;
                if (add_rule(&canvas->down, x0, top, bottom) < 0 || add_rule(&canvas->down, x1, top, bottom) < 0) return -1;
            } else for (size_t i = 0; i + 1 < n; i++) if (add_segment(canvas, pts[i], pts[i + 1]) < 0) return -1;
        }
    }
    View *view = &s->view;
    if (is_rect && fill && view->plain && !view->blended && view->alpha > OPAQUE_ALPHA && canvas->covers.used < MOST_COVERS) {
        if (view->clipped) {
            x0 = high(x0, view->clip.x0 + canvas->left); x1 = low(x1, view->clip.x1 + canvas->left);
            top = high(top, canvas->shift - view->clip.y1); bottom = low(bottom, canvas->shift - view->clip.y0);
        }
        if (add_area(&canvas->covers, x0, top, x1, bottom, 0) < 0) return -1;
    }
    return 0;
}

static int paint_path(Canvas *canvas, Frame *frame, int stroke, int fill) {
    Step *steps = (Step *)frame->path.at;
    size_t count = frame->path.used;
    frame->path.used = 0;
    if (is_off(frame) || count == 0 || steps[0].op != 'm') return 0;
    size_t parts = 0;
    for (size_t i = 0; i < count; i++) parts += steps[i].op == 'm';
    Many scratch;
    many_init(&scratch, sizeof(Point));
    int done = 0;
    for (size_t i = 0; i < count && done == 0;) {
        size_t end = i + 1;
        while (end < count && steps[end].op != 'm') end++;
        if (parts == 1 && count == 1) { /* a lone `m`, which paints a point */
            done = paint_part(canvas, frame, steps, 1, stroke, fill, &scratch);
        } else if (end - i > 1) {
            done = paint_part(canvas, frame, steps + i, end - i, stroke, fill, &scratch);
        }
        i = end;
    }
    many_free(&scratch);
    return done;
}

static int add_step(Frame *frame, char op, int count, double *v) {
    Step *step = many_add(&frame->path, 1);
    if (step == NULL) return -1;
    step->op = op; step->count = count;
    for (int i = 0; i < count; i++) step->v[i] = v[i];
    return 0;
}

static int clip_to_path(Frame *frame) {
    Step *steps = (Step *)frame->path.at;
    size_t count = frame->path.used;
    int found = 0;
    Rect box = {0, 0, 0, 0};
    for (size_t i = 0; i < count; i++) for (int k = 0; k + 1 < steps[i].count; k += 2) {
        Point p = moved(frame->now.ctm, steps[i].v[k], steps[i].v[k + 1]);
        if (!found) { box.x0 = box.x1 = p.x; box.y0 = box.y1 = p.y; found = 1; continue; }
        box.x0 = low(box.x0, p.x); box.x1 = high(box.x1, p.x); box.y0 = low(box.y0, p.y); box.y1 = high(box.y1, p.y);
    }
    if (!found) return 0;
    int corners = 1;
    for (size_t i = 0; i < count; i++) for (int k = 0; k + 1 < steps[i].count; k += 2) {
        Point p = moved(frame->now.ctm, steps[i].v[k], steps[i].v[k + 1]);
        if (!(fabs(p.x - box.x0) < 0.1 || fabs(p.x - box.x1) < 0.1)) corners = 0;
    }
    int plain = corners && (count == 4 || count == 5) && steps[0].op == 'm' && steps[1].op == 'l' && steps[2].op == 'l' && steps[3].op == 'l'
        && (count == 4 || steps[4].op == 'h' || steps[4].op == 'l');
    narrow(&frame->now.view, box);
    frame->now.view.plain = frame->now.view.plain && plain;
    return 0;
}

/* ---- painting: characters and pictures ------------------------------------------------------------------------------ */

static int show_char(Canvas *canvas, Frame *frame, Matrix matrix, double x, double y, Entry *entry, double scaling, double *advance) {
    State *s = &frame->now;
    Matrix m = matrix;
    m.e = x * matrix.a + y * matrix.c + matrix.e;
    m.f = x * matrix.b + y * matrix.d + matrix.f;
    double adv = entry->width * s->fontsize * scaling;
    double descent = s->font->descent * s->fontsize;
    Rect flat = { 0, descent + s->rise, adv, descent + s->rise + s->fontsize };
    int upright = m.a * m.d * scaling > 0 && m.b * m.c <= 0;
    Rect r = moved_rect(m, flat);
    if (!isfinite(r.x0) || !isfinite(r.x1) || !isfinite(r.y0) || !isfinite(r.y1)) return refuse("place");
    double size = r.y1 - r.y0, mx = (r.x0 + r.x1) / 2, my = (r.y0 + r.y1) / 2;
    View *view = &s->view;
    Char *ch = many_add(&canvas->chars, 1);
    if (ch == NULL) return -1;
    ch->entry = entry;
    ch->unseen = is_off(frame) || view->alpha < SEEN_ALPHA
        || (view->clipped && !(view->clip.x0 - 1 <= mx && mx <= view->clip.x1 + 1 && view->clip.y0 - 1 <= my && my <= view->clip.y1 + 1));
    ch->x0 = r.x0 + canvas->left; ch->x1 = r.x1 + canvas->left; ch->top = canvas->shift - r.y1; ch->bottom = canvas->shift - r.y0;
    ch->turn = 0;
    if (!upright) {
        int turn = (int)rint(atan2(m.b, m.a) * (180.0 / 3.14159265358979323846) / 90) * 90 % 360;
        ch->turn = turn < 0 ? turn + 360 : turn;
    }
    double baseline = ch->turn == 0 ? canvas->shift - m.f : ch->bottom;
    if (!(ch->top - 1 <= baseline && baseline <= ch->bottom + 1)) baseline = ch->bottom - 0.2 * size;
    ch->baseline = baseline;
    ch->size = ch->turn == 0 || ch->turn == 180 ? size : ch->x1 - ch->x0;
    ch->mode = (char)s->render;
    ch->white = (char)is_white(&s->fill, &s->fill_space, 0.93);
    ch->bold = s->font->bold || s->render == 2;
    ch->covers = canvas->covers.used; ch->areas = canvas->areas.used;
    *advance = adv;
    return 0;
}

static int show_items(Canvas *canvas, Frame *frame, Item *items, size_t count) {
    State *s = &frame->now;
    Font *font = s->font;
    if (font == NULL) return 0;
    Matrix matrix = times(s->text, canvas->device);
    if (!usable(matrix)) return refuse("matrix");
    double scaling = s->scaling * 0.01, charspace = s->charspace * scaling, wordspace = font->multibyte ? 0 : s->wordspace * scaling;
    double dxscale = 0.001 * s->fontsize * scaling;
    double x = s->line_x, y = s->line_y, advance = 0;
    int spaced = 0;
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind == NUM) { x -= items[i].num * dxscale; spaced = 1; continue; }
        if (items[i].kind != STR) return refuse("text operand");
        const unsigned char *text = (const unsigned char *)frame->arena.at + items[i].start;
        size_t length = items[i].length;
        PyObject *codes = NULL;
        size_t n;
        if (font->bytes_a_code == 1) n = length;
        else if (font->bytes_a_code == 2) n = length / 2;
        else {
            PyObject *given = PyObject_CallFunction(font->decode, "y#", (const char *)text, (Py_ssize_t)length);
            if (given == NULL) return -1;
            codes = PySequence_Tuple(given);
            Py_DECREF(given);
            if (codes == NULL) return -1;
            n = (size_t)PyTuple_GET_SIZE(codes);
        }
        for (size_t k = 0; k < n; k++) {
            long code;
            if (codes) {
                code = PyLong_AsLong(PyTuple_GET_ITEM(codes, (Py_ssize_t)k));
                if (code == -1 && PyErr_Occurred()) { Py_DECREF(codes); return -1; }
            } else {
                /* a look-up may run Python, but nothing that writes to this frame's arena */
                text = (const unsigned char *)frame->arena.at + items[i].start;
                code = font->bytes_a_code == 1 ? text[k] : text[2 * k] << 8 | text[2 * k + 1];
            }
            Entry *entry = font_entry(font, code);
            if (entry == NULL) { Py_XDECREF(codes); return -1; }
            if (spaced) x += charspace;
            if (show_char(canvas, frame, matrix, x, y, entry, scaling, &advance) < 0) { Py_XDECREF(codes); return -1; }
            x += advance;
            if (code == 32 && wordspace != 0) x += wordspace;
            spaced = 1;
        }
        Py_XDECREF(codes);
    }
    s->line_x = x; s->line_y = y;
    return 0;
}

static int show_image(Canvas *canvas) {
    Rect unit = { 0, 0, 1, 1 };
    if (!usable(canvas->device)) return refuse("matrix");
    Rect r = moved_rect(canvas->device, unit);
    double x0 = r.x0 + canvas->left, x1 = r.x1 + canvas->left, top = canvas->shift - r.y1, bottom = canvas->shift - r.y0;
    double w = low(x1, canvas->visible.x1) - high(x0, canvas->visible.x0);
    double h = low(bottom, canvas->visible.y1) - high(top, canvas->visible.y0);
    canvas->image_area += high(0.0, w) * high(0.0, h);
    return add_area(&canvas->areas, x0, top, x1, bottom, 0.5);
}

/* ---- reading tokens -------------------------------------------------------------------------------------------------- */

static int is_space(unsigned char c) { return c == ' ' || (c >= 9 && c <= 13); }
static int is_digit(unsigned char c) { return c >= '0' && c <= '9'; }
static int is_alpha(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static int ends_word(unsigned char c) {
    switch (c) { case '#': case '/': case '%': case '[': case ']': case '(': case ')': case '<': case '>': case '{': case '}': return 1; }
    return is_space(c);
}

static const double TENS[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };

static int read_number(Source *src, double *value) {
    const unsigned char *begin = src->at, *p = begin;
    int negative = 0, digits = 0, decimals = 0, point = 0;
    uint64_t whole = 0;
    if (*p == '-' || *p == '+') negative = *p++ == '-';
    for (; p < src->end && is_digit(*p); p++) { if (digits < 18) whole = whole * 10 + (*p - '0'); digits++; }
    if (p < src->end && *p == '.') {
        point = 1;
        for (p++; p < src->end && is_digit(*p); p++) { if (digits < 18) whole = whole * 10 + (*p - '0'); digits++; decimals++; }
    }
    if (digits == 0) return refuse("number");
    if (digits <= 15) {
        double v = (double)whole / TENS[decimals];
        *value = negative && !(whole == 0 && !point) ? -v : v;
    } else {
        char copy[320];
        size_t length = (size_t)(p - begin);
        if (length >= sizeof copy) return refuse("number");
        memcpy(copy, begin, length); copy[length] = 0;
        *value = PyOS_string_to_double(copy, NULL, NULL);
        if (PyErr_Occurred()) { PyErr_Clear(); return refuse("number"); }
    }
    src->at = p;
    return 0;
}

static int put(Many *arena, unsigned char c) {
    char *here = many_add(arena, 1);
    if (here == NULL) return -1;
    *here = (char)c;
    return 0;
}

/* After the opening parenthesis. */
static int read_string(Source *src, Many *arena, Item *item) {
    int depth = 1;
    item->kind = STR; item->start = arena->used;
    while (src->at < src->end) {
        unsigned char c = *src->at++;
        if (c == '\\') {
            if (src->at >= src->end) break;
            c = *src->at++;
            if (c >= '0' && c <= '7') {
                int code = c - '0';
                for (int k = 0; k < 2 && src->at < src->end && *src->at >= '0' && *src->at <= '7'; k++) code = code * 8 + (*src->at++ - '0');
                if (code > 255) return refuse("octal");
                if (put(arena, (unsigned char)code) < 0) return -1;
                continue;
            }
            switch (c) {
                case 'b': c = 8; break;
                case 't': c = 9; break;
                case 'n': c = 10; break;
                case 'f': c = 12; break;
                case 'r': c = 13; break;
                case '(': case ')': case '\\': break;
                case '\r': return refuse("escape");                /* what pdfminer makes of it depends on its buffer */
                default: continue;                                 /* an escape without a meaning, and an escaped line end */
            }
            if (put(arena, c) < 0) return -1;
            continue;
        }
        if (c == '(') depth++;
        if (c == ')' && --depth == 0) { item->length = arena->used - item->start; return 0; }
        if (put(arena, c) < 0) return -1;
    }
    return refuse("string without end");
}

static int hex_of(unsigned char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/* After the opening angle bracket. */
static int read_hex(Source *src, Many *arena, Item *item) {
    int held = -1;
    item->kind = STR; item->start = arena->used;
    while (src->at < src->end) {
        unsigned char c = *src->at++;
        if (is_space(c)) continue;
        if (c == '>') {
            /* directly before the end of a dictionary: three brackets, never two */
            if (src->at < src->end && *src->at == '>' && (src->end - src->at < 2 || src->at[1] != '>')) return refuse("hex string");
            if (held >= 0 && put(arena, (unsigned char)held) < 0) return -1;
            item->length = arena->used - item->start;
            return 0;
        }
        int v = hex_of(c);
        if (v < 0) return refuse("hex string");
        if (held < 0) held = v;
        else { if (put(arena, (unsigned char)(held << 4 | v)) < 0) return -1; held = -1; }
    }
    return refuse("hex string without end");
}

/* After the slash; the name goes into the arena. */
static int read_name(Source *src, Many *arena, Item *item) {
    item->kind = NAME; item->start = arena->used;
    while (src->at < src->end && (!ends_word(*src->at) || *src->at == '#')) {
        int code = *src->at++, digits = 0, value = 0;
        if (code == '#') {
            for (; digits < 2 && src->at < src->end && hex_of(*src->at) >= 0; digits++) value = value * 16 + hex_of(*src->at++);
            if (digits == 0) continue;
            code = value;
        }
        if (put(arena, (unsigned char)code) < 0) return -1;
    }
    item->length = arena->used - item->start;
    return 0;
}

static void skip_blank(Source *src) {
    while (src->at < src->end) {
        unsigned char c = *src->at;
        if (is_space(c) || c == 0) src->at++;
        else if (c == '%') while (src->at < src->end && *src->at != '\r' && *src->at != '\n') src->at++;
        else return;
    }
}

static int read_dict(Source *src, Many *arena, int depth);

/* Any operand inside a list or a dictionary. Numbers and strings are kept by lists; of others only the kind. */
static int read_item(Source *src, Many *arena, Item *item, int depth) {
    unsigned char c = *src->at;
    if (depth > 8) return refuse("nesting");
    if (is_digit(c) || c == '-' || c == '+' || c == '.') { item->kind = NUM; return read_number(src, &item->num); }
    if (c == '(') { src->at++; return read_string(src, arena, item); }
    if (c == '/') { src->at++; return read_name(src, arena, item); }
    if (c == '<') {
        src->at++;
        if (src->at < src->end && *src->at == '<') { src->at++; item->kind = DICT; return read_dict(src, arena, depth + 1); }
        return read_hex(src, arena, item);
    }
    if (c == '[') {
        src->at++;
        item->kind = LIST;
        for (;;) {
            Item inner;
            skip_blank(src);
            if (src->at >= src->end) return refuse("list without end");
            if (*src->at == ']') { src->at++; return 0; }
            if (read_item(src, arena, &inner, depth + 1) < 0) return -1;
        }
    }
    /* true, false and null are values; any other word inside is odd */
    for (int k = 0; k < 3; k++) {
        static const char *words[] = { "true", "false", "null" };
        size_t length = strlen(words[k]);
        if ((size_t)(src->end - src->at) > length && memcmp(src->at, words[k], length) == 0 && ends_word(src->at[length])) {
            src->at += length;
            item->kind = DICT;
            return 0;
        }
    }
    return refuse("operand");
}

/* After the opening brackets. */
static int read_dict(Source *src, Many *arena, int depth) {
    for (int count = 0;; count++) {
        Item item;
        skip_blank(src);
        if (src->at >= src->end) return refuse("dictionary without end");
        if (*src->at == '>') {
            if (src->end - src->at < 2 || src->at[1] != '>' || count % 2) return refuse("dictionary");
            src->at += 2;
            return 0;
        }
        if (read_item(src, arena, &item, depth) < 0) return -1;
        if (count % 2 == 0 && item.kind != NAME) return refuse("dictionary");
    }
}

/* ---- operators ------------------------------------------------------------------------------------------------------- */

static PyObject *name_of(Frame *frame, Item *item) {
    if (item->kind != NAME) { refuse("name expected"); return NULL; }
    PyObject *name = PyUnicode_DecodeUTF8(frame->arena.at + item->start, (Py_ssize_t)item->length, "strict");
    if (name == NULL && PyErr_ExceptionMatches(PyExc_UnicodeDecodeError)) { PyErr_Clear(); refuse("name"); }
    return name;
}

static int space_named(Frame *frame, const char *name, Space *space) {
    PyObject *given = PyDict_GetItemString(frame->spaces, name);
    if (given == NULL) return 0;
    if (!PyTuple_Check(given) || !PyArg_ParseTuple(given, "iii", &space->components, &space->kind, &space->pattern)) return -1;
    return 1;
}

static int set_space(Frame *frame, Item *item, Space *space) {
    PyObject *name = name_of(frame, item);
    if (name == NULL) return -1;
    PyObject *given = PyDict_GetItemWithError(frame->spaces, name);
    Py_DECREF(name);
    if (given == NULL) return PyErr_Occurred() ? -1 : 0;
    if (!PyTuple_Check(given) || !PyArg_ParseTuple(given, "iii", &space->components, &space->kind, &space->pattern)) return -1;
    return 0;
}

static int all_numbers(Item *items, size_t count) {
    for (size_t i = 0; i < count; i++) if (items[i].kind != NUM) return 0;
    return 1;
}

static int set_color(Item *items, size_t count, Color *color, Space *space) {
    if ((size_t)space->components != count) return refuse("colour");
    if (space->pattern) {
        if (count != 1 || items[0].kind != NAME) return refuse("pattern");
        color->parts = 0;
        return 0;
    }
    if (!all_numbers(items, count)) return refuse("colour");
    if (count != 1 && count != 3 && count != 4) return 0;
    color->parts = (int)count;
    for (size_t i = 0; i < count; i++) color->v[i] = items[i].num;
    return 0;
}

static int device_color(Frame *frame, Item *items, size_t count, Color *color, Space *space, const char *name) {
    if (!all_numbers(items, count)) return refuse("colour");
    color->parts = (int)count;
    for (size_t i = 0; i < count; i++) color->v[i] = items[i].num;
    int known = space_named(frame, name, space);
    return known < 0 ? -1 : known ? 0 : refuse("colour space");
}

static int set_font(Frame *frame, Item *items) {
    if (items[1].kind != NUM) return refuse("font size");
    PyObject *name = name_of(frame, items);
    if (name == NULL) return -1;
    PyObject *font = PyDict_GetItemWithError(frame->fonts, name);
    Py_DECREF(name);
    if (font == NULL || Py_TYPE(font) != &FontType) return PyErr_Occurred() ? -1 : refuse("font");
    frame->now.font = (Font *)font;
    frame->now.fontsize = items[1].num;
    return 0;
}

static int set_graphics(Frame *frame, Item *item) {
    PyObject *name = name_of(frame, item);
    if (name == NULL) return -1;
    PyObject *given = PyObject_CallMethod(frame->resources, "transparency", "O", name);
    Py_DECREF(name);
    if (given == NULL) return -1;
    double alpha; int blended;                                     /* below 0: not said */
    if (!PyTuple_Check(given) || !PyArg_ParseTuple(given, "di", &alpha, &blended)) { Py_DECREF(given); return -1; }
    Py_DECREF(given);
    if (alpha == alpha) frame->now.view.alpha = alpha;
    if (blended >= 0) frame->now.view.blended = blended;
    return 0;
}

static int begin_mark(Frame *frame, Item *items, size_t count) {
    char hidden = 0;
    if (items[0].kind != NAME) return refuse("tag");
    if (count == 2 && frame->layers && items[1].kind == NAME && items[0].length == 2 && memcmp(frame->arena.at + items[0].start, "OC", 2) == 0) {
        PyObject *name = name_of(frame, items + 1);
        if (name == NULL) return -1;
        PyObject *answer = PyObject_CallMethod(frame->resources, "layer_is_off", "O", name);
        Py_DECREF(name);
        if (answer == NULL) return -1;
        int truth = PyObject_IsTrue(answer);
        Py_DECREF(answer);
        if (truth < 0) return -1;
        hidden = (char)truth;
    }
    if (frame->marks.used > 10000) return refuse("marks");
    if (put(&frame->marks, (unsigned char)hidden) < 0) return -1;
    frame->hidden_marks += hidden;
    return 0;
}

static int invoke(Frame *frame, Item *item) {
    PyObject *name = name_of(frame, item);
    if (name == NULL) return -1;
    PyObject *answer = PyObject_CallMethod(frame->resources, "invoke", "O", name);
    Py_DECREF(name);
    if (answer == NULL) return -1;
    Py_DECREF(answer);
    return 0;
}

/* `BI` has been read: the dictionary, `ID`, the data up to `EI`. */
static int inline_image(Canvas *canvas, Frame *frame, Source *src) {
    int width = 0, height = 0, filter = 0;
    for (int count = 0;; count++) {
        Item item;
        skip_blank(src);
        if (src->end - src->at < 4) return refuse("inline image");
        if (src->at[0] == 'I' && src->at[1] == 'D' && ends_word(src->at[2])) {
            if (count % 2) return refuse("inline image");
            src->at += 3;
            break;
        }
        if (read_item(src, &frame->arena, &item, 0) < 0) return -1;
        const char *key = frame->arena.at + item.start;
        if (filter && (item.kind != NAME || (item.length && *key == 'A'))) return refuse("inline image");
        filter = 0;
        if (count % 2) continue;
        if (item.kind != NAME) return refuse("inline image");
        if (item.length == 1 && *key == 'W') width = 1;
        if (item.length == 1 && *key == 'H') height = 1;
        filter = item.length == 1 && *key == 'F';                  /* data in letters end in another way */
    }
    for (int seen = 0; src->at < src->end;) {
        unsigned char c = *src->at++;
        if (seen == 0) seen = c == 'E';
        else if (seen == 1) seen = c == 'I' ? 2 : 0;
        else if (is_space(c)) return width && height ? show_image(canvas) : 0;
        else seen = 0;
    }
    return refuse("inline image");
}

static int save(Frame *frame) {
    State *place = many_add(&frame->saved, 1);
    if (place == NULL) return -1;
    if (frame->saved.used > 5000) return refuse("states");
    *place = frame->now;
    return 0;
}

static int restore(Canvas *canvas, Frame *frame) {
    if (frame->saved.used == 0) return 0;
    frame->now = ((State *)frame->saved.at)[--frame->saved.used];
    canvas->device = frame->now.ctm;
    return 0;
}

#define OP1(a) (a)
#define OP2(a, b) ((a) << 8 | (b))
#define OP3(a, b, c) ((a) << 16 | (b) << 8 | (c))
#define NEED(n) do { if (count != (n)) return refuse("operands"); } while (0)
#define NUMBERS(n) do { NEED(n); if (!all_numbers(in, n)) return refuse("operands"); } while (0)

static int operate(Canvas *canvas, Frame *frame, unsigned op, Item *in, size_t count, Item *list, size_t listed) {
    State *s = &frame->now;
    double v[6] = {0};
    for (size_t i = 0; i < count && i < 6; i++) v[i] = in[i].num;
    switch (op) {
        case OP1('q'): NEED(0); return save(frame);
        case OP1('Q'): NEED(0); return restore(canvas, frame);
        case OP2('c', 'm'): {
            NUMBERS(6);
            Matrix m = { v[0], v[1], v[2], v[3], v[4], v[5] };
            s->ctm = times(m, s->ctm);
            if (!usable(s->ctm)) return refuse("matrix");
            canvas->device = s->ctm;
            return 0;
        }
        case OP1('w'): case OP1('J'): case OP1('j'): case OP1('M'): case OP1('i'): NUMBERS(1); return 0;
        case OP2('r', 'i'): case OP2('s', 'h'): case OP2('M', 'P'): NEED(1); return in[0].kind == NAME ? 0 : refuse("operands");
        case OP2('D', 'P'): NEED(2); return in[0].kind == NAME ? 0 : refuse("operands");
        case OP1('d'): NEED(2); return in[0].kind == LIST && in[1].kind == NUM ? 0 : refuse("operands");
        case OP2('g', 's'): NEED(1); return set_graphics(frame, in);
        case OP1('m'): NUMBERS(2); return add_step(frame, 'm', 2, v);
        case OP1('l'): NUMBERS(2); return add_step(frame, 'l', 2, v);
        case OP1('c'): NUMBERS(6); return add_step(frame, 'c', 6, v);
        case OP1('v'): NUMBERS(4); return add_step(frame, 'v', 4, v);
        case OP1('y'): NUMBERS(4); return add_step(frame, 'y', 4, v);
        case OP1('h'): NEED(0); return add_step(frame, 'h', 0, v);
        case OP2('r', 'e'): {
            NUMBERS(4);
            double a[2] = { v[0], v[1] }, b[2] = { v[0] + v[2], v[1] }, c[2] = { v[0] + v[2], v[1] + v[3] }, d[2] = { v[0], v[1] + v[3] };
            if (add_step(frame, 'm', 2, a) < 0 || add_step(frame, 'l', 2, b) < 0 || add_step(frame, 'l', 2, c) < 0) return -1;
            return add_step(frame, 'l', 2, d) < 0 ? -1 : add_step(frame, 'h', 0, v);
        }
        case OP1('S'): NEED(0); return paint_path(canvas, frame, 1, 0);
        case OP1('s'): NEED(0); return add_step(frame, 'h', 0, v) < 0 ? -1 : paint_path(canvas, frame, 1, 0);
        case OP1('f'): case OP2('f', '*'): NEED(0); return paint_path(canvas, frame, 0, 1);
        case OP1('B'): case OP2('B', '*'): NEED(0); return paint_path(canvas, frame, 1, 1);
        case OP1('b'): case OP2('b', '*'): NEED(0); return add_step(frame, 'h', 0, v) < 0 ? -1 : paint_path(canvas, frame, 1, 1);
        case OP1('n'): NEED(0); frame->path.used = 0; return 0;
        case OP1('W'): case OP2('W', '*'): NEED(0); return clip_to_path(frame);
        case OP2('C', 'S'): NEED(1); return set_space(frame, in, &s->stroke_space);
        case OP2('c', 's'): NEED(1); return set_space(frame, in, &s->fill_space);
        case OP1('G'): NEED(1); return device_color(frame, in, 1, &s->stroke, &s->stroke_space, "DeviceGray");
        case OP1('g'): NEED(1); return device_color(frame, in, 1, &s->fill, &s->fill_space, "DeviceGray");
        case OP2('R', 'G'): NEED(3); return device_color(frame, in, 3, &s->stroke, &s->stroke_space, "DeviceRGB");
        case OP2('r', 'g'): NEED(3); return device_color(frame, in, 3, &s->fill, &s->fill_space, "DeviceRGB");
        case OP1('K'): NEED(4); return device_color(frame, in, 4, &s->stroke, &s->stroke_space, "DeviceCMYK");
        case OP1('k'): NEED(4); return device_color(frame, in, 4, &s->fill, &s->fill_space, "DeviceCMYK");
        case OP2('S', 'C'): case OP3('S', 'C', 'N'): return set_color(in, count, &s->stroke, &s->stroke_space);
        case OP2('s', 'c'): case OP3('s', 'c', 'n'): return set_color(in, count, &s->fill, &s->fill_space);
        case OP2('B', 'X'): case OP2('E', 'X'): case OP2('E', 'T'): NEED(0); return 0;
        case OP2('B', 'T'): {
            NEED(0);
            Matrix identity = { 1, 0, 0, 1, 0, 0 };
            s->text = identity; s->line_x = s->line_y = 0;
            return 0;
        }
        case OP3('B', 'D', 'C'): NEED(2); return in[1].kind == NAME || in[1].kind == DICT ? begin_mark(frame, in, 2) : refuse("operands");
        case OP3('B', 'M', 'C'): NEED(1); return begin_mark(frame, in, 1);
        case OP3('E', 'M', 'C'):
            NEED(0);
            if (frame->marks.used) frame->hidden_marks -= frame->marks.at[--frame->marks.used];
            return 0;
        case OP2('T', 'c'): NUMBERS(1); s->charspace = v[0]; return 0;
        case OP2('T', 'w'): NUMBERS(1); s->wordspace = v[0]; return 0;
        case OP2('T', 'z'): NUMBERS(1); s->scaling = v[0]; return 0;
        case OP2('T', 'L'): NUMBERS(1); s->leading = -v[0]; return 0;
        case OP2('T', 's'): NUMBERS(1); s->rise = v[0]; return 0;
        case OP2('T', 'r'): NUMBERS(1); if (!(v[0] >= 0 && v[0] < 8)) return refuse("mode"); s->render = (int)v[0]; return 0;
        case OP2('T', 'f'): NEED(2); return set_font(frame, in);
        case OP2('T', 'D'): case OP2('T', 'd'): {
            NUMBERS(2);
            double e = v[0] * s->text.a + v[1] * s->text.c + s->text.e, f = v[0] * s->text.b + v[1] * s->text.d + s->text.f;
            s->text.e = e; s->text.f = f; s->line_x = s->line_y = 0;
            if (op == OP2('T', 'D')) s->leading = v[1];
            return 0;
        }
        case OP2('T', 'm'): {
            NUMBERS(6);
            Matrix m = { v[0], v[1], v[2], v[3], v[4], v[5] };
            s->text = m; s->line_x = s->line_y = 0;
            return 0;
        }
        case OP1('\''):
        case OP2('T', '*'): {
            /* the next line, and for the quote the text in it */
            if (op == OP1('\'')) { NEED(1); if (in[0].kind != STR) return refuse("operands"); }
            else NEED(0);
            double e = s->leading * s->text.c + s->text.e, f = s->leading * s->text.d + s->text.f;
            s->text.e = e; s->text.f = f; s->line_x = s->line_y = 0;
            return op == OP1('\'') ? show_items(canvas, frame, in, 1) : 0;
        }
        case OP2('T', 'j'): NEED(1); return in[0].kind == STR ? show_items(canvas, frame, in, 1) : refuse("operands");
        case OP2('T', 'J'): NEED(1); return in[0].kind == LIST ? show_items(canvas, frame, list, listed) : refuse("operands");
        case OP1('"'):
            NEED(3);
            if (!all_numbers(in, 2) || in[2].kind != STR) return refuse("operands");
            s->wordspace = v[0]; s->charspace = v[1];
            return show_items(canvas, frame, in + 2, 1);
        case OP2('D', 'o'): NEED(1); return invoke(frame, in);
    }
    return refuse("operator");
}

static int execute(Canvas *canvas, Frame *frame, const unsigned char *data, size_t length) {
    Source src = { data, data + length };
    Item in[MOST_OPERANDS];
    size_t count = 0;
    Many list;
    many_init(&list, sizeof(Item));
    int lists = 0, done = 0;
    while (done == 0) {
        skip_blank(&src);
        if (src.at >= src.end) break;
        unsigned char c = *src.at;
        if (is_alpha(c) || c == '\'' || c == '"') {
            unsigned op = c;
            size_t length_of = 1;
            src.at++;
            if (is_alpha(c)) for (; src.at < src.end && !ends_word(*src.at); src.at++, length_of++) op = length_of < 3 ? op << 8 | *src.at : 0;
            if (length_of > 3 || op == 0) { done = refuse("operator"); break; }
            if (op == OP2('B', 'I')) done = count ? refuse("operands") : inline_image(canvas, frame, &src);
            else done = operate(canvas, frame, op, in, count, (Item *)list.at, list.used);
            count = 0; list.used = 0; lists = 0; frame->arena.used = 0;
            continue;
        }
        if (count >= MOST_OPERANDS) { done = refuse("operands"); break; }
        if (c == '[') {
            /* one list an operator is enough for all there are */
            if (lists++) { done = refuse("lists"); break; }
            src.at++;
            in[count].kind = LIST; in[count++].num = 0;
            for (;;) {
                skip_blank(&src);
                if (src.at >= src.end) { done = refuse("list without end"); break; }
                if (*src.at == ']') { src.at++; break; }
                Item *item = list.used < MOST_ITEMS ? many_add(&list, 1) : NULL;
                if (item == NULL) { done = PyErr_Occurred() ? -1 : refuse("list"); break; }
                item->num = 0; item->start = item->length = 0;
                if ((done = read_item(&src, &frame->arena, item, 0)) < 0) break;
            }
            continue;
        }
        in[count].num = 0; in[count].start = in[count].length = 0;
        done = read_item(&src, &frame->arena, in + count, 0);
        count++;
    }
    if (done == 0 && count) done = refuse("operands without operator");
    many_free(&list);
    return done;
}

/* ---- the canvas ------------------------------------------------------------------------------------------------------ */

static int run(Canvas *canvas, PyObject *resources, const unsigned char *data, size_t length, Matrix ctm, View inherited) {
    Frame frame;
    memset(&frame, 0, sizeof frame);
    if (canvas->depth > MOST_NESTED + 1) return refuse("nesting");
    if (!usable(ctm)) return refuse("matrix");
    if (PyList_Append(canvas->kept, resources) < 0) return -1;
    frame.fonts = PyObject_GetAttrString(resources, "fonts");
    frame.spaces = frame.fonts ? PyObject_GetAttrString(resources, "spaces") : NULL;
    PyObject *layers = frame.spaces ? PyObject_GetAttrString(resources, "has_layers") : NULL;
    frame.layers = layers ? PyObject_IsTrue(layers) : 0;
    Py_XDECREF(layers);
    int done = -1;
    if (layers && PyDict_Check(frame.fonts) && PyDict_Check(frame.spaces)) {
        Matrix identity = { 1, 0, 0, 1, 0, 0 };
        Space gray = { 1, 0, 0 };
        many_init(&frame.saved, sizeof(State)); many_init(&frame.path, sizeof(Step));
        many_init(&frame.marks, 1); many_init(&frame.arena, 1);
        frame.resources = resources;
        frame.now.ctm = ctm; frame.now.scaling = 100; frame.now.text = identity;
        frame.now.stroke.parts = frame.now.fill.parts = 1;
        frame.now.stroke_space = frame.now.fill_space = gray;
        frame.now.view = inherited;
        frame.above = canvas->frame;
        canvas->frame = &frame; canvas->depth++; canvas->device = ctm;
        done = execute(canvas, &frame, data, length);
        canvas->frame = frame.above; canvas->depth--;
        many_free(&frame.saved); many_free(&frame.path); many_free(&frame.marks); many_free(&frame.arena);
    } else if (!PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, "resources");
    Py_XDECREF(frame.fonts); Py_XDECREF(frame.spaces);
    return done;
}

static int Canvas_init(Canvas *self, PyObject *args, PyObject *kwds) {
    PyObject *glyph, *segment;
    if (self->kept) { PyErr_SetString(PyExc_TypeError, "made already"); return -1; }
    if (kwds && PyDict_GET_SIZE(kwds)) { PyErr_SetString(PyExc_TypeError, "no keywords"); return -1; }
    if (!PyArg_ParseTuple(args, "O!O!dddd(dddd)", &PyType_Type, &glyph, &PyType_Type, &segment, &self->left, &self->shift, &self->width,
                          &self->height, &self->visible.x0, &self->visible.y0, &self->visible.x1, &self->visible.y1)) return -1;
    if (!PyType_IsSubtype((PyTypeObject *)glyph, &PyTuple_Type) || !PyType_IsSubtype((PyTypeObject *)segment, &PyTuple_Type)) {
        PyErr_SetString(PyExc_TypeError, "named tuples expected");
        return -1;
    }
    self->kept = PyList_New(0);
    if (self->kept == NULL) return -1;
    Py_INCREF(glyph); self->glyph_type = (PyTypeObject *)glyph;
    Py_INCREF(segment); self->segment_type = (PyTypeObject *)segment;
    many_init(&self->chars, sizeof(Char)); many_init(&self->covers, sizeof(Area)); many_init(&self->areas, sizeof(Area));
    many_init(&self->across, sizeof(Rule)); many_init(&self->down, sizeof(Rule)); many_init(&self->fills, sizeof(Area));
    return 0;
}

static void Canvas_dealloc(Canvas *self) {
    many_free(&self->chars); many_free(&self->covers); many_free(&self->areas);
    many_free(&self->across); many_free(&self->down); many_free(&self->fills);
    Py_XDECREF(self->kept); Py_XDECREF(self->glyph_type); Py_XDECREF(self->segment_type);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *Canvas_page(Canvas *self, PyObject *args) {
    PyObject *resources; Py_buffer data; Matrix m;
    if (!PyArg_ParseTuple(args, "Oy*(dddddd)", &resources, &data, &m.a, &m.b, &m.c, &m.d, &m.e, &m.f)) return NULL;
    View view = { 0, 1, 0, 0, {0, 0, 0, 0}, 1.0 };
    int done = self->kept == NULL || self->frame ? refuse("busy") : run(self, resources, data.buf, (size_t)data.len, m, view);
    PyBuffer_Release(&data);
    if (done < 0) return NULL;
    Py_RETURN_NONE;
}

static PyObject *Canvas_form(Canvas *self, PyObject *args) {
    PyObject *resources; Py_buffer data; Matrix m; Rect box; int off;
    if (!PyArg_ParseTuple(args, "Oy*(dddddd)(dddd)p", &resources, &data, &m.a, &m.b, &m.c, &m.d, &m.e, &m.f,
                          &box.x0, &box.y0, &box.x1, &box.y1, &off)) return NULL;
    int done = -1;
    if (self->frame == NULL) refuse("no page");
    else {
        Matrix ctm = times(m, self->frame->now.ctm);
        View view = self->frame->now.view;
        view.off = is_off(self->frame) || off;
        narrow(&view, moved_rect(ctm, box));
        done = run(self, resources, data.buf, (size_t)data.len, ctm, view);
    }
    PyBuffer_Release(&data);
    if (done < 0) return NULL;
    Py_RETURN_NONE;
}

static PyObject *Canvas_image(Canvas *self, PyObject *unused) {
    (void)unused;
    if (self->frame == NULL) { refuse("no page"); return NULL; }
    if (show_image(self) < 0) return NULL;
    Py_RETURN_NONE;
}

static int inside(double x, double y, Area *a, double reach) {
    return a->x0 - reach <= x && x <= a->x1 + reach && a->top - reach <= y && y <= a->bottom + reach;
}

static PyObject *new_tuple(PyTypeObject *type, Py_ssize_t count, double *values, PyObject *first, int bold, int turn) {
    PyObject *made = type->tp_alloc(type, count);
    if (made == NULL) return NULL;
#if PY_VERSION_HEX >= 0x030E0000
    ((PyTupleObject *)made)->ob_hash = -1;                         /* not worked out yet */
#endif
    Py_ssize_t i = 0;
    if (first) { Py_INCREF(first); PyTuple_SET_ITEM(made, i++, first); }
    Py_ssize_t floats = first ? count - 2 : count;
    for (int k = 0; i < floats; i++, k++) {
        PyObject *number = PyFloat_FromDouble(values[k]);
        if (number == NULL) { Py_DECREF(made); return NULL; }
        PyTuple_SET_ITEM(made, i, number);
    }
    if (first) {
        PyTuple_SET_ITEM(made, i++, PyBool_FromLong(bold));
        PyObject *number = PyLong_FromLong(turn);
        if (number == NULL) { Py_DECREF(made); return NULL; }
        PyTuple_SET_ITEM(made, i, number);
    }
    return made;
}

static int append_new(PyObject *list, PyObject *item) {
    if (item == NULL) return -1;
    int done = PyList_Append(list, item);
    Py_DECREF(item);
    return done;
}

static PyObject *rules_of(Many *rules, PyTypeObject *type) {
    PyObject *list = PyList_New(0);
    for (size_t i = 0; list && i < rules->used; i++) {
        Rule *r = (Rule *)rules->at + i;
        double v[3] = { r->at, r->start, r->end };
        if (append_new(list, new_tuple(type, 3, v, NULL, 0, 0)) < 0) Py_CLEAR(list);
    }
    return list;
}

/* glyphs, hidden, horizontal, vertical, fills, share of pictures, unmapped, whether it is a scan's text layer */
static PyObject *Canvas_finish(Canvas *self, PyObject *args) {
    PyObject *blank, *unmapped_text;
    if (!PyArg_ParseTuple(args, "UU", &blank, &unmapped_text)) return NULL;
    if (self->kept == NULL || self->frame) { refuse("busy"); return NULL; }
    Char *chars = (Char *)self->chars.at;
    Area *covers = (Area *)self->covers.at, *areas = (Area *)self->areas.at;
    size_t n = self->chars.used, inked = 0, invisible = 0, nameless = 0;
    for (size_t i = 0; i < n; i++) {
        if (!chars[i].entry->raw_space) { inked++; invisible += chars[i].mode == 3 || chars[i].mode == 7; }
        nameless += chars[i].entry->kind == NAMELESS;
    }
    double share = low(1.0, self->image_area / high(1.0, self->width * self->height));
    int ocr_layer = inked && share > 0.5 && (double)invisible > 0.9 * (double)inked;
    int blanks = 5 * nameless < n;
    long unmapped = 0;
    PyObject *glyphs = PyList_New(0), *hidden = PyList_New(0), *fills = PyList_New(0), *result = NULL;
    PyObject *across = rules_of(&self->across, self->segment_type), *down = rules_of(&self->down, self->segment_type);
    if (!glyphs || !hidden || !fills || !across || !down) goto end;
    for (size_t i = 0; i < n; i++) {
        Char *ch = chars + i;
        PyObject *text = ch->entry->text;
        int space = ch->entry->space, empty = ch->entry->empty;
        if (ch->entry->kind == NAMELESS && blanks) { text = blank; space = 1; empty = 0; }
        else if (ch->entry->kind != PLAIN) { text = unmapped_text; space = 0; empty = 0; unmapped++; }
        double mx = (ch->x0 + ch->x1) / 2, my = (ch->top + ch->bottom) / 2;
        Rect *vis = &self->visible;
        int held = vis->x0 - 1 <= mx && mx <= vis->x1 + 1 && vis->y0 - 1 <= my && my <= vis->y1 + 1;
        double v[6] = { ch->x0, ch->top, ch->x1, ch->bottom, ch->baseline, ch->size };
        if (space || empty) {
            if (held && !empty && append_new(glyphs, new_tuple(self->glyph_type, 9, v, text, ch->bold, ch->turn)) < 0) goto end;
            continue;
        }
        int unseen = ((ch->mode == 3 || ch->mode == 7) && !ocr_layer) || !held || ch->size < SMALLEST_VISIBLE || ch->unseen;
        for (size_t k = ch->covers; !unseen && k < self->covers.used; k++) unseen = inside(mx, my, covers + k, 0);
        if (!unseen && ch->white) {
            /* the last area painted under it decides; bare paper is white */
            size_t first = ch->areas > AREAS_KEPT ? ch->areas - AREAS_KEPT : 0;
            unseen = 1;
            for (size_t k = ch->areas; k > first; k--) if (inside(mx, my, areas + k - 1, 0.5)) { unseen = areas[k - 1].light > 0.93; break; }
        }
        if (append_new(unseen ? hidden : glyphs, new_tuple(self->glyph_type, 9, v, text, ch->bold, ch->turn)) < 0) goto end;
    }
    for (size_t i = 0; i < self->fills.used; i++) {
        Area *a = (Area *)self->fills.at + i;
        if (append_new(fills, Py_BuildValue("(dddd)", a->x0, a->top, a->x1, a->bottom)) < 0) goto end;
    }
    result = Py_BuildValue("(OOOOOdlN)", glyphs, hidden, across, down, fills, share, unmapped, PyBool_FromLong(ocr_layer));
end:
    self->chars.used = 0;                                          /* they borrow from what is let go now */
    Py_CLEAR(self->kept);
    Py_XDECREF(glyphs); Py_XDECREF(hidden); Py_XDECREF(fills); Py_XDECREF(across); Py_XDECREF(down);
    return result;
}

static PyObject *Canvas_depth(Canvas *self, void *unused) { (void)unused; return PyLong_FromLong(self->depth); }

static PyMethodDef Canvas_methods[] = {
    { "page", (PyCFunction)Canvas_page, METH_VARARGS, "page(resources, data, matrix): run a page's program" },
    { "form", (PyCFunction)Canvas_form, METH_VARARGS, "form(resources, data, matrix, box, off): run a form's, from resources.invoke" },
    { "image", (PyCFunction)Canvas_image, METH_NOARGS, "image(): a picture in the unit square, from resources.invoke" },
    { "finish", (PyCFunction)Canvas_finish, METH_VARARGS, "finish(blank, unmapped): all that was painted" },
    { NULL, NULL, 0, NULL },
};

static PyGetSetDef Canvas_getset[] = { { "depth", (getter)Canvas_depth, NULL, "programs under way", NULL }, { NULL, NULL, NULL, NULL, NULL } };

static PyTypeObject CanvasType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "extractors.readers._fastpaint.Canvas", .tp_basicsize = sizeof(Canvas), .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew, .tp_init = (initproc)Canvas_init, .tp_dealloc = (destructor)Canvas_dealloc,
    .tp_methods = Canvas_methods, .tp_getset = Canvas_getset,
};

static struct PyModuleDef module = { PyModuleDef_HEAD_INIT, "_fastpaint", NULL, -1, NULL, NULL, NULL, NULL, NULL };

PyMODINIT_FUNC PyInit__fastpaint(void) {
    if (PyType_Ready(&FontType) < 0 || PyType_Ready(&CanvasType) < 0) return NULL;
    PyObject *m = PyModule_Create(&module);
    if (m == NULL) return NULL;
    Unsupported = PyErr_NewException("extractors.readers._fastpaint.Unsupported", PyExc_Exception, NULL);
    if (Unsupported == NULL || PyModule_AddObjectRef(m, "Unsupported", Unsupported) < 0
        || PyModule_AddObjectRef(m, "Font", (PyObject *)&FontType) < 0 || PyModule_AddObjectRef(m, "Canvas", (PyObject *)&CanvasType) < 0
        || PyModule_AddIntConstant(m, "REVISION", REVISION) < 0) { Py_DECREF(m); return NULL; }
    return m;
}
