// Remembers whether readings are shown. The switch itself is CSS (:has(:checked)) and works without this.
const KEY = "furigana";
const switches = [...document.querySelectorAll("[data-furigana]")];

function remembered() {
  try { return localStorage.getItem(KEY); } catch { return null; }
}

function show(on) {
  for (const box of switches) box.checked = on;
}

const choice = remembered();
if (choice) show(choice === "on");

for (const box of switches) {
  box.addEventListener("change", () => {
    show(box.checked);
    try { localStorage.setItem(KEY, box.checked ? "on" : "off"); } catch { /* a closed drawer: nothing to remember */ }
  });
}
