"use strict";

// What all scripts of the preview share. They run in a world of their own while the page's own
// JavaScript is off; setTimeout never fires there.
//
// A post may name things `<img name="querySelector">`, `<input name="childNodes">` and so hide
// members of the document and of forms. So all that is needed of the document is taken before any
// of the post is here, and members of the post's own nodes are read through their prototypes.

const dom = (() => {
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
  const setAttribute = caller(Element.prototype, "setAttribute");
  const setAttributeNode = caller(Element.prototype, "setAttributeNode");
  const dropAttributeNode = caller(Element.prototype, "removeAttributeNode");
  const dropAttribute = caller(Element.prototype, "removeAttribute");
  const closest = caller(Element.prototype, "closest");
  const insert = caller(Node.prototype, "insertBefore");
  const drop = caller(Node.prototype, "removeChild");
  const isSame = caller(Node.prototype, "isEqualNode");
  const childrenOfElement = reader(Element.prototype, "children");
  const matches = caller(Element.prototype, "matches");
  const findIn = caller(Element.prototype, "querySelectorAll");
  const copyOf = caller(Node.prototype, "cloneNode");
  const contains = caller(Node.prototype, "contains");
  const boxOfElement = caller(Element.prototype, "getBoundingClientRect");
  const isVisible = caller(Element.prototype, "checkVisibility");
  const textOf = reader(Node.prototype, "textContent");
  const scrollTo = caller(Element.prototype, "scrollIntoView");
  const activeElement = reader(Document.prototype, "activeElement");

  return {
    reader, caller,
    childrenOf, next, parentOf, tagOf, spaceOf, attributesOf, attribute, setAttribute, setAttributeNode, dropAttributeNode,
    closest, insert, drop, isSame, childrenOfElement, matches, findIn, copyOf, contains, dropAttribute, boxOfElement, isVisible,
    textOf, scrollTo,
    page: document.documentElement,
    header: document.querySelector("header"),
    main: document.querySelector("main"),
    range: document.createRange(),
    elementById: document.getElementById.bind(document),
    create: document.createElement.bind(document),
    caretAt: document.caretRangeFromPoint.bind(document),
    newRange: document.createRange.bind(document),
    newFragment: document.createDocumentFragment.bind(document),
    walker: document.createTreeWalker.bind(document),
    focused: () => activeElement(document),
    sheets: document.adoptedStyleSheets, // a live list
  };
})();

// The one way in: a message is an object, and each script takes what it knows of it, in the order in
// which the scripts were loaded. The ways out: the objects of the channel, once it is there, and the
// answers to what the editor asks.

const preview = (() => {
  const takers = [];
  const waiting = [];
  const self = {
    channel: null,
    answers: {},
    on(take) {
      takers.push(take);
    },
    take(message) {
      for (const take of takers) take(message);
      return true;
    },
    // Calls `act` once the channel is there.
    ready(act) {
      waiting.push(act);
    },
  };
  new QWebChannel(qt.webChannelTransport, ({ objects }) => {
    self.channel = objects;
    for (const act of waiting) act();
  });
  return self;
})();
