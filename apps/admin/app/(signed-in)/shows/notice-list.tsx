"use client";

import type { Locale } from "@kaimu/site/locale";
import { Button, Icon } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import { noticeTemplates } from "../../../messages/notice-templates.ts";
import { TextBox, TextInput } from "./form-fields.tsx";
import type { Details } from "./shapes.ts";

type Notice = Details["notices"][number];
const most = 12;

/** The notices for buyers: added from templates, each then open to change. */
export function NoticeList(o: {
  notices: Notice[];
  tried: boolean;
  locale: Locale;
  onChange: (notices: Notice[]) => void;
}) {
  const texts = messages[o.locale].shows;
  const words = texts.details;
  const change = (at: number, more: Partial<Notice>) =>
    o.onChange(o.notices.map((one, i) => (i === at ? { ...one, ...more } : one)));
  const required = (text: string) => (o.tried && text.trim() === "" ? texts.required : undefined);
  const unused = noticeTemplates.filter((one) => !o.notices.some(({ title }) => title === one.title));
  return (
    <div className="grid gap-5">
      {o.notices.map((notice, at) => (
        // A notice has no id of its own; they are only added at the end and taken out one by one.
        <div key={at} className="grid gap-3 border-l-2 border-line-strong pl-4 md:grid-cols-2">
          <TextInput
            label={words.noticeTitle}
            value={notice.title}
            maxLength={40}
            error={required(notice.title)}
            onText={(title) => change(at, { title })}
          />
          <TextInput
            label={words.noticeTitleEn}
            value={notice.titleEn}
            maxLength={60}
            onText={(titleEn) => change(at, { titleEn })}
          />
          <TextBox
            label={words.noticeText}
            value={notice.text}
            rows={3}
            maxLength={1_000}
            error={required(notice.text)}
            onText={(text) => change(at, { text })}
          />
          <TextBox
            label={words.noticeTextEn}
            value={notice.textEn}
            rows={3}
            maxLength={2_000}
            onText={(textEn) => change(at, { textEn })}
          />
          <div className="md:col-span-2">
            <Button
              tone="plain"
              className="-ml-5"
              aria-label={`${words.remove} ${notice.title}`}
              onClick={() => o.onChange(o.notices.filter((_, i) => i !== at))}
            >
              {words.remove}
            </Button>
          </div>
        </div>
      ))}
      {o.notices.length < most && (
        <div className="flex flex-wrap gap-2">
          {unused.map((template) => (
            <AddButton
              key={template.title}
              text={o.locale === "zh" ? template.title : template.titleEn}
              onAdd={() => o.onChange([...o.notices, { ...template }])}
            />
          ))}
          <AddButton
            text={words.own}
            onAdd={() => o.onChange([...o.notices, { title: "", titleEn: "", text: "", textEn: "" }])}
          />
        </div>
      )}
    </div>
  );
}

function AddButton({ text, onAdd }: { text: string; onAdd: () => void }) {
  return (
    <Button tone="quiet" className="px-3 text-sm" onClick={onAdd}>
      <Icon name="plus" size={16} />
      {text}
    </Button>
  );
}
