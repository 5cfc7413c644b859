"use strict";

// What surrounds the body of the post: the header above it, the look, and marks on blocks of it.

(() => {
  const { page, header, create } = dom;
  const marks = new CSSStyleSheet();
  document.adoptedStyleSheets = [marks];

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

  preview.on((message) => {
    if (message.look) setLook(message.look);
    if (message.header) showHeader(message.header);
    if (message.marked) mark(message.marked);
  });
})();
