import type { Messages } from "../messages/zh.ts";

export type Category = keyof Messages["categories"];

/** The kinds of shows in the order pages list them. */
export const categories: readonly Category[] = [
  "concert",
  "theatre",
  "musical",
  "dance",
  "talk_show",
  "children",
  "exhibition",
  "sport",
];
