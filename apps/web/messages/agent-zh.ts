/** What buyers read who have come by an agent's link. */
export const agentZh = {
  label: "代售",
  soldBy: (name: string) => `由 ${name} 代售`,
  theirs: "您看到的是它的配额，票款由开幕收取，票照常有效。",
  leave: "改为直接购买",
  endedTitle: "这个代售链接已失效",
  endedText: "代售方已停止售票，或链接不正确。您可以在本站直接购票。",
  toShows: "去看演出",
};
