"use strict";

// Marks blocks that something is wrong with, in the margin: by elements beside the page's own, each held to its block by
// an anchor of a style sheet. So the page stays as it is published, nothing is measured, and what moves takes its mark along.

(() => {
  const { page, header, create, attribute, setAttribute } = dom;
  const sheet = new CSSStyleSheet();
  const holder = create("twim-marks");
  let flags = [];
  let worn = "";

  const anchorOf = (id) => `--twim-problem-${Number(id)}`;
  const selectorOf = (id) => (id === 0 ? "header" : marks.selectorOf(id));

  const made = ({ node, severity, words }) => {
    const mark = create("twim-mark");
    setAttribute(mark, "data-problem", String(Number(node)));
    setAttribute(mark, "data-severity", severity);
    setAttribute(mark, "aria-hidden", "true"); // the list of problems tells of it, the page as the site does
    setAttribute(mark, "title", words);
    mark.style.setProperty("position-anchor", anchorOf(node), "important");
    return mark;
  };

  const anchor = () => {
    const rules = flags.map(({ node }) => `${selectorOf(node)} { anchor-name: ${anchorOf(node)} !important; }`);
    const wanted = rules.length ? `@layer guard { ${rules.join(" ")} }` : "";
    if (!dom.sheets.includes(sheet)) dom.sheets.push(sheet);
    if (wanted !== worn) sheet.replaceSync(wanted);
    worn = wanted;
  };

  window.addEventListener(
    "click",
    (event) => {
      const [target] = event.composedPath();
      if (!event.isTrusted || event.button !== 0 || !(target instanceof Element)) return;
      if (dom.parentOf(target) === holder) preview.channel?.page.ask(Number(attribute(target, "data-problem")));
    },
    true,
  );

  preview.on((message) => {
    if (message.problems) {
      flags = message.problems;
      holder.replaceChildren(...flags.map(made));
      if (!holder.isConnected) page.append(holder);
    }
    if (flags.length ? message.problems || message.order || message.removed || message.html : message.problems) anchor();
  });
})();
