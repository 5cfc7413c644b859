"use strict";

// Keeps the content of <main> equal to the fragments that the editor sends, and tells the editor
// about clicks. It runs in a world of its own while the page's own JavaScript is off; setTimeout
// never fires there.
//
// <main> holds the body of the post and nothing else: no wrapper, no mark. A fragment is a key and
// the nodes that its HTML made, text included; they are remembered here.
//
// A post may name things `<img name="querySelector">`, `<input name="childNodes">` and so hide
// members of the document and of forms. So all that is needed of the document is taken before any
// of the post is here, and members of the post's own nodes are read through their prototypes.

const preview = (() => {
  const reader = (prototype, name) => {
    const { get } = Object.getOwnPropertyDescriptor(prototype, name);
    return (object) => get.call(object);
  };
  const caller = (prototype, name) => {
    const method = prototype[name];
    return (object, ...rest) => method.apply(object, rest);
  };
  const childrenOf = reader(Node.prototype, "childNodes");
  const next = reader(Node.prototype, "nextSibling");
  const parentOf = reader(Node.prototype, "parentNode");
  const tagOf = reader(Element.prototype, "tagName");
  const spaceOf = reader(Element.prototype, "namespaceURI");
  const attributesOf = reader(Element.prototype, "attributes");
  const attribute = caller(Element.prototype, "getAttribute");
  const setAttributeNode = caller(Element.prototype, "setAttributeNode");
  const dropAttributeNode = caller(Element.prototype, "removeAttributeNode");
  const closest = caller(Element.prototype, "closest");
  const insert = caller(Node.prototype, "insertBefore");
  const drop = caller(Node.prototype, "removeChild");
  const isSame = caller(Node.prototype, "isEqualNode");

  const page = document.documentElement;
  const header = document.querySelector("header");
  const main = document.querySelector("main");
  const elementById = document.getElementById.bind(document);
  const create = document.createElement.bind(document);
  const caretAt = document.caretRangeFromPoint.bind(document);
  const range = document.createRange();
  const marks = new CSSStyleSheet();
  document.adoptedStyleSheets = [marks];
  // Nothing loads in a document that is not shown, and its parser is the one of the page's body.
  const parser = document.implementation.createHTMLDocument("").createElement("main");

  const LONG = 500; // parts; the longest post in years has a fifth of that
  const parts = new Map(); // key -> its nodes in the page
  const keys = new WeakMap(); // node of <main> -> key
  let order = [];
  let channel = null;
  let sought = []; // what was to be shown last

  // -- patching -------------------------------------------------------------------------------

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
    main.className = parts.size > LONG ? "long" : "";
    const isOther = known.size > 0 && ![...known].some((key) => parts.has(key));
    if (isOther) window.scrollTo(0, 0);
  };

  // -- what surrounds the body ----------------------------------------------------------------

  const element = (tag, text) => Object.assign(create(tag), { textContent: text });

  const showHeader = ({ title, details }) =>
    header.replaceChildren(...(title ? [element("h1", title)] : []), ...(details ? [element("p", details)] : []));

  const setLook = ({ look, scheme, colours }) => {
    page.className = `${look} ${scheme}`;
    for (const [name, value] of Object.entries(colours)) page.style.setProperty(`--${name}`, value);
  };

  const mark = (ids) => {
    const selectors = ids.map((id) => `main > [data-node="${id}"]`);
    const rule = "box-shadow: -0.875rem 0 0 0 var(--ground), -1.0625rem 0 0 0 var(--mark);";
    marks.replaceSync(selectors.length ? `${selectors.join(",")} { ${rule} }` : "");
  };

  // -- places ---------------------------------------------------------------------------------

  const idOf = (node) => (node instanceof Element && Number(attribute(node, "data-node"))) || keys.get(node) || null;

  const boxOf = (node) => {
    range.selectNode(node);
    return range.getBoundingClientRect();
  };

  const firstBox = (id) => {
    if (id === 0) return boxOf(header);
    const marked = [...main.querySelectorAll(`:scope > [data-node="${id}"]`)];
    return [...marked, ...(parts.get(id) ?? [])].map(boxOf).find((box) => box.height > 0);
  };

  // Brings the first of `ids` that shows anything into view, unless it is there already; again when
  // the window gets another width, until the user scrolls.
  const show = (ids) => {
    sought = ids;
    bring(ids);
  };

  const bring = (ids) => {
    let box;
    for (const id of ids) if ((box = firstBox(id))) break;
    if (!box) return;
    const height = window.innerHeight;
    if (box.top >= 0 && box.top < height * 0.75) return;
    if (box.top < 0 && box.bottom > height / 2 && ids.length === 1) return;
    window.scrollTo(0, window.scrollY + box.top - 24);
  };

  const idAt = (event) => {
    let node = event.composedPath()[0];
    if (node === main) node = caretAt(event.clientX, event.clientY)?.startContainer;
    while (node && parentOf(node) !== main) node = parentOf(node);
    return node ? idOf(node) : null;
  };

  const onClick = (event) => {
    const target = event.composedPath()[0];
    const link = target instanceof Element ? closest(target, "a[href], area[href]") : null;
    if (link) event.preventDefault();
    if (!channel || event.button !== 0) return;
    if (link && (event.ctrlKey || event.metaKey)) follow(link);
    else if (window.getSelection().isCollapsed) {
      const id = header.contains(target) ? 0 : idAt(event);
      if (id !== null) channel.pick(id);
    }
  };

  const follow = (link) => {
    const href = attribute(link, "href") ?? "";
    if (href.startsWith("#")) elementById(href.slice(1))?.scrollIntoView();
    else channel.follow(href);
  };

  window.addEventListener("resize", () => bring(sought));
  for (const kind of ["wheel", "keydown", "pointerdown"]) window.addEventListener(kind, () => (sought = []), true);
  window.addEventListener("click", onClick, true);
  window.addEventListener("auxclick", onClick, true);
  new QWebChannel(qt.webChannelTransport, ({ objects }) => {
    channel = objects.page;
  });

  // -- the one way in: the order of the steps matters -----------------------------------------

  return {
    take(message) {
      if (message.look) setLook(message.look);
      if (message.header) showHeader(message.header);
      if (message.html || message.order || message.removed) patch(message);
      if (message.marked) mark(message.marked);
      if (message.show) show(message.show);
      if (message.scroll !== undefined) window.scrollTo(0, message.scroll);
      return true;
    },
  };
})();
