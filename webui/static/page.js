// Comfort for who types: suggestions, keys, and a word to screen readers. Every page works
// without it. Keys can be switched off (WCAG 2.1.4); the choice is kept in this browser.
"use strict"
{
  const box = document.getElementById("q")
  const list = document.getElementById("suggestions")
  const status = document.getElementById("status")
  const help = document.getElementById("keys")
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties)

  // Counts are announced after the page, so that they are heard at all.
  if (status) setTimeout(() => { status.textContent = status.dataset.says }, 400)

  // The combobox of the ARIA Authoring Practices, with a list of suggestions that only shows
  // itself: what is typed stays what is searched for until one is chosen.
  let current = -1, asked = 0, timer = 0
  const options = () => [...list.children]
  const close = () => {
    list.hidden = true
    current = -1
    box.setAttribute("aria-expanded", "false")
    box.removeAttribute("aria-activedescendant")
  }
  const move = to => {
    const all = options()
    current = (to + all.length + 1) % (all.length + 1)
    if (current === all.length) current = -1
    all.forEach((option, at) => option.setAttribute("aria-selected", at === current))
    if (current < 0) return box.removeAttribute("aria-activedescendant")
    box.setAttribute("aria-activedescendant", all[current].id)
    all[current].scrollIntoView({ block: "nearest" })
  }
  const show = suggestions => {
    list.replaceChildren(...suggestions.map(({ kind, text, count, url }, at) => {
      const option = make("li", { id: `suggestion-${at}`, role: "option" })
      option.dataset.url = url
      option.setAttribute("aria-selected", "false")
      option.append(make("span", { textContent: text }), " ",
        make("span", { className: "count", textContent: `${kind} · ${count.toLocaleString()}` }))
      return option
    }))
    current = -1
    list.hidden = !suggestions.length
    box.setAttribute("aria-expanded", String(!list.hidden))
  }
  const ask = async () => {
    const number = ++asked, text = box.value.trim()
    if (text.length < 2) return close()
    try {
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(text)}&limit=8`)
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] }
      if (number === asked && document.activeElement === box) show(suggestions)
    } catch { close() }
  }
  box.setAttribute("role", "combobox")
  box.setAttribute("aria-autocomplete", "list")
  box.setAttribute("aria-controls", "suggestions")
  box.setAttribute("aria-expanded", "false")
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120) })
  box.addEventListener("blur", () => { asked++; close() })
  box.addEventListener("keydown", event => {
    if (event.isComposing) return
    if (event.key === "ArrowDown" && list.hidden) { ask() }
    else if (event.key === "ArrowDown") { move(current + 1) }
    else if (event.key === "ArrowUp" && !list.hidden) { move(current < 0 ? options().length - 1 : current - 1) }
    else if (event.key === "Enter" && current >= 0) { location.assign(options()[current].dataset.url) }
    else if (event.key === "Escape" && !list.hidden) { close() }
    else return
    event.preventDefault()
  })
  list.addEventListener("pointerdown", event => event.preventDefault())
  list.addEventListener("click", event => {
    const option = event.target.closest("[role=option]")
    if (option) location.assign(option.dataset.url)
  })

  // Single keys: never while something is being typed, never with a modifier.
  let isOn = true
  try { isOn = localStorage.getItem("keys") !== "off" } catch { /* kept for this page only */ }
  const toggle = document.getElementById("keys-on")
  toggle.checked = isOn
  toggle.addEventListener("change", () => {
    isOn = toggle.checked
    try { localStorage.setItem("keys", isOn ? "on" : "off") } catch { /* as above */ }
  })
  const opener = document.getElementById("keys-open")
  opener.hidden = false
  opener.addEventListener("click", () => help.showModal())
  const step = by => {
    const places = [...document.querySelectorAll(".card-title a, mark[id]")]
    const at = places.indexOf(document.activeElement)
    const next = places[at < 0 ? (by > 0 ? 0 : places.length - 1) : at + by]
    if (next) { next.focus(); next.scrollIntoView({ block: "center" }) }
  }
  document.addEventListener("keydown", event => {
    const { target } = event
    if (!isOn || event.ctrlKey || event.metaKey || event.altKey || help.open) return
    if (target.matches("input:not([type=checkbox]), textarea, select")) return
    if (event.key === "/") { box.focus(); box.select() }
    else if (event.key === "j") step(1)
    else if (event.key === "k") step(-1)
    else if (event.key === "?") help.showModal()
    else return
    event.preventDefault()
  })
}
