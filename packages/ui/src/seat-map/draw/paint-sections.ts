import { mix } from "./ink.ts";
import { type Frame, isDimmed, type Scene } from "./scene.ts";
import type { Pen } from "./surface.ts";

/** How a section looks from afar: its cheapest tier's colour, paler the fuller it is; grey when nothing is left. */
export interface SectionLook {
  fill: string;
  edge: string;
  soldOut: boolean;
  /** The share of its places that is free, 0…1. */
  free: number;
}

/** The look of a section at the moment. */
export function sectionLook(scene: Scene, at: number): SectionLook {
  const { ink, tiers } = scene;
  const count = scene.counts.of(at);
  const free = count.total ? count.free / count.total : 0;
  const shown = scene.only
    ? [...scene.only].filter((tier) => count.freeOfTier[tier]).sort((a, b) => priceOf(scene, a) - priceOf(scene, b))[0]
    : count.cheapest;
  const tier = tiers[shown ?? -1];
  if (!tier || !count.free) {
    const fill = ink.dark ? mix(ink.paper, ink.ink, 0.07) : mix(ink.paper, ink.ink, 0.06);
    return { fill, edge: mix(ink.paper, ink.ink, 0.2), soldOut: count.total > 0 && !count.free, free: 0 };
  }
  const strength = free > 0.66 ? 0.95 : free > 0.33 ? 0.78 : free > 0.1 ? 0.6 : 0.42;
  const fill = mix(ink.paper, tier.colour, isDimmed(scene, shown ?? -1) ? 0.15 : strength);
  return { fill, edge: mix(fill, ink.dark ? "#000000" : ink.ink, 0.25), soldOut: false, free };
}

function priceOf(scene: Scene, tier: number): number {
  return scene.tiers[tier]?.priceFen ?? 0;
}

/** Sections as shapes. */
export function paintSections(pen: Pen, scene: Scene, frame: Frame, shown: number[]): void {
  pen.lineJoin = "round";
  for (const at of shown) {
    const look = sectionLook(scene, at);
    pen.beginPath();
    tracePolygon(pen, scene.index.sections[at]?.section.outline ?? []);
    pen.fillStyle = look.fill;
    pen.fill();
    pen.strokeStyle = look.edge;
    pen.lineWidth = 0.75 / frame.scale;
    pen.stroke();
  }
}

/** The ground sections stand on when their seats are drawn; standing areas keep their colour. */
export function paintGrounds(pen: Pen, scene: Scene, frame: Frame, shown: number[]): void {
  const { ink } = scene;
  const standing = shown.filter((at) => scene.index.sections[at]?.standing);
  pen.beginPath();
  for (const at of shown) tracePolygon(pen, scene.index.sections[at]?.section.outline ?? []);
  pen.fillStyle = ink.sheet;
  pen.fill();
  pen.strokeStyle = ink.dark ? mix(ink.paper, ink.ink, 0.2) : mix(ink.paper, ink.ink, 0.14);
  pen.lineWidth = 1 / frame.scale;
  pen.stroke();
  if (standing.length) paintSections(pen, scene, frame, standing);
}

/** Adds an outline x0,y0,x1,y1… to the path. */
export function tracePolygon(pen: Pen, outline: readonly number[]): void {
  for (let i = 0; i + 1 < outline.length; i += 2) {
    const [x, y] = [outline[i] ?? 0, outline[i + 1] ?? 0];
    if (i === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  }
  pen.closePath();
}
