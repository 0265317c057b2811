// Leave at once: the page disappears, and "back" does not return to it. Without this the button is a plain link.
const bar = document.querySelector("[data-exit]");
const status = bar.querySelector("[data-exit-status]");
const href = bar.querySelector("[data-exit-link]").href;
const WITHIN = 5000;
let pressed = [];

function leave(event) {
  event?.preventDefault();
  document.documentElement.classList.add("leaving");
  document.title = "…";
  status.textContent = bar.dataset.leaving;
  location.replace(href);
}

for (const link of document.querySelectorAll("[data-exit-link]")) link.addEventListener("click", leave);

// Shift three times within five seconds; any other key, or Shift with another key, starts again.
addEventListener("keyup", (event) => {
  if (event.key !== "Shift") { pressed = []; return; }
  pressed = [...pressed.filter((at) => event.timeStamp - at < WITHIN), event.timeStamp];
  if (pressed.length >= 3) leave();
  else status.textContent = bar.dataset.count + " " + pressed.length + " / 3";
});

// Shown again out of the browser's memory (someone went forward): visible as before.
addEventListener("pageshow", () => document.documentElement.classList.remove("leaving"));
