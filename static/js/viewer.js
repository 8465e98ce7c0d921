/* The document viewer: closer, further, turned. Which page is shown is the server's business. */

const CLOSEST = 3;

document.addEventListener("click", (event) => {
  const viewer = event.target.closest("[data-viewer]");
  if (!viewer) return;
  const zoom = event.target.closest("[data-zoom]");
  if (zoom) {
    const scale = Number(viewer.dataset.scale ?? 1) + Number(zoom.dataset.zoom);
    viewer.dataset.scale = Math.min(CLOSEST, Math.max(1, scale));
  }
  if (event.target.closest("[data-rotate]")) {
    viewer.dataset.turn = (Number(viewer.dataset.turn ?? 0) + 1) % 4;
  }
});
