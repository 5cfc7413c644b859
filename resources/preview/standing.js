"use strict";

// Tells the editor which block is at the top of the view, and brings it there again in a new page.

(() => {
  let wanted = null; // a block and where its top is to be, until the user scrolls
  let told = "";

  const put = () => {
    const [box] = wanted ? body.boxesOf(wanted[0]) : [];
    if (box && Math.abs(box.top - wanted[1]) >= 1) window.scrollBy(0, box.top - wanted[1]);
  };

  const tell = () => {
    const id = body.idBelow(0);
    const [box] = id === null ? [] : body.boxesOf(id);
    const place = box && `${id} ${box.top}`;
    if (!box || !preview.channel || place === told) return;
    told = place;
    preview.channel.page.stand(id, box.top);
  };

  window.addEventListener("scroll", tell);
  for (const kind of ["wheel", "keydown", "pointerdown"]) window.addEventListener(kind, () => (wanted = null), true);
  for (const kind of ["load", "loadedmetadata"]) window.addEventListener(kind, put, true); // a picture has its size now

  preview.on((message) => {
    if (message.stand) wanted = message.stand;
    if (message.show || message.find || message.anchor) wanted = null;
    if (wanted && (message.stand || message.html)) put();
  });
})();
