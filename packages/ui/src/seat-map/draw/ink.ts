/** The theme's colours, read from the CSS variables of theme.css, as #rrggbb. */
export interface Ink {
  paper: string;
  sheet: string;
  sunk: string;
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  lineStrong: string;
  accent: string;
  stage: string;
  onStage: string;
  dark: boolean;
}

const names = {
  paper: "--paper",
  sheet: "--sheet",
  sunk: "--sunk",
  ink: "--ink",
  ink2: "--ink-2",
  ink3: "--ink-3",
  line: "--line",
  lineStrong: "--line-strong",
  accent: "--accent",
  stage: "--stage",
  onStage: "--on-stage",
} as const;

/** The colours as they hold for an element now. */
export function readInk(element: Element): Ink {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim() || "#888888";
  const entries = Object.entries(names).map(([key, name]) => [key, read(name)]);
  const ink = Object.fromEntries(entries) as Record<keyof typeof names, string>;
  return { ...ink, dark: lightness(ink.paper) < 0.4 };
}

/** Calls back when the theme changes, by the reader's setting or by the page's; until the returned function is called. */
export function watchInk(changed: () => void): () => void {
  const wish = matchMedia("(prefers-color-scheme: dark)");
  const page = new MutationObserver(changed);
  wish.addEventListener("change", changed);
  page.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  return () => {
    wish.removeEventListener("change", changed);
    page.disconnect();
  };
}

/** `share` of `over` laid on `under`, both #rrggbb. */
export function mix(under: string, over: string, share: number): string {
  const [a, b] = [parts(under), parts(over)];
  const one = (i: 0 | 1 | 2) =>
    Math.round(a[i] + (b[i] - a[i]) * share)
      .toString(16)
      .padStart(2, "0");
  return `#${one(0)}${one(1)}${one(2)}`;
}

/** Black or white, whichever reads better on a colour. */
export function readableOn(colour: string): string {
  return lightness(colour) > 0.36 ? "#1b1815" : "#ffffff";
}

function lightness(colour: string): number {
  const [r, g, b] = parts(colour).map((c) => (c / 255) ** 2.2) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function parts(colour: string): [number, number, number] {
  const full = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, "$&$&") : colour;
  return [1, 3, 5].map((at) => Number.parseInt(full.slice(at, at + 2), 16) || 0) as [number, number, number];
}
