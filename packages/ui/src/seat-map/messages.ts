import type { Locale } from "../locale.ts";

/** Every text of the seat map and the seat list. An app may give its own. */
export interface SeatMapMessages {
  map: string;
  keys: string;
  stage: string;
  zoomIn: string;
  zoomOut: string;
  whole: string;
  overview: string;
  prices: string;
  allPrices: string;
  free: string;
  mine: string;
  held: string;
  sold: string;
  notForSale: string;
  standing: string;
  left: (count: number) => string;
  soldOut: string;
  limit: (count: number) => string;
  chosen: (seat: string) => string;
  letGo: (seat: string) => string;
  list: string;
  row: (name: string) => string;
  seat: (number: number) => string;
  takePlace: string;
  givePlace: string;
  places: (count: number) => string;
}

const zh: SeatMapMessages = {
  map: "座位图",
  keys: "用方向键移动，回车选座，加号和减号缩放，Home 看全场。",
  stage: "舞台",
  zoomIn: "放大",
  zoomOut: "缩小",
  whole: "看全场",
  overview: "全场缩略图",
  prices: "按票价筛选",
  allPrices: "全部票价",
  free: "可选",
  mine: "已选",
  held: "他人锁定",
  sold: "已售",
  notForSale: "不可售",
  standing: "站席",
  left: (count) => `余 ${count}`,
  soldOut: "售罄",
  limit: (count) => `最多选 ${count} 张`,
  chosen: (seat) => `已选 ${seat}`,
  letGo: (seat) => `已取消 ${seat}`,
  list: "座位列表",
  row: (name) => `${name}排`,
  seat: (number) => `${number}座`,
  takePlace: "加一张",
  givePlace: "减一张",
  places: (count) => `已选 ${count} 张`,
};

const en: SeatMapMessages = {
  map: "Seat map",
  keys: "Arrow keys move, Enter chooses, plus and minus zoom, Home shows the whole venue.",
  stage: "Stage",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  whole: "Whole venue",
  overview: "Small map of the whole venue",
  prices: "Filter by price",
  allPrices: "All prices",
  free: "available",
  mine: "yours",
  held: "held by others",
  sold: "sold",
  notForSale: "not for sale",
  standing: "Standing",
  left: (count) => `${count} left`,
  soldOut: "Sold out",
  limit: (count) => `${count} tickets at most`,
  chosen: (seat) => `Chosen: ${seat}`,
  letGo: (seat) => `Let go: ${seat}`,
  list: "List of seats",
  row: (name) => `Row ${name}`,
  seat: (number) => `Seat ${number}`,
  takePlace: "One more",
  givePlace: "One less",
  places: (count) => `${count} chosen`,
};

export const seatMapMessages: Record<Locale, SeatMapMessages> = { zh, en };
