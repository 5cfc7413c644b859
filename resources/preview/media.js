"use strict";

// Cards in the place of what does not show here: pictures on other sites, videos that do not play,
// embedded pages. They are rules of a style sheet, one for each address, so that <main> stays what the
// site publishes. A remote picture that the editor has fetched is drawn by such a rule as well: its
// `src` is refused as before.

const media = (() => {
  const { main, attribute, childrenOfElement, contains, findIn, matches, page, sheets, tagOf } = dom;
  const htmlOf = dom.reader(Element.prototype, "outerHTML");
  const site = new URL(page.dataset.site);
  const sheet = new CSSStyleSheet();
  const files = new Map(); // addresses of a video -> what the editor knows of its file
  const broken = new WeakMap(); // picture that could not be read -> its `src` then
  const cards = new Map(); // key of a block with pictures or videos -> these, as text
  let standings = {}; // address of a remote picture -> how it stands, as the editor says
  let told = "[]"; // the remote pictures that the editor knows of
  let worn = "";

  // Returns a text as CSS writes it.
  const quoted = (text) => `"${text.replace(/["\\\n\r\f]/g, (sign) => `\\${sign.codePointAt(0).toString(16)} `)}"`;

  // Returns where `text` leads if that is another site, else null; relative addresses are our own.
  const remoteOf = (text) => {
    if (text === null) return null;
    const address = text.trim();
    const url = URL.parse(address.startsWith("//") ? `https:${address}` : address, location.href);
    const isRemote = url && /^https?:$/.test(url.protocol) && url.host !== site.host;
    return isRemote ? url : null;
  };

  // -- pictures -------------------------------------------------------------------------------

  const WORDS = {
    waiting: ({ host }) => `Picture on another site, not loaded: ${host}. Click to show it.`,
    loading: ({ host }) => `Loading the picture from ${host} …`,
    failed: ({ host }, { note }) => `The picture could not be loaded from ${host}. ${note} Click to try again.`,
  };

  // A card is as large as its words, whatever the picture is said to measure.
  const sizeRule = (src) =>
    `main img[src=${quoted(src)}] { width: auto !important; height: auto !important; max-height: none !important; }`;

  const pictureRule = (src, url) => {
    const standing = standings[url.href] ?? { standing: "waiting" };
    const picture = `main img[src=${quoted(src)}]`;
    if (standing.standing === "shown") return `${picture} { content: url("twim://remote/${standing.token}") !important; }`;
    const words = quoted(WORDS[standing.standing](url, standing));
    const cursor = standing.standing === "loading" ? "progress" : "pointer";
    return `
      ${sizeRule(src)}
      ${picture} { cursor: ${cursor} !important; }
      ${picture}::before { content: ${words} "\\a" attr(alt) !important; }
      ${picture}:is(:not([alt]), [alt=""])::before { content: ${words} !important; }
    `;
  };

  // -- cards ----------------------------------------------------------------------------------

  const MOST = 54; // characters of a line

  const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`).toWellFormed();

  const shortened = (text) => {
    const signs = [...text.replace(/[\p{Cc}\p{Cs}\u{fffe}\u{ffff}]/gu, " ")];
    return signs.length > MOST ? [...signs.slice(0, MOST / 2), "…", ...signs.slice(1 - MOST / 2)].join("") : signs.join("");
  };

  const SIGN = "<rect x='208' y='2' width='64' height='44' rx='10' fill='none' stroke='#d5d8dc' stroke-width='2'/><path fill='#d5d8dc' d='M233 14v20l18-10z'/>";

  // Returns a picture of up to three lines of text under the sign of a video.
  const card = (...lines) => {
    const text = lines.map((line, place) => {
      const look = `y='${70 + 20 * place}' font-size='${place ? 13 : 16}'`;
      return `<text x='240' ${look} fill='#e3e5e8' text-anchor='middle' font-family='sans-serif'>${escaped(shortened(line))}</text>`;
    });
    const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='480' height='120' viewBox='0 0 480 120'>${SIGN}${text.join("")}</svg>`;
    return `background-image: url("data:image/svg+xml,${encodeURIComponent(svg)}") !important;`;
  };

  const HOMES = [
    [/(^|\.)(youtube(-nocookie)?\.com|youtu\.be)$/, "YouTube video"],
    [/(^|\.)vimeo\.com$/, "Vimeo video"],
  ];

  const nameOf = (url) => {
    const known = HOMES.find(([host]) => host.test(url.hostname));
    if (known) return known[1];
    return url.pathname.startsWith("/videos/embed/") ? "PeerTube video" : "Embedded page";
  };

  const embedCard = (address) => {
    const url = remoteOf(address);
    if (!url) return card("Embedded page", "", "Shown on the published page");
    const name = nameOf(url);
    const last = url.pathname.split("/").findLast((part) => part) ?? "";
    const how = name === "Embedded page" ? "Shown on the published page" : "Plays on the published page";
    return card(name, last ? `${url.host} · ${last}` : url.host, how);
  };

  const EMBEDS = { IFRAME: "src", EMBED: "src", OBJECT: "data", "YOUTUBE-PLAYER": "video-id" };

  const embedRule = (element) => {
    const tag = tagOf(element);
    const value = attribute(element, EMBEDS[tag]) ?? "";
    const drawn = tag === "YOUTUBE-PLAYER" ? card("YouTube video", value, "Plays on the published page") : embedCard(value);
    return `main ${tag.toLowerCase()}[${EMBEDS[tag]}=${quoted(value)}] { ${drawn} }`;
  };

  // -- videos ---------------------------------------------------------------------------------

  const sourcesOf = (video) => {
    const own = attribute(video, "src");
    if (own !== null) return [own];
    return [...childrenOfElement(video)].filter((child) => tagOf(child) === "SOURCE").map((child) => attribute(child, "src") ?? "");
  };

  const FAILED = HTMLMediaElement.NETWORK_NO_SOURCE;

  const videoCard = (addresses) => {
    const remote = addresses.map(remoteOf).find((url) => url);
    if (remote) return card("Video on another site", remote.host, "Not loaded here");
    const file = files.get(JSON.stringify(addresses));
    if (!file) return card("Video");
    return file.size ? card("Video", file.name, `${file.size}, does not play here`) : card("Video not found", file.name);
  };

  const videoRule = (video) => {
    const addresses = sourcesOf(video);
    const isFailed = addresses.length > 0 && (video.error !== null || video.networkState === FAILED);
    if (!isFailed) return "";
    ask(addresses);
    const [first] = addresses;
    const own = attribute(video, "src") === null ? `:has(> source[src=${quoted(first)}]:first-of-type)` : `[src=${quoted(first)}]`;
    return `
      main video${own} { ${videoCard(addresses)} }
      main video${own}::-webkit-media-controls { display: none !important; }
      main video${own} {
        box-sizing: content-box !important;
        display: block !important;
        margin-bottom: 1rem !important;
        width: min(100%, 35rem) !important;
        height: 0 !important;
        padding: 0 0 min(56.25%, 19.6875rem) !important;
        border-radius: 0.375rem !important;
        background-color: #3a3f47 !important;
        background-position: center !important;
        background-repeat: no-repeat !important;
        background-size: max(24rem, min(100%, 30rem)) auto !important;
      }
    `;
  };

  // Asks the editor for the file behind a video.
  const ask = (addresses) => {
    const key = JSON.stringify(addresses);
    if (files.has(key) || !preview.channel || addresses.some(remoteOf)) return;
    files.set(key, null);
    preview.channel.media.describe(key, (answer) => {
      files.set(key, JSON.parse(answer));
      update();
    });
  };

  // -- all of it ------------------------------------------------------------------------------

  const SHOWN = "img[src], video, iframe[src], embed[src], object[data], youtube-player";

  const update = () => {
    const remote = new Map(); // what stands in `src` -> where it leads
    const rules = new Set();
    for (const element of main.querySelectorAll(SHOWN)) {
      const tag = tagOf(element);
      const src = attribute(element, "src");
      if (tag === "VIDEO") rules.add(videoRule(element));
      else if (tag !== "IMG") rules.add(embedRule(element));
      else if (remoteOf(src)) remote.set(src, remoteOf(src));
      else if (broken.get(element) === src) rules.add(sizeRule(src));
    }
    for (const [src, url] of remote) rules.add(pictureRule(src, url));
    wear([...rules].join("\n"));
    tell([...new Set([...remote.values()].map(({ href }) => href))]);
  };

  // Returns what of a block may need a card, as text: as long as that is the same, so are the rules.
  const cardsOf = (key) => {
    const elements = body.nodesOf(key).filter((node) => node instanceof Element);
    const found = elements.flatMap((node) => [...(matches(node, SHOWN) ? [node] : []), ...findIn(node, SHOWN)]);
    return found.map((element) => htmlOf(element)).join("");
  };

  // Takes note of the blocks that a message changes; tells whether another card may be needed.
  const isOther = ({ fresh, html = {}, removed = [] }) => {
    let isChanged = Boolean(fresh);
    if (fresh) cards.clear();
    for (const key of [...Object.keys(html).map(Number), ...removed]) {
      const now = cardsOf(key);
      isChanged ||= now !== (cards.get(key) ?? "");
      if (now) cards.set(key, now);
      else cards.delete(key);
    }
    return isChanged;
  };

  let isDue = false;

  const updateSoon = () => {
    if (!isDue) requestAnimationFrame(() => ((isDue = false), update()));
    isDue = true;
  };

  const wear = (rules) => {
    if (rules !== worn) sheet.replaceSync(`@layer guard { ${rules} }`);
    worn = rules;
    if (!sheets.includes(sheet)) sheets.push(sheet);
  };

  const tell = (addresses) => {
    const now = JSON.stringify(addresses);
    if (now === told || !preview.channel) return;
    told = now;
    preview.channel.media.saw(now);
  };

  // A click on the card of a remote picture asks for it, and does nothing else.
  const onClick = (event) => {
    const [target] = event.composedPath();
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!isPlain || !(target instanceof Element) || tagOf(target) !== "IMG" || !contains(main, target)) return;
    const url = remoteOf(attribute(target, "src"));
    const standing = url && (standings[url.href]?.standing ?? "waiting");
    if (standing !== "waiting" && standing !== "failed") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    preview.channel?.media.allow(url.href);
  };

  const onMedia = ({ target, type }) => {
    if (!(target instanceof Element) || !contains(main, target)) return;
    const tag = tagOf(target);
    const wasBroken = broken.delete(target);
    if (tag === "IMG" && type === "error") broken.set(target, attribute(target, "src"));
    if (tag === "VIDEO" || tag === "SOURCE" || wasBroken || broken.has(target)) updateSoon();
  };

  window.addEventListener("click", onClick, true);
  // The window hears nothing of what has loaded, the document does.
  for (const kind of ["load", "error", "loadedmetadata", "emptied"]) document.addEventListener(kind, onMedia, true);

  preview.ready(update);
  preview.on((message) => {
    if (message.remote) standings = message.remote;
    if (message.again) files.clear();
    if (isOther(message) || message.remote || message.look || message.sheets) update();
  });

  return { remoteOf };
})();
