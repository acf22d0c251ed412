import type { Category } from "@kaimu/db";
import { refundWords } from "./refund-rules.ts";
import type { DemoShow } from "./show.ts";

interface Notice {
  title: string;
  titleEn: string;
  text: string;
  textEn: string;
}

/** What a buyer should know, by the kind of show and the terms it is sold under. */
export function noticesOf(show: DemoShow): Notice[] {
  return [
    buying,
    ...(show.realName ? [realName] : []),
    show.category === "exhibition" ? timedEntry : gettingIn,
    ...(byCategory[show.category] ?? []),
    ...(show.transferable && !show.realName ? [passingOn] : []),
    { title: "退票说明", titleEn: "Refunds", ...refundWords(show.refund) },
  ];
}

const buying: Notice = {
  title: "购票须知",
  titleEn: "Before you buy",
  text: "下单后请在 15 分钟内完成支付，超时订单自动关闭，位置重新开放。",
  textEn: "Please pay within 15 minutes of placing the order; after that it closes and the places go back on sale.",
};
const realName: Notice = {
  title: "实名制",
  titleEn: "Named tickets",
  text: "每张票须填写一位观演人的有效证件，一人一证一票；入场时请携带证件原件，人、证、票一致方可入场。门票不得转让。",
  textEn:
    "Each ticket is for one person, named with a document; one document, one ticket. Bring the document itself to the gate. Tickets cannot be passed on.",
};
const gettingIn: Notice = {
  title: "入场须知",
  titleEn: "Getting in",
  text: "凭电子票二维码入场，一码一人。请提前 30 分钟到场。",
  textEn: "Show the QR of your ticket, one code a person. Please come 30 minutes early.",
};
const timedEntry: Notice = {
  title: "分时入场",
  titleEn: "Timed entry",
  text: "请在所选时段的第一个小时内入场，入场后不限时长，闭馆前 30 分钟停止入场。",
  textEn: "Come within the first hour of your slot and stay as long as you like. Last entry 30 minutes before closing.",
};
const passingOn: Notice = {
  title: "转赠",
  titleEn: "Passing on",
  text: "开演前 2 小时可将电子票转赠给亲友一次，转赠后原二维码失效。",
  textEn: "Until two hours before the start a ticket can be passed on once; the old code then no longer opens.",
};
const seated: Notice = {
  title: "迟到与儿童",
  titleEn: "Late arrivals and children",
  text: "迟到观众请听从引导，在适当时机入场。1.2 米以下儿童谢绝入场，儿童一人一票。",
  textEn: "Latecomers are let in at a suitable break. No children under 1.2 m; every child needs a ticket.",
};
const byCategory: Partial<Record<Category, Notice[]>> = {
  concert: [
    {
      title: "禁止携带",
      titleEn: "Please leave at home",
      text: "专业摄影录音设备、自拍杆、瓶装饮料、荧光棒以外的发光物禁止带入，请勿佩戴头戴式灯牌。",
      textEn: "No professional cameras or recorders, selfie sticks, bottles, or lights other than light sticks.",
    },
  ],
  theatre: [seated],
  musical: [seated],
  dance: [seated],
  children: [
    {
      title: "观演年龄",
      titleEn: "Age",
      text: "建议 4 岁以上儿童在家长陪同下观看，成人与儿童均须凭票入场。婴儿车可寄存于存衣处。",
      textEn: "For children over four with a grown-up; everyone needs a ticket. Prams can be left at the cloakroom.",
    },
  ],
  sport: [
    {
      title: "安全提示",
      titleEn: "Safety",
      text: "赛程可能因天气或转播调整，请以当日公告为准。请勿向场内投掷物品。",
      textEn: "Times may move for weather or broadcasting. Please throw nothing towards the field.",
    },
  ],
  exhibition: [
    {
      title: "观展须知",
      titleEn: "In the exhibition",
      text: "可以拍照，请关闭闪光灯；请勿触摸展品。周一闭馆。",
      textEn: "Photographs are welcome without flash. Please do not touch. Closed on Mondays.",
    },
  ],
  talk_show: [
    {
      title: "温馨提示",
      titleEn: "Good to know",
      text: "演出内容可能涉及成人话题，建议 16 岁以上观看。现场禁止录音录像。",
      textEn: "Suggested for ages 16 and over. No recording of any kind.",
    },
  ],
};
