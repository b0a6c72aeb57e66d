/** Pictures of a page as it stands, whole, once nothing in it moves any more. */

/** Sets width and colour scheme, as a person would by dragging the panel's edge and by the system's setting. */
export async function look(page, { width, scheme, height = 900 }) {
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await still(page);
}

export async function shoot(page, file) {
  await still(page);
  await page.screenshot({ path: file, fullPage: true });
}

/** Two frames, so that what observes sizes has drawn; then the end of every transition. */
async function still(page) {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null))));
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}
