import { isDark, mix, readable, safePalette } from "./colour.ts";
import { drawMotif } from "./motif.ts";
import { type Pen, penFor, rect } from "./pen.ts";
import { breakName, escapeText, titleParts, widthInEm } from "./title.ts";

/** What a poster is drawn from. */
export interface PosterSpec {
  seed: number;
  motif: string;
  palette: readonly string[];
}

/** What is set on it. Without a title it is a picture only. */
export interface PosterText {
  title?: string;
  titleEn?: string;
  /** Small type at the foot: town, days. */
  foot?: string;
}

const serif = "'Songti SC','Noto Serif CJK SC','Noto Serif SC','Source Han Serif SC',STZhongsong,serif";
const sans = "'PingFang SC','Hiragino Sans GB','Noto Sans CJK SC','Microsoft YaHei',sans-serif";

/**
 * A poster of 300 × 400 as an SVG document: flat inks, one drawing, the name large. Pure: the same spec and text give the same
 * bytes on every machine. All text is escaped and only hex colours are taken over.
 */
export function posterSvg(spec: PosterSpec, text: PosterText = {}): string {
  const pen = penFor(spec);
  const art = drawMotif(spec.motif, pen);
  const body = text.title ? withTitle(pen, art, text, text.title) : art;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 400">${rect(0, 0, 300, 400, pen.ground)}${body}</svg>`;
}

/** The colour a poster stands on, and whether it is dark: for what is laid around it. */
export function posterGround(spec: PosterSpec): { ground: string; ink: string; accent: string; dark: boolean } {
  const [ground, one, two] = safePalette(spec.palette);
  return { ground, ink: readable(ground, []), accent: readable(ground, [one, two]), dark: isDark(ground) };
}

function withTitle(pen: Pen, art: string, text: PosterText, title: string): string {
  const { name, rest } = titleParts(title);
  const short = /^\p{Script=Han}{1,4}$/u.test(name);
  return short && pen.chance() < 0.6
    ? downTheSide(pen, art, { ...text, name, rest })
    : atTheFoot(pen, art, { ...text, name, rest });
}

type Set = PosterText & { name: string; rest: string };

/** The name from top to bottom on a strip, the drawing beside it. */
function downTheSide(pen: Pen, art: string, o: Set): string {
  const letters = [...o.name];
  const size = Math.min(74, 268 / letters.length);
  const strip = 88;
  const left = pen.chance() < 0.5;
  const x = left ? strip / 2 : 300 - strip / 2;
  const ink = readable(pen.ground, [pen.two, pen.one]);
  const small = readable(pen.ground, []);
  const column = letters
    .map((letter, i) => type(letter, { x, y: 26 + size * (i + 0.86), size, font: serif, fill: ink }))
    .join("");
  const below = 26 + size * letters.length + 22;
  const aside = [...o.rest]
    .slice(0, 8)
    .map((letter, i) => type(letter, { x, y: below + i * 13, size: 11, font: sans, fill: small, weight: 600 }));
  return (
    `<g transform="translate(${left ? 62 : -26} 6) scale(0.88)">${art}</g>` +
    rect(left ? 0 : 300 - strip, 0, strip, 400, pen.ground) +
    column +
    (below + aside.length * 13 < 372 ? aside.join("") : "") +
    rect(0, 352, 300, 48, pen.ground) +
    footer(o, { small, y: 374 })
  );
}

/** The name at the foot, as large as the width allows. */
function atTheFoot(pen: Pen, art: string, o: Set): string {
  const wide = widthInEm(o.name);
  const lines = wide > 6.5 ? breakName(o.name, wide > 14 ? 3 : 2) : [o.name];
  const size = Math.min(66, 264 / Math.max(...lines.map(widthInEm)));
  const ink = readable(pen.ground, [pen.two, pen.one]);
  const small = readable(pen.ground, []);
  const font = pen.chance() < 0.5 ? serif : sans;
  const last = 358 - (o.rest ? 4 : 0);
  const first = last - (lines.length - 1) * size * 1.06;
  const top = Math.min(292, first - size - 8 - (o.rest ? 16 : 0));
  return (
    art +
    rect(0, top, 300, 400 - top, pen.ground) +
    rect(18, top, 264, 2, mix(pen.ground, ink, 0.6)) +
    (o.rest
      ? type(o.rest, {
          x: 18,
          y: first - size * 0.86 - 8,
          size: fit(o.rest, 12),
          font: sans,
          fill: small,
          weight: 600,
          anchor: "start",
        })
      : "") +
    lines
      .map((line, i) => type(line, { x: 18, y: first + i * size * 1.06, size, font, fill: ink, anchor: "start" }))
      .join("") +
    footer(o, { small, y: 378 })
  );
}

function footer(o: Set, at: { small: string; y: number }): string {
  const english = (o.titleEn ?? "").toUpperCase();
  return (
    (english
      ? type(english, {
          x: 18,
          y: at.y,
          size: fit(english, 8.5),
          font: sans,
          fill: at.small,
          weight: 700,
          anchor: "start",
        })
      : "") +
    (o.foot
      ? type(o.foot, {
          x: 18,
          y: at.y + 13,
          size: fit(o.foot, 8.5),
          font: sans,
          fill: at.small,
          weight: 400,
          anchor: "start",
        })
      : "")
  );
}

/** The size at which a line keeps within the margins. */
function fit(text: string, size: number): number {
  return Math.min(size, 264 / (widthInEm(text) * 1.18));
}

interface Type {
  x: number;
  y: number;
  size: number;
  font: string;
  fill: string;
  weight?: number;
  anchor?: "start" | "middle";
}

function type(text: string, { x, y, size, font, fill, weight = 900, anchor = "middle" }: Type): string {
  return `<text x="${x}" y="${y.toFixed(1)}" font-size="${size.toFixed(1)}" font-family="${font}" font-weight="${weight}" text-anchor="${anchor}" fill="${fill}">${escapeText(text)}</text>`;
}
