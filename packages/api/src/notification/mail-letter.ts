import { groundOf, readableOn } from "../platform/colour.ts";

/** What a mail of ours is made of. All of it is plain text: it is escaped here. */
export interface Letter {
  title: string;
  /** The small line above the title: what has happened. */
  kicker: string;
  /** The show's own colours, the ground first. */
  palette: readonly string[];
  facts: { name: string; text: string }[];
  items: { name: string; links: { text: string; href: string }[] }[];
  button: { text: string; href: string };
  foot: string;
}

export function row(name: string, text: string): { name: string; text: string } {
  return { name, text };
}

/** How every mail of ours ends. */
export const noReply = "此邮件由系统发出，请勿回复。";
/** The last lines of a mail as text. */
export const textEnd = [noReply, "", "开幕 Kaimu"];

const sans = "'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif";
const serif = "'Songti SC','Noto Serif CJK SC','STZhongsong','PingFang SC',serif";

/** A mail as HTML that old readers draw too: tables, inline styles, no pictures, no scripts. */
export function letterOf(o: Letter): string {
  const { ground, accent } = groundOf(o.palette);
  const ink = readableOn(ground);
  const facts = o.facts
    .map(
      ({ name, text }) =>
        `<tr><td style="padding:5px 16px 5px 0;color:#736b61;vertical-align:top;white-space:nowrap">${escape(name)}</td><td style="padding:5px 0;color:#1b1815">${escape(text)}</td></tr>`,
    )
    .join("");
  const items = o.items
    .map(({ name, links }) => {
      const ways = links
        .map(
          ({ text, href }) => `<a href="${escape(href)}" style="color:#a02a14;white-space:nowrap">${escape(text)}</a>`,
        )
        .join("&nbsp;&nbsp;&nbsp;");
      return `<tr><td style="padding:12px 16px 12px 0;border-top:1px dashed #cfc7ba;color:#1b1815;font-weight:bold">${escape(name)}</td><td align="right" style="padding:12px 0;border-top:1px dashed #cfc7ba;font-size:14px;line-height:26px">${ways}</td></tr>`;
    })
    .join("");
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escape(o.title)}</title></head>
<body style="margin:0;padding:0;background:#f1ede6;font-family:${sans}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f1ede6"><tr><td align="center" style="padding:28px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:10px;overflow:hidden">
<tr><td style="padding:26px 28px 30px;background:${ground};color:${ink}">
<div style="font-size:14px;color:${accent};font-weight:bold">${escape(o.kicker)}</div>
<h1 style="margin:10px 0 0;font-family:${serif};font-size:27px;line-height:36px;color:${ink}">${escape(o.title)}</h1>
</td></tr>
<tr><td style="padding:20px 28px 8px;font-size:16px;line-height:25px"><table role="presentation" cellpadding="0" cellspacing="0" style="font-size:16px;line-height:25px">${facts}</table></td></tr>
<tr><td style="padding:8px 28px 4px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="font-size:16px;line-height:25px">${items}</table></td></tr>
<tr><td style="padding:16px 28px 30px"><a href="${escape(o.button.href)}" style="display:inline-block;padding:12px 30px;border-radius:8px;background:#c2351b;color:#ffffff;font-weight:bold;text-decoration:none">${escape(o.button.text)}</a></td></tr>
</table>
<div style="max-width:560px;padding:18px 16px 0;color:#6a6259;font-size:13px;line-height:21px;text-align:left">${escape(o.foot)}<br><br>开幕 Kaimu</div>
</td></tr></table>
</body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
