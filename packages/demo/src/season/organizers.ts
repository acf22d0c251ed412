/** The first is whom the demo's organizer account works for. */
export const organizers = {
  dawn: { name: "破晓文化", nameEn: "Dawn Live" },
  harbour: { name: "海湾剧社", nameEn: "Harbour Stage Company" },
  lotus: { name: "莲台舞蹈剧院", nameEn: "Lotus Terrace Dance Theatre" },
  northwind: { name: "北风体育", nameEn: "Northwind Sports" },
  magpie: { name: "喜鹊亲子剧团", nameEn: "Magpie Children's Theatre" },
  lookout: { name: "望楼展览", nameEn: "Lookout Exhibitions" },
  echo: { name: "回声谷喜剧", nameEn: "Echo Valley Comedy" },
  longriver: { name: "长河音乐", nameEn: "Long River Music" },
} as const;

export type OrganizerKey = keyof typeof organizers;

/** What the platform keeps of a ticket's price, in hundredths of a percent: 3 %. */
export const feePermyriad = 300;
