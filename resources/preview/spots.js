"use strict";

// What the user points at and selects: told in nodes, and in what of a node's text stands before.

(() => {
  const { header, main, attribute, closest, parentOf, tagOf, caretAt, childrenOfElement, contains } = dom;
  const { boxOfElement, dropAttribute, matches, copyOf, newRange, newFragment } = dom;
  const holder = document.implementation.createHTMLDocument("").createElement("div");
  let last = null; // where the context menu was asked for with the mouse; null for a key
  let before = []; // what was selected when a button of the mouse went down

  const reaches = (from, to, offset) => {
    const range = newRange();
    range.setStart(from, 0);
    range.setEnd(to, offset);
    return range.toString();
  };

  // Returns the elements of nodes around `node`, the innermost first; the editor knows which of the
  // ids are true: a post may write the attribute itself.
  const rootsAbove = (node) => {
    const found = [];
    for (; node && node !== main; node = parentOf(node)) {
      const id = node instanceof Element ? Number(attribute(node, "data-node")) : 0;
      if (id > 0) found.push({ id, root: node });
      if (parentOf(node) === main && body.idAbove(node) !== id) found.push({ id: body.idAbove(node), root: node });
    }
    return found;
  };

  const childAbove = (root, node) => {
    while (node && parentOf(node) !== root) node = parentOf(node);
    return node instanceof Element ? [...childrenOfElement(root)].indexOf(node) : -1;
  };

  const within = ({ id, root }, node, offset) => {
    const children = tagOf(root) === "BLOCKQUOTE" ? childrenOfElement(root).length : 0;
    const child = children ? childAbove(root, node) : -1;
    const from = child < 0 ? root : childrenOfElement(root)[child];
    const before = node === root && child < 0 ? "" : reaches(from, node, offset);
    return { id, child, children: child < 0 ? 0 : children, before };
  };

  const withinHeader = (node, offset) => {
    const child = childAbove(header, node);
    const line = childrenOfElement(header)[child];
    return { child, children: childrenOfElement(header).length, before: line ? reaches(line, node, offset) : "" };
  };

  // Returns what stands at a point of the page, as the editor reads it; null in the margins.
  const spotAt = (node, offset) => {
    if (contains(header, node)) return [{ id: 0, ...withinHeader(node, offset) }];
    const spots = rootsAbove(node).map((found) => within(found, node, offset));
    return spots.length ? spots : null;
  };

  const spotOf = (event) => {
    const target = event.composedPath()[0];
    const caret = event.detail === 0 && event.type === "click" ? null : caretAt(event.clientX, event.clientY);
    const near = caret && (target === main || contains(target, caret.startContainer));
    if (near) return spotAt(caret.startContainer, caret.startOffset);
    return target instanceof Node ? spotAt(target, 0) : null;
  };

  const linkAt = (event) => {
    const target = event.composedPath()[0];
    const link = target instanceof Element ? closest(target, "a[href], area[href]") : null;
    return link && (contains(main, link) || contains(header, link)) ? link : null;
  };

  const touch = (link) => {
    const { left, top, width, height } = boxOfElement(link);
    preview.channel.page.touch(attribute(link, "href") ?? "", left, top, width, height);
  };

  const ends = () => {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = window.getSelection();
    return [anchorNode, anchorOffset, focusNode, focusOffset];
  };

  // Tells whether the mouse has just selected something. What was selected before may stay so through a
  // click: the engine leaves it where a link or a card is pressed.
  const hasSelected = ({ detail: times }) =>
    times > 0 && !window.getSelection().isCollapsed && ends().some((end, place) => end !== before[place]);

  const onClick = (event) => {
    const link = linkAt(event);
    if (link) event.preventDefault();
    if (!preview.channel || event.button !== 0 || !event.isTrusted) return;
    if (link && (event.ctrlKey || event.metaKey)) preview.channel.page.follow(attribute(link, "href") ?? "");
    else if (!hasSelected(event)) {
      const spots = spotOf(event);
      if (spots) preview.channel.page.pick(JSON.stringify(spots));
      if (link) touch(link);
    }
  };

  const onDoubleClick = (event) => {
    const spots = spotOf(event);
    if (spots && preview.channel) preview.channel.page.enter(JSON.stringify(spots));
  };

  // -- what is selected -----------------------------------------------------------------------

  const shows = (range) => range.toString().trim() !== "" || range.cloneContents().querySelector("img,video,iframe,hr");

  // Returns the part of `selected` that lies in an element, null where nothing of it is seen there.
  const clipped = (selected, element) => {
    const clip = newRange();
    clip.selectNode(element);
    if (clip.compareBoundaryPoints(Range.START_TO_START, selected) < 0) {
      clip.setStart(selected.startContainer, selected.startOffset);
    }
    if (clip.compareBoundaryPoints(Range.END_TO_END, selected) > 0) {
      clip.setEnd(selected.endContainer, selected.endOffset);
    }
    return !clip.collapsed && selected.intersectsNode(element) && shows(clip) ? clip : null;
  };

  const pickedOf = (selected, root, id) => {
    const children = tagOf(root) === "BLOCKQUOTE" ? [...childrenOfElement(root)] : [];
    const inside = children.flatMap((child, place) => (clipped(selected, child) ? [place] : []));
    return inside.length
      ? { id, first: inside[0], last: inside.at(-1), count: children.length }
      : { id, first: 0, last: 0, count: 0 };
  };

  const INLINE = "a,abbr,b,code,del,em,i,kbd,mark,pre,s,small,strong,sub,sup,u";
  const STRUCTURE = "ul,ol,dl,table,thead,tbody,tr,pre";
  const INNER = "li,dt,dd,tr,td,th,thead,tbody";

  // Tells whether what is selected would be something else without the element around it: in bold, in
  // a list, or all that there is in it.
  const belongs = (content, element) =>
    matches(element, INLINE) ||
    content.textContent.trim() === dom.textOf(element).trim() ||
    (matches(element, STRUCTURE) && [...content.children].some((child) => matches(child, INNER)));

  const wrapped = (content, around) => {
    for (let node = around; node && node !== main; node = parentOf(node)) {
      if (!(node instanceof Element) || !contains(main, node) || !belongs(content, node)) continue;
      const copy = copyOf(node, false);
      copy.append(content);
      content = newFragment();
      content.append(copy);
    }
    return content;
  };

  const htmlOf = (range) => {
    holder.replaceChildren(wrapped(range.cloneContents(), range.commonAncestorContainer));
    for (const element of holder.querySelectorAll("[data-node]")) dropAttribute(element, "data-node");
    const html = holder.innerHTML.trim();
    holder.replaceChildren();
    return html;
  };

  const selected = () => {
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const picked = [...main.querySelectorAll("[data-node]")]
      .filter((root) => clipped(range, root))
      .map((root) => ({ ...pickedOf(range, root, Number(attribute(root, "data-node"))), key: body.idAbove(root) }));
    return { text: selection.toString(), html: htmlOf(range), picked };
  };

  // -- the menu -------------------------------------------------------------------------------

  const onMenu = (event) => {
    last = null;
    if (event.button < 0) return; // a key, which the engine tells the editor as a click
    const image = event.composedPath()[0];
    const link = linkAt(event);
    last = {
      spots: spotOf(event),
      link: link ? (attribute(link, "href") ?? "") : "",
      ...pictured(image instanceof Element && tagOf(image) === "IMG" ? image : null),
    };
  };

  // Returns the address of a picture as it is written, and where it leads if that is another site.
  const pictured = (image) => {
    const address = image ? (attribute(image, "src") ?? "") : "";
    return { image: address, remote: image ? (media.remoteOf(address)?.href ?? "") : "" };
  };

  // Returns the first picture of a link or of what is selected; with neither, the first one in view.
  const pictureFor = (link, range) => {
    const isMeant = (image) => {
      if (link) return contains(link, image);
      if (range) return range.intersectsNode(image);
      const { top, bottom } = boxOfElement(image);
      return bottom > 0 && top < window.innerHeight;
    };
    return [...main.querySelectorAll("img")].find(isMeant) ?? null;
  };

  // Returns what a menu is about: what is under the mouse; or, asked for with a key, what has the focus,
  // is selected, or is in view.
  preview.answers.menu = (byKey) => {
    const selection = window.getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const focused = dom.focused();
    const link = focused instanceof Element ? closest(focused, "a[href]") : null;
    let about = last;
    if (byKey || !last) {
      const node = link ?? range?.startContainer; // a click elsewhere would have taken the focus from the link
      const top = { id: body.idBelow(48), child: -1, children: 0, before: "" };
      about = {
        spots: node ? spotAt(node, link ? 0 : range.startOffset) : [top],
        link: link ? (attribute(link, "href") ?? "") : "",
        ...pictured(pictureFor(link, range)),
        at: node ? placeOf(link ?? range) : null,
      };
    }
    return JSON.stringify({ ...about, selected: selected() });
  };

  const placeOf = (thing) => {
    const box = thing instanceof Element ? boxOfElement(thing) : thing.getBoundingClientRect();
    const within = (place, room) => Math.max(0, Math.min(place, room - 1));
    return [within(box.left, window.innerWidth), within(box.bottom, window.innerHeight)];
  };

  // Returns what something that is dropped at a point would stand beside: the paragraph, picture or block there, its
  // box, and whether the point is in its lower half; null in the margins.
  preview.answers.drop = (x, y) => {
    const caret = caretAt(x, y);
    const spots = caret ? spotAt(caret.startContainer, caret.startOffset) : null;
    if (!spots) return "null";
    const block = blockAround(caret.startContainer) ?? header;
    const { left, top, width, height } = boxOfElement(block);
    return JSON.stringify({ spots, behind: y > top + height / 2, box: [left, top, width, height] });
  };

  // Returns the paragraph of a quote, or the block of the post, that a node stands in.
  const blockAround = (node) => {
    for (; node && node !== main && node !== header; node = parentOf(node)) {
      const above = parentOf(node);
      if (!(node instanceof Element) || !above) continue;
      if (above === main || (tagOf(above) === "BLOCKQUOTE" && parentOf(above) === main)) return node;
    }
    return null;
  };

  preview.answers.selected = () => JSON.stringify(selected());

  window.addEventListener("pointerdown", () => (before = ends()), true);
  window.addEventListener("click", onClick, true);
  window.addEventListener("auxclick", onClick, true);
  window.addEventListener("dblclick", onDoubleClick, true);
  window.addEventListener("contextmenu", onMenu, true);
})();
