/** Palettes that posters are offered in: ground, then two inks that stand out from it. */
export const palettes = [
  ["#1b1b2f", "#e43f5a", "#f6c90e"],
  ["#3b2f2f", "#c08552", "#f3e9dc"],
  ["#0f3460", "#f9d56e", "#e9f5db"],
  ["#05668d", "#f0f3bd", "#02c39a"],
  ["#f8f4e3", "#d4cdc3", "#2a2b2a"],
  ["#7f1d1d", "#fbbf24", "#111827"],
  ["#e0fbfc", "#3d5a80", "#ee6c4d"],
  ["#283618", "#fefae0", "#dda15e"],
] as const;

/** A poster to begin with. */
export const firstPoster = { seed: 1, motif: "curtain", palette: [...palettes[0]] };
