"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const words = JSON.parse(document.body.dataset.words);
  const store = "civics-" + document.body.dataset.student;
  const now = () => performance.now();
  const say = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (values && name in values ? values[name] : all));
  let main = $("main"), seq = +main.dataset.seq;
  let stream = null, deaf = 0, polling = false, rests = false, down = false, heard = now();
  let memory = {};

  // What is not sent yet outlives the page; without storage at least this page keeps it.
  function kept() {
    try { return JSON.parse(localStorage.getItem(store)) || {}; } catch { return memory; }
  }
  function keep(change) {
    memory = kept();
    change(memory);
    try { localStorage.setItem(store, JSON.stringify(memory)); } catch { /* kept in memory */ }
  }

  function announce(text) { $("said").textContent = text; }

  function ask(method, path, body, type, wait) {
    return new Promise((done) => {
      const xhr = new XMLHttpRequest();
      xhr.open(method, path);
      xhr.timeout = wait || 8000;
      xhr.responseType = type || "json";
      xhr.setRequestHeader("X-Civics", "1");
      if (body) xhr.setRequestHeader("Content-Type", "application/json");
      xhr.onloadend = () => done({ status: xhr.status, body: xhr.status ? xhr.response : null });
      xhr.send(body ? JSON.stringify(body) : null);
    });
  }

  // Banner: what is wrong, told at once; the countdown is for the eye only.
  function trouble(text) {
    const banner = $("banner");
    if (!text) {
      if (!banner.hidden) { banner.hidden = true; $("trouble").textContent = ""; $("again").textContent = ""; }
      return;
    }
    banner.hidden = false;
    if ($("trouble").textContent !== text) $("trouble").textContent = text;
  }
  function lost(is) {
    if (is === down) return;
    down = is;
    if (!is) { heard = now(); listen(); refresh(); flush(); }
    if (!waiting()) trouble(is ? words.lost : "");
  }

  // The clock: the sample with the shortest way there and back is nearest to the truth.
  let samples = [], offset = +main.dataset.now - Date.now();
  async function sample() {
    const began = now();
    const told = await ask("GET", "/api/time", null, "json", 5000);
    if (told.status === 401) return refresh();
    if (told.status !== 200) { if (told.status !== 429) lost(true); return; }
    const took = now() - began;
    samples = [...samples.slice(-4), { took, offset: (told.body.received + told.body.sent) / 2 - (Date.now() - took / 2) }];
    offset = samples.reduce((best, one) => (one.took < best.took ? one : best)).offset;
    lost(false);
    heard = now();
    if (told.body.seq > seq) refresh();
  }
  let warned = "";
  function tick() {
    const clock = $("clock");
    if (!clock || !main.dataset.closes || "stopped" in main.dataset) return;
    const left = Math.round((+main.dataset.closes - (Date.now() + offset)) / 1000);
    clock.textContent = left > 0 ? say(words.left, { n: left }) : words.up;
    for (const at of [30, 10]) {
      const mark = main.dataset.key + at;
      if (left <= at && left > at - 3 && warned !== mark) { warned = mark; announce(say(words.warn, { n: at })); }
    }
    if (left === -2) refresh();
  }

  // The page comes whole from the server; only `main` is put in place, and a form in use is left alone.
  let asked = 0;
  async function refresh(path, why) {
    const turn = ++asked;
    const told = await ask("GET", path || "/class", null, "document");
    if (turn !== asked) return false;
    const fresh = told.body && told.body.getElementById("main");
    if (!fresh || told.status === 429 || told.status >= 500) { if (told.status !== 429) lost(true); setTimeout(refresh, 1500); return false; }
    lost(false);
    if (told.status === 401) { rests = true; if (stream) stream.close(); }
    show(document.importNode(fresh, true), told.body, why);
    return true;
  }
  function show(fresh, page, why) {
    const phase = fresh.dataset.key !== main.dataset.key;
    const form = $("answer");
    const same = !phase && !why && form && fresh.dataset.own === main.dataset.own;
    if (fresh.dataset.seq) seq = Math.max(seq, +fresh.dataset.seq);
    if (same) {
      for (const name of ["seq", "now", "closes", "stopped", "rev"]) {
        if (name in fresh.dataset) main.dataset[name] = fresh.dataset[name]; else delete main.dataset[name];
      }
      return;
    }
    const changed = phase || why || fresh.textContent !== main.textContent;
    if (!changed) return;
    const had = main.contains(document.activeElement) || document.activeElement === document.body;
    const open = [...main.querySelectorAll("details")].map((one) => one.open);
    main.replaceWith(fresh);
    main = fresh;
    if (!phase) fresh.querySelectorAll("details").forEach((one, place) => { one.open = !!open[place]; });
    if (page.title) document.title = page.title;
    ready();
    if (phase) announce($("heading").textContent);
    if (phase && had) $("heading").focus();
    else if (had && document.activeElement === document.body) ((why === "change" && main.querySelector("#answer input, #answer select, #answer button")) || $("state") || $("heading")).focus();
  }

  // Drafts and forms.
  const fields = (form) => [...form.elements].filter((one) => one.name && !["run", "rev", "move"].includes(one.name));
  function draft(form) {
    return form.dataset.form === "order"
      ? fields(form).map((one) => one.value)
      : fields(form).filter((one) => one.tagName === "SELECT" || !/radio|checkbox/.test(one.type) || one.checked).map((one) => [one.name, one.value]);
  }
  function restore(form) {
    const old = (kept().draft || {})[main.dataset.run];
    if (!old) return;
    if (form.dataset.form === "order") {
      const list = form.querySelector(".order");
      for (const value of old) {
        const field = fields(form).find((one) => one.value === value);
        if (field) list.append(field.closest("li"));
      }
      return edges(list);
    }
    for (const field of fields(form)) {
      const mine = old.filter(([name]) => name === field.name).map(([, value]) => value);
      if (/radio|checkbox/.test(field.type)) field.checked = mine.includes(field.value);
      else if (mine.length) field.value = mine[0];
    }
  }
  function edges(list) {
    [...list.children].forEach((item, place, all) => {
      const [up, down] = item.querySelectorAll("button");
      up.disabled = place === 0;
      down.disabled = place === all.length - 1;
    });
  }
  function payload(form) {
    const given = fields(form);
    const named = (start) => Object.fromEntries(
      given.filter((one) => one.name.startsWith(start) && one.value && (one.type !== "radio" || one.checked))
        .map((one) => [one.name.slice(start.length), one.value]));
    switch (form.dataset.form) {
      case "pick": return { picked: given.filter((one) => one.checked).map((one) => one.value) };
      case "text": return { typed: given[0].value };
      case "order": return { ordered: given.map((one) => one.value) };
      case "assign": return { assigned: named("to-") };
      default: return { filled: named("gap-") };
    }
  }
  function letters(form) {
    if (form.dataset.form !== "pick") return "";
    return [...form.querySelectorAll("label")].filter((one) => one.control.checked).map((one) => one.querySelector("b").textContent).join(", ");
  }
  function inWords(form) {
    if (form.dataset.form === "pick") return [...form.querySelectorAll("label")].filter((one) => one.control.checked).map((one) => one.innerText.trim()).join("; ");
    return form.dataset.form === "text" ? fields(form)[0].value : "";
  }
  function label(form) {
    const button = $("send"), letter = letters(form);
    button.dataset.plain = button.dataset.plain || button.textContent;
    button.textContent = letter && form.dataset.scored ? say(words.send, { letter }) : button.dataset.plain;
  }

  function ready() {
    const form = $("answer");
    if (!form) return;
    restore(form);
    label(form);
    const entry = waiting();
    if (entry && String(entry.run) === main.dataset.run) pending(entry.words, words.saving);
  }

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || form.id !== "answer") return;
    label(form);
    keep((all) => { all.draft = { [main.dataset.run]: draft(form) }; });
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=move]");
    if (!button) return;
    event.preventDefault();
    const item = button.closest("li"), list = item.parentNode;
    if (button.value.endsWith(":up")) { if (item.previousElementSibling) item.previousElementSibling.before(item); }
    else if (item.nextElementSibling) item.nextElementSibling.after(item);
    edges(list);
    (button.disabled ? [...item.querySelectorAll("button")].find((one) => !one.disabled) : button).focus();
    announce(say(words.moved, { item: item.dataset.name, n: [...list.children].indexOf(item) + 1, all: list.children.length }));
    keep((all) => { all.draft = { [main.dataset.run]: draft(item.closest("form")) }; });
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.id === "change") { event.preventDefault(); refresh("/class?change=1", "change"); return; }
    if (form.id !== "answer") return;
    event.preventDefault();
    const key = [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
    const run = +main.dataset.run, old = (kept().outbox || {})[run];
    const rev = Math.max(+main.dataset.rev, old ? old.rev + 1 : 1);
    const entry = { run, key, rev, payload: payload(form), words: inWords(form) };
    keep((all) => { all.outbox = { ...all.outbox, [run]: entry }; });
    pending(entry.words, words.saving);
    $("state").focus();
    flush();
  });
  function pending(mine, state) {
    const form = $("answer"), box = $("pending");
    if (!form || !box) return;
    form.hidden = true;
    box.hidden = false;
    $("mine").textContent = mine;
    $("state").textContent = state;
  }

  // The outbox: sent until the server says that it is on the disk.
  const waiting = () => Object.values(kept().outbox || {})[0];
  let sending = false, fails = 0, timer = 0;
  async function flush() {
    const entry = waiting();
    if (sending || !entry) return;
    clearTimeout(timer);
    sending = true;
    const told = await ask("POST", "/api/answer", { run_id: entry.run, idem_key: entry.key, rev: entry.rev, payload: entry.payload });
    sending = false;
    if ([200, 400, 401, 404, 409, 413, 422].includes(told.status)) {
      fails = 0;
      keep((all) => {
        if (all.outbox && all.outbox[entry.run] && all.outbox[entry.run].key === entry.key) delete all.outbox[entry.run];
        if (told.status === 200) delete all.draft;
      });
      trouble("");
      if (told.status === 200) settled(entry, told.body); else refused(told.body);
      return flush();
    }
    fails += 1;
    const wait = Math.min(2, 0.1 * 2 ** fails) * (0.5 + Math.random());
    if (told.status !== 429) {
      trouble(told.status === 0 || !told.body ? words.not_saved : say(words.not_saved_why, { why: told.body.error }));
      if ($("state") && $("pending")) $("state").textContent = words.kept;
      $("again").textContent = say(words.again, { n: Math.max(1, Math.round(wait)) });
    }
    timer = setTimeout(flush, wait * 1000);
  }
  async function settled(entry, ack) {
    announce(ack.said);
    if (String(entry.run) !== main.dataset.run) return;
    if ($("pending")) $("state").textContent = ack.said;
    refresh(null, "saved");
  }
  async function refused(body) {
    await refresh(null, "refused");
    const note = document.createElement("p");
    note.className = "problem";
    note.setAttribute("role", "alert");
    note.textContent = (body && body.error) || "";
    $("heading").after(note);
  }

  // News: a stream, else one long poll after the other.
  let coming = 0;
  function news(data) {
    heard = now();
    if (data.seq > seq) soon(data.within);
  }
  // All phones hear of it at once, and come for the page one after the other.
  function soon(within) {
    if (!coming) coming = setTimeout(() => { coming = 0; refresh(); }, (within || 0) * Math.random());
  }
  function listen() {
    if (rests) return;
    if (stream) stream.close();
    if (!window.EventSource || deaf > 2) return poll();
    stream = new EventSource("/api/events?after=" + seq);
    stream.addEventListener("news", (event) => news(JSON.parse(event.data)));
    stream.addEventListener("elsewhere", () => { rests = true; stream.close(); trouble(words.elsewhere); });
    stream.onopen = () => { deaf = 0; };
    stream.onerror = () => {
      deaf += 1;
      if (stream.readyState === 2) { stream.close(); setTimeout(listen, 1000 + 1000 * Math.random()); }
    };
  }
  async function poll() {
    if (polling) return;
    polling = true;
    while (!rests) {
      const told = await ask("GET", "/api/events?wait=25&after=" + seq, null, "json", 35000);
      if (told.status === 200) { if (told.body.events.length) await refresh(); else seq = Math.max(seq, told.body.seq); }
      else if (told.status === 410) await refresh();
      else await new Promise((done) => setTimeout(done, 1500));
    }
  }
  function wake() {
    if (document.hidden || rests) return;
    heard = now();
    listen();
    refresh();
    sample();
    flush();
  }

  $("now").addEventListener("click", () => { if (rests) location.reload(); sample(); flush(); });
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  window.addEventListener("offline", () => lost(true));
  window.addEventListener("pageshow", (event) => { if (event.persisted) wake(); });
  window.addEventListener("storage", (event) => { if (event.key === store) flush(); });
  setInterval(tick, 500);
  setInterval(() => { if (!rests) sample(); }, 10000);
  setInterval(() => { if (down && !rests) sample(); }, 2000);
  setInterval(() => { if (!rests && now() - heard > 15000) { heard = now(); listen(); } }, 5000);
  ready();
  tick();
  listen();
  flush();
  for (let n = 0; n < 5; n += 1) setTimeout(sample, 200 + 300 * n);
})();
