import { inflateRawSync } from "node:zlib";

/** More than any day's bill unpacks to; a file that claims more is not one. */
const mostBytes = 256 * 1024 * 1024;

/** The files of a ZIP by name, read by its central directory; names and contents are GBK, as Alipay writes them. Throws when it is not one. */
export function unzipGbk(bytes: Buffer): Map<string, string> {
  const decoder = new TextDecoder("gbk");
  const end = bytes.lastIndexOf("PK\x05\x06", undefined, "latin1");
  if (end < 0) throw new Error("not a ZIP file");
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error("a ZIP file with a broken directory");
    const [method, size, nameLength] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
    ];
    const name = bytes.subarray(at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    // The local header has lengths of its own for name and extras.
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + size);
    const content = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: mostBytes });
    files.set(decoder.decode(name), decoder.decode(content));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}
