/** What the reader draws over a page, which the page itself cannot look into. */

/** The boxes that are drawn, each with left, top, width and height in the window; none where nothing is. */
export async function frames(page) {
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const host = root.children.find(({ nodeName }) => nodeName === 'HTML')?.children.find(isHost);
    const boxes = host?.shadowRoots?.[0]?.children ?? [];
    const found = await Promise.all(boxes.map(({ nodeId }) => session.send('DOM.getBoxModel', { nodeId }).catch(() => null)));
    return found.filter((one) => one !== null).map(({ model }) => {
      const [left, top, right, , , bottom] = model.border;
      return { left, top, width: right - left, height: bottom - top };
    });
  } finally {
    await session.detach();
  }
}

const isHost = ({ nodeName, attributes = [] }) => nodeName === 'DIV' && attributes.includes('popover') && attributes.includes('aria-hidden');

/** Whether one box is drawn around what `box` gives, once the page has come to rest. */
export async function framed(page, box) {
  for (let round = 0; ; round += 1) {
    const [drawn, wanted] = [await frames(page), await box()];
    const near = (one, other) => Math.abs(one - other) <= 2;
    const [frame] = drawn;
    const around = drawn.length === 1 && ['left', 'top', 'width', 'height'].every((side) => near(frame[side], wanted[side]));
    const visible = wanted.top >= 0 && wanted.top < 1000;
    if (around && visible) return;
    if (round >= 40) throw new Error(`The frame is not where it should be: ${JSON.stringify({ drawn, wanted })}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
