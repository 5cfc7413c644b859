"use strict";

// Nothing of a post takes part. Style sheets hold its fields and buttons back already, but a post's
// own `style` attributes may win over them.

(() => {
  const { closest } = dom;
  const CONTROLS = "button, input, select, textarea, label, object, [contenteditable]";

  const refuse = (event) => event.preventDefault();

  const refuseInControls = (event) => {
    const [target] = event.composedPath();
    if (target instanceof Element && closest(target, CONTROLS)) refuse(event);
  };

  for (const kind of ["beforeinput", "dragstart", "submit", "reset"]) window.addEventListener(kind, refuse, true);
  for (const kind of ["click", "mousedown", "keydown"]) window.addEventListener(kind, refuseInControls, true);
})();
