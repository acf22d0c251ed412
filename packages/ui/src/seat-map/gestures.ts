/** What fingers, mouse and wheel can say to the map, in CSS pixels of the canvas. */
export interface GestureHandlers {
  /** Something was put down: stop what moves. */
  grab(): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, x: number, y: number): void;
  fling(vx: number, vy: number): void;
  tap(x: number, y: number, touch: boolean): void;
  doubleTap(x: number, y: number, touch: boolean): void;
  /** Where a mouse rests; null when it left or drags. */
  hover(at: { x: number; y: number } | null): void;
  /** Whether a drag that begins so draws a frame instead of moving the view. */
  frames(event: PointerEvent): boolean;
  /** A frame is being drawn, or was when `done`; null when it was given up. */
  frame(corners: { from: Point; to: Point } | null, done: boolean): void;
  /** Whether the wheel may still zoom out; if not, the page scrolls. */
  canZoomOut(): boolean;
}

interface Point {
  x: number;
  y: number;
}

interface Finger {
  x: number;
  y: number;
  fromX: number;
  fromY: number;
}

/** Listens on the canvas until the returned function is called. One pointer drags and taps, two pinch, the wheel zooms. */
export function listenToGestures(canvas: HTMLCanvasElement, handlers: GestureHandlers): () => void {
  const fingers = new Map<number, Finger>();
  const stop = new AbortController();
  const { signal } = stop;
  let moved = false;
  let framing = false;
  let trail: { t: number; x: number; y: number }[] = [];
  let lastTap = { t: 0, x: 0, y: 0 };

  const place = (event: { clientX: number; clientY: number }) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const spread = () => {
    const [a, b] = [...fingers.values()];
    if (!a || !b) return null;
    return { far: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  };

  const down = (event: PointerEvent) => {
    if (event.button > 0) return;
    const { x, y } = place(event);
    canvas.setPointerCapture?.(event.pointerId);
    framing = fingers.size === 0 && handlers.frames(event);
    if (fingers.size === 0) moved = false;
    else {
      moved = true;
      handlers.frame(null, true);
    }
    fingers.set(event.pointerId, { x, y, fromX: x, fromY: y });
    trail = [{ t: event.timeStamp, x, y }];
    handlers.grab();
  };

  const move = (event: PointerEvent) => {
    const { x, y } = place(event);
    const finger = fingers.get(event.pointerId);
    if (!finger) {
      if (event.pointerType === "mouse") handlers.hover({ x, y });
      return;
    }
    const before = spread();
    const [dx, dy] = [x - finger.x, y - finger.y];
    finger.x = x;
    finger.y = y;
    const after = spread();
    if (before && after) {
      handlers.pan(after.x - before.x, after.y - before.y);
      if (before.far > 0) handlers.zoom(after.far / before.far, after.x, after.y);
      return;
    }
    const slack = event.pointerType === "mouse" ? 4 : 9;
    if (!moved && Math.hypot(x - finger.fromX, y - finger.fromY) < slack) return;
    if (!moved) {
      moved = true;
      handlers.hover(null);
    }
    if (framing) return handlers.frame({ from: { x: finger.fromX, y: finger.fromY }, to: { x, y } }, false);
    trail = [...trail.filter((point) => event.timeStamp - point.t < 90), { t: event.timeStamp, x, y }];
    handlers.pan(dx, dy);
  };

  const up = (event: PointerEvent) => {
    const finger = fingers.get(event.pointerId);
    if (!fingers.delete(event.pointerId) || !finger) return;
    if (fingers.size > 0) return;
    const touch = event.pointerType !== "mouse";
    if (moved && framing)
      return handlers.frame({ from: { x: finger.fromX, y: finger.fromY }, to: { x: finger.x, y: finger.y } }, true);
    if (moved) {
      const first = trail[0];
      const passed = event.timeStamp - (first?.t ?? 0);
      if (first && touch && passed > 10 && passed < 160)
        handlers.fling((finger.x - first.x) / passed, (finger.y - first.y) / passed);
      return;
    }
    const again = event.timeStamp - lastTap.t < 320 && Math.hypot(finger.x - lastTap.x, finger.y - lastTap.y) < 30;
    lastTap = { t: again ? 0 : event.timeStamp, x: finger.x, y: finger.y };
    if (again) handlers.doubleTap(finger.x, finger.y, touch);
    else handlers.tap(finger.x, finger.y, touch);
  };

  const wheel = (event: WheelEvent) => {
    if (event.deltaY > 0 && !event.ctrlKey && !handlers.canZoomOut()) return;
    event.preventDefault();
    const { x, y } = place(event);
    const pixels = event.deltaMode === 1 ? event.deltaY * 18 : event.deltaY;
    handlers.grab();
    handlers.zoom(Math.exp(-Math.max(-180, Math.min(180, pixels)) * (event.ctrlKey ? 0.01 : 0.0022)), x, y);
  };

  canvas.addEventListener("pointerdown", down, { signal });
  canvas.addEventListener("pointermove", move, { signal });
  canvas.addEventListener("pointerup", up, { signal });
  canvas.addEventListener(
    "pointercancel",
    (event) => {
      fingers.delete(event.pointerId);
      handlers.frame(null, true);
    },
    { signal },
  );
  canvas.addEventListener(
    "pointerleave",
    (event) => {
      // A finger leaves with every tap; what it pointed at stays.
      if (event.pointerType === "mouse" && fingers.size === 0) handlers.hover(null);
    },
    { signal },
  );
  canvas.addEventListener("wheel", wheel, { signal, passive: false });
  return () => stop.abort();
}
