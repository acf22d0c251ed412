import type { CDPSession, Page } from "@playwright/test";

/** Moves the map for some seconds as a hand would and returns how many frames a second the map drew. */
export type Drive = (page: Page, seconds: number) => Promise<number>;

/** Dragging to and fro with a mouse. */
export const panWithMouse: Drive = async (page, seconds) => {
  await page.mouse.move(640, 420);
  await page.mouse.down();
  const fps = await framesWhile(page, seconds, (share) => {
    const turn = share * seconds * 2.4;
    return page.mouse.move(640 + 420 * Math.sin(turn), 420 + 230 * Math.sin(turn * 1.7));
  });
  await page.mouse.up();
  return fps;
};

/** Zooming in from the whole venue with a wheel. */
export const zoomWithWheel: Drive = async (page, seconds) => {
  await page.mouse.move(760, 480);
  let turned = 0;
  return framesWhile(page, seconds, async (share) => {
    const delta = share * 1_450 - turned;
    turned = share * 1_450;
    await page.mouse.wheel(0, -delta);
  });
};

/** Dragging to and fro with a finger. */
export const panWithFinger: Drive = async (page, seconds) => {
  const hand = await page.context().newCDPSession(page);
  await touch(hand, "touchStart", [[195, 420]]);
  const fps = await framesWhile(page, seconds, (share) => {
    const turn = share * seconds * 2.4;
    return touch(hand, "touchMove", [[195 + 130 * Math.sin(turn), 420 + 180 * Math.sin(turn * 1.7)]]);
  });
  await touch(hand, "touchEnd", []);
  return fps;
};

/** Pinching open, again and again. */
export const zoomWithFingers: Drive = async (page, seconds) => {
  const hand = await page.context().newCDPSession(page);
  let pinch = -1;
  const fps = await framesWhile(page, seconds, async (share) => {
    const at = share * 3;
    const apart = 40 + 110 * (at % 1);
    const fingers: [number, number][] = [
      [195 - apart, 430 - apart * 0.8],
      [195 + apart, 430 + apart * 0.8],
    ];
    if (Math.floor(at) !== pinch) {
      // Sent in one breath, so that no move of the old pinch comes in between.
      const lifted = pinch >= 0 ? touch(hand, "touchEnd", []) : null;
      pinch = Math.floor(at);
      await Promise.all([lifted, touch(hand, "touchStart", fingers)]);
    } else await touch(hand, "touchMove", fingers);
  });
  await touch(hand, "touchEnd", []);
  return fps;
};

async function touch(hand: CDPSession, type: "touchStart" | "touchMove" | "touchEnd", points: [number, number][]) {
  await hand.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
}

/** Counts the frames the page itself asked for and drew (see `countFrames`) while `move` is called with the share of the time that has passed. */
async function framesWhile(page: Page, seconds: number, move: (share: number) => Promise<unknown>): Promise<number> {
  const before = (await page.evaluate("window.drawnFrames")) as number;
  const began = performance.now();
  // A browser acknowledges a move with the frame that shows it: waiting for each would measure the waiting.
  const open = new Set<Promise<unknown>>();
  for (let passed = 0; passed < seconds * 1_000; passed = performance.now() - began) {
    const sent = move(passed / seconds / 1_000).finally(() => open.delete(sent));
    open.add(sent);
    await new Promise((next) => setTimeout(next, 7));
    if (open.size > 6) await Promise.race(open);
  }
  const lasted = performance.now() - began;
  const after = (await page.evaluate("window.drawnFrames")) as number;
  await Promise.all(open);
  return ((after - before) * 1_000) / lasted;
}

/** Runs before the page: counts frames for which the page asked. A still map asks for none. */
export const countFrames = `
  window.drawnFrames = 0;
  const ask = window.requestAnimationFrame.bind(window);
  let last = -1;
  window.requestAnimationFrame = (draw) => ask((now) => {
    if (now !== last) window.drawnFrames++;
    last = now;
    draw(now);
  });
`;

/** Frames a second that an idle page gets: less than 60 says that the machine is busy with something else. */
export const idleFrames = `new Promise((done) => {
  const began = performance.now();
  let frames = 0;
  const next = () => {
    const passed = performance.now() - began;
    if (passed >= 1000) return done((frames * 1000) / passed);
    frames++;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})`;
