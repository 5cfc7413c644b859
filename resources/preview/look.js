"use strict";

// What surrounds the body of the post: the header above it, and the look.

(() => {
  const { page, header, main, create, attribute } = dom;
  const shipped = dom.elementById("look"); // the style sheet that makes our own looks
  const { body: ground } = document;
  const worn = document.adoptedStyleSheets; // a live list, but for splice
  const { set: putOn } = Object.getOwnPropertyDescriptor(Document.prototype, "adoptedStyleSheets");
  let look = "";
  let own = []; // the site's own style sheets
  let theirs = []; // those of them that are worn

  const element = (tag, ...content) => {
    const made = create(tag);
    made.append(...content);
    return made;
  };

  const link = ({ text, href }) => (href ? Object.assign(element("a", text), { href }) : text);

  const between = (items, gap) => items.flatMap((item, place) => (place ? [gap, item] : [item]));

  const showHeader = ({ title, details, updated }) => {
    const line = between(details.map((links) => between(links.map(link), ", ")), [" — "]).flat();
    header.replaceChildren(
      ...(title ? [element("h1", title)] : []),
      ...(line.length ? [element("span", ...line)] : []),
      ...(updated ? [create("br"), element("small", updated)] : []),
    );
  };

  const sheetOf = (text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text); // which reads no @import
    dropOurs(sheet);
    return sheet;
  };

  // Takes out what would join the preview's own layers.
  const dropOurs = (group) => {
    for (let place = group.cssRules.length - 1; place >= 0; place -= 1) {
      const rule = group.cssRules[place];
      if (rule instanceof CSSLayerBlockRule && /^(guard|base)(\.|$)/.test(rule.name)) group.deleteRule(place);
      else if (rule.cssRules) dropOurs(rule);
    }
  };

  // The site's own style sheets take the place of our idea of them, below all that is the preview's.
  const wear = () => {
    const sheets = look === "site" ? own : [];
    shipped.disabled = sheets.length > 0;
    const ours = [...worn].filter((sheet) => !theirs.includes(sheet));
    theirs = sheets;
    putOn.call(document, [...theirs, ...ours]);
    const colours = [ground, page].map((each) => getComputedStyle(each).backgroundColor);
    const seen = colours.find((colour) => colour !== "rgba(0, 0, 0, 0)");
    page.style.setProperty("--twim-behind", seen ?? "#fff");
  };

  // Loads the pictures and videos anew that were not found, as long as they are the same elements.
  const lookAgain = () => {
    for (const picture of main.querySelectorAll("img[src]")) {
      if (picture.complete && !picture.naturalWidth) picture.src = attribute(picture, "src");
    }
    for (const video of main.querySelectorAll("video")) {
      if (video.error || video.networkState === HTMLMediaElement.NETWORK_NO_SOURCE) video.load();
    }
  };

  const setLook = (wanted) => {
    look = wanted.look;
    page.className = `${look} ${wanted.scheme}`;
    for (const [name, value] of Object.entries(wanted.colours)) page.style.setProperty(`--${name}`, value);
  };

  preview.on((message) => {
    if (message.look) setLook(message.look);
    if (message.sheets) own = message.sheets.map(sheetOf);
    if (message.look || message.sheets) wear();
    if (message.again) lookAgain();
    if (message.header) showHeader(message.header);
  });
})();
