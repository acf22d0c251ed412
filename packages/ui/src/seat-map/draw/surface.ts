/** What is drawn on, on the page or beside it. */
export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A drawing beside the page. */
export interface Surface {
  image: OffscreenCanvas | HTMLCanvasElement;
  pen: Pen;
}

/** The typeface of all words on the map. */
export const typeface = '"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",system-ui,sans-serif';

/** A drawing of this size in device pixels; opaque ones are put on the page faster. */
export function newSurface(width: number, height: number, opaque: boolean): Surface {
  const image =
    typeof OffscreenCanvas === "function" ? new OffscreenCanvas(width, height) : document.createElement("canvas");
  image.width = width;
  image.height = height;
  const pen = image.getContext("2d", { alpha: !opaque }) as Pen | null;
  if (!pen) throw new Error("this browser draws no canvas");
  return { image, pen };
}
