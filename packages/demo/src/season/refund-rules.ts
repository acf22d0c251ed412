/** When money goes back, and how much of it is kept. From step to step, the first that still applies counts. */
export const refundRules = {
  easy: {
    steps: [
      { untilHoursBefore: 168, keepPercent: 0 },
      { untilHoursBefore: 72, keepPercent: 10 },
      { untilHoursBefore: 24, keepPercent: 30 },
    ],
  },
  standard: { steps: [{ untilHoursBefore: 48, keepPercent: 20 }] },
  strict: {
    steps: [
      { untilHoursBefore: 360, keepPercent: 10 },
      { untilHoursBefore: 168, keepPercent: 30 },
      { untilHoursBefore: 72, keepPercent: 50 },
    ],
  },
  never: { steps: [] },
};

export type RefundKey = keyof typeof refundRules;

/** The rule in words, so that the page and the rule say the same. */
export function refundWords(key: RefundKey): { text: string; textEn: string } {
  const { steps } = refundRules[key];
  if (steps.length === 0)
    return {
      text: "本项目不支持退票。演出取消或延期的，票款原路退回。",
      textEn:
        "Tickets cannot be returned. Should the show be cancelled or moved, your money goes back the way it came.",
    };
  const zh = steps.map(({ untilHoursBefore, keepPercent }) => {
    const cost = keepPercent === 0 ? "免手续费" : `收取票款 ${keepPercent}% 的手续费`;
    return `开演前 ${inWords(untilHoursBefore, "天", "小时")}以上${cost}`;
  });
  const en = steps.map(({ untilHoursBefore, keepPercent }) => {
    const cost = keepPercent === 0 ? "free of charge" : `for ${keepPercent}% of the price`;
    return `up to ${inWords(untilHoursBefore, "days", "hours")} before the start ${cost}`;
  });
  return {
    text: `${zh.join("；")}；之后不支持退票。`,
    textEn: `You can return tickets ${en.join(", ")}; not after that.`,
  };
}

function inWords(hours: number, days: string, hoursWord: string): string {
  return hours % 24 === 0 && hours > 48 ? `${hours / 24} ${days}` : `${hours} ${hoursWord}`;
}
