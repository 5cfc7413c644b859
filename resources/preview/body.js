"use strict";

// Keeps the content of <main> equal to the fragments that the editor sends.
//
// <main> holds the body of the post and nothing else: no wrapper, no mark. A fragment is a key and
// the nodes that its HTML made, text included; they are remembered here.

const body = (() => {
  const { main, childrenOf, next, parentOf, tagOf, spaceOf, attributesOf, attribute } = dom;
  const { setAttributeNode, dropAttributeNode, dropAttribute, insert, drop, isSame, closest, contains, range, boxOfElement } = dom;
  // Nothing loads in a document that is not shown, and its parser is the one of the page's body.
  const parser = document.implementation.createHTMLDocument("").createElement("main");

  const LONG = 500; // parts; the longest post in years has a fifth of that
  const parts = new Map(); // key -> its nodes in the page
  const keys = new WeakMap(); // node of <main> -> key
  let places = new Map(); // key -> its place in `order`
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
    const made = convert(parent, left, fresh.slice(head, fresh.length - tail), rest[0] ?? end);
    return [...old.slice(0, head), ...made, ...rest];
  };

  // Does the same with neighbours that differ at both ends: of one kind, they become each other.
  const convert = (parent, old, fresh, end) => {
    const shared = Math.min(old.length, fresh.length);
    let head = 0;
    while (head < shared && isAlike(old[head], fresh[head])) head += 1;
    let tail = 0;
    while (tail < shared - head && isAlike(old.at(-1 - tail), fresh.at(-1 - tail))) tail += 1;
    const rest = old.slice(old.length - tail);
    const next = rest[0] ?? end;
    const added = fresh.slice(head, fresh.length - tail).map((node) => insert(parent, node, next));
    for (const node of old.slice(head, old.length - tail)) drop(parent, node);
    const kept = old.slice(0, head);
    kept.forEach((node, place) => become(node, fresh[place]));
    rest.forEach((node, place) => become(node, fresh[fresh.length - tail + place]));
    return [...kept, ...added, ...rest];
  };

  const startAfter = (key) => {
    for (let place = (places.get(key) ?? order.length) + 1; place < order.length; place += 1) {
      const [first] = parts.get(order[place]) ?? [];
      if (first) return first;
    }
    return null;
  };

  const setPart = (key, html) => {
    const old = parts.get(key) ?? [];
    const end = old.length ? next(old.at(-1)) : startAfter(key);
    const leave = unfold(key);
    const nodes = exchange(main, old, parse(html), end);
    leave();
    parts.set(key, nodes);
    for (const node of nodes) keys.set(node, key);
  };

  // -- what the user opened or closed -----------------------------------------------------------

  const toggled = new Set(); // <details> that are not as the post has them

  const onToggled = (event) => {
    if (event.defaultPrevented) return;
    const [target] = event.composedPath();
    const summary = target instanceof Element ? closest(target, "summary") : null;
    const details = summary && closest(summary, "details");
    if (!details || parentOf(summary) !== details) return;
    if (!toggled.delete(details)) toggled.add(details);
  };

  const turn = (details) => {
    if (attribute(details, "open") === null) details.toggleAttribute("open", true);
    else dropAttribute(details, "open");
  };

  // Makes the part what the post has, and returns what makes it again what the user made of it.
  const unfold = (key) => {
    const turned = [...toggled].filter((details) => keys.get(topOf(details)) === key);
    turned.forEach(turn);
    return () => {
      turned.forEach(turn);
      for (const details of toggled) if (!contains(main, details)) toggled.delete(details);
    };
  };

  const topOf = (node) => {
    while (node && parentOf(node) !== main) node = parentOf(node);
    return node;
  };

  window.addEventListener("click", onToggled);

  // -- patching --------------------------------------------------------------------------------

  const removePart = (key) => {
    for (const node of parts.get(key) ?? []) drop(main, node);
    parts.delete(key);
  };

  // Puts the parts in their order, moving as few as possible: what is not moved is not drawn anew and
  // holds the view where it is.
  const arrange = (before) => {
    const staying = rising(order.filter((key) => before.has(key)), before);
    let end = null;
    for (const key of order.toReversed()) {
      for (const node of (parts.get(key) ?? []).toReversed()) {
        if (!staying.has(key) && next(node) !== end) insert(main, node, end);
        end = node;
      }
    }
    return staying;
  };

  // Returns as many of the keys as possible that stood in the same order before.
  const rising = (wanted, before) => {
    const last = []; // of each length, the key with which a row of that length ends earliest
    const previous = new Map();
    for (const key of wanted) {
      let [low, high] = [0, last.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (before.get(last[middle]) < before.get(key)) low = middle + 1;
        else high = middle;
      }
      previous.set(key, last[low - 1]);
      last[low] = key;
    }
    const found = new Set();
    for (let key = last.at(-1); key !== undefined; key = previous.get(key)) found.add(key);
    return found;
  };

  const isBelowTop = (key) => {
    const [node] = parts.get(key) ?? [];
    const box = node && roughBoxOf(node);
    return Boolean(box && box.height > 0 && box.top >= 0);
  };

  // Notes where the first block in view is, and returns what brings it there again if something above
  // it was changed: the engine itself does that most times, but not always. What is changed below it
  // moves it nowhere; then nothing is measured, which would have the page laid out once more.
  const hold = (changed, isOrdered) => {
    if (window.scrollY <= 0 || (!isOrdered && changed.every(isBelowTop))) return () => {};
    const node = nodeBelow(0);
    const key = node && keys.get(node);
    const place = places.get(key);
    if (!node || changed.includes(key) || !(isOrdered || changed.some((one) => places.get(one) < place))) return () => {};
    const { top } = roughBoxOf(node);
    return (staying) => {
      const away = staying.has(key) && parentOf(node) === main ? roughBoxOf(node).top - top : 0;
      if (Math.abs(away) >= 1) window.scrollBy(0, away);
    };
  };

  const setOrder = (wanted) => {
    order = wanted;
    places = new Map(order.map((key, place) => [key, place]));
  };

  const patch = ({ fresh, order: wanted, html = {}, removed = [] }) => {
    const before = places;
    const known = wanted ? [...parts.keys()] : [];
    const gone = fresh ? known.filter((key) => !(key in html)) : removed;
    const steady = hold([...Object.keys(html).map(Number), ...gone], Boolean(wanted));
    gone.forEach(removePart);
    if (wanted) setOrder(wanted);
    // Backwards, so that what a new part stands before is there already.
    const changed = Object.keys(html).map(Number).filter((key) => places.has(key));
    changed.sort((one, other) => places.get(other) - places.get(one));
    for (const key of changed) setPart(key, html[key]);
    steady(wanted ? arrange(before) : before);
    main.classList.toggle("long", parts.size > LONG);
    const isOther = known.length > 0 && !known.some((key) => parts.has(key));
    if (isOther) window.scrollTo(0, 0);
  };

  // -- whose is what --------------------------------------------------------------------------

  const idOf = (node) => (node instanceof Element && Number(attribute(node, "data-node"))) || keys.get(node) || null;

  // Returns the key or node id of the block that a node of the page is in.
  const idAbove = (node) => {
    const top = topOf(node);
    return top ? idOf(top) : null;
  };

  const boxOf = (node) => {
    range.selectNode(node);
    return range.getBoundingClientRect();
  };

  // Does the same where the size of what is out of view may be a guess: a range has it laid out, which
  // takes long in a very long post; an element's own box does not.
  const roughBoxOf = (node) => {
    const box = node instanceof Element ? boxOfElement(node) : null;
    return box && box.height > 0 ? box : boxOf(node);
  };

  const nodesOf = (key) => parts.get(key) ?? [];

  // Returns a node's outermost elements: in <main>, or inside an element that several nodes share.
  const rootsOf = (id) => {
    const own = (parts.get(id) ?? []).filter((node) => node instanceof Element && idOf(node) === id);
    if (own.length || parts.has(id)) return own;
    const direct = [...main.querySelectorAll(`:scope > [data-node="${id}"]`)];
    return direct.length ? direct : [...main.querySelectorAll(`[data-node="${id}"]`)];
  };

  // Returns the boxes of a block's outermost nodes, those that show nothing left out.
  const boxesOf = (id) => [...rootsOf(id), ...(parts.get(id) ?? [])].map(boxOf).filter((box) => box.height > 0);

  // Returns the first node that ends below a line of the view. They stand below each other, so half
  // of those that are left can be passed over each time.
  const nodeBelow = (line) => {
    const nodes = childrenOf(main);
    let [low, high, found] = [0, nodes.length, null];
    while (low < high) {
      const middle = (low + high) >> 1;
      let place = middle;
      let box = roughBoxOf(nodes[place]);
      while (box.height === 0 && ++place < high) box = roughBoxOf(nodes[place]);
      if (place === high) high = middle;
      else if (box.bottom > line) [high, found] = [middle, nodes[place]];
      else low = place + 1;
    }
    return found;
  };

  const idBelow = (line) => {
    const found = nodeBelow(line);
    return found && idOf(found);
  };

  preview.on((message) => {
    if (message.html || message.order || message.removed) patch(message);
  });

  return { idAbove, idBelow, boxOf, boxesOf, nodesOf, rootsOf };
})();
