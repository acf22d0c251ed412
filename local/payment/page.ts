import { readFileSync } from "node:fs";

const STYLE = readFileSync(new URL("./page.css", import.meta.url), "utf8");
const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text made safe inside HTML, attributes included. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** A whole page of the sandbox, under the band that says what it is. `content` is HTML. */
export function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)} · 沙箱收银台</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<header class="band"><b>沙箱收银台</b><span>演练环境，不会真的扣款</span></header>
${content}
</body>
</html>`;
}
