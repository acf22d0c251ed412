import { type ComponentProps, type ReactNode, useId } from "react";

const box =
  "w-full min-w-0 rounded-control border border-line-strong bg-sheet px-3 text-base text-ink focus-within:border-ink aria-invalid:border-bad";
const labelClass = "text-sm font-semibold text-ink-2";

interface Around {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  className?: string;
}

/** A labelled input, select or text box; what is wrong with it stands under it and is read out with it. */
function Labelled({
  label,
  hint,
  error,
  className = "",
  children,
}: Around & { children: (ids: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={`grid content-start gap-1 ${className}`}>
      <label htmlFor={id} className={labelClass}>
        {label}
      </label>
      {children({
        id,
        ...(described ? { "aria-describedby": described } : {}),
        ...(error ? { "aria-invalid": true as const } : {}),
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

/** One line of text, a number or a time. */
export function TextInput({
  label,
  hint,
  error,
  className,
  onText,
  ...input
}: Around & Omit<ComponentProps<"input">, "className" | "onChange"> & { onText: (text: string) => void }) {
  return (
    <Labelled {...{ label, hint, error }} {...(className ? { className } : {})}>
      {(ids) => (
        <input {...input} {...ids} onChange={(event) => onText(event.target.value)} className={`${box} min-h-touch`} />
      )}
    </Labelled>
  );
}

/** Several lines of text. */
export function TextBox({
  label,
  hint,
  error,
  className,
  onText,
  ...input
}: Around & Omit<ComponentProps<"textarea">, "className" | "onChange"> & { onText: (text: string) => void }) {
  return (
    <Labelled {...{ label, hint, error }} {...(className ? { className } : {})}>
      {(ids) => (
        <textarea {...input} {...ids} onChange={(event) => onText(event.target.value)} className={`${box} py-2`} />
      )}
    </Labelled>
  );
}

/** One of several. */
export function Choice({
  label,
  hint,
  error,
  className,
  onText,
  children,
  ...input
}: Around & Omit<ComponentProps<"select">, "className" | "onChange"> & { onText: (text: string) => void }) {
  return (
    <Labelled {...{ label, hint, error }} {...(className ? { className } : {})}>
      {(ids) => (
        <select {...input} {...ids} onChange={(event) => onText(event.target.value)} className={`${box} min-h-touch`}>
          {children}
        </select>
      )}
    </Labelled>
  );
}

/** What can be chosen: names by their keys, in their order. */
export function Options({ of }: { of: Record<string, string> }) {
  return Object.entries(of).map(([key, name]) => (
    <option key={key} value={key}>
      {name}
    </option>
  ));
}

/** A part of a form with its heading. */
export function FormPart({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="grid gap-4 border-t border-line pt-5">
      <div>
        <h2 className="text-lg font-bold">{title}</h2>
        {lead && <p className="text-sm text-ink-2">{lead}</p>}
      </div>
      {children}
    </section>
  );
}

/** Leads to the first thing that is wrong, once the form has been drawn with its errors. */
export function focusFault(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}
