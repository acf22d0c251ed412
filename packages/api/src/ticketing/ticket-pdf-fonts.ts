import { create, type Font } from "fontkit";
import { notoFaces, readNoto } from "../platform/noto-font.ts";

/*
 * Debian's fonts-noto-cjk. Text is set in the sans, which goes into the PDF as a subset: 65 KB whatever is in it, because the
 * subset keeps an entry for each of the font's subroutines. So it is one font only; the display letters are drawn as shapes.
 */
export interface TicketFonts {
  /** The collection's bytes and the font's name in it, as pdfkit embeds them. */
  sans: { bytes: Buffer; name: string };
  bold: Font;
  serif: Font;
}

let kept: Promise<TicketFonts> | undefined;

/** The fonts of printed tickets, read once a process (some 65 MB, only where tickets are printed). Throws what to install when one is missing. */
export function ticketFonts(): Promise<TicketFonts> {
  kept ??= readFonts().catch((error) => {
    kept = undefined;
    throw error;
  });
  return kept;
}

async function readFonts(): Promise<TicketFonts> {
  const [sans, bold, serif] = await Promise.all([readNoto("sans"), readNoto("bold"), readNoto("serif")]);
  return {
    sans: { bytes: sans, name: notoFaces.sans.name },
    bold: create(bold, notoFaces.bold.name) as Font,
    serif: create(serif, notoFaces.serif.name) as Font,
  };
}
