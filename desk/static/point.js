// Pointing at a word of the page to correct a reading: by a click, by drawing a box, or by the arrow keys.
"use strict";
(function () {
  const sheet = document.getElementById("sida");
  if (!sheet) return;
  const help = document.getElementById("peka");
  const wordless = document.getElementById("ordlost");
  const svg = "http://www.w3.org/2000/svg";
  let words = null, form = null, at = -1, from = -1, marks = [], start = null;

  const field = (name) => form.querySelector(`[name="${name}"]`);

  async function load() {
    if (words) return words;
    const answer = await fetch(sheet.dataset.words);
    words = answer.ok ? await answer.json() : [];
    return words;
  }

  function clear() {
    marks.forEach((mark) => mark.remove());
    marks = [];
  }

  function show(chosen) {
    clear();
    chosen.forEach((i) => {
      const [x0, top, x1, bottom] = words[i];
      const mark = document.createElementNS(svg, "rect");
      mark.setAttribute("x", x0 - 1.5);
      mark.setAttribute("y", top - 1.5);
      mark.setAttribute("width", x1 - x0 + 3);
      mark.setAttribute("height", bottom - top + 3);
      mark.setAttribute("class", "pointed");
      sheet.append(mark);
      marks.push(mark);
    });
    if (marks.length) marks[marks.length - 1].scrollIntoView({ block: "nearest" });
    help.querySelector("output").textContent = textOf(chosen);
  }

  const textOf = (chosen) => chosen.map((i) => words[i][4]).join(" ");
  const range = () => {
    const low = Math.min(at, from), high = Math.max(at, from), found = [];
    for (let i = low; i <= high; i++) found.push(i);
    return found;
  };

  function take(chosen) {
    if (!chosen.length) return;
    const text = textOf(chosen);
    const scale = Number(form.dataset.scale || 1);
    const plain = text.replace(/\s/g, "");
    // In a table of thousands a figure that is pointed at is thousands, as the one it is to replace.
    const thousands = scale > 1 && /^\d+([.,]\d+)?$/.test(plain);
    const value = thousands ? String(Math.round(Number(plain.replace(",", ".")) * scale)).replace(/\B(?=(\d{3})+$)/g, " ") : text;
    field("varde").value = value;
    field("skal").value = `${sheet.dataset.note} ”${text}”${thousands ? ` × ${scale}` : ""}`.slice(0, 500);
    const target = field("varde");
    leave();
    target.focus();
    target.select();
  }

  function leave() {
    clear();
    sheet.classList.remove("pointing");
    help.hidden = true;
    form = null;
    start = null;
    document.removeEventListener("keydown", keys, true);
  }

  // The word whose middle is nearest in a line above or below.
  function beside(step) {
    const [x0, top, x1, bottom] = words[at];
    const middle = (x0 + x1) / 2, height = bottom - top;
    let best = -1, least = Infinity;
    words.forEach(([a, t, b, u], i) => {
      const away = step > 0 ? t - bottom : top - u;
      if (away < -0.5 * height) return;
      const line = step > 0 ? t - top : top - t;
      if (line < 0.5 * height) return;
      const distance = line * 3 + Math.abs((a + b) / 2 - middle);
      if (distance < least) { least = distance; best = i; }
    });
    return best;
  }

  function keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves = { ArrowRight: () => at + 1, ArrowLeft: () => at - 1, ArrowDown: () => beside(1), ArrowUp: () => beside(-1) };
    if (event.key === "Escape") {
      const target = field("varde");
      leave();
      target.focus();
    } else if (event.key === "Enter") {
      take(range());
    } else if (event.key in moves) {
      const next = moves[event.key]();
      if (next >= 0 && next < words.length) at = next;
      if (!event.shiftKey) from = at;
      show(range());
    } else if (event.key === "Tab") {
      leave();
      return;
    } else if (event.key !== "Shift") {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function place(event) {
    const box = sheet.getBoundingClientRect(), view = sheet.viewBox.baseVal;
    return [((event.clientX - box.left) / box.width) * view.width, ((event.clientY - box.top) / box.height) * view.height];
  }

  function within(a, b) {
    const [left, right] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
    const [upper, lower] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])];
    const found = [];
    words.forEach(([x0, top, x1, bottom], i) => {
      const inside = Math.min(right, x1) - Math.max(left, x0) > 0.4 * (x1 - x0);
      if (inside && Math.min(lower, bottom) - Math.max(upper, top) > 0.4 * (bottom - top)) found.push(i);
    });
    return found;
  }

  sheet.addEventListener("pointerdown", (event) => {
    if (!form) return;
    event.preventDefault();
    start = place(event);
  });
  sheet.addEventListener("pointermove", (event) => {
    if (form && start) show(within(start, place(event)));
  });
  sheet.addEventListener("pointerup", (event) => {
    if (!form || !start) return;
    const end = place(event);
    const drawn = Math.abs(end[0] - start[0]) > 3 || Math.abs(end[1] - start[1]) > 3;
    const chosen = drawn ? within(start, end) : words.flatMap(([x0, top, x1, bottom], i) =>
      end[0] >= x0 - 2 && end[0] <= x1 + 2 && end[1] >= top - 2 && end[1] <= bottom + 2 ? [i] : []).slice(0, 1);
    start = null;
    take(chosen);
  });
  // A click on a box goes nowhere while somebody points.
  let taken = false;
  sheet.addEventListener("pointerdown", () => (taken = Boolean(form)), true);
  sheet.addEventListener("click", (event) => { if (taken) event.preventDefault(); taken = false; }, true);

  document.querySelectorAll("[data-point]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await load();
      form = button.form;
      if (!words.length) {
        wordless.hidden = false;
        form = null;
        return;
      }
      const box = document.getElementById("r-" + field("uppgift").value);
      const rect = box && box.querySelector("rect");
      const near = rect ? [Number(rect.getAttribute("x")), Number(rect.getAttribute("y"))] : [0, 0];
      at = words.reduce((best, word, i) =>
        Math.hypot(word[0] - near[0], word[1] - near[1]) < Math.hypot(words[best][0] - near[0], words[best][1] - near[1]) ? i : best, 0);
      from = at;
      sheet.classList.add("pointing");
      help.hidden = false;
      button.blur();
      document.addEventListener("keydown", keys, true);
      show([at]);
    });
  });
})();
