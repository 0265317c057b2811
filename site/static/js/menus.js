// A panel under the header closes when one looks elsewhere. Without this it closes by its own button.
const panels = [...document.querySelectorAll("details.drop")];

addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && panels.find((panel) => panel.open);
  if (open) { open.open = false; open.querySelector("summary").focus(); }
});
addEventListener("click", (event) => {
  for (const panel of panels) if (!panel.contains(event.target)) panel.open = false;
});
