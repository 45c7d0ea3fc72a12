// Draws one message: text with its entities, picture, preview, buttons. Text only ever enters as text nodes.
const OPENS = new Set(["http:", "https:"]);

export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

const PATHS = {
  channel: "M3 10v4h3l9 5V5L6 10zM18 9a4 4 0 0 1 0 6",
  private: "M4 5h16v11H10l-4 4v-4H4z",
  desk: "M4 5h13v14H6a2 2 0 0 1-2-2zM17 9h3v8a2 2 0 0 1-2 2M7 9h7M7 12.5h7M7 16h4",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9a.5.5 0 1 0 .1 0",
  plane: "M4 12 20 5l-4 14-5-4-3 3v-5l8-6",
  pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
};

// An outline drawn by the page itself, so that no font has to have it.
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PATHS[name]);
  drawing.append(path);
  return drawing;
}

const PLAIN = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote", expandable_blockquote: "blockquote" };

function wrap(entity, text, children, acts) {
  const tag = PLAIN[entity.type];
  if (tag) return element(tag, {}, ...children);
  if (entity.type === "text_link" || entity.type === "url") {
    const target = entity.type === "url" ? text : entity.url;
    return anchor(/^[a-z]+:/i.test(target) ? target : `http://${target}`, children, acts);
  }
  if (entity.type === "spoiler") return element("span", { class: "spoiler", tabindex: 0, onclick: (event) => event.currentTarget.classList.add("open") }, ...children);
  if (entity.type === "bot_command") return command(text, children, acts);
  if (entity.type === "hashtag" || entity.type === "mention" || entity.type === "cashtag") return element("span", { class: "tag" }, ...children);
  return element("span", {}, ...children);
}

// Not a <button>: that would be a box of its own, and the isolates around a command could not turn it the right way.
function command(text, children, acts) {
  const say = () => acts.say(text);
  return element("span", { class: "inline", role: "button", tabindex: 0, onclick: say, onkeydown: (event) => { if (event.key === "Enter") say(); } }, ...children);
}

export function anchor(target, children, acts) {
  let address = null;
  try { address = new URL(target); } catch { /* shown as text */ }
  if (!address || !OPENS.has(address.protocol)) return element("span", {}, ...children);
  return element("a", { href: target, target: "_blank", rel: "noopener noreferrer", onclick: (event) => acts.open(event, address) }, ...children);
}

// Entities count UTF-16 units, as JavaScript's strings do; they are sorted, outer before inner.
export function marked(text, entities, acts) {
  const draw = (from, to, inside) => {
    const nodes = [];
    let at = from;
    while (inside.length) {
      const [entity, ...rest] = inside;
      const start = entity.offset, end = Math.min(entity.offset + entity.length, to);
      if (start > at) nodes.push(text.slice(at, start));
      const nested = rest.filter((each) => each.offset < end);
      nodes.push(wrap(entity, text.slice(start, end), draw(start, end, nested), acts));
      at = end;
      inside = rest.filter((each) => each.offset >= end);
    }
    if (at < to) nodes.push(text.slice(at, to));
    return nodes;
  };
  return draw(0, text.length, entities);
}

function kind(button) {
  if (button.url) return "↗";
  if (button.copy_text) return "⧉";
  return button.callback_data ? "" : "⌕";
}

export function buttons(rows, message, acts) {
  if (!rows.length) return null;
  return element("div", { class: "keys" }, ...rows.map((row) => element("div", {}, ...row.map((button) => {
    const label = [element("span", { dir: "auto" }, button.text), element("small", { "aria-hidden": "true" }, kind(button))];
    if (button.url) { const link = anchor(button.url, label, acts); link.classList.add("key"); return link; }
    const press = (event) => acts.press(event.currentTarget, message, button);
    return element("button", { class: `key ${button.style ?? ""}`, type: "button", onclick: press }, ...label);
  }))));
}

function preview(card, acts) {
  if (!card) return null;
  const shown = [element("strong", { dir: "auto" }, card.title), element("span", { dir: "auto" }, card.text)];
  if (card.image) shown.push(element("img", { src: card.image, alt: "", loading: "lazy" }));
  const link = anchor(card.url, shown, acts);
  link.classList.add("card");
  return link;
}

const clock = (at, tongue) => new Date(at * 1000).toLocaleTimeString(tongue === "ar" ? "ar-MA-u-nu-latn" : tongue, { hour: "2-digit", minute: "2-digit" });

export function bubble(message, view) {
  const { words, tongue, user, chat, bot } = view;
  const acts = { ...view.acts, say: (text) => view.acts.say(text, chat === "desk" ? "desk" : "private") };
  if (message.deleted) return null;
  if (message.service) return element("li", { class: "note", "data-number": message.number }, message.service === "pinned_message" ? words.pinNote : message.service);
  const mine = chat !== "channel" && message.sender === user && !message.own;
  const parts = [];
  if (chat === "desk" && !mine) parts.push(element("p", { class: "who" }, message.who));
  if (message.forwarded) parts.push(element("p", { class: "origin", dir: "auto" }, words.forwarded + message.forwarded));
  if (message.via) parts.push(element("p", { class: "origin" }, `${words.via}@${bot}`));
  if (message.reply) parts.push(element("button", { class: "quote", type: "button", dir: "auto", onclick: () => acts.jump(chat, message.reply.number) }, message.reply.text || "…"));
  if (message.photo) parts.push(element("img", { class: "photo", src: message.photo.url, alt: "", width: message.photo.w, height: message.photo.h, loading: "lazy" }));
  if (message.document) parts.push(element("a", { class: "file", href: message.document.url, download: message.document.name }, element("b", { "aria-hidden": "true" }, "⤓"), element("span", { dir: "auto" }, message.document.name), element("small", { dir: "ltr" }, `${(message.document.size / 1024).toFixed(1)} kB`)));
  const card = preview(message.preview, acts);
  if (card && message.preview.above) parts.push(card);
  if (message.text) parts.push(element("p", { class: "text", dir: "auto" }, ...marked(message.text, message.entities, acts)));
  if (card && !message.preview.above) parts.push(card);
  const stamp = [message.silent ? words.silent : "", message.edited ? words.edited : "", clock(message.at, tongue)].filter(Boolean).join(" · ");
  const tools = chat === "channel"
    ? [tool("⧉", words.copyLink, () => acts.copyLink(message.number)), tool("↪", words.forward, () => acts.forward(message.number))]
    : [tool("↩", words.reply, () => acts.reply(chat, message))];
  parts.push(element("p", { class: "stamp" }, element("span", { class: "tools" }, ...tools), element("time", {}, stamp)));
  return element("li", { class: mine ? "mine" : "theirs", "data-number": message.number }, element("article", { class: "bubble" }, ...parts), buttons(message.buttons, message, { ...acts, press: (node, each, button) => acts.press(node, chat, each, button) }));
}

function tool(sign, label, act) {
  return element("button", { type: "button", title: label, "aria-label": label, onclick: act }, sign);
}
