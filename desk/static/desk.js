// Keys for those who never leave the keyboard. Everything works without this file.
"use strict";
(function () {
  const stops = () => Array.from(document.querySelectorAll(".stop"));
  const typing = (node) => node.matches("input, textarea, select");
  let at = -1;

  function go(to) {
    const all = stops();
    if (!all.length) return;
    at = Math.max(0, Math.min(all.length - 1, to));
    const target = all[at].querySelector("th a, figcaption a") || all[at];
    all.forEach((node) => node.classList.toggle("at", node === all[at]));
    if (all[at].matches("article, li")) {
      all[at].tabIndex = -1;
      all[at].focus({ preventScroll: true });
    } else {
      target.focus({ preventScroll: true });
    }
    all[at].scrollIntoView({ block: all[at].offsetHeight > innerHeight ? "start" : "center" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && typing(event.target)) return event.target.blur();
    if (typing(event.target)) return;
    if (event.key === "/") {
      event.preventDefault();
      const field = document.getElementById("sok");
      field.focus();
      field.select();
    } else if (event.key === "j") {
      go(at + 1);
    } else if (event.key === "k") {
      go(at - 1);
    } else if (event.key === "n") {
      const link = document.querySelector("[data-next]");
      if (link) link.click();
    } else if (event.key === "Enter" && event.target.matches(".stop")) {
      const link = event.target.querySelector("a[href]");
      if (link) link.click();
    } else if (event.key === "v") {
      const here = event.target.closest(".stop") || stops()[at];
      const link = here && here.querySelector("[data-open]");
      if (link) link.click();
    } else if (event.key === "r") {
      const here = event.target.closest(".stop") || stops()[at];
      const details = here && here.querySelector("details");
      if (details) {
        event.preventDefault();
        details.open = true;
        const point = details.querySelector("[data-point]");
        (point || details.querySelector("input:not([type=hidden])")).focus();
      }
    } else if (/^[123]$/.test(event.key)) {
      const here = event.target.closest(".stop") || stops()[at];
      const choice = here && here.querySelector(`[data-key="${event.key}"]`);
      if (choice) {
        event.preventDefault();
        choice.focus();
        if (choice.select) choice.select();
      }
    }
  });

  // After a word on a finding: the next one that waits.
  const said = new URLSearchParams(location.search).get("sagt");
  const all = stops();
  const current = location.hash ? all.findIndex((node) => "#" + node.id === location.hash) : -1;
  if (current >= 0) {
    const waits = (node, i) => !node.classList.contains("closed") && i !== current;
    const after = all.findIndex((node, i) => i > current && waits(node, i));
    const next = said !== "omdome" ? current : after >= 0 ? after : all.findIndex(waits);
    at = next >= 0 ? next : current;
    // The browser goes to the address's own place when the page is there, and would take the focus with it.
    if (at !== current) history.replaceState(null, "", "#" + all[at].id);
    const arrive = () => setTimeout(() => go(at));
    document.readyState === "complete" ? arrive() : addEventListener("load", arrive);
  }

  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  document.querySelectorAll("form.order select").forEach((select) => {
    select.addEventListener("change", () => select.form.submit());
  });
  // What is folded away is printed too.
  addEventListener("beforeprint", () => document.querySelectorAll("details.more").forEach((d) => (d.open = true)));
})();
