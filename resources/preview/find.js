"use strict";

// Finds text on the page and highlights it, without a change to the page.

(() => {
  const { header, main, walker, attribute, boxOfElement, childrenOfElement, closest, parentOf, isVisible, tagOf } = dom;
  const all = new Highlight();
  const one = new Highlight();
  one.priority = 1;
  CSS.highlights.set("twim-found", all);
  CSS.highlights.set("twim-found-now", one);
  const BLOCKS = "p,li,h1,h2,h3,h4,h5,h6,td,th,dt,dd,pre,figcaption,summary,blockquote,div,header,main";
  let query = { text: "", exact: false, turn: 0 };
  let found = [];
  let now = -1;

  const summaryOf = (details) => [...childrenOfElement(details)].find((child) => tagOf(child) === "SUMMARY");

  // Returns the closed <details> that an element is in, the outermost first; none if it is hidden otherwise.
  const foldsOf = (element) => {
    const folds = [];
    for (let node = element; node && node !== main; node = parentOf(node)) {
      if (getComputedStyle(node).display === "none") return [];
      const details = parentOf(node);
      const isFolded = tagOf(details) === "DETAILS" && attribute(details, "open") === null && summaryOf(details) !== node;
      if (isFolded && !summaryOf(details)) return [];
      if (isFolded) folds.unshift(details);
    }
    return folds;
  };

  // Opens what folds a place away, as a click would.
  const unfold = ({ startContainer }) => {
    for (const details of foldsOf(parentOf(startContainer))) summaryOf(details).click();
  };

  // Yields the text of each block that is seen, or would be if it were unfolded, and where its text nodes begin in it.
  function* runs() {
    let run = null;
    let block = null;
    for (const root of [header, main]) {
      const walk = walker(root, NodeFilter.SHOW_TEXT);
      for (let node; (node = walk.nextNode()); ) {
        const own = closest(parentOf(node), BLOCKS);
        if (own !== block || !run) {
          if (run) yield run;
          run = { text: "", nodes: [], starts: [] };
          block = own;
        }
        if (!isVisible(parentOf(node)) && !foldsOf(parentOf(node)).length) continue;
        run.nodes.push(node);
        run.starts.push(run.text.length);
        run.text += node.data;
      }
    }
    if (run) yield run;
  }

  const pattern = ({ text, exact }) => {
    const literal = text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
    return new RegExp(literal, exact ? "gu" : "giu");
  };

  const pointIn = ({ nodes, starts }, offset, isEnd) => {
    const place = starts.findLastIndex((start) => (isEnd ? start < offset : start <= offset));
    return [nodes[place], offset - starts[place]];
  };

  const rangeOf = (run, start, end) => {
    const [startContainer, startOffset] = pointIn(run, start, false);
    const [endContainer, endOffset] = pointIn(run, end, true);
    return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
  };

  const search = () => {
    if (!query.text.trim()) return [];
    const wanted = pattern(query);
    return [...runs()].flatMap((run) =>
      [...run.text.matchAll(wanted)].map((match) => rangeOf(run, match.index, match.index + match[0].length)),
    );
  };

  const boxOfFound = ({ startContainer, startOffset, endContainer, endOffset }) => {
    dom.range.setStart(startContainer, startOffset);
    dom.range.setEnd(endContainer, endOffset);
    const box = dom.range.getBoundingClientRect();
    const [fold] = box.height ? [] : foldsOf(parentOf(startContainer));
    return fold ? boxOfElement(fold) : box;
  };

  const isBefore = (left, right) => {
    if (left.startContainer === right.startContainer) return left.startOffset < right.startOffset;
    const order = left.startContainer.compareDocumentPosition(right.startContainer);
    return (order & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  };

  const isSamePlace = (left, right) => left.startContainer === right.startContainer && left.startOffset === right.startOffset;

  const show = () => {
    all.clear();
    one.clear();
    for (const range of found) all.add(range);
    if (found[now]) one.add(found[now]);
    preview.channel?.page.count(found.length ? now + 1 : 0, found.length);
  };

  const scrollToNow = () => {
    if (!found[now]) return;
    unfold(found[now]);
    const box = boxOfFound(found[now]);
    const room = window.innerHeight;
    if (box.top < 24 || box.bottom > room - 24) window.scrollTo(0, window.scrollY + box.top - room / 3);
  };

  // Begins in view; with another letter, at the place where the letters before it were found.
  const begin = () => {
    const before = found[now];
    found = search();
    const isFirst = before ? (range) => !isBefore(range, before) : (range) => boxOfFound(range).top >= 0;
    now = found.length ? Math.max(0, found.findIndex(isFirst)) : -1;
  };

  const find = (wanted) => {
    const isOther = wanted.text !== query.text || wanted.exact !== query.exact;
    const step = isOther ? 0 : wanted.turn - query.turn;
    query = wanted;
    if (isOther) begin();
    else if (found.length) now = (((now + step) % found.length) + found.length) % found.length;
    if (isOther || step) scrollToNow();
    show();
  };

  // After an edit: what was found last stays that, if it is still there.
  const findAgain = () => {
    const before = found[now];
    found = search();
    const same = before ? found.findIndex((range) => isSamePlace(range, before)) : -1;
    now = same >= 0 ? same : Math.min(Math.max(now, 0), found.length - 1);
    show();
  };

  preview.on((message) => {
    const isOther = message.html || message.order || message.removed || message.header;
    if (message.find) find(message.find);
    else if (isOther && query.text) findAgain();
  });
})();
