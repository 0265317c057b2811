// Two more ways to share where the browser has them: copy the link, and the device's own sheet.
for (const place of document.querySelectorAll("[data-share]")) {
  const { url, title } = place.dataset;
  const copy = place.querySelector("[data-share-copy]");
  const device = place.querySelector("[data-share-device]");

  if (navigator.clipboard) {
    copy.parentElement.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(url);
      copy.querySelector("span").textContent = copy.dataset.done;
      place.querySelector("[data-share-status]").textContent = copy.dataset.done;
    });
  }
  if (navigator.share) {
    device.parentElement.hidden = false;
    device.addEventListener("click", () => navigator.share({ url, title }).catch(() => {}));
  }
}
