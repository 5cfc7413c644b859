"use strict";

// Marks the blocks of what is selected and the paragraph that is being edited: by rules of a style
// sheet, so that the page itself stays as it is published.

const marks = (() => {
  const { main, parentOf } = dom;
  const sheet = new CSSStyleSheet();
  let ids = [];
  let spot = null;
  let barRules = "";
  let worn = "";

  const FOUND = `
    ::highlight(twim-found) { background-color: #ffe08a; color: #1b1d22; }
    ::highlight(twim-found-now) { background-color: #ff9838; color: #1b1d22; }
  `;

  // Over the ground that the element has: code may have a dark one.
  const TINT = "color-mix(in srgb, var(--twim-mark) 9%, transparent)";
  const PARAGRAPH = `
    background-image: linear-gradient(${TINT}, ${TINT}) !important;
    box-shadow: 0 0 0 0.25rem ${TINT} !important;
  `;

  const BAR = "box-shadow: -0.625rem 0 0 0 var(--twim-behind), -0.8125rem 0 0 0 var(--twim-mark) !important;";

  // A block inside an element that several share is found there; elsewhere a post may write our attribute.
  const selectorOf = (id) => {
    const [root] = body.rootsOf(id);
    return `main ${root && parentOf(root) !== main ? "" : ">"} [data-node="${Number(id)}"]`;
  };

  const bars = () => (ids.length ? `${ids.map(selectorOf).join(",")} { ${BAR} }` : "");

  const paragraph = () => {
    if (!spot || !places.paragraphOf(spot)) return "";
    return `${selectorOf(spot.nodes[0])}:is(blockquote) > :nth-child(${Number(spot.child) + 1}) { ${PARAGRAPH} }`;
  };

  const mark = (isMoved) => {
    if (isMoved) barRules = bars();
    const wanted = `@layer guard { ${barRules} ${paragraph()} }`;
    if (!dom.sheets.includes(sheet)) dom.sheets.push(sheet);
    if (wanted !== worn) sheet.replaceSync(FOUND + wanted);
    worn = wanted;
  };

  preview.on((message) => {
    if (message.marked) ids = message.marked;
    if ("spot" in message) spot = message.spot;
    const isMoved = message.marked || message.order || message.removed;
    if (isMoved || "spot" in message || message.look || message.sheets || message.html) mark(isMoved);
  });

  return { selectorOf };
})();
