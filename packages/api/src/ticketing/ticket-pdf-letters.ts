import type { Font } from "fontkit";

/** Letters drawn as shapes: no font has to be embedded for them. `doc` gets the same text unseen, to be found and copied. */
export interface Letters {
  font: Font;
  /** Whose shape stands in for a character that `font` lacks. */
  fallback: Font;
  size: number;
  colour: string;
}

/** Width of a text in points. */
export function widthOf(text: string, { font, fallback, size }: Letters): number {
  return [...text].reduce((sum, char) => sum + advanceOf(char, font, fallback) * size, 0);
}

/** Draws one line with its baseline at `y`. */
export function drawLetters(
  doc: PDFKit.PDFDocument,
  text: string,
  o: Letters & { x: number; y: number; spacing?: number },
): void {
  const { font, fallback, size, colour, spacing = 0 } = o;
  let x = o.x;
  doc.save().fillColor(colour);
  for (const char of text) {
    const from = has(font, char) ? font : fallback;
    const glyph = from.glyphForCodePoint(char.codePointAt(0) ?? 32);
    const scale = size / from.unitsPerEm;
    if (glyph.path.commands.length > 0) {
      doc.save().transform(scale, 0, 0, -scale, x, o.y);
      doc.path(svgOf(glyph.path)).fill(colour).restore();
    }
    x += glyph.advanceWidth * scale + spacing;
  }
  doc.restore();
  const height = size * 1.16;
  // pdfkit sets text by its top. Squeezed a little, so that it never breaks where the drawn line does not.
  doc
    .save()
    .font("sans")
    .fontSize(size * 0.9)
    .fillOpacity(0)
    .text(text, o.x, o.y - height, { lineBreak: false })
    .fillOpacity(1)
    .restore();
}

/**
 * Breaks a text into lines no wider than `width`: between words, or after any Chinese character but never before a closing mark or
 * after an opening one.
 */
export function breakLines(text: string, width: number, letters: Letters): string[] {
  const pieces = text.match(
    /[《（(“‘「]*(?:[^\s\p{Script=Han}《（(“‘「]+|\p{Script=Han})[》）)，。、：；！？”’」·]*|\s+/gu,
  ) ?? [text];
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (line && widthOf((line + piece).trimEnd(), letters) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return line.trim() ? [...lines, line.trimEnd()] : lines;
}

/** The largest size, down from that of `letters`, at which a text has no more than so many lines; where a sign ends a part of it, it breaks there. */
export function fitLines(
  text: string,
  o: { width: number; lines: number; smallest: number },
  letters: Letters,
): { lines: string[]; letters: Letters } {
  for (let size = letters.size; size > o.smallest; size -= 0.5) {
    const lines = breakLines(text, o.width, { ...letters, size });
    if (lines.length > o.lines) continue;
    // A little smaller is better than a word torn apart.
    for (let less = size; lines.length === 2 && less >= size * 0.85; less -= 0.5) {
      const parts = atSign(text, o.width, { ...letters, size: less });
      if (parts) return { lines: parts, letters: { ...letters, size: less } };
    }
    return { lines, letters: { ...letters, size } };
  }
  const set = { ...letters, size: o.smallest };
  return { lines: breakLines(text, o.width, set), letters: set };
}

function atSign(text: string, width: number, letters: Letters): string[] | undefined {
  const fits = (line: string) => widthOf(line, letters) <= width;
  const ways = [...text.matchAll(/[·：:—|]\s*|\s+/gu)]
    .map(({ index, 0: sign }) => [
      text.slice(0, index + sign.length).replace(/[\s·|—]+$/u, ""),
      text.slice(index + sign.length),
    ])
    .filter((lines) => lines.every((line) => line && fits(line)));
  // The last one that fits: a full first line reads as a line, not as a leftover.
  return ways.at(-1);
}

function has(font: Font, char: string): boolean {
  return font.hasGlyphForCodePoint(char.codePointAt(0) ?? 32);
}

function advanceOf(char: string, font: Font, fallback: Font): number {
  const from = has(font, char) ? font : fallback;
  return from.glyphForCodePoint(char.codePointAt(0) ?? 32).advanceWidth / from.unitsPerEm;
}

const short: Record<string, string> = {
  moveTo: "M",
  lineTo: "L",
  quadraticCurveTo: "Q",
  bezierCurveTo: "C",
  closePath: "Z",
};

function svgOf(path: { commands: { command: string; args: number[] }[] }): string {
  return path.commands.map(({ command, args }) => short[command] + args.map(Math.round).join(" ")).join("");
}
