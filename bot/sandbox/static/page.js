// The demo's page: who one is, three chats, live by long polling of /sandbox/state.
import { WORDS } from "./words.js";
import { element, bubble, icon } from "./messages.js";

const $ = (selector, root = document) => root.querySelector(selector);
const CHATS = ["channel", "private", "desk"];
const me = { tongue: localStorage.getItem("tongue") ?? "ar", user: Number(localStorage.getItem("user")) || 1004 };
const seen = { version: 0, state: null, logs: {}, replies: {}, wave: 0 };
const words = () => WORDS[me.tongue] ?? WORDS.ar;

async function ask(name, body = {}) {
  const answer = await fetch(`/sandbox/${name}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ user: me.user, ...body }) });
  const said = await answer.json();
  if (said.problem) toast(said.problem);
  return said;
}

let toasting = 0;
function toast(text) {
  const place = $("#toast");
  place.textContent = text;
  place.classList.add("shown");
  clearTimeout(toasting);
  toasting = setTimeout(() => place.classList.remove("shown"), 3500);
}

// what one can do ─────────────────────────────────────────────────────────────

const acts = {
  say: (text, chat = "private") => ask("say", { chat, text }),
  open(event, address) {
    if (address.hostname !== "t.me") return;
    const [name, number, third] = address.pathname.slice(1).split("/");
    const state = seen.state;
    if (name.toLowerCase() === state.bot.username.toLowerCase()) {
      event.preventDefault();
      show("private");
      ask("say", { text: `/start ${address.searchParams.get("start") ?? ""}`.trim() });
    } else if (name === state.chats.channel.username || (name === "c" && `-100${number}` === String(state.chats.channel.id))) {
      event.preventDefault();
      acts.jump("channel", Number(name === "c" ? third : number));
    }
  },
  async press(node, chat, message, button) {
    if (button.copy_text) return copy(button.copy_text.text);
    if (!button.callback_data) return query(chat, button.switch_inline_query ?? button.switch_inline_query_current_chat ?? "");
    node.classList.add("waiting");
    const said = await ask("press", { chat, message: message.number, data: button.callback_data });
    node.classList.remove("waiting");
    if (said.late) toast(words().late);
    else if (said.text && said.show_alert) { $("#alert p").textContent = said.text; $("#alert").showModal(); }
    else if (said.text) toast(said.text);
    if (said.url) acts.open(new Event("click"), new URL(said.url));
  },
  jump(chat, number) {
    show(chat);
    const found = $(`#${chat} [data-number="${number}"]`);
    found?.scrollIntoView({ block: "center", behavior: "smooth" });
    found?.classList.add("flash");
    setTimeout(() => found?.classList.remove("flash"), 1600);
  },
  copyLink: (number) => copy(`https://t.me/${seen.state.chats.channel.username}/${number}`),
  forward(number) { show("private"); ask("say", { chat: "private", forward: number }); },
  reply(chat, message) { seen.replies[chat] = message; composer(chat).quote(); },
};

async function copy(text) {
  try { await navigator.clipboard.writeText(text); } catch { /* the toast shows it all the same */ }
  toast(words().copied + text);
}

function query(chat, text) {
  const place = chat === "channel" ? "private" : chat;
  show(place);
  composer(place).set(`@${seen.state.bot.username} ${text}`);
}

// composing ───────────────────────────────────────────────────────────────────

const composers = {};
const composer = (chat) => composers[chat];

function build(chat) {
  const foot = $(`#${chat} footer`);
  const say = words();
  const panel = element("div", { class: "panel", hidden: true });
  const quote = element("div", { class: "quoting", hidden: true });
  const field = element("textarea", { rows: 1, dir: "auto", placeholder: say.placeholder, "aria-label": say.placeholder, enterkeyhint: "send" });
  const file = element("input", { type: "file", accept: "image/*", hidden: true });
  const menu = element("button", { type: "button", class: "round", title: say.menu, "aria-label": say.menu }, "/");
  const clip = element("button", { type: "button", class: "round", title: say.attach, "aria-label": say.attach }, icon("photo"));
  const send = element("button", { type: "submit", class: "round send", title: say.send, "aria-label": say.send }, "➤");
  const form = element("form", {}, menu, field, clip, send, file);
  foot.replaceChildren(panel, quote, form);
  let photo = null, asking = 0;

  const commands = (typed) => (chat === "desk" ? seen.state?.menuDesk : seen.state?.menu ?? [])?.filter((each) => each.command.startsWith(typed)) ?? [];
  function list(rows) {
    panel.replaceChildren(...rows);
    panel.hidden = rows.length === 0;
  }
  function suggest() {
    const text = field.value;
    const bot = seen.state?.bot.username ?? "";
    field.style.blockSize = "auto";
    field.style.blockSize = `${Math.min(field.scrollHeight, 140)}px`;
    clearTimeout(asking);
    if (text.toLowerCase().startsWith(`@${bot.toLowerCase()} `)) { asking = setTimeout(() => offer(text.slice(bot.length + 2).trim()), 250); return; }
    const typed = /^\/([a-z0-9_]*)$/.exec(text);
    list(typed ? commands(typed[1]).map((each) => element("button", { type: "button", onclick: () => run(each.command) }, element("b", { dir: "ltr" }, `/${each.command}`), element("span", { dir: "auto" }, each.description))) : []);
  }
  async function offer(text) {
    const said = await ask("inline", { text });
    const rows = (said.results ?? []).map((result) => element("button", { type: "button", class: "offer", onclick: () => { field.value = ""; list([]); ask("choose", { chat, result }); } },
      result.thumbnail_url ? element("img", { src: result.thumbnail_url, alt: "" }) : "", element("b", { dir: "auto" }, result.title ?? ""), element("span", { dir: "auto" }, result.description ?? "")));
    list(rows.length ? rows : [element("p", {}, said.late ? words().late : words().nothing)]);
  }
  function run(command) { field.value = ""; suggest(); ask("say", { chat, text: `/${command}` }); }
  function clear() {
    field.value = "";
    photo = null;
    clip.classList.remove("held");
    delete seen.replies[chat];
    self.quote();
    suggest();
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text && !photo) return;
    ask("say", { chat, text, photo, reply: seen.replies[chat]?.number });
    clear();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); form.requestSubmit(); }
    if (event.key === "Escape") list([]);
  });
  field.addEventListener("input", suggest);
  menu.addEventListener("click", () => { field.value = field.value === "/" ? "" : "/"; suggest(); field.focus(); });
  clip.addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    const reader = new FileReader();
    reader.addEventListener("load", () => { photo = reader.result.split(",")[1]; clip.classList.add("held"); });
    if (file.files[0]) reader.readAsDataURL(file.files[0]);
    file.value = "";
  });
  const self = {
    set(text) { field.value = text; field.focus(); suggest(); },
    quote() {
      const message = seen.replies[chat];
      quote.hidden = !message;
      quote.replaceChildren(element("span", { dir: "auto" }, message?.text.slice(0, 90) || "…"), element("button", { type: "button", "aria-label": words().unreply, onclick: () => { delete seen.replies[chat]; self.quote(); } }, "✕"));
      if (message) field.focus();
    },
  };
  composers[chat] = self;
}

// drawing ─────────────────────────────────────────────────────────────────────

function show(pane) {
  document.body.dataset.pane = pane;
  for (const tab of document.querySelectorAll("#tabs button")) tab.setAttribute("aria-current", tab.dataset.to === pane ? "page" : "false");
  $(`#tabs [data-to="${pane}"] i`)?.remove();
  const log = $(`#${pane} .log`);
  log.scrollTop = log.scrollHeight;
}

function head(chat, title, below, mark) {
  const state = seen.state;
  const extra = chat === "private" && state.user.started ? [element("button", { type: "button", class: "quiet", onclick: () => ask("block", { blocked: !state.user.blocked }) }, state.user.blocked ? words().unblock : words().block)] : [];
  $(`#${chat} > header`).replaceChildren(element("span", { class: `face ${chat}`, "aria-hidden": "true" }, mark), element("div", {}, element("h2", {}, element("bdi", {}, title)), element("p", {}, below)), ...extra);
}

function draw(chat, fresh) {
  const state = seen.state, pane = $(`#${chat}`), log = $(".log", pane), data = state.chats[chat];
  if (!data) { log.replaceChildren(element("li", { class: "note" }, words().outside)); $(".pinned", pane).hidden = true; return; }
  const messages = (seen.logs[chat] ??= new Map());
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 140;
  if (fresh) log.replaceChildren();
  for (const message of data.messages) {
    messages.set(message.number, message);
    if (message.deleted) messages.delete(message.number);
  }
  const view = { words: words(), acts, tongue: me.tongue, user: me.user, chat, bot: state.bot.username };
  for (const message of fresh ? messages.values() : data.messages) place(log, message, view);
  $(".note.blank", log)?.remove();
  if (!messages.size) log.append(element("li", { class: "note blank" }, chat === "channel" ? words().empty : words().emptyChat));
  if (atEnd || fresh) log.scrollTop = log.scrollHeight;
  pin(chat, messages.get(data.pinned[0]));
  if (!fresh && data.messages.length && document.body.dataset.pane !== chat) badge(chat);
}

function place(log, message, view) {
  const old = log.querySelector(`[data-number="${message.number}"]`);
  const node = bubble(message, view);
  if (old && node) old.replaceWith(node);
  else if (old) old.remove();
  else if (node) { node.classList.add("new"); log.append(node); }
  for (const image of node?.querySelectorAll("img") ?? []) image.addEventListener("load", () => { if (log.scrollHeight - log.scrollTop - log.clientHeight < 900) log.scrollTop = log.scrollHeight; }, { once: true });
}

function pin(chat, message) {
  const place = $(`#${chat} .pinned`);
  place.hidden = !message;
  if (message) place.replaceChildren(element("button", { type: "button", onclick: () => acts.jump(chat, message.number) }, element("b", {}, icon("pin"), words().pinned), element("span", { dir: "auto" }, message.text.slice(0, 80))));
}

function badge(chat) {
  const tab = $(`#tabs [data-to="${chat}"]`);
  if (tab && !$("i", tab)) tab.append(element("i", { "aria-label": words().later }));
}

function frame() {
  document.documentElement.lang = me.tongue;
  document.documentElement.dir = me.tongue === "ar" ? "rtl" : "ltr";
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = words()[node.dataset.word];
  for (const node of document.querySelectorAll("[data-tongue]")) node.setAttribute("aria-pressed", String(node.dataset.tongue === me.tongue));
  $("#tabs").replaceChildren(...CHATS.map((chat) => element("button", { type: "button", "data-to": chat, onclick: () => show(chat) }, icon(chat), words()[chat])));
  for (const chat of ["private", "desk"]) build(chat);
  show(document.body.dataset.pane);
}

function roles() {
  const state = seen.state;
  $("#roles").replaceChildren(element("span", {}, words().acting), ...state.roles.map((role) => element("button", { type: "button", "aria-pressed": String(role.id === me.user), "data-role": role.role, onclick: () => become(role.id) },
    element("b", { "aria-hidden": "true" }, [...role.name][0]), element("span", {}, role.name, element("small", {}, words()[role.role])))));
}

function all(fresh) {
  const state = seen.state;
  head("channel", state.chats.channel.title, words().subscribers, icon("channel"));
  head("private", state.bot.name, `${words().bot} · \u2068@${state.bot.username}\u2069`, icon("plane"));
  head("desk", words().desk, words().members, icon("desk"));
  roles();
  for (const chat of CHATS) draw(chat, fresh);
  const ready = state.user.started && !state.user.blocked;
  $("#private form").classList.toggle("idle", !ready);
  let start = $("#private .start");
  if (!ready && !start) $("#private footer").append(start = element("button", { type: "button", class: "start go", onclick: () => ask("say", { text: "/start" }) }, words().start));
  if (ready) start?.remove();
  $("#desk footer").hidden = !state.chats.desk;
}

// living ──────────────────────────────────────────────────────────────────────

async function live() {
  const wave = ++seen.wave;
  let fresh = true;
  seen.version = 0;
  seen.logs = {};
  while (wave === seen.wave) {
    try {
      const answer = await fetch(`/sandbox/state?since=${seen.version}&user=${me.user}`);
      const state = await answer.json();
      if (wave !== seen.wave) return;
      seen.state = state;
      seen.version = state.version;
      all(fresh);
      fresh = false;
    } catch { await new Promise((done) => setTimeout(done, 1500)); }
  }
}

function become(user) {
  me.user = user;
  localStorage.setItem("user", user);
  seen.replies = {};
  frame();
  live();
}

async function lamp() {
  const node = $("#lamp");
  try {
    const said = await (await fetch("/sandbox/health")).json();
    node.dataset.state = said.status === 200 ? "well" : said.status ? "ill" : "none";
    if (said.url) node.href = said.url;
  } catch { node.dataset.state = "none"; }
  $("span", node).textContent = words()[node.dataset.state];
}

$("#publish").addEventListener("click", async () => { const said = await ask("publish"); if (said.title) toast(words().published + said.title); });
$("#tongues").addEventListener("click", (event) => {
  const tongue = event.target.dataset.tongue;
  if (!tongue) return;
  me.tongue = tongue;
  localStorage.setItem("tongue", tongue);
  frame();
  live();
  lamp();
});
frame();
live();
lamp();
setInterval(lamp, 5000);
