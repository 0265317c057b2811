// Opens all answers at once, opens the one a link points to, and opens them for the printer.
const answers = [...document.querySelectorAll(".questions details")];

for (const button of document.querySelectorAll("[data-open-all]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? button.dataset.close : button.dataset.open;
    for (const answer of answers) answer.open = open;
  });
}

function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const answer = target?.closest(".questions details");
  if (answer) { answer.open = true; answer.scrollIntoView(); }
}

let closed = [];
addEventListener("hashchange", openTarget);
addEventListener("beforeprint", () => { closed = answers.filter((answer) => !answer.open); for (const answer of closed) answer.open = true; });
addEventListener("afterprint", () => { for (const answer of closed) answer.open = false; });
openTarget();
