import { readFile } from "node:fs/promises";

/** Where Debian's fonts-noto-cjk puts them. */
const folder = "/usr/share/fonts/opentype/noto";

/** The faces that PDFs are set in: the collection's file, and the font's name in it. */
export const notoFaces = {
  sans: { file: "NotoSansCJK-Regular.ttc", name: "NotoSansCJKsc-Regular" },
  bold: { file: "NotoSansCJK-Bold.ttc", name: "NotoSansCJKsc-Bold" },
  serif: { file: "NotoSerifCJK-Bold.ttc", name: "NotoSerifCJKsc-Bold" },
};

/** The bytes of one of the fonts, from `from`. Throws what to install when it is missing. */
export async function readNoto(which: keyof typeof notoFaces, from = folder): Promise<Buffer> {
  const path = `${from}/${notoFaces[which].file}`;
  return readFile(path).catch((cause) => {
    throw new Error(`the font for printed pages is missing: ${path}; install Debian's package fonts-noto-cjk`, {
      cause,
    });
  });
}
