"use strict";

// Where things are on the screen: brings blocks into view, and tells the editor what is in view.

const places = (() => {
  const { header, main, childrenOfElement } = dom;
  const MARGIN = 24;
  let sought = null; // what was to be shown last
  let aimed = null; // what was scrolled to, until anything else happens
  let isMissing = false; // it is not on the page yet: a long post comes piece by piece
  let seen = null; // what was told to be in view

  const firstBox = (id) => (id === 0 ? body.boxOf(header) : body.boxesOf(id)[0]);

  // Returns the element of a quote that a paragraph became, if there is still the same number of them.
  const paragraphOf = ({ nodes, child, children }) => {
    if (!(children > 0)) return null;
    const quote = body.rootsOf(nodes[0]).find((root) => dom.tagOf(root) === "BLOCKQUOTE");
    const elements = quote ? childrenOfElement(quote) : [];
    return elements.length === children ? (elements[child] ?? null) : null;
  };

  // Brings a paragraph, or the first of the nodes that shows anything, into view, unless it is there
  // already; again when the window gets another width, until the user scrolls.
  const bring = (wanted) => {
    sought = wanted;
    const height = window.innerHeight;
    const paragraph = paragraphOf(wanted);
    let box = paragraph ? body.boxOf(paragraph) : null;
    if (box && box.top >= 0 && box.bottom <= height) return;
    for (const id of wanted.nodes) if ((box ??= firstBox(id))) break;
    isMissing = !box && wanted.nodes.length > 0;
    if (!box) return;
    if (box.top >= 0 && box.top < height * 0.75) return;
    if (box.top < 0 && box.bottom > height / 2 && wanted.nodes.length === 1) return;
    window.scrollTo(0, window.scrollY + box.top - MARGIN);
    aimed = paragraph ?? wanted.nodes.find((id) => firstBox(id));
  };

  // In a very long post heights are guesses until the blocks come into view; what was scrolled to is
  // then pushed away by the block above it.
  const straighten = () => {
    const box = aimed instanceof Element ? body.boxOf(aimed) : aimed !== null && firstBox(aimed);
    if (box && Math.abs(box.top - MARGIN) >= 1) window.scrollBy(0, box.top - MARGIN);
  };

  const forget = () => {
    sought = aimed = null;
    isMissing = false;
  };

  const tell = () => {
    const id = body.boxOf(header).bottom > 2 * MARGIN ? 0 : body.idBelow(2 * MARGIN);
    if (id === seen || id === null || !preview.channel) return;
    seen = id;
    preview.channel.page.see(id);
  };

  window.addEventListener("scroll", tell);
  window.addEventListener("resize", () => {
    if (sought) bring(sought);
    tell();
  });
  for (const kind of ["wheel", "keydown", "pointerdown"]) window.addEventListener(kind, forget, true);

  main.addEventListener("contentvisibilityautostatechange", straighten);

  preview.on((message) => {
    if (message.html || message.order || message.removed) aimed = null;
    if (message.show) bring(message.show);
    if (message.find) forget();
    const target = message.anchor && dom.elementById(message.anchor);
    if (target) dom.scrollTo(target);
    if (isMissing && message.html) bring(sought);
    if (message.order || message.show) tell();
  });

  return { paragraphOf };
})();
