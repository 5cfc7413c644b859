"use strict";

// Where things are on the screen: brings blocks into view, and tells the editor about clicks.

(() => {
  const { header, main, attribute, closest, elementById, caretAt } = dom;
  let sought = []; // what was to be shown last

  const firstBox = (id) => (id === 0 ? body.boxOf(header) : body.boxesOf(id)[0]);

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
    const node = event.composedPath()[0];
    return body.idAbove(node === main ? caretAt(event.clientX, event.clientY)?.startContainer : node);
  };

  const onClick = (event) => {
    const target = event.composedPath()[0];
    const link = target instanceof Element ? closest(target, "a[href], area[href]") : null;
    if (link) event.preventDefault();
    if (!preview.channel || event.button !== 0) return;
    if (link && (event.ctrlKey || event.metaKey)) follow(link);
    else if (window.getSelection().isCollapsed) {
      const id = header.contains(target) ? 0 : idAt(event);
      if (id !== null) preview.channel.page.pick(id);
    }
  };

  const follow = (link) => {
    const href = attribute(link, "href") ?? "";
    if (href.startsWith("#")) elementById(href.slice(1))?.scrollIntoView();
    else preview.channel.page.follow(href);
  };

  window.addEventListener("resize", () => bring(sought));
  for (const kind of ["wheel", "keydown", "pointerdown"]) window.addEventListener(kind, () => (sought = []), true);
  window.addEventListener("click", onClick, true);
  window.addEventListener("auxclick", onClick, true);

  preview.on((message) => {
    if (message.show) show(message.show);
    if (message.scroll !== undefined) window.scrollTo(0, message.scroll);
  });
})();
