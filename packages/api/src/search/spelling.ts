import { pinyin } from "pinyin-pro";

/** One character of a text and how it may be read, in pinyin without tones (ü is v, as it is typed). No readings: not Chinese. */
export interface Spoken {
  char: string;
  readings: string[];
}

/** Longest piece, in syllables, that somebody may type without a space and still find. */
const longest = 8;
/** Pieces in which a character is read in another of its ways; shorter, since there are many of them. */
const longestOther = 4;

/**
 * Reads a text aloud, character by character. The first reading is the one that fits the words around it; the others are
 * there because no dictionary knows every title (行 in 夜行 is xing, and hang in 银行).
 */
export function spoken(text: string): Spoken[] {
  return pinyin(text, { type: "all", toneType: "none", v: true }).map((one) => ({
    char: one.origin,
    readings: one.isZh ? [...new Set([one.pinyin, ...one.polyphonic].map(withoutTone))].slice(0, 4) : [],
  }));
}

/**
 * Everything in Latin letters under which a Chinese text can be found, beginning at any of its characters: 茶馆 by cha, guan,
 * chaguan and the initials cg. Characters on both sides of something that is not Chinese stand apart.
 */
export function latinForms(text: string): string[] {
  const forms = new Set<string>();
  for (const run of runsOf(spoken(text))) {
    const first = run.map((one) => one.readings[0] as string);
    addPieces(forms, first, longest);
    for (const [at, { readings }] of run.entries())
      for (const other of readings.slice(1)) {
        const from = Math.max(0, at - longestOther + 1);
        const around = first.slice(from, at + longestOther);
        around[at - from] = other;
        addPieces(forms, around, longestOther, at - from);
      }
  }
  return [...forms];
}

/**
 * A term as it sounds, in pieces that `latinForms` knows: 周结伦 → zhoujielun. A wrong character usually sounds like the
 * right one, since it was typed by its sound. What is not Chinese stays.
 */
export function soundOf(term: string): string {
  const pieces: string[] = [];
  for (const [at, one] of spoken(term).entries()) {
    if (at % longestOther === 0 || one.readings.length === 0) pieces.push("");
    pieces.push(`${pieces.pop()}${one.readings[0] ?? one.char}`);
  }
  return pieces.join(" ");
}

/** Adds every piece of up to `longest` syllables and its initials; with `through` only those that contain that syllable. */
function addPieces(forms: Set<string>, syllables: string[], longest: number, through?: number): void {
  for (let start = 0; start <= (through ?? syllables.length - 1); start++)
    for (let end = Math.max(start, through ?? 0) + 1; end <= Math.min(start + longest, syllables.length); end++) {
      const piece = syllables.slice(start, end);
      forms.add(piece.join(""));
      if (piece.length > 1) forms.add(piece.map((syllable) => syllable[0]).join(""));
    }
}

function runsOf(text: Spoken[]): Spoken[][] {
  const runs: Spoken[][] = [[]];
  for (const one of text) {
    if (one.readings.length > 0) runs.at(-1)?.push(one);
    else if (runs.at(-1)?.length) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

function withoutTone(reading: string): string {
  return reading
    .normalize("NFD")
    .replace(/u\u0308/g, "v")
    .replace(/[\u0300-\u036f]/g, "");
}
