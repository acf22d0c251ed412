import type { Messages } from "../messages/zh.ts";
import type { Gateway } from "../reading/answers.ts";

/** Which way to pay; nothing to choose where there is one. */
export function ChooseGateway({
  gateways,
  chosen,
  onChoose,
  t,
}: {
  gateways: Gateway[];
  chosen: Gateway | undefined;
  onChoose: (gateway: Gateway) => void;
  t: Messages;
}) {
  if (gateways.length < 2) return null;
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">{t.pay.how}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {gateways.map((gateway) => (
          <label
            key={gateway}
            className="flex min-h-13 cursor-pointer items-center gap-3 rounded-control bg-sheet px-4 py-3 ring-1 ring-line has-checked:ring-2 has-checked:ring-accent"
          >
            <input
              type="radio"
              name="gateway"
              className="size-4.5 accent-accent"
              checked={gateway === chosen}
              onChange={() => onChoose(gateway)}
            />
            <span className="font-semibold">{t.pay.names[gateway]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
