import { city } from "./motifs/city.ts";
import { curtain } from "./motifs/curtain.ts";
import { dance } from "./motifs/dance.ts";
import { guitar } from "./motifs/guitar.ts";
import { mask } from "./motifs/mask.ts";
import { moon } from "./motifs/moon.ts";
import { spotlight } from "./motifs/spotlight.ts";
import { waves } from "./motifs/waves.ts";
import type { Pen } from "./pen.ts";

const motifs: Record<string, (pen: Pen) => string> = { city, curtain, dance, guitar, mask, moon, spotlight, waves };

/** The names a poster's motif may have. */
export const motifNames = Object.keys(motifs);

/** Draws a motif on a ground of 300 × 400, its subject above y = 290; one it does not know becomes a curtain. */
export function drawMotif(name: string, pen: Pen): string {
  return (motifs[name] ?? curtain)(pen);
}
