import { readFile } from "node:fs/promises";
import { create, type Font } from "fontkit";

/*
 * Debian's fonts-noto-cjk. Text is set in the sans, which goes into the PDF as a subset: 65 KB whatever is in it, because the
 * subset keeps an entry for each of the font's subroutines. So it is one font only; the display letters are drawn as shapes.
 */
const folder = "/usr/share/fonts/opentype/noto";
const files = {
  sans: { file: "NotoSansCJK-Regular.ttc", name: "NotoSansCJKsc-Regular" },
  bold: { file: "NotoSansCJK-Bold.ttc", name: "NotoSansCJKsc-Bold" },
  serif: { file: "NotoSerifCJK-Bold.ttc", name: "NotoSerifCJKsc-Bold" },
};

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
  const [sans, bold, serif] = await Promise.all([read("sans"), read("bold"), read("serif")]);
  return {
    sans: { bytes: sans, name: files.sans.name },
    bold: create(bold, files.bold.name) as Font,
    serif: create(serif, files.serif.name) as Font,
  };
}

/** The bytes of one of the fonts, from `from`. */
export async function read(which: keyof typeof files, from = folder): Promise<Buffer> {
  const path = `${from}/${files[which].file}`;
  return readFile(path).catch((cause) => {
    throw new Error(`the font for printed tickets is missing: ${path}; install Debian's package fonts-noto-cjk`, {
      cause,
    });
  });
}
