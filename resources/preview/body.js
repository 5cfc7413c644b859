"use strict";

// Keeps the content of <main> equal to the fragments that the editor sends.
//
// <main> holds the body of the post and nothing else: no wrapper, no mark. A fragment is a key and
// the nodes that its HTML made, text included; they are remembered here.

const body = (() => {
  const { main, childrenOf, next, parentOf, tagOf, spaceOf, attributesOf, attribute } = dom;
  const { setAttributeNode, dropAttributeNode, insert, drop, isSame, range } = dom;
  // Nothing loads in a document that is not shown, and its parser is the one of the page's body.
  const parser = document.implementation.createHTMLDocument("").createElement("main");

  const LONG = 500; // parts; the longest post in years has a fifth of that
  const parts = new Map(); // key -> its nodes in the page
  const keys = new WeakMap(); // node of <main> -> key
  let order = [];

  const parse = (html) => {
    parser.innerHTML = html;
    return [...childrenOf(parser)];
  };

  // What holds a state or a document of its own is made anew rather than changed.
  const solid = new Set(["IFRAME", "OBJECT", "EMBED", "VIDEO", "AUDIO", "TEMPLATE", "SELECT"]);

  const isAlike = (old, fresh) =>
    old instanceof Element
      ? fresh instanceof Element && tagOf(old) === tagOf(fresh) && spaceOf(old) === spaceOf(fresh) && !solid.has(tagOf(old))
      : old instanceof CharacterData && old.nodeType === fresh.nodeType;

  const become = (old, fresh) => {
    if (isSame(old, fresh)) return;
    if (old instanceof CharacterData) {
      old.data = fresh.data;
      return;
    }
    const wanted = new Map([...attributesOf(fresh)].map((item) => [item.name, item]));
    for (const item of [...attributesOf(old)]) {
      if (!wanted.has(item.name)) dropAttributeNode(old, item);
      else if (wanted.get(item.name).value === item.value) wanted.delete(item.name);
    }
    for (const item of wanted.values()) setAttributeNode(old, item.cloneNode());
    exchange(old, [...childrenOf(old)], [...childrenOf(fresh)], null);
  };

  // Turns the neighbours `old`, which stand before `end`, into `fresh`, touching as little as
  // possible: what stays keeps its picture, its selection and its place on the screen.
  const exchange = (parent, old, fresh, end) => {
    const shared = Math.min(old.length, fresh.length);
    let head = 0;
    while (head < shared && isSame(old[head], fresh[head])) head += 1;
    let tail = 0;
    while (tail < shared - head && isSame(old.at(-1 - tail), fresh.at(-1 - tail))) tail += 1;
    const rest = old.slice(old.length - tail);
    const left = old.slice(head, old.length - tail);
    const made = fresh.slice(head, fresh.length - tail).map((node, place) => {
      if (place >= left.length) return insert(parent, node, rest[0] ?? end);
      if (isAlike(left[place], node)) {
        become(left[place], node);
        return left[place];
      }
      insert(parent, node, left[place]);
      drop(parent, left[place]);
      return node;
    });
    for (const node of left.slice(made.length)) drop(parent, node);
    return [...old.slice(0, head), ...made, ...rest];
  };

  const startAfter = (key) => {
    for (let place = order.indexOf(key) + 1; place > 0 && place < order.length; place += 1) {
      const [first] = parts.get(order[place]) ?? [];
      if (first) return first;
    }
    return null;
  };

  const setPart = (key, html) => {
    const old = parts.get(key) ?? [];
    const end = old.length ? next(old.at(-1)) : startAfter(key);
    const nodes = exchange(main, old, parse(html), end);
    parts.set(key, nodes);
    for (const node of nodes) keys.set(node, key);
  };

  const removePart = (key) => {
    for (const node of parts.get(key) ?? []) drop(main, node);
    parts.delete(key);
  };

  const arrange = () => {
    let end = null;
    for (const key of order.toReversed()) {
      for (const node of (parts.get(key) ?? []).toReversed()) {
        if (next(node) !== end) insert(main, node, end);
        end = node;
      }
    }
  };

  const patch = ({ fresh, order: wanted, html = {}, removed = [] }) => {
    const known = new Set(parts.keys());
    const gone = fresh ? [...known].filter((key) => !(key in html)) : removed;
    gone.forEach(removePart);
    if (wanted) order = wanted;
    // Backwards, so that what a new part stands before is there already.
    for (const key of wanted ? order.toReversed() : Object.keys(html).map(Number)) {
      if (key in html) setPart(key, html[key]);
    }
    if (wanted) arrange();
    main.classList.toggle("long", parts.size > LONG);
    const isOther = known.size > 0 && ![...known].some((key) => parts.has(key));
    if (isOther) window.scrollTo(0, 0);
  };

  // -- whose is what --------------------------------------------------------------------------

  const idOf = (node) => (node instanceof Element && Number(attribute(node, "data-node"))) || keys.get(node) || null;

  // Returns the key or node id of the block that a node of the page is in.
  const idAbove = (node) => {
    while (node && parentOf(node) !== main) node = parentOf(node);
    return node ? idOf(node) : null;
  };

  const boxOf = (node) => {
    range.selectNode(node);
    return range.getBoundingClientRect();
  };

  // Returns a node's outermost elements: in <main>, or inside an element that several nodes share.
  const rootsOf = (id) => {
    const direct = [...main.querySelectorAll(`:scope > [data-node="${id}"]`)];
    return direct.length || parts.has(id) ? direct : [...main.querySelectorAll(`[data-node="${id}"]`)];
  };

  // Returns the boxes of a block's outermost nodes, those that show nothing left out.
  const boxesOf = (id) => [...rootsOf(id), ...(parts.get(id) ?? [])].map(boxOf).filter((box) => box.height > 0);

  // Returns the first block that ends below a line of the view.
  const idBelow = (line) => {
    for (const key of order) {
      for (const node of parts.get(key) ?? []) {
        const box = boxOf(node);
        if (box.height > 0 && box.bottom > line) return idOf(node);
      }
    }
    return null;
  };

  preview.on((message) => {
    if (message.html || message.order || message.removed) patch(message);
  });

  return { idAbove, idBelow, boxOf, boxesOf, rootsOf };
})();
