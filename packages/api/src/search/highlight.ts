import { type Spoken, spoken } from "./spelling.ts";
import { isChinese, pairsOf } from "./terms.ts";

/** A text in pieces; those that were asked for are marked. Pieces, not HTML: a page can draw them without trusting them. */
export type Highlighted = { text: string; hit: boolean }[];

/**
 * Marks what the terms (of `termsOf`) have found in a text: the words themselves, Chinese by its pinyin (chag → 茶馆) or by
 * initials (zjl → 周杰伦), and of a Chinese term that is not there as a whole the pairs that are.
 */
export function highlight(text: string, terms: string[]): Highlighted {
  const chars = spoken(text);
  const marked = chars.map(() => false);
  for (const term of terms) for (const [from, to] of placesOf(chars, term)) marked.fill(true, from, to);

  const pieces: Highlighted = [];
  for (const [at, { char }] of chars.entries()) {
    const last = pieces.at(-1);
    if (last && last.hit === marked[at]) last.text += char;
    else pieces.push({ text: char, hit: marked[at] ?? false });
  }
  return pieces;
}

/** Whether anything of it is marked. */
export function isMarked(pieces: Highlighted): boolean {
  return pieces.some((piece) => piece.hit);
}

type Place = [from: number, to: number];

function placesOf(chars: Spoken[], term: string): Place[] {
  const asWritten = places(chars, (from) => writtenTo(chars, from, term));
  if (asWritten.length > 0) return asWritten;
  if (isChinese(term)) return pairsOf(term).flatMap((pair) => places(chars, (from) => writtenTo(chars, from, pair)));
  const bySound = places(chars, (from) => spokenTo(chars, from, term));
  return bySound.length > 0 || term.length < 2 ? bySound : places(chars, (from) => initialsTo(chars, from, term));
}

function places(chars: Spoken[], endOf: (from: number) => number | undefined): Place[] {
  return chars.flatMap((_, from) => {
    const to = endOf(from);
    return to === undefined ? [] : [[from, to] as Place];
  });
}

function writtenTo(chars: Spoken[], from: number, term: string): number | undefined {
  // Words are found by how they begin, so "he" has not found "the".
  if (!isChinese(term) && /^[^\P{L}\p{Script=Han}]$/u.test(chars[from - 1]?.char ?? "")) return undefined;
  const asked = [...term];
  return asked.every((char, at) => chars[from + at]?.char.toLowerCase() === char) ? from + asked.length : undefined;
}

function spokenTo(chars: Spoken[], from: number, term: string): number | undefined {
  for (const reading of chars[from]?.readings ?? []) {
    if (reading.startsWith(term)) return from + 1;
    const to = term.startsWith(reading) ? spokenTo(chars, from + 1, term.slice(reading.length)) : undefined;
    if (to !== undefined) return to;
  }
  return undefined;
}

function initialsTo(chars: Spoken[], from: number, term: string): number | undefined {
  const initials = [...term];
  const all = initials.every((initial, at) => chars[from + at]?.readings.some((reading) => reading[0] === initial));
  return all ? from + initials.length : undefined;
}
