"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  let main = $("main"), offset = +main.dataset.now - Date.now(), busy = false, again = false;

  function refresh() {
    if (busy) { again = true; return; }
    busy = true;
    const xhr = new XMLHttpRequest();
    xhr.open("GET", location.pathname);
    xhr.timeout = 8000;
    xhr.responseType = "document";
    xhr.onloadend = () => {
      busy = false;
      const fresh = xhr.status === 200 && xhr.response && xhr.response.getElementById("main");
      if (fresh && fresh.outerHTML !== main.outerHTML) {
        const next = document.importNode(fresh, true);
        main.replaceWith(next);
        main = next;
        offset = +main.dataset.now - Date.now();
      }
      if (again) { again = false; setTimeout(refresh, 200); }
    };
    xhr.send();
  }
  function tick() {
    const clock = $("clock");
    if (!clock || !main.dataset.closes || "stopped" in main.dataset) return;
    const left = Math.max(0, Math.round((+main.dataset.closes - (Date.now() + offset)) / 1000));
    clock.textContent = main.dataset.left.replace("{n}", left);
  }
  function listen() {
    const stream = new EventSource(main.dataset.events + "?after=" + main.dataset.seq);
    stream.addEventListener("news", refresh);
    stream.addEventListener("elsewhere", () => stream.close());
    stream.onerror = () => { if (stream.readyState === 2) setTimeout(listen, 2000); };
  }
  setInterval(tick, 500);
  setInterval(refresh, 5000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
  listen();
})();
