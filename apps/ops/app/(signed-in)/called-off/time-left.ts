/** 40 秒, 12 分钟, 3 小时: as exact as a measured rate is. */
export function timeLeft(
  seconds: number,
  words: { leftSeconds: string; leftMinutes: string; leftHours: string },
): string {
  if (seconds < 90) return words.leftSeconds.replace("{n}", String(seconds));
  if (seconds < 5_400) return words.leftMinutes.replace("{n}", String(Math.round(seconds / 60)));
  return words.leftHours.replace("{n}", String(Math.round(seconds / 3_600)));
}
