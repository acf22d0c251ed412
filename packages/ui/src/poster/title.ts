/** How a title is set on a poster: the name large, what stands around it small. */
export interface TitleParts {
  name: string;
  rest: string;
}

/** The name of a show apart from its kind, tour or town: 话剧《茶馆》 is 茶馆 and 话剧. */
export function titleParts(title: string): TitleParts {
  const quoted = /^(.*?)《(.+?)》(.*)$/.exec(title);
  if (quoted) return { name: quoted[2] ?? title, rest: `${quoted[1]} ${quoted[3]}`.trim() };
  const chinese = /\p{Script=Han}/u.test(title);
  const split = chinese
    ? /^(.{2,}?)[\s·：:（(|—-]+(.+?)[）)]?$/u.exec(title)
    : /^(.{2,}?)[,:(|—]\s*(.+?)\)?$/u.exec(title);
  return split ? { name: (split[1] ?? title).trim(), rest: (split[2] ?? "").trim() } : { name: title, rest: "" };
}

/** Width of a text in em: a Han character is one, a Latin letter about a half. */
export function widthInEm(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/.test(letter) ? 1 : letter === " " ? 0.3 : 0.56), 0);
}

/** Breaks a name into at most `most` lines of about the same width, between words where there are any. */
export function breakName(name: string, most: number): string[] {
  const pieces = /\s/.test(name) ? name.split(/\s+/) : [...name];
  const glue = /\s/.test(name) ? " " : "";
  const lines = Math.min(most, pieces.length);
  const aim = widthInEm(name) / lines;
  const out: string[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    const fits = last !== undefined && widthInEm(last + glue + piece) <= aim + 0.6;
    if (last !== undefined && (fits || out.length === lines)) out[out.length - 1] = last + glue + piece;
    else out.push(piece);
  }
  return out;
}

/** Text made safe for SVG. */
export function escapeText(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
